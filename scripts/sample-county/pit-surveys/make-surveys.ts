/** 采坑测量: two elevation grids of one quarry with their .prj, and the truth about what changed between them. */
import { systemById } from '../../../shared/crs/systems.ts';
import { writePrj } from '../../../shared/crs/prj.ts';
import type { OutputFile } from '../broken-sets.ts';
import * as geos from '../geos.ts';
import type { PlacedMine } from '../mine-shapes.ts';
import { fullEast, fullNorth, type Box, type Point } from '../plane.ts';
import type { Terrain } from '../terrain.ts';
import { CELL_METRES, CHANGES, COVERED, PIT, QUARRY, SURVEYS, type PlannedChange } from './plan.ts';

const FOLDER = '采坑测量';

/** A survey as the manifest lists it. */
export interface ListedSurvey {
  readonly path: string;
  readonly prj: string;
  readonly period: string;
  readonly surveyedOn: string;
  readonly rightId: string;
  readonly mineName: string;
}

/** What a correct comparison says; products of the planned boxes, distances by GEOS. Nothing of the product's engine takes part. */
export interface PitSurveysTruth {
  readonly fictional: true;
  readonly mineName: string;
  readonly rightId: string;
  readonly files: readonly [earlier: string, later: string];
  readonly cellMetres: number;
  readonly cutCubicMetres: { readonly whole: number; readonly inside: number; readonly outside: number };
  readonly fillCubicMetres: { readonly whole: number; readonly inside: number; readonly outside: number };
  readonly changedSquareMetres: number;
  readonly belowLimit: { readonly areaSquareMetres: number; readonly volumeCubicMetres: number; readonly mostMetres: number; readonly cutSinceCubicMetres: number };
  readonly outsideAreaSquareMetres: number;
  readonly outsideLongestMetres: number;
}

/** All files; the truth as `pit-surveys-truth.json`. Fails when a change does not lie where it is planned. */
export function pitSurveyFiles(mines: readonly PlacedMine[], terrain: Terrain): { readonly files: OutputFile[]; readonly listed: ListedSurvey[] } {
  const placed = mines.find(({ mine }) => mine.name === QUARRY)!;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const listed = SURVEYS.map(({ day, period }): ListedSurvey => {
    const stem = `${FOLDER}/${QUARRY}_${day}`;
    return { path: `${stem}.asc`, prj: `${stem}.prj`, period, surveyedOn: day, rightId: placed.mine.licence, mineName: QUARRY };
  });
  const files = listed.flatMap(({ path, prj }, i): OutputFile[] => [
    { path, bytes: encode(gridText((east, north) => heightAt(east, north, terrain, i === 0 ? [] : CHANGES))) },
    { path: prj, bytes: encode(writePrj(systemById('EPSG:4526')!)) },
  ]);
  const truth = truthOf(placed, [listed[0]!.path, listed[1]!.path]);
  files.push({ path: 'pit-surveys-truth.json', bytes: encode(`${JSON.stringify(truth, null, 1)}\n`) });
  return { files, listed };
}

/** To the centimetre, as surveys are written; the pit where it lies below the made-up ground. */
function heightAt(east: number, north: number, terrain: Terrain, changes: readonly PlannedChange[]): number {
  const { floor, floorMetres } = PIT;
  const fromFloor = Math.max(floor.west - east, east - floor.east, floor.south - north, north - floor.north, 0);
  const ground = Math.round(Math.min(terrain.height([east, north]), floorMetres + fromFloor) * 100) / 100;
  return changes.reduce((height, { box, metres }) => (holds(box, east, north) ? height + metres : height), ground);
}

const holds = ({ west, south, east, north }: Box, x: number, y: number): boolean => x > west && x < east && y > south && y < north;

/** An ESRI ASCII grid: rows from the north, a height for the middle of each cell. */
function gridText(at: (east: number, north: number) => number): string {
  const [columns, rows] = [(COVERED.east - COVERED.west) / CELL_METRES, (COVERED.north - COVERED.south) / CELL_METRES];
  const lines = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_each, column) => at(COVERED.west + (column + 0.5) * CELL_METRES, COVERED.north - (row + 0.5) * CELL_METRES).toFixed(2)).join(' '));
  return [`ncols ${columns}`, `nrows ${rows}`, `xllcorner ${fullEast(COVERED.west)}`, `yllcorner ${fullNorth(COVERED.south)}`, `cellsize ${CELL_METRES}`, 'NODATA_value -9999', ...lines, ''].join('\n');
}

const cornersOf = ({ west, south, east, north }: Box): Point[] => [[west, south], [east, south], [east, north], [west, north]];
const areaOf = ({ west, south, east, north }: Box): number => (east - west) * (north - south);

function truthOf({ mine, bodies }: PlacedMine, files: readonly [string, string]): PitSurveysTruth {
  const [{ polygon, bottomMetres }] = bodies as [PlacedMine['bodies'][number]];
  const licence = geos.fromPolygon(polygon);
  const shareInside = ({ name, box }: PlannedChange): 0 | 1 => {
    const handle = geos.fromPolygon([cornersOf(box)]);
    const [left, common] = [geos.difference(handle, licence), geos.intersection(handle, licence)];
    const [outside, inside] = [left, common].map((part) => geos.polygonsIn(part).length > 0);
    for (const each of [handle, left, common]) geos.free(each);
    if (outside === inside) throw new Error(`${name} must lie inside the licence or outside it, not across`);
    return inside ? 1 : 0;
  };
  const sum = (of: (change: PlannedChange) => number): number => CHANGES.reduce((total, change) => total + of(change), 0);
  const volume = (sign: 1 | -1, counts: (change: PlannedChange) => number): number => sum((change) => Math.max(0, sign * change.metres) * areaOf(change.box) * counts(change));
  const byPlace = (sign: 1 | -1) => ({ whole: volume(sign, () => 1), inside: volume(sign, shareInside), outside: volume(sign, (change) => 1 - shareInside(change)) });
  // Only the floor of the pit comes below the limit.
  const [deepest] = CHANGES as readonly [PlannedChange, ...PlannedChange[]];
  const depth = bottomMetres - (PIT.floorMetres + deepest.metres);
  if (!(depth > 0) || PIT.floorMetres < bottomMetres) throw new Error('the floor must come below the limit, from above it');
  const beyond = CHANGES.filter((change) => change.metres < 0 && shareInside(change) === 0);
  const longest = Math.max(...beyond.flatMap(({ box }) => cornersOf(box)).map((corner) => {
    const point = geos.fromLine([corner, corner]);
    const metres = geos.distanceBetween(point, licence);
    geos.free(point);
    return metres;
  }));
  const truth: PitSurveysTruth = {
    fictional: true, mineName: mine.name, rightId: mine.licence, files, cellMetres: CELL_METRES, cutCubicMetres: byPlace(-1), fillCubicMetres: byPlace(1), changedSquareMetres: sum(({ box }) => areaOf(box)),
    belowLimit: { areaSquareMetres: areaOf(deepest.box), volumeCubicMetres: areaOf(deepest.box) * depth, mostMetres: depth, cutSinceCubicMetres: areaOf(deepest.box) * depth },
    outsideAreaSquareMetres: beyond.reduce((total, { box }) => total + areaOf(box), 0), outsideLongestMetres: Math.round(longest * 1_000_000) / 1_000_000,
  };
  geos.free(licence);
  return truth;
}
