/** Points by distance and bearing, as surveyors give them. */
import { readAngle } from '../crs/angle.ts';

/** The point at a distance (metres) from another, in the direction of a grid bearing (degrees clockwise from grid north). */
export function polarPoint([east, north]: readonly [number, number], distanceMetres: number, bearingDegrees: number): readonly [east: number, north: number] {
  const angle = (bearingDegrees * Math.PI) / 180;
  return [east + distanceMetres * Math.sin(angle), north + distanceMetres * Math.cos(angle)];
}

/** Distance (metres) and grid bearing (degrees, 0 ≤ b < 360) from one point to another. */
export function polarOf(from: readonly [number, number], to: readonly [number, number]): { readonly distanceMetres: number; readonly bearingDegrees: number } {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const degrees = (Math.atan2(dx, dy) * 180) / Math.PI;
  return { distanceMetres: Math.hypot(dx, dy), bearingDegrees: (degrees + 360) % 360 };
}

/** A bearing as people write angles (`123.5`, `123°30′15″`, `123 30 15`); null for anything else or beyond 360°. */
export function readBearing(words: string): number | null {
  const bearing = readAngle(words);
  return bearing !== null && bearing >= 0 && bearing <= 360 ? bearing : null;
}
