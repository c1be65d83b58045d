/** Putting a transformation set together, and the local grids that sets begin in. */
import { stableId } from '../../base/stable-id.ts';
import { stop } from '../../base/news.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { TransformationSet } from '../../model/transformation.ts';
import { whyNotJoined } from './fit.ts';

/** A mine's or town's own grid (独立坐标系): nothing is known of it but its name; a 4-parameter set leads out of it. */
export function localGrid(name: string): CoordinateSystem {
  return { id: `LOCAL:${stableId(name)}`, datum: 'OTHER', kind: 'other', name };
}

/** True for systems made by {@link localGrid}. */
export function isLocalGrid(system: CoordinateSystem): boolean {
  return system.id.startsWith('LOCAL:');
}

/** Everything of a set but its id. */
export type TransformationSetContent = Omit<TransformationSet, 'id'>;

/**
 * The set with its id, made from what it is, so that the same file imported twice is one set. Stops when name, source or
 * area are missing, when the systems and the kind do not go together, and on parameters that are no numbers.
 */
export function makeTransformationSet(content: TransformationSetContent): TransformationSet {
  const { name, from, to, parameters, area, source } = content;
  if (name.trim() === '') stop('transformation.name-missing');
  if (source.trim() === '') stop('transformation.source-missing', { set: name });
  if (isEmptyExtent(area.extent) || !area.extent.every(Number.isFinite)) stop('transformation.area-missing', { set: name });
  const impossible = whyNotJoined({ kind: parameters.kind, from, to });
  if (impossible) stop(impossible.code, impossible.params);
  const numbers =
    parameters.kind === 'similarity'
      ? [parameters.shiftNorthMetres, parameters.shiftEastMetres, parameters.rotationArcSeconds, parameters.scalePartsPerMillion]
      : [...parameters.shiftMetres, ...parameters.rotationArcSeconds, parameters.scalePartsPerMillion];
  if (!numbers.every(Number.isFinite)) stop('transformation.parameters-missing', { set: name });
  return { ...content, id: stableId(name, from.id, to.id, parameters.kind, ...numbers, ...area.extent) };
}
