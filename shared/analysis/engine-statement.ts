/** What computes the numbers. */
import { CLIPPER_STATEMENT } from '../geometry/clip.ts';
import { ELLIPSOIDAL_FORMULA } from '../geometry/ellipsoidal-area.ts';
import { ORIENTATION_GRID_METRES } from '../geometry/exact-orientation.ts';
import type { EngineStatement } from '../model/finding.ts';

/** Printed with every result; a test holds the version against package.json. */
export const ENGINE_STATEMENT: EngineStatement = {
  name: 'kuangce',
  version: '0.1.0',
  clipper: `exact cut; ${CLIPPER_STATEMENT}`,
  gridMetres: ORIENTATION_GRID_METRES,
  ellipsoidalFormula: ELLIPSOIDAL_FORMULA,
};
