/** What of a working along a section lies within the licensed bodies, what beyond them by no more than the tolerance, and what by more. */
import type { Profile, Section, SectionBody, SectionTolerance, SectionWorking } from '../model/section.ts';
import type { WorkingBand } from '../model/workings.ts';

/** A straight piece of a floor or roadway: distance and elevation of both ends, and how it lies to the bodies. */
export interface SectionPiece {
  readonly from: number;
  readonly fromElevation: number;
  readonly to: number;
  readonly toElevation: number;
  readonly band: WorkingBand;
}

/** How pieces are judged: against these bodies, with this tolerance (null: none was chosen), and never worse than the check judged the whole working (null: not checked). */
export interface PieceJudgement {
  readonly bodies: readonly SectionBody[];
  readonly tolerance: SectionTolerance | null;
  readonly band: WorkingBand | null;
}

/** Cuts a profile where it enters or leaves a body or the tolerance around it, at its sides or at its limits. Without bodies all is inside: nothing is known. */
export function piecesOfProfile(profile: Profile, judgement: PieceJudgement): SectionPiece[] {
  const { bodies, tolerance } = judgement;
  const around = tolerance ? [...bodies, ...bodies.map((body) => grown(body, tolerance))] : bodies;
  const pieces: SectionPiece[] = [];
  for (let i = 0; i + 3 < profile.length; i += 2) {
    const [a, za, b, zb] = [profile[i]!, profile[i + 1]!, profile[i + 2]!, profile[i + 3]!];
    const length = b - a;
    const edges = around.flatMap(({ stretches, topMetres, bottomMetres }) => [
      ...stretches.flatMap(([from, to]) => [(from - a) / length, (to - a) / length]),
      ...[topMetres, bottomMetres].flatMap((limit) => (limit === null ? [] : [(limit - za) / (zb - za)])),
    ]);
    const cuts = [0, ...edges.filter((share) => share > 1e-9 && share < 1 - 1e-9), 1].sort((one, other) => one - other);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      if (to - from < 1e-9) continue;
      const middle = (from + to) / 2;
      const band = bandAt(a + middle * length, za + middle * (zb - za), judgement);
      const piece: SectionPiece = { from: a + from * length, fromElevation: za + from * (zb - za), to: a + to * length, toElevation: za + to * (zb - za), band };
      const last = k > 0 ? pieces.at(-1) : undefined;
      // Both sides of an edge that changes nothing are one piece.
      if (last?.band === band && last.to === piece.from) pieces[pieces.length - 1] = { ...piece, from: last.from, fromElevation: last.fromElevation };
      else pieces.push(piece);
    }
  }
  return pieces;
}

/**
 * How a place of a working lies to the bodies. The check measures across the licence's sides and judges the working as a
 * whole; a place on the line is never said to lie farther out than that, for the line may cross the side aslant.
 */
export function bandAt(distance: number, elevation: number, { bodies, tolerance, band }: PieceJudgement): WorkingBand {
  if (band === 'inside' || bodies.length === 0 || bodies.some((body) => holds(body, distance, elevation))) return 'inside';
  if (band === 'within-tolerance') return 'within-tolerance';
  return tolerance !== null && bodies.some((body) => holds(grown(body, tolerance), distance, elevation)) ? 'within-tolerance' : 'outside';
}

/** How a working of a section is judged: against the bodies of the right (null: of any). */
export function judgementOf({ bodies, tolerance }: Pick<Section, 'bodies' | 'tolerance'>, rightId: string | null, { band }: Pick<SectionWorking, 'band'>): PieceJudgement {
  return { bodies: bodies.filter((body) => rightId === null || body.rightId === rightId), tolerance, band };
}

/** The band of what lies farthest out of a working, as far as the section shows it. */
export function farthestBand({ floors, along, crossings }: Pick<SectionWorking, 'floors' | 'along' | 'crossings'>, judgement: PieceJudgement): WorkingBand {
  const bands = new Set([...[...floors, ...along].flatMap((profile) => piecesOfProfile(profile, judgement).map(({ band }) => band)), ...crossings.map(([distance, elevation]) => bandAt(distance, elevation, judgement))]);
  return bands.has('outside') ? 'outside' : bands.has('within-tolerance') ? 'within-tolerance' : 'inside';
}

/** The body with the tolerance on all its sides; open limits stay open. */
function grown(body: SectionBody, { planMetres, elevationMetres }: SectionTolerance): SectionBody {
  return {
    ...body,
    stretches: body.stretches.map(([from, to]) => [from - planMetres, to + planMetres] as const),
    topMetres: body.topMetres === null ? null : body.topMetres + elevationMetres,
    bottomMetres: body.bottomMetres === null ? null : body.bottomMetres - elevationMetres,
  };
}

/** A hair's breadth at limits is the rounding of the profile. */
const NOTHING_METRES = 1e-4;

/** True for a place of the section inside a body and its limits. */
function holds({ stretches, topMetres, bottomMetres }: SectionBody, distance: number, elevation: number): boolean {
  return stretches.some(([from, to]) => distance >= from - NOTHING_METRES && distance <= to + NOTHING_METRES) && elevation <= (topMetres ?? Infinity) + NOTHING_METRES && elevation >= (bottomMetres ?? -Infinity) - NOTHING_METRES;
}
