/** In which grid a folder of tiles is cut: its numbers fit several, the ground that is looked at tells them apart. */
import type { TileLevel } from '../model/base-map.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../model/extent.ts';
import { systemById } from '../crs/systems.ts';
import { convertForShowing, WEB_MERCATOR } from './image-systems.ts';
import { degreeLevel, extentOfTiles, mercatorLevel } from './tile-levels.ts';

/** The numbers of one level as the folder has them. */
export interface NumberedLevel {
  readonly level: number;
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
}

/** One way to understand a folder. */
export interface FolderReading {
  readonly grid: 'mercator' | 'degrees';
  readonly rowsFrom: 'north' | 'south';
  readonly system: CoordinateSystem;
  readonly levels: readonly TileLevel[];
  /** In its system. */
  readonly extent: Extent;
  readonly degrees: Extent;
  /** It lies where the layers of the workspace lie; null when there is nothing to compare with. */
  readonly fits: boolean | null;
}

const CGCS2000_DEGREES = systemById('EPSG:4490')!;

/** All readings, those that fit first; `ground` is where the workspace's layers lie, degrees. */
export function readingsOfFolder(levels: readonly NumberedLevel[], ground: Extent | null): readonly FolderReading[] {
  const finest = levels.at(-1);
  if (!finest) return [];
  const readings = (['mercator', 'degrees'] as const).flatMap((grid) =>
    (['north', 'south'] as const).flatMap((rowsFrom): FolderReading[] => {
      const levelOf = grid === 'mercator' ? mercatorLevel : degreeLevel;
      const level = levelOf(finest.level);
      const rows: readonly [number, number] = rowsFrom === 'north' ? finest.rows : [level.rows - 1 - finest.rows[1], level.rows - 1 - finest.rows[0]];
      if (rows[0] < 0 || rows[1] >= level.rows || finest.columns[1] >= level.columns) return [];
      const system = grid === 'mercator' ? WEB_MERCATOR : CGCS2000_DEGREES;
      const extent = extentOfTiles(level, finest.columns, rows);
      const [west, south, east, north] = convertForShowing(Float64Array.from(extent), system, CGCS2000_DEGREES)!;
      const degrees: Extent = [west!, south!, east!, north!];
      return [{ grid, rowsFrom, system, levels: levels.map((each) => levelOf(each.level)), extent, degrees, fits: ground && extentsTouch(degrees, ground) }];
    }),
  );
  return readings.toSorted((a, b) => Number(b.fits ?? false) - Number(a.fits ?? false));
}
