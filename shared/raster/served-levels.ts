/** The grid in which a server's tiles are asked for; window and worker lay the same one. */
import type { TileLevel } from '../model/base-map.ts';
import type { Extent } from '../model/extent.ts';
import { FINEST_LEVEL, drawnLevels, mercatorLevel, worldLevels } from './tile-levels.ts';
import { TIANDITU_FINEST_LEVEL, type ServedSource } from './tile-requests.ts';

/** All of the world, in degrees; for a WMS that does not say what it covers. */
const WORLD: Extent = [-180, -90, 180, 90];

/** Coarse first. `extent` is what a WMS covers, in its own system. */
export function servedLevels(source: ServedSource, extent: Extent | null): readonly TileLevel[] {
  switch (source.kind) {
    case 'wms': {
      const box = extent ?? WORLD;
      const degrees = Math.abs(box[0]) <= 360 && Math.abs(box[2]) <= 360;
      const finestMetres = mercatorLevel(FINEST_LEVEL).unitsPerPixel;
      return drawnLevels(box, degrees ? finestMetres / 111_320 : finestMetres);
    }
    case 'wmts':
      return source.levels;
    case 'tianditu':
      return worldLevels(source.matrixSet === 'c' ? 'degrees' : 'mercator', 1, TIANDITU_FINEST_LEVEL);
  }
}
