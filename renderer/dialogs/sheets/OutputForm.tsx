/** As what the sheets are written. */
import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { DOTS_PER_INCH, SHEET_FORMATS, type SheetChoices } from '../../state/work/sheets.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

export function OutputForm({ choices, several, onChange }: { choices: SheetChoices; several: boolean; onChange: (choices: SheetChoices) => void }): ReactNode {
  const translate = useText();
  const { format, dotsPerInch, oneFile } = choices;
  return (
    <span className="sheets-output row">
      <Segments name={translate('sheet.dialog.format')} value={format} onChange={(value) => onChange({ ...choices, format: value })} options={SHEET_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))} />
      {format === 'png' && (
        <Select<number>
          aria-label={translate('sheet.dialog.resolution')}
          value={dotsPerInch}
          onChange={(value) => onChange({ ...choices, dotsPerInch: value })}
          options={DOTS_PER_INCH.map((value) => ({ value: value as number, label: translate('sheet.dialog.dots', { dots: value }) }))}
        />
      )}
      {format === 'pdf' && several && (
        <Checkbox checked={oneFile} onChange={(event) => onChange({ ...choices, oneFile: event.target.checked })}>
          {translate('sheet.dialog.oneFile')}
        </Checkbox>
      )}
    </span>
  );
}
