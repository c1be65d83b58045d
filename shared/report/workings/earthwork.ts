/** 采坑挖填方量: two surveys of a pit in figures, with method, cell and accuracy. */
import { formatNumber } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import type { CutFill } from '../../model/surface-comparison.ts';
import type { Earthwork } from '../../model/workings.ts';
import type { Block, Text } from '../document.ts';

/** With a heading of its own. */
export function earthworkBlocks({ whole, licence, noiseMetres, uncertaintyCubicMetres, earlier, later }: Earthwork, translate: Translate): Block[] {
  const sums = licence ? [whole, licence.inside, licence.outside] : [whole];
  const heads = ['relief.head.whole', 'relief.head.inside', 'relief.head.outside'] as const;
  const row = (name: Parameters<Translate>[0], unit: string, of: (sum: CutFill) => number, decimals: number): Text[] => [`${translate(name)} ${unit}`, ...sums.map((sum) => formatNumber(of(sum), decimals))];
  const day = (value: string | null): string => value ?? translate('relief.panel.unstated');
  const accuracy = uncertaintyCubicMetres === null ? translate('relief.method.noUncertainty') : translate('relief.report.uncertainty', { volume: formatNumber(uncertaintyCubicMetres, 0) });
  const below = licence?.belowLimit;
  const limit = licence?.lowerLimitMetres ?? null;
  const heading: Block = { kind: 'heading', level: 2, text: translate('relief.report.title') };
  // Zeros of what no survey covers would read as an answer.
  if (whole.comparedSquareMetres === 0) return [heading, { kind: 'paragraph', indent: true, text: translate('relief.panel.nothingShared') }];
  return [
    heading,
    {
      kind: 'table',
      columns: [{ head: translate('relief.report.head'), share: 0.34, align: 'left' }, ...sums.map((_sum, i) => ({ head: translate(heads[i]!), share: 0.66 / sums.length, align: 'right' as const }))],
      rows: [
        row('relief.row.cut', 'm³', (sum) => sum.cutCubicMetres, 1),
        row('relief.row.fill', 'm³', (sum) => sum.fillCubicMetres, 1),
        row('relief.row.changed', 'm²', (sum) => sum.changedSquareMetres, 1),
        row('relief.row.deepest', 'm', (sum) => sum.deepestCutMetres, 2),
      ],
    },
    ...(below && limit !== null
      ? [{
          kind: 'paragraph' as const, indent: true,
          text: below.areaSquareMetres === 0 ? translate('relief.below.none', { limit: formatNumber(limit, 2) }) : translate('surface.below-limit', { depth: formatNumber(below.mostMetres, 2), area: formatNumber(below.areaSquareMetres, 1), volume: formatNumber(below.volumeCubicMetres, 1), since: formatNumber(below.cutSinceCubicMetres, 1) }),
        }]
      : licence ? [{ kind: 'paragraph' as const, indent: true, text: translate('relief.below.noLimit') }] : []),
    {
      kind: 'paragraph', small: true,
      text: translate('relief.report.basis', { earlier: earlier.file, earlierDay: day(earlier.surveyedOn), later: later.file, laterDay: day(later.surveyedOn), cell: whole.cellMetres, noise: noiseMetres, uncovered: formatNumber(whole.uncoveredSquareMetres, 1), accuracy }) + (whole.resampled ? translate('relief.method.between') : ''),
    },
  ];
}
