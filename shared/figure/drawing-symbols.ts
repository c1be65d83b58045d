/** Which symbol of the sheet shows a layer of a mine drawing; years and roles decide, never the drawing's own colours. */
import type { DrawingRole } from '../model/drawing-role.ts';
import type { WorkingKind } from '../model/mine-drawing.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';
import { workingSymbol } from './working-symbols.ts';

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

/** A working as maps, sections and paper show it: goaf darker the nearer its year is to the newest one. */
export function symbolOfWorking(kind: WorkingKind, year: number | null, newestYear: number): MapSymbol {
  return workingSymbol(kind, year === null ? null : newestYear - year);
}
