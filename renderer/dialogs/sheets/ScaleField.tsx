/** The scale of a sheet: fitted, one of the round ones, or any that is typed. */
import { AutoComplete, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { scaleText } from '../../../shared/figure/furniture.ts';
import { readScale, ROUND_SCALES } from '../../../shared/figure/sheet.ts';
import { useText } from '../../ui/text.ts';

/** `denominator`: null where the scale is fitted to the ground. */
export function ScaleField({ denominator, onChange }: { denominator: number | null; onChange: (denominator: number | null) => void }): ReactNode {
  const translate = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const fitted = translate('sheet.dialog.fitted');
  // `1:` and `2` are the beginning of a scale.
  const wrong = typed !== null && typed !== fitted && typed.trim() !== '' && readScale(typed) === null && readScale(`${typed}1000`) === null;
  const take = (text: string): void => {
    setTyped(text);
    const read = readScale(text);
    if (text.trim() === '' || text === fitted) onChange(null);
    else if (read !== null) onChange(read);
  };
  return (
    <div className="sheets-field">
      <span>{translate('sheet.scale')}</span>
      <AutoComplete
        // All scales stay offered, whatever is typed.
        showSearch={{ filterOption: false }}
        value={typed ?? (denominator === null ? '' : scaleText(denominator))}
        onChange={take}
        onSelect={() => setTyped(null)}
        // What was not understood is not what is printed.
        onBlur={() => setTyped(null)}
        options={[{ value: fitted }, ...ROUND_SCALES.map((each) => ({ value: scaleText(each) }))]}
      >
        <Input size="small" aria-label={translate('sheet.scale')} placeholder={translate('scaling.placeholder')} {...(wrong && { status: 'error' as const, 'aria-invalid': true })} />
      </AutoComplete>
      {wrong && (
        <p className="sheets-field-words danger small" role="alert">
          {translate('scaling.notUnderstood')}
        </p>
      )}
    </div>
  );
}
