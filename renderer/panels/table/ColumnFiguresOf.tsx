/** In a table's foot: count, sum, smallest, largest and mean of one column of numbers, of the selected rows where there are any. */
import { Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { ProblemError } from '../../../shared/base/news.ts';
import { decimalsOf, mostDecimals } from '../../../shared/base/decimals.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { fieldTitle } from '../../../shared/formats/field-words.ts';
import type { ColumnFigures } from '../../../shared/geometry/column-figures.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';
import { changeColumnLayout, sumColumn, type ColumnLayout } from '../../state/table-layout.ts';
import { useText } from '../../ui/text.ts';
import type { TableQuery } from './use-layer-rows.ts';

const NONE = '';
/** Of whole numbers, too. */
const MEAN_DECIMALS = 2;

/** `query`: the rows in front, which count where none is selected. */
export function ColumnFiguresOf({ layer, query, selected, layout, words }: { layer: LayerRecord; query: TableQuery; selected: FeatureSet; layout: ColumnLayout; words: ReadonlyMap<string, string> }): ReactNode {
  const translate = useText();
  const numbers = layer.fields.filter(({ type }) => type === 'number');
  const field = numbers.find(({ name }) => name === layout.summed) ?? null;
  const figures = useFigures(query, field?.name ?? null, selected, contentKey(layer));
  if (numbers.length === 0) return null;
  const shown = figures !== null && field !== null;
  const of = selected.length > 0 ? 'figures.selected' : query.within || query.selected?.arrange === 'only' || Object.values(query.filters).some((typed) => typed !== '') ? 'figures.shown' : 'figures.all';
  const decimals = figures === null ? 0 : figureDecimals(figures, field?.decimals ?? 0);
  const number = (value: number | null, places = decimals): string => (value === null ? '—' : formatNumber(value, places));
  return (
    <span className="column-figures" role="status">
      <Select
        size="small"
        variant="borderless"
        popupMatchSelectWidth={false}
        aria-label={translate('figures.choose')}
        placeholder={translate('figures.choose')}
        value={field?.name ?? null}
        onChange={(name) => changeColumnLayout(layer.id, sumColumn(layout, name === NONE ? null : name))}
        options={[...(field ? [{ value: NONE, label: translate('figures.none') }] : []), ...numbers.map(({ name }) => ({ value: name, label: fieldTitle(name, words) }))]}
      />
      {shown && (
        <>
          <span>{translate(of, { count: formatNumber(figures.count, 0) })}</span>
          {figures.count > 0 && <b>{translate('figures.values', { sum: number(figures.sum), least: number(figures.least), most: number(figures.most), mean: number(figures.mean, Math.max(MEAN_DECIMALS, decimals)) })}</b>}
          {figures.empty > 0 && <span className="quiet">{translate('figures.empty', { count: formatNumber(figures.empty, 0) })}</span>}
        </>
      )}
    </span>
  );
}

/** Decimals of the figures: those that the field states or the numbers have. Programs state eleven and more for every number with a fraction; these say nothing. */
export function figureDecimals({ sum, least, most }: ColumnFigures, stated: number): number {
  const limit = mostDecimals(Math.max(Math.abs(least ?? 0), Math.abs(most ?? 0)));
  return Math.max(stated <= limit ? stated : 0, decimalsOf([sum, least ?? 0, most ?? 0], limit));
}

/** The engine's answer to the question as it stands; null while it is awaited and where no column is chosen. */
function useFigures(query: TableQuery, field: string | null, selected: FeatureSet, content: string): ColumnFigures | null {
  const [answered, setAnswered] = useState<ColumnFigures | null>(null);
  useEffect(() => {
    setAnswered(null);
    if (field === null) return;
    let gone = false;
    callEngine('columnFigures', [{ ...query, from: 0, count: 0 }, field, selected.length > 0 ? selected : null]).then(
      (answer) => !gone && setAnswered(answer),
      // The rows above say why the layer cannot be read.
      (fault: unknown) => fault instanceof ProblemError || reportFault(fault),
    );
    return () => {
      gone = true;
    };
  }, [query, field, selected, content]);
  return answered;
}
