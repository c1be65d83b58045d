/** Small mine drawings and licences for tests, in metres from one corner of the fictional county. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { systemById } from '../../shared/crs/systems.ts';
import type { MineDrawing, Working, WorkingKind } from '../../shared/model/mine-drawing.ts';
import { layerOf } from './layers.ts';

export const SYSTEM = systemById('EPSG:4525')!;
export const [EAST, NORTH] = [37_412_000, 4_262_000];

/** A closed rectangle. */
export const box = (x: number, y: number, width: number, height: number): Float64Array =>
  Float64Array.of(EAST + x, NORTH + y, EAST + x + width, NORTH + y, EAST + x + width, NORTH + y + height, EAST + x, NORTH + y + height, EAST + x, NORTH + y);

/** x, y pairs moved to the county. */
export const placed = (points: readonly number[]): number[] => points.map((value, i) => value + (i % 2 === 0 ? EAST : NORTH));

/** An area from a ring, or a line from x, y pairs; `elevation` for all of it, or one per vertex. */
export function working(kind: WorkingKind, name: string, shape: Float64Array | readonly number[], elevation: number | readonly number[] | null, more: Partial<Working> = {}): Working {
  const heights = elevation === null ? null : typeof elevation === 'number' ? Array.from({ length: shape.length / 2 }, () => elevation) : elevation;
  const isArea = shape instanceof Float64Array;
  return {
    name, kind, layer: kind, year: null, thicknessMetres: null,
    shape: isArea ? { kind: 'area', parts: [[shape]], ...(heights && { elevations: [[heights]] }) } : { kind: 'line', paths: [placed(shape)], ...(heights && { elevations: [heights] }) },
    elevation: heights && { lowestMetres: Math.min(...heights), highestMetres: Math.max(...heights), source: 'vertices' },
    ...more,
  };
}

export function drawingOf(workings: readonly Working[], more: Partial<MineDrawing> = {}): MineDrawing {
  return { file: '图.dxf', system: SYSTEM, elevationDatum: null, workings, pillars: [], forbidden: [], drawnBoundaries: [], designBoundaries: [], terrain: new Float64Array(0), seams: [], ...more };
}

export interface TestBody {
  readonly id: string;
  readonly mine: string;
  readonly ring: Float64Array;
  readonly top: number | null;
  readonly bottom: number | null;
  readonly datum?: string;
  readonly name?: string;
}

/** A rights layer, one feature per body. */
export function licence(bodies: readonly TestBody[]): AnalysisLayer {
  return layerOf('rights', 'rights', bodies.map(({ id, mine, ring, top, bottom, datum, name }) => ({
    parts: [[[...ring]]], values: { licenceNumber: id, mineName: mine, ...(top !== null && { elevationTop: top }), ...(bottom !== null && { elevationBottom: bottom }), ...(datum !== undefined && { elevationDatum: datum }), ...(name !== undefined && { bodyName: name }) } as Record<string, string | number>,
  })), { name: '采矿权', system: SYSTEM });
}
