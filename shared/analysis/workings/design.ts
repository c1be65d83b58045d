/** Pits and benches against the design boundary that the drawing shows. */
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { MineDrawing } from '../../model/mine-drawing.ts';
import type { DesignExcess } from '../../model/workings.ts';
import type { LicensedBody } from './contract.ts';
import { bodiesAt, Grounds } from './ground.ts';
import { measureArea } from './measure-area.ts';
import { measureLine } from './measure-line.ts';
import { workingKey } from './working-key.ts';

/** Those that reach beyond; null without a design boundary. Design boundaries have no elevations here. */
export function beyondDesign({ designBoundaries, workings, system }: MineDrawing, edges: EllipsoidalEdges): DesignExcess[] | null {
  if (designBoundaries.length === 0) return null;
  const bodies = designBoundaries.map(({ name, parts }): LicensedBody => ({ name, parts, elevationTopMetres: null, elevationBottomMetres: null }));
  const grounds = new Grounds(bodies, 0);
  const all = bodiesAt(null, bodies);
  return workings.flatMap(({ shape, kind, name }): DesignExcess[] => {
    if (kind !== 'pit' && kind !== 'bench') return [];
    const extent = extentOfRings(shape.kind === 'area' ? shape.parts.flat() : shape.paths);
    const plan = shape.kind === 'area' ? measureArea(shape, null, extent, all, grounds.of(all.chosen), system, edges) : measureLine(shape, null, bodies, all, grounds);
    const { parts: _parts, paths: _paths, ...outside } = plan.outside;
    return outside.areaPlanarSquareMetres > 0 || outside.lengthMetres > 0 ? [{ key: workingKey(kind, name), name, kind, outside }] : [];
  });
}
