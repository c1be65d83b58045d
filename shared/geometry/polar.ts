/** Points by distance and bearing, as surveyors give them. */
import { readAngle } from '../crs/angle.ts';

/** The point at a distance (metres) from another, in the direction of a grid bearing (degrees clockwise from grid north). */
export function polarPoint([east, north]: readonly [number, number], distanceMetres: number, bearingDegrees: number): readonly [east: number, north: number] {
  const angle = (bearingDegrees * Math.PI) / 180;
  return [east + distanceMetres * Math.sin(angle), north + distanceMetres * Math.cos(angle)];
}

/** The grid bearing from one point to another (east, north), degrees clockwise from grid north, 0 up to 360. */
export function bearingOf([fromEast, fromNorth]: readonly [number, number], [east, north]: readonly [number, number]): number {
  return ((Math.atan2(east - fromEast, north - fromNorth) * 180) / Math.PI + 360) % 360;
}

/** A bearing as people write angles (`123.5`, `123°30′15″`, `123 30 15`); null for anything else or beyond 360°. */
export function readBearing(words: string): number | null {
  const bearing = readAngle(words);
  return bearing !== null && bearing >= 0 && bearing <= 360 ? bearing : null;
}
