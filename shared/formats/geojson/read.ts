/**
 * GeoJSON (RFC 7946, and the older form with a `crs` member), one feature per line too, and the JSON that ArcGIS
 * exports (`rings`, `paths`, `attributes`), into columns. What mixes points, lines and areas is split by kind.
 */
import { encodingName } from '../encoding-name.ts';
import { memorySource, readAll, type ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { readPrj } from '../../crs/prj.ts';
import { systemById } from '../../crs/systems.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { AttributeValue } from '../columnar-table-builder.ts';
import type { FileSet } from '../contract.ts';
import { isExact } from '../exact-number.ts';
import { evidenceOfStandard, evidenceOfSystem } from '../file-system-evidence.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import { textEncodingOf } from '../text-file.ts';
import { walkJson, type JsonWalkResult } from './json-walk.ts';
import { addGeometry, kindsOf, type AnyGeometry } from './geometry.ts';

export const geojsonFormat = gatheredFormat('geojson', gatherGeojson, layersOfGeojson);

const EVIDENCE_BYTES = 4 * 1024 * 1024;
const QUOTATION_MARK = 0x22;
/** Stands for bytes that are no character. */
const REPLACEMENT = '\ufffd';

async function layersOfGeojson(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const { source } = await asUtf8(mainPart(set), null);
  return splitByKind(set, (visit, walkJob) => walkFeatures(source, visit, walkJob), job);
}

async function gatherGeojson(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const { source, encoding } = await asUtf8(mainPart(set), options.encoding);
  const { gatherer, result, shapeType, rows } = await gatherKind(source.name, set.layerKind, options.swapAxes, (visit, walkJob) => walkFeatures(source, visit, walkJob), {}, job);
  if (!result.complete) gatherer.news.problem('blocking', 'exchange.json-truncated', { file: source.name, count: formatNumber(rows, 0) }, { file: source.name, row: rows });
  if (encoding.decidedBy === 'content' && encoding.chosen !== 'utf-8') gatherer.news.note('exchange.json-not-utf8', { file: source.name, encoding: encodingName(encoding.chosen) });
  // The beginning has decided about the encoding; what lies behind it may be in another one.
  if (result.unreadable > 0) gatherer.news.problem('minor', 'formats.text-unreadable', { file: source.name, encoding: encodingName(encoding.chosen), count: formatNumber(result.unreadable, 0) }, { file: source.name });
  const finished = gatherer.finish(source.name);
  const system = result.system ? evidenceOfSystem(result.system, finished.extent, source.name) : evidenceOfStandard('geojson', finished.extent, source.name);
  return { ...finished, shapeType, encoding, system, news: gatherer.news };
}

interface WalkResult extends JsonWalkResult {
  /** Characters that could not be decoded. */
  readonly unreadable: number;
  /** Stated by a `crs` or `spatialReference` member. */
  readonly system: CoordinateSystem | null;
}

/** Visits every feature; stops when the file holds none and is no GeoJSON. */
async function walkFeatures(source: ByteSource, visit: (feature: WalkedFeature | MessageKey) => void, job: Job): Promise<WalkResult> {
  let system: CoordinateSystem | null = null;
  let recognised = false;
  let unreadable = 0;
  const readMembers = (members: Readonly<Record<string, unknown>>): void => {
    if (members['type'] === 'Topology') stop('exchange.topojson', { file: source.name }, { file: source.name });
    if (members['type'] === 'FeatureCollection' || Array.isArray(members['features']) || members['geometryType'] !== undefined) recognised = true;
    system ??= systemOfMember(members['crs']) ?? systemOfMember(members['spatialReference']);
  };
  const result = await walkJson(
    source,
    {
      value(text, isMember) {
        if (text.includes(REPLACEMENT)) unreadable += text.split(REPLACEMENT).length - 1;
        const value = parseObject(text);
        if (!isMember && value) readMembers(value);
        const feature = value && featureOf(value);
        if (feature) recognised = true;
        // A root that is no feature (a collection whose features came one by one, other JSON) is nothing to visit.
        if (isMember || feature) visit(feature ?? 'exchange.row-not-json');
      },
      rootMember: (key, text) => readMembers({ [key]: parseObject(text) }),
      rootBeginning: (text) => readMembers({ features: [], ...parseObject(text) }),
    },
    job,
  );
  if (!recognised) stop('exchange.not-geojson', { file: source.name }, { file: source.name });
  return { ...result, system, unreadable };
}

/** Whole numbers that JSON may hold and a number here may not; they become texts with all their digits. */
const LONG_NUMBER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/;
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]|\\[^])*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(LONG_NUMBER.test(text) ? text.replace(TEXT_OR_LONG_NUMBER, (token) => (token.startsWith('"') || isExact(token, Number(token)) ? token : `"${token}"`)) : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A GeoJSON feature, a bare geometry, or a feature of ArcGIS; null for anything else. */
function featureOf(value: Readonly<Record<string, unknown>>): WalkedFeature | null {
  const { type, geometry, properties, attributes, id } = value;
  if (type === 'Feature' || (type === undefined && (isObject(attributes) || isObject(geometry)))) {
    const own = isObject(properties) ? properties : isObject(attributes) ? attributes : {};
    const identified = (typeof id === 'string' || typeof id === 'number') && !('id' in own) ? { id, ...own } : own;
    return walkedFeature(isObject(geometry) ? geometry : null, identified);
  }
  return typeof type === 'string' && (Array.isArray(value['coordinates']) || Array.isArray(value['geometries'])) ? walkedFeature(value, {}) : null;
}

function walkedFeature(geometry: AnyGeometry | null, attributes: Readonly<Record<string, unknown>>): WalkedFeature {
  return {
    kinds: kindsOf(geometry),
    shapeType: geometry?.type ?? '',
    addPaths: (paths, kind) => addGeometry(paths, geometry!, kind),
    attributes: Object.entries(attributes).map(([name, value]) => [name, plainValue(value)]),
  };
}

function plainValue(value: unknown): AttributeValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as AttributeValue);
}

