/**
 * 地块坐标 TXT (勘测定界、建设用地报批、供地), every variant of DOMAIN §2.7: records are told apart by what they hold and
 * how many fields they have, never by their position, because programs differ in the head of a parcel.
 */

/** A position as it stands in the file. */
export interface ParcelPoint {
  readonly number: string;
  readonly ring: string;
  readonly first: number;
  readonly second: number;
  /** 1-based. */
  readonly line: number;
}

/** The head of a parcel; empty where the variant has no such field. */
export interface ParcelHead {
  readonly pointCount: number | null;
  readonly area: string;
  readonly number: string;
  readonly name: string;
  /** 点, 线 or 面 as written. */
  readonly shape: string;
  readonly sheet: string;
  readonly use: string;
  readonly landClass: string;
}

export interface Parcel {
  readonly head: ParcelHead;
  readonly points: readonly ParcelPoint[];
  /** 1-based line of the head, or of the first point when there is none. */
  readonly line: number;
}

export interface ParcelFile {
  /** `key=value` lines of [属性描述]. */
  readonly description: ReadonlyMap<string, string>;
  readonly parcels: readonly Parcel[];
  /** 1-based lines that are neither. */
  readonly strangeLines: readonly number[];
}

const NO_HEAD: ParcelHead = { pointCount: null, area: '', number: '', name: '', shape: '', sheet: '', use: '', landClass: '' };

/** Reads all lines; nothing stops it, the caller judges what was found. */
export function parseParcelText(text: string): ParcelFile {
  const description = new Map<string, string>();
  const parcels: { head: readonly string[] | null; points: ParcelPoint[]; line: number }[] = [];
  const strangeLines: number[] = [];
  let section = '';
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1;
    // Full-width commas come from typing, the byte order mark from programs that join files.
    const written = raw.replaceAll('，', ',').replaceAll('\ufeff', '').trim();
    if (written === '') return;
    const title = /^[[【](.+?)[\]】]$/.exec(written)?.[1];
    if (title !== undefined) {
      section = title.trim();
      return;
    }
    const pair = /^([^,=＝]+)[=＝](.*)$/.exec(written);
    if (pair && parcels.length === 0) {
      description.set(pair[1]!.trim(), pair[2]!.trim());
      return;
    }
    const fields = written.split(',').map((field) => field.trim());
    if (isHead(fields)) {
      parcels.push({ head: fields, points: [], line });
      return;
    }
    const point = pointOf(fields, line);
    if (point) {
      if (parcels.length === 0) parcels.push({ head: null, points: [], line });
      parcels.at(-1)!.points.push(point);
    } else if (section === '' || /坐标/.test(section)) strangeLines.push(line);
  });
  return { description, parcels: parcels.map(({ head, points, line }) => ({ head: head ? readHead(head, points.length) : NO_HEAD, points, line })), strangeLines };
}

/** A head ends with `@`, in some variants with an empty field behind it. */
function isHead(fields: readonly string[]): boolean {
  const last = fields.at(-1) === '' ? fields.at(-2) : fields.at(-1);
  return fields.length >= 3 && last !== undefined && last.endsWith('@');
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const isNumber = (field: string | undefined): boolean => field !== undefined && NUMBER.test(field);

/** 点号,圈号,X,Y (a fifth field is a height or an edge length), or 点号,X,Y with or without a height. */
function pointOf(fields: readonly string[], line: number): ParcelPoint | null {
  const used = fields.at(-1) === '' ? fields.slice(0, -1) : fields;
  if (used.length >= 4 && used.length <= 6 && /^\d{1,4}$/.test(used[1]!) && isNumber(used[2]) && isNumber(used[3])) {
    return { number: used[0]!, ring: used[1]!, first: Number(used[2]), second: Number(used[3]), line };
  }
  if ((used.length === 3 || (used.length === 4 && isNumber(used[3]))) && isNumber(used[1]) && isNumber(used[2])) return { number: used[0]!, ring: '1', first: Number(used[1]), second: Number(used[2]), line };
  return null;
}

const SHAPE = /^(点|线|面|点状|线状|面状)$/;

/**
 * Eight fields and more before the `@`: the standard order. Fewer: `点数,名称,类型,用途` or `编号,名称,类型`, told apart
 * by whether the first field can be the number of points.
 */
function readHead(fields: readonly string[], pointsFound: number): ParcelHead {
  const end = fields.findLastIndex((field) => field.endsWith('@'));
  const values = [...fields.slice(0, end), ...(fields[end] === '@' ? [] : [fields[end]!.slice(0, -1)])];
  const field = (position: number): string => values[position] ?? '';
  const stated = /^\d+$/.test(field(0)) ? Number(field(0)) : null;
  if (values.length >= 7) {
    return { pointCount: stated, area: field(1), number: field(2), name: field(3), shape: field(4), sheet: field(5), use: field(6), landClass: field(7) };
  }
  const isCount = stated !== null && Math.abs(stated - pointsFound) <= Math.max(2, pointsFound / 4);
  const [third, fourth] = [field(2), field(3)];
  return {
    ...NO_HEAD,
    ...(isCount ? { pointCount: stated } : { number: field(0) }),
    name: field(1),
    ...(SHAPE.test(third) ? { shape: third, use: fourth } : { use: [third, fourth].filter((each) => each !== '').join(' ') }),
  };
}

/** Rings of a parcel in file order: a new one begins where the 圈号 changes or the ring before has come back to its first point. */
export function ringsOf(points: readonly ParcelPoint[]): ParcelPoint[][] {
  const rings: ParcelPoint[][] = [];
  let closed = true;
  for (const point of points) {
    const ring = rings.at(-1);
    if (!ring || closed || ring[0]!.ring !== point.ring) rings.push([point]);
    else ring.push(point);
    const current = rings.at(-1)!;
    closed = current.length > 3 && current[0]!.first === point.first && current[0]!.second === point.second;
  }
  return rings;
}
