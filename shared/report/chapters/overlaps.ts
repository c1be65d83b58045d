/** Chapters 6 and 7: what overlaps by layer and class, and what was not looked at. */
import { formatHectares, formatMu, formatNumber, formatPercent, formatSquareMetres } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import { isDistanceRole } from '../../model/layer.ts';
import type { Conflict } from '../../model/overlay.ts';
import type { Block, Text } from '../document.ts';
import { differenceNote } from '../area-differences.ts';
import { BALANCED_COLUMNS, balanceAreas, type BalancedColumn } from '../balanced-areas.ts';
import { distanceBlocks } from './distances.ts';
import { workingsText } from '../workings/chapter.ts';
import { workingsFigures } from '../workings/figures.ts';
import { periodWords } from '../../model/period-words.ts';
import { forestGradeName, formatElevation, type ReportContext } from '../context.ts';
import { sayValue } from '../stated-values.ts';

/** 六、占地与重叠分析 */
export function overlapBlocks(context: ReportContext): Block[] {
  const { translate, overlay, run } = context;
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: translate('report.chapter.overlap') }];
  const groups = run.inputs.filter(({ role }) => !isDistanceRole(role)).map((input) => ({ input, conflicts: overlay.conflicts.filter(({ layerId }) => layerId === input.layerId) }));
  const met = groups.filter(({ conflicts }) => conflicts.some(({ count }) => count > 0));
  const tables = met.map(({ input, conflicts }) => ({ layer: input.name, conflicts: conflicts.filter(({ count }) => count > 0) }));
  if (met.length === 0) {
    blocks.push({ kind: 'paragraph', text: translate('report.overlap.nothing'), indent: true });
  } else {
    blocks.push({
      kind: 'table',
      columns: [
        { head: translate('report.overlap.layer'), share: 0.14, align: 'left' },
        { head: translate('report.overlap.class'), share: 0.14, align: 'left' },
        { head: translate('report.overlap.count'), share: 0.06, align: 'right' },
        { head: translate('report.overlap.planar'), share: 0.125, align: 'right' },
        { head: translate('report.overlap.ellipsoidal'), share: 0.125, align: 'right' },
        { head: translate('report.overlap.net'), share: 0.125, align: 'right' },
        { head: translate('report.overlap.hectares'), share: 0.105, align: 'right' },
        { head: translate('report.overlap.mu'), share: 0.095, align: 'right' },
        { head: translate('report.overlap.share'), share: 0.085, align: 'right' },
      ],
      rows: tables.flatMap(({ layer, conflicts }) => layerRows(layer, conflicts, context)),
      note: translate(run.parameters.balancesAreas ? 'balance.note' : 'report.overlap.note') + (run.parameters.balancesAreas ? correctionNote(tables, translate) : '') + differenceNote(tables, overlay, run, translate) + sliverNote(overlay.conflicts, context),
    });
  }
  const clear = groups.filter(({ input, conflicts }) => !conflicts.some(({ count }) => count > 0) && input.layerId !== run.rightsLayerId).map(({ input }) => input.name);
  if (clear.length > 0) blocks.push({ kind: 'paragraph', text: translate('report.overlap.clear', { layers: clear.join(translate('report.listSeparator')) }), indent: true });
  for (const conflict of overlay.conflicts.filter(({ role }) => role === 'rights')) blocks.push({ kind: 'paragraph', text: elevationSentence(conflict, context), indent: true });
  return [...blocks, ...distanceBlocks(context)];
}

function layerRows(layerName: string, conflicts: readonly Conflict[], { translate, overlay, run }: ReportContext): Text[][] {
  const sorted = byClass(conflicts);
  const cellsOf = run.parameters.balancesAreas ? balancedNumbers(sorted) : sorted.map((conflict) => numbers(conflict, conflict.count, conflict.share));
  const rows = sorted.map((conflict, i): Text[] => [layerName, className(conflict, translate), ...cellsOf[i]!]);
  if (conflicts.length < 2) return rows;
  const sum = (of: (conflict: Conflict) => number): number => conflicts.reduce((total, conflict) => total + of(conflict), 0);
  const nets = conflicts.map(({ netAreaEllipsoidalSquareMetres }) => netAreaEllipsoidalSquareMetres);
  const total = {
    areaPlanarSquareMetres: sum(({ areaPlanarSquareMetres }) => areaPlanarSquareMetres),
    areaEllipsoidalSquareMetres: sum(({ areaEllipsoidalSquareMetres }) => areaEllipsoidalSquareMetres),
    // A net total exists only where every class has one.
    netAreaEllipsoidalSquareMetres: nets.every((net) => net !== null) ? sum(({ netAreaEllipsoidalSquareMetres }) => netAreaEllipsoidalSquareMetres ?? 0) : null,
  };
  const cells = numbers(total, sum(({ count }) => count), total.areaEllipsoidalSquareMetres / overlay.areaEllipsoidalSquareMetres);
  return [...rows, [layerName, translate('report.overlap.subtotal'), ...cells].map((text): Text => [{ text, bold: true }])];
}

