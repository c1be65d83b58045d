/** The drawing's layers with counts and types, and what each of them is: proposed, confirmed by a person. */
import { Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { DrawingSurvey, SurveyedLayer } from '../../../shared/formats/dxf/survey-contract.ts';
import { DRAWING_ROLES, type DrawingRole } from '../../../shared/model/drawing-role.ts';
import { chooseRole, includeLayers, useDrawingImport, type LayerChoice } from '../../state/drawings/import-session.ts';
import { sentence, useText } from '../../ui/text.ts';

const MOST_TYPES = 3;
const TEXTS = new Set(['TEXT', 'MTEXT', 'ATTRIB', 'ATTDEF']);

export function LayerTable({ survey }: { survey: DrawingSurvey }): ReactNode {
  const translate = useText();
  const choices = useDrawingImport((state) => state.layers);
  const [filter, setFilter] = useState('');
  const byName = new Map(choices.map((choice) => [choice.name, choice]));
  const words = filter.trim().toLowerCase();
  const rows = survey.layers
    .filter((layer) => words === '' || layer.name.toLowerCase().includes(words))
    .map((layer) => ({ layer, choice: byName.get(layer.name) ?? { name: layer.name, included: false, role: null, decidedBy: null } }))
    .toSorted((a, b) => Number(b.choice.role !== null) - Number(a.choice.role !== null) || b.layer.entityCount - a.layer.entityCount);
  const chosen = choices.filter((choice) => choice.included).length;
  const all = rows.filter(({ choice }) => choice.role !== null);
  return (
    <section className="drawing-layers" aria-label={translate('drawing.layers.title')}>
      <div className="drawing-layers-head">
        <Checkbox
          aria-label={translate('drawing.layers.all')}
          checked={all.length > 0 && all.every(({ choice }) => choice.included)}
          indeterminate={all.some(({ choice }) => choice.included) && !all.every(({ choice }) => choice.included)}
          onChange={(event) => includeLayers(all.map(({ layer }) => layer.name), event.target.checked)}
        />
        <b>{translate('drawing.layers.title')}</b>
        <span className="quiet small nowrap">{translate('drawing.layers.chosen', { chosen, count: survey.layers.length })}</span>
        <span className="spacer" />
        <Input size="small" allowClear value={filter} style={{ width: 118 }} placeholder={translate('drawing.layers.filter')} aria-label={translate('drawing.layers.filter')} onChange={(event) => setFilter(event.target.value)} />
      </div>
      <div className="scrolling">
        <table className="data-table dense drawing-layer-table">
          <colgroup>
            <col style={{ width: 34 }} />
            <col />
            <col style={{ width: 64 }} />
            <col style={{ width: 128 }} />
          </colgroup>
          <thead>
            <tr>
              <th aria-label={translate('drawing.layers.include')} />
              <th>{translate('drawing.layers.name')}</th>
              <th className="right">{translate('drawing.layers.count')}</th>
              <th>{translate('drawing.layers.role')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ layer, choice }) => (
              <LayerLine key={layer.name} layer={layer} choice={choice} />
            ))}
          </tbody>
        </table>
      </div>
      <Strays survey={survey} />
    </section>
  );
}

function LayerLine({ layer, choice }: { layer: SurveyedLayer; choice: LayerChoice }): ReactNode {
  const translate = useText();
  const types = Object.entries(layer.countByType).toSorted((a, b) => b[1] - a[1]);
  const typeWords = types.map(([type, count]) => `${type} ${formatNumber(count, 0)}`);
  const elevations = layer.elevations && translate('drawing.layers.elevations', { least: formatNumber(layer.elevations[0], 1), most: formatNumber(layer.elevations[1], 1) });
  const why = choice.decidedBy === 'name' && layer.role ? sentence(translate, layer.role.reason) : choice.decidedBy === null ? null : translate(`drawing.role.by.${choice.decidedBy}`);
  const more = [typeWords.slice(0, MOST_TYPES).join(' · '), elevations, layer.off || layer.frozen ? translate('drawing.layers.off') : null].filter((words) => words !== null && words !== '');
  return (
    <tr className={choice.included ? '' : 'off'}>
      <td>
        <Checkbox
          aria-label={translate('drawing.layers.includeOne', { name: layer.name })}
          checked={choice.included}
          disabled={choice.role === null}
          onChange={(event) => includeLayers([layer.name], event.target.checked)}
        />
      </td>
      <td title={[layer.name, ...typeWords, why].filter((words) => words !== null).join('\n')}>
        <span className="two-lines-name">
          <span className="ellipsis">
            <i className="layer-colour" style={{ background: layer.colour ?? 'transparent' }} aria-hidden="true" />
            {layer.name}
          </span>
          <small className="layer-more quiet">
            {more.map((words, index) => (
              <span key={words}>{index === more.length - 1 ? words : `${words}\u00a0·\u00a0`}</span>
            ))}
          </small>
        </span>
      </td>
      <td className="right">{formatNumber(layer.entityCount, 0)}</td>
      <td className="role-cell" title={why ?? undefined}>
        <Select<DrawingRole | ''>
          size="small"
          variant="borderless"
          showSearch
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          aria-label={translate('drawing.layers.roleOf', { name: layer.name })}
          value={choice.role ?? ''}
          className={choice.decidedBy === 'person' ? 'by-person' : ''}
          onChange={(role) => chooseRole(layer.name, role === '' ? null : role)}
          options={[{ value: '' as const, label: translate('drawing.role.none') }, ...DRAWING_ROLES.map((role) => ({ value: role, label: translate(`workings.role.${role}`) }))]}
        />
      </td>
    </tr>
  );
}

function Strays({ survey }: { survey: DrawingSurvey }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  if (survey.strayCount === 0) return null;
  const onlyTexts = survey.strays.length === survey.strayCount && survey.strays.every(({ type }) => TEXTS.has(type));
  return (
    <div className="drawing-strays small">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {translate(onlyTexts ? 'stated.strayTexts' : 'drawing.strays', { count: formatNumber(survey.strayCount, 0) })}
      </button>
      {open && (
        <ul>
          {survey.strays.slice(0, 20).map(({ line, type, layer, position }) => (
            <li key={line} className="quiet">
              {translate('drawing.stray', { line, type, layer, east: formatNumber(position[0], 1), north: formatNumber(position[1], 1) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
