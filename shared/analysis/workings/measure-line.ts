/** A roadway or bench against the licence: each stretch against the bodies at its own elevation. */
import type { LineShape, Ring, Working } from '../../model/mine-drawing.ts';
import type { LicensedBody } from './contract.ts';
import { distancesOfStretches, leastDistance, lengthOfStretches, sidesOfPath } from './distances.ts';
import { bodiesAt, bottomOf, topOf, type ChosenBodies, type Ground, type Grounds } from './ground.ts';
import { stretchesOutside } from './line-outside.ts';
import type { PlanMeasure } from './plan-measure.ts';

interface Stretch {
  /** x1, y1, x2, y2. */
  readonly ends: readonly [number, number, number, number];
  /** Of its middle and of its higher end; null when not known. */
  readonly elevation: number | null;
  readonly highest: number | null;
  /** An incline or shaft: it leads to the surface and passes the upper limit on its way, which is no mining above it. */
  readonly steep: boolean;
}

/** Rise over run from which a stretch leads somewhere rather than follows the ore. */
const STEEP = 0.1;

export function measureLine(shape: LineShape, elevation: Working['elevation'], bodies: readonly LicensedBody[], overall: ChosenBodies, grounds: Grounds): PlanMeasure {
  const stretches = stretchesOf(shape, elevation, bodies);
  const outside = new Map<Ground, number[]>();
  let [far, longest, integral, outsideLength, counted] = [0, 0, 0, 0, 0];
  const beyondLimit: number[] = [];
  let above = 0;
  for (const { ends, elevation: level, highest, steep } of stretches) {
    const own = level === null ? overall : bodiesAt({ lowestMetres: level, highestMetres: level }, bodies);
    const ground = grounds.of(own.chosen);
    const pieces = stretchesOutside(ends, ground.rings);
    const known = outside.get(ground);
    if (known) known.push(...pieces);
    else outside.set(ground, pieces);
    if (highest !== null && !steep) above = Math.max(above, highest - overall.topMetres);
    if (level !== null && (level < overall.bottomMetres || (level > overall.topMetres && !steep))) beyondLimit.push(...ends);
  }
  for (const [ground, pieces] of outside) {
    if (pieces.length === 0) continue;
    const length = lengthOfStretches(pieces);
    const { longestDistanceMetres, meanDistanceMetres, meanOverMetres } = distancesOfStretches(pieces, ground.boundary);
    longest = Math.max(longest, longestDistanceMetres);
    integral += meanDistanceMetres * meanOverMetres;
    counted += meanOverMetres;
    outsideLength += length;
    const rings = ground.withTolerance().flat();
    for (let i = 0; i < pieces.length; i += 4) far += lengthOfStretches(stretchesOutside(pieces.slice(i, i + 4), rings));
  }
  const length = lengthOfStretches(shape.paths.flatMap(sidesOfPath));
  const onlyGround = grounds.of(overall.chosen);
  const nothing = { areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0 };
  return {
    whole: { ...nothing, lengthMetres: length },
    outside: { parts: [], paths: pathsOf([...outside.values()].flat()), ...nothing, lengthMetres: outsideLength, longestDistanceMetres: longest, meanDistanceMetres: counted > 0 ? integral / counted : 0, meanOverMetres: counted },
    withinTolerance: Math.max(0, outsideLength - far),
    beyondTolerance: far,
    belowLimitMetres: overall.belowMetres,
    // A range from words or points says nothing about where it is steep.
    aboveLimitMetres: stretches.some(({ elevation: level }) => level !== null) ? above : overall.aboveMetres,
    beyondLimit: { parts: [], paths: pathsOf(beyondLimit), ...nothing, lengthMetres: lengthOfStretches(beyondLimit) },
    boundaryDistanceMetres: outsideLength > 0 ? (outsideLength < length ? 0 : null) : leastDistance(shape.paths.flatMap(sidesOfPath), onlyGround.boundary),
    excessAreaSquareMetres: 0,
  };
}

/** Cut where the line passes a limit of a body, so that each piece belongs to one range of elevations. */
function stretchesOf({ paths, elevations }: LineShape, elevation: Working['elevation'], bodies: readonly LicensedBody[]): Stretch[] {
  const limits = [...new Set(bodies.flatMap((body) => [bottomOf(body), topOf(body)]).filter(Number.isFinite))];
  // One elevation for all of the line is known without vertices that have any.
  const level = elevation && elevation.lowestMetres === elevation.highestMetres ? elevation.lowestMetres : null;
  return paths.flatMap((path, position) => {
    const heights = elevation === null ? undefined : elevations?.[position];
    const stretches: Stretch[] = [];
    for (let i = 0; i + 3 < path.length; i += 2) {
      const [ax, ay, bx, by] = [path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!];
      if (!heights) {
        stretches.push({ ends: [ax, ay, bx, by], elevation: level, highest: level, steep: false });
        continue;
      }
      const [za, zb] = [heights[i / 2]!, heights[i / 2 + 1]!];
      const steep = Math.abs(zb - za) > STEEP * Math.hypot(bx - ax, by - ay);
      const cuts = [0, ...limits.map((limit) => (limit - za) / (zb - za)).filter((share) => share > 0 && share < 1), 1].sort((a, b) => a - b);
      for (let k = 0; k + 1 < cuts.length; k++) {
        const [from, to] = [cuts[k]!, cuts[k + 1]!];
        stretches.push({ ends: [ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay)], elevation: za + ((from + to) / 2) * (zb - za), highest: Math.max(za + from * (zb - za), za + to * (zb - za)), steep });
      }
    }
    return stretches;
  });
}

function pathsOf(stretches: readonly number[]): Ring[] {
  const paths: Ring[] = [];
  for (let i = 0; i < stretches.length; i += 4) {
    const last = paths.at(-1) as number[] | undefined;
    // Stretches that follow each other are one path.
    if (last && last.at(-2) === stretches[i] && last.at(-1) === stretches[i + 1]) last.push(stretches[i + 2]!, stretches[i + 3]!);
    else paths.push([stretches[i]!, stretches[i + 1]!, stretches[i + 2]!, stretches[i + 3]!]);
  }
  return paths;
}
