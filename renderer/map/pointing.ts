/** What lies under a click, decided from our own geometry, never from pixels. */
import { extentsTouch, growExtent, type Extent } from '../../shared/model/extent.ts';
import { distanceToFeature, featureHolds } from '../engine/feature-distance.ts';
import type { MapArea } from './layers/areas.ts';
import type { DrawnFinding, DrawnRight } from './layers/sheet-layer.ts';

type Position = readonly [east: number, north: number];

/** Clicks this near to a boundary hit it; CSS pixels. */
export const CLICK_TOLERANCE_PIXELS = 5;

/** The smallest right that holds the position, else the nearest whose boundary is within the tolerance. */
export function rightAt(rights: readonly DrawnRight[], position: Position, toleranceMetres: number): DrawnRight | null {
  const near = rights.filter((right) => extentsTouch(growExtent(right.area.extent, toleranceMetres), [position[0], position[1], position[0], position[1]]));
  const holding = near.filter((right) => holds(right.area, position)).toSorted((a, b) => size(a.area.extent) - size(b.area.extent));
  if (holding[0]) return holding[0];
  const distances = near.map((right) => ({ right, distance: distance(right.area, position) })).filter((each) => each.distance <= toleranceMetres);
  return distances.toSorted((a, b) => a.distance - b.distance)[0]?.right ?? null;
}

/** The smallest finding that holds the position. */
export function findingAt(findings: readonly DrawnFinding[], position: Position): DrawnFinding | null {
  return findings.filter((finding) => holds(finding.area, position)).toSorted((a, b) => size(a.area.extent) - size(b.area.extent))[0] ?? null;
}

function holds(area: MapArea, position: Position): boolean {
  return area.features.some((feature) => featureHolds(area.geometry, feature, position));
}

function distance(area: MapArea, position: Position): number {
  return Math.min(...area.features.map((feature) => distanceToFeature(area.geometry, feature, position)));
}

function size([west, south, east, north]: Extent): number {
  return (east - west) * (north - south);
}
