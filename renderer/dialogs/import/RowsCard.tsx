/** The first rows in the chosen encoding, meanings over source names; what each field means can be changed (mock b). */
import { Button, Input, Select } from 'antd';
import { ArrowRightLeft } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { lacksRightNames } from '../../../shared/formats/content-checks.ts';
import { proposeVintage } from '../../../shared/formats/vintage-proposal.ts';
import { FIELD_MEANINGS } from '../../../shared/model/field-meanings.ts';
import { LAYER_ROLES, type LayerRole } from '../../../shared/model/layer.ts';
import { fieldWords } from '../../../shared/formats/field-words.ts';
import { valueInWords } from '../../../shared/formats/value-words.ts';
import { chooseName, chooseRole, chooseVintage } from '../../state/importing/choices.ts';
import type { ImportSet } from '../../state/importing/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { FieldMappingEditor } from './FieldMappingEditor.tsx';

export function RowsCard({ set, preview, choices }: { set: ImportSet; preview: ImportPreview; choices: ImportChoices }): ReactNode {
  const translate = useText();
  const [editing, setEditing] = useState(false);
  const meanings = FIELD_MEANINGS[choices.role];
  const proposal = useMemo(() => proposeVintage(preview), [preview]);
  const matched = meanings.filter(({ meaning }) => choices.mapping[meaning] !== undefined).length;
  return (
    <section
      className="region rows-card"
      aria-label={translate('window.rows.title', { shown: preview.rows.length, total: preview.featureCount })}
    >
      <header>
        <h3>{translate('window.rows.title', { shown: preview.rows.length, total: formatNumber(preview.featureCount, 0) })}</h3>
        <span className="quiet small ellipsis">
          {meanings.length > 0
            ? translate('window.rows.matched', { role: translate(`window.role.${choices.role}`), matched, total: meanings.length })
            : ''}
        </span>
        <span className="spacer" />
        <Button
          size="small"
          icon={<Icon of={ArrowRightLeft} size={14} />}
          aria-pressed={editing}
          type={editing ? 'primary' : 'default'}
          ghost={editing}
          disabled={meanings.length === 0}
          onClick={() => setEditing(!editing)}
        >
          {translate('window.rows.mapping')}
        </Button>
      </header>
      <div className="rows-choices">
        <label>
          <span>{translate('window.rows.name')}</span>
          <Input size="small" style={{ width: 190 }} value={choices.name} onChange={(event) => chooseName(set.index, event.target.value)} />
        </label>
        <label>
          <span>{translate('window.rows.role')}</span>
          <Select<LayerRole>
            size="small"
            style={{ width: 132 }}
            value={choices.role}
            onChange={(role) => chooseRole(set.index, role)}
            options={LAYER_ROLES.map((role) => ({ value: role, label: translate(`window.role.${role}`) }))}
          />
        </label>
        <label>
          <span>{translate('window.rows.vintage')}</span>
          <Input
            size="small"
            style={{ width: 96 }}
            placeholder={translate('window.rows.vintageExample')}
            value={choices.vintage ?? ''}
            onChange={(event) => chooseVintage(set.index, event.target.value)}
          />
        </label>
        <span className="quiet small">{sentence(translate, preview.role.reason)}</span>
      </div>
      {lacksRightNames(choices.role, choices.mapping) && (
        <div className="rows-proposal">
          <NoticeBox tone="warning">{translate('roundtrip.rights-unnamed', { file: choices.name })}</NoticeBox>
        </div>
      )}
      {proposal !== null && choices.vintage === null && (
        <p className="rows-proposal quiet small">
          {translate('vintage.proposal', { field: proposal.field, year: proposal.year, rows: proposal.rows })}{' '}
          <button type="button" className="link" onClick={() => chooseVintage(set.index, proposal.year)}>
            {translate('vintage.take', { year: proposal.year })}
          </button>
        </p>
      )}
      {editing ? <FieldMappingEditor set={set} preview={preview} choices={choices} /> : <Rows preview={preview} choices={choices} />}
    </section>
  );
}

/** Fields that mean something first, in the order of the role; the others as they come. */
function orderedFields(
  preview: ImportPreview,
  choices: ImportChoices,
): readonly { readonly position: number; readonly meaning: string | null }[] {
  const fields: { position: number; meaning: string | null }[] = [];
  for (const { meaning } of FIELD_MEANINGS[choices.role]) {
    const position = preview.fields.findIndex((field) => field.name === choices.mapping[meaning]);
    if (position >= 0) fields.push({ position, meaning });
  }
  preview.fields.forEach((_field, position) => {
    if (!fields.some((each) => each.position === position)) fields.push({ position, meaning: null });
  });
  return fields;
}

function Rows({ preview, choices }: { preview: ImportPreview; choices: ImportChoices }): ReactNode {
  const translate = useText();
  const fields = orderedFields(preview, choices);
  const words = fieldWords({ role: choices.role, mapping: choices.mapping, fields: preview.fields }, translate);
  const required = new Set(FIELD_MEANINGS[choices.role].filter((each) => each.required).map((each) => each.meaning));
  return (
    <div className="scrolling" tabIndex={0} role="region" aria-label={translate('window.rows.table')}>
      <table className="data-table dense import-table">
        <thead>
          <tr>
            <th className="right row-number">{translate('window.table.row')}</th>
            {fields.map(({ position }) => {
              const field = preview.fields[position]!;
              return (
                <th key={position} className={field.type === 'number' ? 'right' : ''}>
                  {words.has(field.name) ? (
                    <span className="two-lines">
                      <span>{words.get(field.name)}</span>
                      <span className="source">{field.name}</span>
                    </span>
                  ) : (
                    <span className="two-lines">
                      <span className="quiet">{field.name}</span>
                    </span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row, index) => (
            <tr key={index}>
              <td className="right quiet">{index + 1}</td>
              {fields.map(({ position, meaning }) => {
                const value = row[position] ?? '';
                const missing = value === '' && meaning !== null && required.has(meaning);
                return (
                  <td
                    key={position}
                    className={`${preview.fields[position]!.type === 'number' ? 'right' : ''}${meaning === 'licenceNumber' ? ' mono' : ''}${value.includes('�') ? ' bad' : missing ? ' suspect' : ''}`}
                    title={value}
                  >
                    {missing ? translate('window.rows.empty') : valueInWords(choices, preview.fields[position]!.name, value, translate)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