function numbers(areas: Pick<Conflict, 'areaPlanarSquareMetres' | 'areaEllipsoidalSquareMetres' | 'netAreaEllipsoidalSquareMetres'>, count: number, share: number): string[] {
  const { areaPlanarSquareMetres: planar, areaEllipsoidalSquareMetres: ellipsoidal, netAreaEllipsoidalSquareMetres: net } = areas;
  return [formatNumber(count, 0), formatSquareMetres(planar), formatSquareMetres(ellipsoidal), net === null ? '—' : formatSquareMetres(net), formatHectares(ellipsoidal), formatMu(ellipsoidal), formatPercent(share)];
}

/** The columns of {@link numbers}, each balanced so that its rows sum to the subtotal as it is printed. */
function balancedNumbers(conflicts: readonly Conflict[]): string[][] {
  const cell = (value: number | null, column: BalancedColumn): string => (value === null ? '—' : formatNumber(value, BALANCED_COLUMNS[column].decimals));
  return balanceAreas(conflicts).map(({ printed }, i) => {
    const { count, share } = conflicts[i]!;
    return [formatNumber(count, 0), ...(Object.keys(BALANCED_COLUMNS) as BalancedColumn[]).map((column) => cell(printed[column], column)), formatPercent(share)];
  });
}

const CORRECTIONS_TOLD = 12;

/** Which printed numbers balancing changed, and by how much. */
function correctionNote(groups: readonly { readonly layer: string; readonly conflicts: readonly Conflict[] }[], translate: Translate): string {
  const changed = groups.flatMap(({ layer, conflicts }) => {
    const sorted = byClass(conflicts);
    return balanceAreas(sorted).flatMap(({ correction }, i) => (Object.keys(BALANCED_COLUMNS) as BalancedColumn[]).flatMap((column) => {
      const by = correction[column];
      if (by === null || by === 0) return [];
      return [translate('balance.correction', { layer, class: className(sorted[i]!, translate), column: translate(`balance.column.${column}`), by: `${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by), BALANCED_COLUMNS[column].decimals)}` })];
    }));
  });
  if (changed.length === 0) return translate('balance.corrections-none');
  const told = changed.slice(0, CORRECTIONS_TOLD).join(translate('balance.separator'));
  return translate(changed.length > CORRECTIONS_TOLD ? 'balance.corrections-more' : 'balance.corrections', { told, count: changed.length });
}

const byClass = (conflicts: readonly Conflict[]): Conflict[] => [...conflicts].sort((a, b) => a.class.localeCompare(b.class));

/** `0103 旱地`: the code where it says more than the name. */
function className({ role, class: code, className: name }: Conflict, translate: Translate): string {
  if (role === 'rights') return name;
  if (role === 'dltb' && code !== name) return `${code} ${sayValue(name, translate)}`.trim();
  if (role === 'forest' && name !== '') return forestGradeName(name, translate);
  return sayValue(name || code, translate) || translate('report.overlap.whole');
}

function sliverNote(conflicts: readonly Conflict[], { translate }: ReportContext): string {
  const count = conflicts.reduce((sum, conflict) => sum + conflict.sliverCount, 0);
  const area = conflicts.reduce((sum, conflict) => sum + conflict.sliverAreaSquareMetres, 0);
  return count > 0 ? translate('report.overlap.slivers', { count, area: formatSquareMetres(area) }) : '';
}

function elevationSentence({ className: mine, elevationOverlap }: Conflict, { translate }: ReportContext): string {
  if (elevationOverlap === null || elevationOverlap === undefined) return translate('report.overlap.rightsElevationUnknown', { mine });
  if (elevationOverlap.topMetres <= elevationOverlap.bottomMetres) return translate('report.overlap.rightsElevationApart', { mine });
  return translate('report.overlap.rightsElevation', { mine, top: formatElevation(elevationOverlap.topMetres), bottom: formatElevation(elevationOverlap.bottomMetres) });
}

/** 七、越界、超层分析: what the newest drawing and the newest pit survey show, each of its own; where nothing was handed in, that is said. */
export function beyondBlocks({ translate, workings = [], right, layers, run, language }: ReportContext): Block[] {
  // Figures 1 and 2 are those of chapter four.
  let firstFigure = 3;
  const shown = workings.flatMap((chapter) => {
    const rights = layers.get(chapter.run.rightsLayerId);
    return rights ? [{ ...chapter, right, rights, language, asOf: run.parameters.asOf }] : [];
  });
  return [
    { kind: 'heading', level: 1, text: translate('report.chapter.beyond') },
    ...(shown.length === 0 ? [{ kind: 'paragraph', text: translate('report.beyond.none'), indent: true } as const] : []),
    ...shown.flatMap((chapter, i): Block[] => {
      const figures = workingsFigures({ ...chapter, firstFigure });
      firstFigure += figures.length;
      const { source = 'drawing' } = chapter.run.input;
      const heading: Block = { kind: 'heading', level: 2, text: translate(`report.workings.source.${source}`, { number: listNumber(i + 1, language), period: periodWords(chapter.run.period, translate) }) };
      return [...(shown.length > 1 ? [heading] : []), ...workingsText(chapter), ...figures];
    }),
  ];
}

/** 一, 二; a chapter has no more sources than there are kinds of them. */
const listNumber = (position: number, language: ReportContext['language']): string => (language === 'zh-CN' ? ['一', '二'][position - 1]! : String(position));
