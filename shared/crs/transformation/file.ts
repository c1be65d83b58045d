/**
 * Transformation sets as a file: JSON with a head of its own, so that a set goes from one office to another with its
 * points, area, source and date. Residuals are not written: they are computed again from the points on reading.
 */
import { dayNumber } from '../../base/calendar-date.ts';
import { NewsCollector, ProblemError, stop, type Outcome } from '../../base/news.ts';
import type { CoordinateSystem, Datum } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { ControlPoint, TransformationParameters, TransformationSet } from '../../model/transformation.ts';
import { systemById } from '../systems.ts';
import { judgeParameters } from './fit.ts';
import { makeTransformationSet } from './set.ts';

const FORMAT = 'kuangce-transformation-sets';
const VERSION = 1;

/** The file's text; classified sets are left out and told. */
export function writeTransformationFile(sets: readonly TransformationSet[]): Outcome<string> {
  const news = new NewsCollector();
  const kept = sets.filter((set) => !set.classified);
  for (const { name } of sets.filter((set) => set.classified)) news.note('transformation.classified-left-out', { set: name });
  const content = { format: FORMAT, version: VERSION, sets: kept.map(({ id: _id, classified: _no, fit, ...rest }) => ({ ...rest, points: fit?.points ?? [] })) };
  return news.outcome(`${JSON.stringify(content, null, 2)}\n`);
}

/** The sets of a file's text. Stops when it is no such file; a set that is incomplete is left out with a Problem. `file` names it. */
export function readTransformationFile(text: string, file: string): Outcome<readonly TransformationSet[]> {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    stop('transformation.file-unreadable', { file }, { file });
  }
  if (!isRecord(content) || content['format'] !== FORMAT || !Array.isArray(content['sets'])) stop('transformation.file-unreadable', { file }, { file });
  if (content['version'] !== VERSION) stop('transformation.file-newer', { file, version: String(content['version']) }, { file });
  const news = new NewsCollector();
  const sets: TransformationSet[] = [];
  for (const [position, each] of content['sets'].entries()) {
    try {
      sets.push(readSet(each));
    } catch (fault) {
      const reason = fault instanceof ProblemError ? { code: fault.problem.code, ...(fault.problem.params && { params: fault.problem.params }) } : fault instanceof WrongShape ? ({ code: 'transformation.field-wrong', params: { field: fault.field } } as const) : null;
      if (!reason) throw fault;
      news.problem('partial', 'transformation.set-left-out', { file, position: position + 1, reason }, { file });
    }
  }
  if (sets.length === 0 && news.problems.length === 0) stop('transformation.file-empty', { file }, { file });
  return news.outcome(sets);
}

class WrongShape extends Error {
  readonly field: string;
  constructor(field: string) {
    super(field);
    this.field = field;
  }
}

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

function record(from: JsonRecord, field: string): JsonRecord {
  const value = from[field];
  if (!isRecord(value)) throw new WrongShape(field);
  return value;
}

function text(from: JsonRecord, field: string): string {
  const value = from[field];
  if (typeof value !== 'string') throw new WrongShape(field);
  return value;
}

function number(from: JsonRecord, field: string): number {
  const value = from[field];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new WrongShape(field);
  return value;
}

function numbers<Count extends number>(from: JsonRecord, field: string, count: Count): number[] & { length: Count } {
  const value = from[field];
  if (!Array.isArray(value) || value.length !== count || !value.every((each) => typeof each === 'number' && Number.isFinite(each))) throw new WrongShape(field);
  return value as number[] & { length: Count };
}

function readSet(value: unknown): TransformationSet {
  if (!isRecord(value)) throw new WrongShape('sets');
  const parameters = readParameters(record(value, 'parameters'));
  const [from, to] = [readSystemRecord(record(value, 'from')), readSystemRecord(record(value, 'to'))];
  const area = record(value, 'area');
  const points = Array.isArray(value['points']) ? value['points'].map(readPoint) : [];
  const date = text(value, 'date');
  if (Number.isNaN(dayNumber(date))) throw new WrongShape('date');
  const set = { name: text(value, 'name'), from, to, parameters, area: { name: text(area, 'name'), extent: numbers(area, 'extent', 4) as unknown as Extent }, source: text(value, 'source'), date, classified: false };
  return makeTransformationSet({ ...set, fit: points.length > 0 ? judgeParameters({ from, to, points }, parameters) : null });
}

function readParameters(value: JsonRecord): TransformationParameters {
  const scalePartsPerMillion = number(value, 'scalePartsPerMillion');
  if (value['kind'] === 'similarity') {
    return { kind: 'similarity', shiftNorthMetres: number(value, 'shiftNorthMetres'), shiftEastMetres: number(value, 'shiftEastMetres'), rotationArcSeconds: number(value, 'rotationArcSeconds'), scalePartsPerMillion };
  }
  if (value['kind'] !== 'seven-parameter') throw new WrongShape('kind');
  const convention = value['convention'];
  if (convention !== 'coordinate-frame' && convention !== 'position-vector') throw new WrongShape('convention');
  const [shiftMetres, rotationArcSeconds] = [numbers(value, 'shiftMetres', 3), numbers(value, 'rotationArcSeconds', 3)] as unknown as [[number, number, number], [number, number, number]];
  return { kind: 'seven-parameter', convention, shiftMetres, rotationArcSeconds, scalePartsPerMillion };
}

const DATUMS: readonly Datum[] = ['CGCS2000', 'XIAN1980', 'BEIJING1954', 'NEWBEIJING', 'WGS84', 'OTHER'];

function readSystemRecord(value: JsonRecord): CoordinateSystem {
  const id = text(value, 'id');
  const known = systemById(id);
  if (known) return known;
  const datum = DATUMS.find((each) => each === value['datum']);
  const kind = value['kind'];
  if (!datum || (kind !== 'gauss-kruger' && kind !== 'geographic' && kind !== 'other')) throw new WrongShape('datum');
  const system = { id, datum, kind, name: text(value, 'name') } as const;
  if (kind !== 'gauss-kruger') return system;
  return { ...system, centralMeridianDegrees: number(value, 'centralMeridianDegrees'), falseEastingMetres: number(value, 'falseEastingMetres') };
}

function readPoint(value: unknown): ControlPoint {
  if (!isRecord(value)) throw new WrongShape('points');
  const height = (field: 'fromHeightMetres' | 'toHeightMetres'): Partial<ControlPoint> => (value[field] === undefined ? {} : { [field]: number(value, field) });
  return {
    name: text(value, 'name'),
    from: numbers(value, 'from', 2) as unknown as [number, number],
    to: numbers(value, 'to', 2) as unknown as [number, number],
    ...height('fromHeightMetres'),
    ...height('toHeightMetres'),
    used: value['used'] !== false,
  };
}
