/** Roadways and benches as lines, with the words and survey points beside them. */
import type { PlacedText } from '../../formats/dxf/areas/name-areas.ts';
import type { ReadDrawing } from '../../formats/dxf/read.ts';
import { featureExtent, featureParts } from '../../geometry/columns.ts';
import { buildIndex } from '../../geometry/spatial-index.ts';
import type { LayerRoles } from '../../model/drawing-role.ts';
import type { Working, WorkingElevation } from '../../model/mine-drawing.ts';
import { distanceTo, type Boundary } from './boundary-distance.ts';
import { elevationsOfFeature, pathElevations, rowsByLayer } from './drawn-rows.ts';
import { sidesOfPath } from './distances.ts';
import { levelOfLayer, signedElevation, writtenElevation } from './written-figures.ts';

/** A survey point with its elevation. */
export interface LevelPoint {
  readonly east: number;
  readonly north: number;
  readonly elevation: number;
}

const NAME = /\p{Script=Han}/u;
const ROADWAY_WORD = /巷|斜井|竖井|立井|平硐|顺槽|石门|联络|上山|下山|井筒|溜井|切眼/u;
/** Words further from a roadway belong to something else. */
const NAME_REACH_METRES = 20;
const LEVEL_REACH_METRES = 5;

export function roadwaysOf(drawing: ReadDrawing, roles: LayerRoles, texts: readonly (PlacedText & { readonly layer: string })[], points: readonly LevelPoint[]): Working[] {
  const { geometry } = drawing.lines;
  const rows = rowsByLayer(drawing.lines, roles, ['roadway', 'bench']);
  const drafts = [...rows].flatMap(([layer, features]) => features.map((feature) => ({ layer, feature, kind: roles.get(layer) as 'roadway' | 'bench', name: '', nameDistance: Infinity, levels: [] as number[] })));
  const index = buildIndex(Float64Array.from(drafts.flatMap(({ feature }) => [...featureExtent(geometry, feature)])));
  const lines = new Map<number, Boundary>();
  const nearest = (east: number, north: number, reach: number): { readonly position: number; readonly distance: number } | null => {
    let best: { position: number; distance: number } | null = null;
    for (const position of index.search([east - reach, north - reach, east + reach, north + reach])) {
      const line = lines.get(position) ?? lineOf(featureParts(geometry, drafts[position]!.feature).flat());
      lines.set(position, line);
      const distance = distanceTo(line, east, north);
      if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { position, distance };
    }
    return best;
  };
  for (const { east, north, text, layer } of texts) {
    if (NAME.test(text) && ROADWAY_WORD.test(text)) {
      const near = nearest(east, north, NAME_REACH_METRES);
      if (near && near.distance < drafts[near.position]!.nameDistance) Object.assign(drafts[near.position]!, { name: text.trim(), nameDistance: near.distance });
    }
    // A bare number says elevation only where it stands among the roadways; elsewhere it may be a contour's.
    const level = writtenElevation(text) ?? (roles.get(layer) === 'roadway' ? signedElevation(text) : null);
    if (level === null) continue;
    const near = nearest(east, north, LEVEL_REACH_METRES);
    if (near) drafts[near.position]!.levels.push(level);
  }
  const surveyed = new Map<number, number[]>();
  for (const { east, north, elevation } of points) {
    const near = nearest(east, north, LEVEL_REACH_METRES);
    if (near) surveyed.set(near.position, [...(surveyed.get(near.position) ?? []), elevation]);
  }
  return drafts.map(({ layer, feature, kind, name, levels }, position): Working => {
    const paths = featureParts(geometry, feature).flat();
    const elevations = pathElevations(geometry, feature);
    const own = elevationsOfFeature(geometry, feature);
    const level = levelOfLayer(layer);
    const elevation: WorkingElevation | null = own
      ? { lowestMetres: own.lowest, highestMetres: own.highest, source: 'vertices' }
      : (rangeOf(surveyed.get(position) ?? [], 'points') ?? rangeOf(levels, 'texts') ?? (level === null ? null : { lowestMetres: level, highestMetres: level, source: 'layer' }));
    return { name, kind, layer, year: null, shape: { kind: 'line', paths, ...(elevations && { elevations }) }, elevation, thicknessMetres: null };
  });
}

/** Lowest and highest of some elevations; null for none. */
export function rangeOf(elevations: readonly number[], source: NonNullable<WorkingElevation['source']>): WorkingElevation | null {
  return elevations.length === 0 ? null : { lowestMetres: Math.min(...elevations), highestMetres: Math.max(...elevations), source };
}

function lineOf(paths: readonly Float64Array[]): Boundary {
  const [originEast, originNorth] = [paths[0]![0]!, paths[0]![1]!];
  return { sides: Float64Array.from(paths.flatMap(sidesOfPath), (value, i) => value - (i % 2 === 0 ? originEast : originNorth)), originEast, originNorth };
}
