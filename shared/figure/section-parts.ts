/** What of a working along a section lies within the licensed bodies, and what does not. */
import type { Profile, SectionBody } from '../model/section.ts';

/** A straight piece of a floor or roadway: distance and elevation of both ends, and whether a body holds it. */
export interface SectionPiece {
  readonly from: number;
  readonly fromElevation: number;
  readonly to: number;
  readonly toElevation: number;
  readonly licensed: boolean;
}

/** Cuts a profile where it enters or leaves a body, at its sides or at its limits. Without bodies all is licensed: nothing is known. */
export function piecesOfProfile(profile: Profile, bodies: readonly SectionBody[]): SectionPiece[] {
  const pieces: SectionPiece[] = [];
  for (let i = 0; i + 3 < profile.length; i += 2) {
    const [a, za, b, zb] = [profile[i]!, profile[i + 1]!, profile[i + 2]!, profile[i + 3]!];
    const length = b - a;
    const edges = bodies.flatMap(({ stretches, topMetres, bottomMetres }) => [
      ...stretches.flatMap(([from, to]) => [(from - a) / length, (to - a) / length]),
      ...[topMetres, bottomMetres].flatMap((limit) => (limit === null ? [] : [(limit - za) / (zb - za)])),
    ]);
    const cuts = [0, ...edges.filter((share) => share > 1e-9 && share < 1 - 1e-9), 1].sort((one, other) => one - other);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      if (to - from < 1e-9) continue;
      const middle = (from + to) / 2;
      const licensed = bodies.length === 0 || bodies.some((body) => holds(body, a + middle * length, za + middle * (zb - za)));
      const piece: SectionPiece = { from: a + from * length, fromElevation: za + from * (zb - za), to: a + to * length, toElevation: za + to * (zb - za), licensed };
      const last = k > 0 ? pieces.at(-1) : undefined;
      // Both sides of an edge that changes nothing are one piece.
      if (last?.licensed === licensed && last.to === piece.from) pieces[pieces.length - 1] = { ...piece, from: last.from, fromElevation: last.fromElevation };
      else pieces.push(piece);
    }
  }
  return pieces;
}

/** A hair's breadth at limits is the rounding of the profile. */
const NOTHING_METRES = 1e-4;

/** True for a place of the section inside a body and its limits. */
export function holds({ stretches, topMetres, bottomMetres }: SectionBody, distance: number, elevation: number): boolean {
  return stretches.some(([from, to]) => distance >= from - NOTHING_METRES && distance <= to + NOTHING_METRES) && elevation <= (topMetres ?? Infinity) + NOTHING_METRES && elevation >= (bottomMetres ?? -Infinity) - NOTHING_METRES;
}
