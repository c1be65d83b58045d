/**
 * Central meridians for an easting without zone prefix, which its numbers cannot tell (DOMAIN §2.2): those under which the
 * layer would lie among layers whose systems are known. Proposals with their reason; a person declares.
 */
import type { CoordinateSystem, CoordinateSystemCandidate } from '../model/coordinate-system.ts';
import { extentsTouch, growExtent, isEmptyExtent, type Extent } from '../model/extent.ts';
import { SYSTEMS } from './systems.ts';
import { conversionBetween, convertCoordinates } from './transform.ts';

/** A layer whose system is declared. */
export interface KnownLayer {
  readonly name: string;
  readonly system: CoordinateSystem | null;
  readonly extent: Extent;
}

/** As far beyond a known layer as a county's data may reach. */
const REACH_METRES = 20_000;
const REACH_DEGREES = 0.2;

/** Systems without prefix, of the datums of the known layers, that bring the numbers to them, one per meridian. */
export function systemsAmongNeighbours(extent: Extent, known: readonly KnownLayer[]): readonly CoordinateSystemCandidate[] {
  if (isEmptyExtent(extent)) return [];
  const [west, south, east, north] = extent;
  const corners = Float64Array.of(west, south, east, south, east, north, west, north);
  const candidates: CoordinateSystemCandidate[] = [];
  for (const system of SYSTEMS) {
    if (system.kind !== 'gauss-kruger' || system.zone !== undefined) continue;
    const neighbour = known.find((layer) => layer.system !== null && layer.system.datum === system.datum && !isEmptyExtent(layer.extent) && liesAmong(corners, system, layer.system, layer.extent));
    // 3° and 6° zones share meridians; under one meridian their numbers are the same, and one is enough.
    const isThere = candidates.some((each) => each.system.datum === system.datum && each.system.centralMeridianDegrees === system.centralMeridianDegrees);
    if (neighbour && !isThere) candidates.push({ system, confidence: 'possible', reason: { code: 'crs.reason.neighbour', params: { layer: neighbour.name } } });
  }
  return candidates;
}

function liesAmong(corners: Float64Array, system: CoordinateSystem, of: CoordinateSystem, extent: Extent): boolean {
  if (!conversionBetween(system, of).possible) return false;
  const moved = convertCoordinates(corners, system, of);
  const [easts, norths] = [0, 1].map((side) => Array.from(moved).filter((_value, i) => i % 2 === side)) as [number[], number[]];
  const box: Extent = [Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)];
  return box.every(Number.isFinite) && extentsTouch(box, growExtent(extent, of.kind === 'geographic' ? REACH_DEGREES : REACH_METRES));
}
