/**
 * Ellipsoidal areas for the truth, by another way than the product's engine: inverse projection by proj4 and
 * the closed form of the area between parallels (DOMAIN §2.4: the series of annex D equals
 * b²/2 · ΔL_mid · (q(B2) − q(B1)), on the vertices as they stand).
 */
import proj4 from 'proj4';
import type { Polygon, Ring } from './plane.ts';

const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_2);
const SEMI_MINOR = SEMI_MAJOR * (1 - FLATTENING);

const toDegrees = proj4(`+proj=etmerc +lat_0=0 +lon_0=114 +k=1 +x_0=38500000 +y_0=0 +a=${SEMI_MAJOR} +rf=298.257222101 +units=m +no_defs`, `+proj=longlat +a=${SEMI_MAJOR} +rf=298.257222101 +no_defs`);

/** b²/2 · q(B) is the area from the equator to latitude B per radian of longitude. */
function bandIntegral(latitude: number): number {
  const s = Math.sin(latitude);
  return s / (1 - ECCENTRICITY_2 * s * s) + Math.log((1 + ECCENTRICITY * s) / (1 - ECCENTRICITY * s)) / (2 * ECCENTRICITY);
}

function ringArea(ring: Ring): number {
  const radians = ring.map((point) => toDegrees.forward([point[0], point[1]]).map((degrees) => (degrees * Math.PI) / 180) as [number, number]);
  const from = radians[0]![0];
  let sum = 0;
  radians.forEach(([longitude, latitude], i) => {
    const [nextLongitude, nextLatitude] = radians[(i + 1) % radians.length]!;
    sum += ((longitude + nextLongitude) / 2 - from) * (bandIntegral(nextLatitude) - bandIntegral(latitude));
  });
  return Math.abs((SEMI_MINOR * SEMI_MINOR * sum) / 2);
}

/** Square metres of a polygon in CGCS2000, 3° zone 38 with zone prefix. */
export function ellipsoidalTruth(polygon: Polygon): number {
  return polygon.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * ringArea(ring), 0);
}