/** `{"properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}`, `{"type": "EPSG", "properties": {"code": 4490}}`, `{"wkid": 4490}`, `{"wkt": …}`; null when nothing is stated. */
function systemOfMember(member: unknown): CoordinateSystem | null {
  if (!isObject(member)) return null;
  const properties = isObject(member['properties']) ? member['properties'] : {};
  const name = typeof properties['name'] === 'string' ? properties['name'] : '';
  if (/CRS:?84\b/i.test(name)) return systemById('EPSG:4326');
  const code = /EPSG.*?(\d{4,6})$/i.exec(name)?.[1] ?? properties['code'] ?? member['latestWkid'] ?? member['wkid'];
  const id = typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : name;
  if (id === '') return typeof member['wkt'] === 'string' ? readPrj(member['wkt']) : null;
  return systemById(id) ?? { id, datum: 'OTHER', kind: 'other', name: id };
}

/** The walker reads UTF-8; text in another encoding (older programs here write GBK) is turned into it first. */
async function asUtf8(source: ByteSource, userEncoding: string | null): Promise<{ readonly source: ByteSource; readonly encoding: GatheredLayer['encoding'] & object }> {
  const beginning = await source.read(0, EVIDENCE_BYTES);
  // Cut in the middle of a character, the beginning would count against its own encoding; a quotation mark is never part of one.
  const whole = source.size > beginning.length ? beginning.lastIndexOf(QUOTATION_MARK) + 1 : beginning.length;
  const evidence = textEncodingOf(beginning.subarray(0, whole), userEncoding);
  if (evidence.chosen === 'utf-8') return { source, encoding: evidence };
  const text = new TextDecoder(evidence.chosen).decode((await readAll(source)) as Uint8Array<ArrayBuffer>);
  return { source: memorySource(source.path, new TextEncoder().encode(text)), encoding: evidence };
}
