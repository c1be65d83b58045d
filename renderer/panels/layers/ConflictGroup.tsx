/** 分析结果: the conflict areas of the newest run, which are findings and not a layer of their own. */
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { shortTime } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { useText } from '../../ui/text.ts';
import { FoldButton } from './GroupHead.tsx';

export function ConflictGroup(): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(true);
  const run = useWorkspace((state) => state.runs[0] ?? null);
  const count = useWorkspace((state) => state.findings.filter((finding) => finding.extent !== null).length);
  const visible = useView((view) => view.conflictsVisible);
  if (run === null) return null;
  const show = (next: boolean): void => useView.setState({ conflictsVisible: next });
  const name = translate('window.group.results');
  return (
    <section>
      <div className="tree-row group">
        <FoldButton open={open} name={name} onToggle={() => setOpen(!open)} />
        <Checkbox
          aria-label={translate('window.layers.showGroup', { name })}
          checked={visible}
          onChange={(event) => show(event.target.checked)}
        />
        <button type="button" className="name" tabIndex={-1} onClick={() => setOpen(!open)}>
          {name}
        </button>
      </div>
      {open && (
        <div className={`tree-row${visible ? '' : ' off'}`}>
          <span className="fold" />
          <Checkbox
            aria-label={translate('window.layers.showConflicts')}
            checked={visible}
            onChange={(event) => show(event.target.checked)}
          />
          <Swatch symbol={symbolByKey('result.conflict.active')} />
          <span className="name ellipsis" title={translate('window.layers.conflicts', { time: shortTime(run.finishedAt).slice(0, 5) })}>{translate('window.layers.conflicts', { time: shortTime(run.finishedAt).slice(0, 5) })}</span>
          <span className="count">{formatNumber(count, 0)}</span>
        </div>
      )}
    </section>
  );
}
