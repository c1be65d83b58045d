/** One sheet per mine, or the ground that the map shows. */
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { usePointer } from '../../state/view.ts';
import type { SheetsSubject } from '../../state/work/sheets.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

export function SubjectForm({ subject, rights, onChange }: { subject: SheetsSubject; rights: readonly MiningRight[]; onChange: (subject: SheetsSubject) => void }): ReactNode {
  const translate = useText();
  const hasExtent = usePointer((state) => state.extent !== null);
  const rightIds = subject.kind === 'mines' ? subject.rightIds : [];
  const choose = (kind: SheetsSubject['kind']): void => onChange(kind === 'ground' ? { kind } : { kind, rightIds: rights.slice(0, 1).map(({ id }) => id) });
  return (
    <section className="sheets-group">
      <h3>{translate('sheet.dialog.subject')}</h3>
      <Segments<SheetsSubject['kind']>
        full
        name={translate('sheet.dialog.subject')}
        value={subject.kind}
        onChange={choose}
        options={[
          { value: 'mines', label: translate('sheet.dialog.mines') },
          { value: 'ground', label: translate('sheet.dialog.ground') },
        ]}
      />
      {subject.kind === 'mines' ? (
        <>
          <Select
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={translate('sheet.dialog.whichMines')}
            placeholder={translate('sheet.dialog.whichMines')}
            value={[...rightIds]}
            onChange={(chosen: string[]) => onChange({ kind: 'mines', rightIds: chosen })}
            options={rights.map((right) => ({ value: right.id, label: right.mineName }))}
          />
          <div className="row">
            <span className="quiet small">{translate('sheet.dialog.minesChosen', { count: rightIds.length, total: rights.length })}</span>
            <span className="spacer" />
            <Button size="small" type="text" disabled={rightIds.length === rights.length} onClick={() => onChange({ kind: 'mines', rightIds: rights.map(({ id }) => id) })}>
              {translate('sheet.dialog.allMines')}
            </Button>
          </div>
        </>
      ) : (
        <p className="quiet small">{translate(hasExtent ? 'sheet.dialog.groundNote' : 'sheet.dialog.noGround')}</p>
      )}
    </section>
  );
}
