/** Within chapter 6: how near the right comes to roads, railways, power lines and pipelines. */
import { distanceSubject } from '../../analysis/describe-finding.ts';
import { formatNumber, formatPercent, formatSquareMetres } from '../../base/units.ts';
import { isDistanceRole } from '../../model/layer.ts';
import type { Block, Text } from '../document.ts';
import type { ReportContext } from '../context.ts';

/** A table of what is nearer than its rule, and the layers to which every rule is kept; nothing when none was measured. */
export function distanceBlocks({ translate, overlay, run }: ReportContext): Block[] {
  const measured = run.inputs.filter(({ role }) => isDistanceRole(role));
  if (measured.length === 0) return [];
  const near = overlay.distances ?? [];
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: translate('distance.table-title') }];
  const layerNames = new Map(measured.map(({ layerId, name }) => [layerId, name]));
  if (near.length > 0) {
    blocks.push({
      kind: 'table',
      columns: [
        { head: translate('distance.table-layer'), share: 0.14, align: 'left' },
        { head: translate('distance.table-subject'), share: 0.28, align: 'left' },
        { head: translate('distance.table-threshold'), share: 0.11, align: 'right' },
        { head: translate('distance.table-measured'), share: 0.12, align: 'right' },
        { head: translate('distance.table-count'), share: 0.08, align: 'right' },
        { head: translate('distance.table-area'), share: 0.16, align: 'right' },
        { head: translate('distance.table-share'), share: 0.11, align: 'right' },
      ],
      rows: near.map((distance): Text[] => [
        layerNames.get(distance.layerId) ?? '',
        distanceSubject(distance.classes, distance.names, translate),
        formatNumber(distance.thresholdMetres, 0),
        distance.distanceMetres === 0 ? translate('distance.crossing') : formatNumber(distance.distanceMetres, 2),
        formatNumber(distance.count, 0),
        formatSquareMetres(distance.areaEllipsoidalSquareMetres),
        formatPercent(distance.share),
      ]),
      note: translate('distance.table-note'),
    });
  }
  // What the law sets no distance for was not measured, and must not be said to be kept.
  const withoutRule = new Map(run.notes.flatMap(({ code, params }) => (code === 'distance.class-without-rule' ? [[params?.['layer'], params?.['classes'] ?? ''] as const] : [])));
  const kept = measured
    .filter(({ layerId }) => near.every((distance) => distance.layerId !== layerId))
    .map(({ name }) => (withoutRule.has(name) ? translate('distance.kept-but', { layer: name, classes: withoutRule.get(name)! }) : name));
  if (kept.length > 0) blocks.push({ kind: 'paragraph', text: translate('distance.kept', { layers: kept.join(translate('report.listSeparator')) }), indent: true });
  return blocks;
}
