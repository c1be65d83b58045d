/** Which symbol of the sheet shows a layer of a mine drawing; years and roles decide, never the drawing's own colours. */
import type { DrawingRole } from '../model/drawing-role.ts';
import type { WorkingKind } from '../model/mine-drawing.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';

const KEYS: Record<DrawingRole, string> = {
  boundary: 'right.body',
  goaf: 'works.goaf.age0',
  roadway: 'works.roadway.main',
  face: 'works.face',
  pit: 'pit.bench',
  bench: 'pit.bench',
  design: 'pit.design',
  pillar: 'works.pillar',
  forbidden: 'rule.buffer',
  traverse: 'right.corner',
  borehole: 'right.corner',
  fault: 'works.fault',
  contour: 'contour',
  spot: 'contour',
  seam: 'contour',
  annotation: 'other',
  frame: 'other',
  topography: 'other',
};

export function symbolOfRole(role: DrawingRole): MapSymbol {
  return symbolByKey(KEYS[role]);
}

/** Goaf by age: the newest year is the darkest, three and more years back the lightest; unknown years count as old. */
export function goafSymbol(year: number | null, newestYear: number): MapSymbol {
  const age = year === null ? 3 : Math.min(3, Math.max(0, newestYear - year));
  return symbolByKey(`works.goaf.age${age}`);
}

export function symbolOfWorking(kind: WorkingKind, year: number | null, newestYear: number): MapSymbol {
  return kind === 'goaf' ? goafSymbol(year, newestYear) : symbolOfRole(kind);
}
