/**
 * Parameters as papers print them: units and turning sense differ from paper to paper and are made explicit here, and
 * control points show whether they were read the right way.
 */
import { formatNumber } from '../../base/units.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { Note } from '../../base/news.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { ControlPoint, RotationConvention, SevenParameters, SimilarityParameters, TransformationFit, TransformationParameters } from '../../model/transformation.ts';
import { judgeParameters } from './fit.ts';

export const ROTATION_UNITS = ['arc-seconds', 'degrees', 'radians'] as const;
export type RotationUnit = (typeof ROTATION_UNITS)[number];

/** `parts-per-million`: (k − 1) · 10⁶, as m is printed; `factor`: k itself, about 1. */
export const SCALE_UNITS = ['parts-per-million', 'factor'] as const;
export type ScaleUnit = (typeof SCALE_UNITS)[number];

/** Which way a positive plane rotation turns: from north to east (clockwise on the map) or the other way. */
export const TURNING_SENSES = ['north-to-east', 'east-to-north'] as const;
export type TurningSense = (typeof TURNING_SENSES)[number];

export interface TypedUnits {
  readonly rotation: RotationUnit;
  readonly scale: ScaleUnit;
}

const ARC_SECONDS: Record<RotationUnit, number> = { 'arc-seconds': 1, degrees: 3600, radians: (180 / Math.PI) * 3600 };

/** Arc seconds of a number in its unit. */
export function arcSecondsOf(value: number, unit: RotationUnit): number {
  return value * ARC_SECONDS[unit];
}

/** (k − 1) · 10⁶ of a number in its unit. */
export function partsPerMillionOf(value: number, unit: ScaleUnit): number {
  return unit === 'factor' ? (value - 1) * 1e6 : value;
}

export interface TypedSimilarity extends TypedUnits {
  readonly shiftNorthMetres: number;
  readonly shiftEastMetres: number;
  readonly rotationValue: number;
  readonly scaleValue: number;
  readonly sense: TurningSense;
}

export function similarityOf({ shiftNorthMetres, shiftEastMetres, rotationValue, scaleValue, rotation, scale, sense }: TypedSimilarity): SimilarityParameters {
  const turned = arcSecondsOf(rotationValue, rotation) * (sense === 'north-to-east' ? 1 : -1);
  return { kind: 'similarity', shiftNorthMetres, shiftEastMetres, rotationArcSeconds: turned, scalePartsPerMillion: partsPerMillionOf(scaleValue, scale) };
}

export interface TypedSevenParameters extends TypedUnits {
  readonly shiftMetres: readonly [x: number, y: number, z: number];
  readonly rotationValues: readonly [x: number, y: number, z: number];
  readonly scaleValue: number;
  readonly convention: RotationConvention;
}

export function sevenParametersOf({ shiftMetres, rotationValues, scaleValue, rotation, scale, convention }: TypedSevenParameters): SevenParameters {
  const [x, y, z] = rotationValues;
  return { kind: 'seven-parameter', convention, shiftMetres, rotationArcSeconds: [arcSecondsOf(x, rotation), arcSecondsOf(y, rotation), arcSecondsOf(z, rotation)], scalePartsPerMillion: partsPerMillionOf(scaleValue, scale) };
}

/** The small-angle formulas and every known set stay far below; more is a wrong unit. */
const LARGEST_SPACE_ROTATION_ARC_SECONDS = 60;
const LARGEST_SCALE_PARTS_PER_MILLION = 1000;

/** What looks like a wrong unit, told before anything is converted. */
export function doubtsAboutParameters(parameters: TransformationParameters): readonly Note[] {
  const notes: Note[] = [];
  if (Math.abs(parameters.scalePartsPerMillion) > LARGEST_SCALE_PARTS_PER_MILLION) notes.push({ code: 'transformation.typed.scale-large', params: { value: formatNumber(parameters.scalePartsPerMillion, 3) } });
  if (parameters.kind === 'seven-parameter') {
    const largest = Math.max(...parameters.rotationArcSeconds.map(Math.abs));
    if (largest > LARGEST_SPACE_ROTATION_ARC_SECONDS) notes.push({ code: 'transformation.typed.rotation-large', params: { value: formatNumber(largest, 3) } });
  }
  return notes;
}

export interface TypedCheck {
  /** Every point only checks: nothing was fitted to it. */
  readonly fit: TransformationFit;
  /** What the residuals say; empty when the parameters suit the points best as they were typed. */
  readonly notes: readonly Note[];
}

/** Another reading must bring the largest residual below this share of the typed one's to be worth telling. */
const CLEARLY_BETTER_SHARE = 0.2;

/** Residuals of typed parameters at known points, and whether the opposite turning or direction would suit them clearly better. */
export function checkTyped(request: { readonly from: CoordinateSystem; readonly to: CoordinateSystem; readonly points: readonly ControlPoint[] }, parameters: TransformationParameters): TypedCheck {
  const points = request.points.map((point): ControlPoint => ({ ...point, used: false }));
  const fit = judgeParameters({ ...request, points }, parameters);
  const own = largestOf(fit);
  const others = otherReadings(parameters).map(({ reading, as }) => ({ reading, largest: largestOf(judgeParameters({ ...request, points }, as)) }));
  const best = others.toSorted((a, b) => a.largest - b.largest)[0];
  const better = best && best.largest < own * CLEARLY_BETTER_SHARE;
  return { fit, notes: better ? [{ code: 'transformation.typed.other-reading', params: { largest: formatNumber(own, 3), reading: { code: best.reading }, other: formatNumber(best.largest, 3) } }] : [] };
}

function largestOf({ residuals }: TransformationFit): number {
  return residuals.reduce((largest, { eastMetres, northMetres }) => Math.max(largest, Math.hypot(eastMetres, northMetres)), 0);
}

function otherReadings(parameters: TransformationParameters): { readonly reading: MessageKey; readonly as: TransformationParameters }[] {
  const turned = turnedOther(parameters);
  return [
    { reading: 'transformation.typed.reading.turned', as: turned },
    { reading: 'transformation.typed.reading.reversed', as: reversed(parameters) },
    { reading: 'transformation.typed.reading.both', as: reversed(turned) },
  ];
}

function turnedOther(parameters: TransformationParameters): TransformationParameters {
  if (parameters.kind === 'similarity') return { ...parameters, rotationArcSeconds: -parameters.rotationArcSeconds };
  return { ...parameters, convention: parameters.convention === 'coordinate-frame' ? 'position-vector' : 'coordinate-frame' };
}

/** All signs changed, as papers print the way back of a 7-parameter set; the way back of a 4-parameter set is exact. */
function reversed(parameters: TransformationParameters): TransformationParameters {
  if (parameters.kind === 'seven-parameter') {
    const negative = ([x, y, z]: readonly [number, number, number]): [number, number, number] => [-x, -y, -z];
    return { ...parameters, shiftMetres: negative(parameters.shiftMetres), rotationArcSeconds: negative(parameters.rotationArcSeconds), scalePartsPerMillion: -parameters.scalePartsPerMillion };
  }
  const scale = 1 + parameters.scalePartsPerMillion / 1e6;
  const angle = (parameters.rotationArcSeconds / 3600) * (Math.PI / 180);
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const { shiftNorthMetres: x, shiftEastMetres: y } = parameters;
  return { kind: 'similarity', shiftNorthMetres: -(x * cos + y * sin), shiftEastMetres: -(y * cos - x * sin), rotationArcSeconds: -parameters.rotationArcSeconds, scalePartsPerMillion: (1 / scale - 1) * 1e6 };
}
