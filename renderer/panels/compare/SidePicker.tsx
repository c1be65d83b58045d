/** What one side of the comparison shows alone. */
import { Checkbox, Popover } from 'antd';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCompare, type Comparable } from '../../state/compare.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { sideWords } from './side-words.ts';

export function SidePicker({ side, items }: { side: 'left' | 'right'; items: readonly Comparable[] }): ReactNode {
  const translate = useText();
  const compare = useCompare();
  const own = compare[side];
  const name = translate(compare.mode === 'spyglass' ? (side === 'left' ? 'compare.side.ground' : 'compare.side.lens') : `compare.side.${side}`);
  const choose = (id: string, chosen: boolean): void => {
    useCompare.setState({ [side]: chosen ? [...own, id] : own.filter((each) => each !== id) });
  };
  return (
    <Popover
      trigger="click"
      placement="top"
      arrow={false}
      content={
        <div className="compare-choice">
          <p className="quiet small">{translate('compare.side.note')}</p>
          <ul aria-label={name}>
            {items.map((item) => (
              <li key={item.id}>
                <Checkbox checked={own.includes(item.id)} onChange={(event) => choose(item.id, event.target.checked)}>
                  {item.name}
                </Checkbox>
                <span className="quiet small nowrap">{item.date ?? translate('compare.undated')}</span>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <button type="button" className="compare-side" title={name}>
        <b>{side === 'left' ? 'A' : 'B'}</b>
        <span className="ellipsis">{sideWords(items, own, translate).label}</span>
        <Icon of={ChevronDown} size={14} />
      </button>
    </Popover>
  );
}
