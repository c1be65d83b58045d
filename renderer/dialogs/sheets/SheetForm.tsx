/** Paper, scale, what stands on the sheet, and the words of its title block. */
import { AutoComplete, Checkbox, Input } from 'antd';
import { Image } from 'lucide-react';
import type { ReactNode } from 'react';
import { ORIENTATIONS, PAPER_SIZES } from '../../../shared/figure/layout/paper.ts';
import { shapedSymbol, styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { generalSymbol } from '../../../shared/report/drawn-features.ts';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { numberOfSheet, titleOfMineSheet, type SheetSettings } from '../../../shared/report/map-sheet.ts';
import type { SheetChoices } from '../../state/work/sheets.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Segments } from '../../ui/Segments.tsx';
import { PatternField } from './PatternField.tsx';
import { ScaleField } from './ScaleField.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { useText } from '../../ui/text.ts';

interface SheetFormProps {
  readonly choices: SheetChoices;
  readonly layers: readonly LayerRecord[];
  readonly baseMaps: readonly BaseMapRecord[];
  /** Of the first sheet; null where the ground in view is printed. */
  readonly mineName: string | null;
  readonly hasRun: boolean;
  readonly onChange: (choices: SheetChoices) => void;
}

export function SheetForm({ choices, layers, baseMaps, mineName, hasRun, onChange }: SheetFormProps): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const { settings, leftOut } = choices;
  const set = (change: Partial<SheetSettings>): void => onChange({ ...choices, settings: { ...settings, ...change } });
  const keep = (id: string, on: boolean): void => onChange({ ...choices, leftOut: on ? leftOut.filter((each) => each !== id) : [...leftOut, id] });
  const word = (key: 'office' | 'drawnBy' | 'checkedBy' | 'approvedBy' | 'date', label: string): ReactNode => (
    <label className="sheets-field">
      <span>{label}</span>
      <Input size="small" maxLength={60} value={settings[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </label>
  );
  return (
    <>
      <section className="sheets-group">
        <h3>{translate('sheet.dialog.paper')}</h3>
        <Segments full name={translate('sheet.dialog.paper')} value={settings.paper} onChange={(paper) => set({ paper })} options={PAPER_SIZES.map((value) => ({ value, label: value }))} />
        <Segments
          full
          name={translate('sheet.dialog.orientation')}
          value={settings.orientation}
          onChange={(orientation) => set({ orientation })}
          options={ORIENTATIONS.map((value) => ({ value, label: translate(`sheet.dialog.${value}`) }))}
        />
        <ScaleField denominator={settings.denominator} onChange={(denominator) => set({ denominator })} />
      </section>
      <section className="sheets-group">
        <h3>{translate('sheet.dialog.content')}</h3>
        <div className="sheets-checks">
          {mineName !== null && (
            <Checkbox checked={settings.corners} onChange={(event) => set({ corners: event.target.checked })}>
              {translate('sheet.dialog.corners')}
            </Checkbox>
          )}
          <Checkbox checked={settings.inset} onChange={(event) => set({ inset: event.target.checked })}>
            {translate('sheet.dialog.inset')}
          </Checkbox>
          {mineName !== null && hasRun && (
            <Checkbox checked={settings.conflicts} onChange={(event) => set({ conflicts: event.target.checked })}>
              {translate('sheet.dialog.conflicts')}
            </Checkbox>
          )}
        </div>
        <ul className="sheets-layers" aria-label={translate('sheet.dialog.layers')}>
          {layers.toReversed().map((layer) => (
            <li key={layer.id}>
              <Checkbox checked={!leftOut.includes(layer.id)} onChange={(event) => keep(layer.id, event.target.checked)}>
                <span className="row">
                  <Swatch symbol={styledSymbol(shapedSymbol(generalSymbol(layer), layer.geometryKind), viewOf(workspace, layer.id).style)} />
                  <span className="ellipsis" title={layer.name}>
                    {layer.name}
                  </span>
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
        {baseMaps.length > 0 && (
          <ul className="sheets-layers" aria-label={translate('sheet.base.layers')}>
            {baseMaps.toReversed().map(({ id, name }) => (
              <li key={id}>
                <Checkbox checked={!leftOut.includes(id)} onChange={(event) => keep(id, event.target.checked)}>
                  <span className="row">
                    <Image size={16} aria-hidden />
                    <span className="ellipsis" title={name}>
                      {name}
                    </span>
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="sheets-group">
        <h3>{translate('sheet.dialog.titleBlock')}</h3>
        {mineName === null ? (
          <label className="sheets-field">
            <span>{translate('sheet.title')}</span>
            <Input size="small" maxLength={60} value={settings.title} placeholder={translate('sheet.titleOfGround')} onChange={(event) => set({ title: event.target.value })} />
          </label>
        ) : (
          <PatternField
            name={translate('sheet.title')}
            value={settings.title}
            hint={translate('sheet.titleOfMine', { mine: mineName })}
            placeholder="{mine}"
            words={translate('office.pattern.mine')}
            example={settings.title === '' ? null : titleOfMineSheet(settings, mineName, translate)}
            onChange={(title) => set({ title })}
          />
        )}
        <PatternField
          name={translate('sheet.number')}
          value={settings.number}
          hint={translate('office.pattern.numberHint')}
          placeholder="{n}"
          words={translate('office.pattern.number')}
          example={settings.number === '' ? null : numberOfSheet(settings, 1)}
          onChange={(number) => set({ number })}
        />
        <div className="sheets-field">
          <span>{translate('sheet.heightDatum')}</span>
          <AutoComplete
            size="small"
            aria-label={translate('sheet.heightDatum')}
            value={settings.heightDatum}
            placeholder={translate('sheet.dialog.heightDatumHint')}
            onChange={(heightDatum) => set({ heightDatum })}
            options={[{ value: translate('sheet.datum1985') }, { value: translate('sheet.datum1956') }]}
          />
        </div>
        {word('office', translate('sheet.office'))}
        {word('drawnBy', translate('sheet.drawnBy'))}
        {word('checkedBy', translate('sheet.checkedBy'))}
        {word('approvedBy', translate('sheet.approvedBy'))}
        {word('date', translate('sheet.date'))}
        <label className="sheets-field tall">
          <span>{translate('sheet.notes')}</span>
          <Input.TextArea size="small" rows={3} maxLength={600} value={settings.notes} placeholder={translate('sheet.dialog.notesHint')} onChange={(event) => set({ notes: event.target.value })} />
        </label>
      </section>
    </>
  );
}
