/** The placemarks of a KML document, one by one as its elements close. Elements: OGC KML 2.3 (12-007r2) and Google's gx extension. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop, type NewsCollector } from '../../base/news.ts';
import type { EncodingEvidence, GeometryKind } from '../../model/layer.ts';
import type { WalkedFeature } from '../mixed-kinds.ts';
import { walkXml } from '../xml.ts';

/** One simple geometry of a placemark: an area's rings (the outer first), or one path, flat east, north, elevation. */
interface Simple {
  readonly type: string;
  readonly kind: GeometryKind;
  readonly paths: number[][];
}

export interface KmlFacts {
  readonly encoding: EncodingEvidence;
  /** Written by Ovital's programs, which draw on shifted online maps. */
  readonly ovital: boolean;
}

const SIMPLE_KINDS: Readonly<Record<string, GeometryKind>> = { Point: 'point', LineString: 'line', LinearRing: 'line', Polygon: 'polygon', Track: 'line' };
/** Things a KML can hold that are no features. */
const OVERLAYS = new Set(['GroundOverlay', 'PhotoOverlay', 'ScreenOverlay']);
/** Elements directly in a placemark that are attributes. */
const OWN_TEXTS = new Set(['name', 'description', 'address', 'when', 'begin', 'end', 'styleUrl']);
const OVITAL = /ovital|奥维|OvObj|ovkml/i;

/** Visits every placemark of a .kml; stops when it is no KML. */
export async function walkPlacemarks(source: ByteSource, userEncoding: string | null, visit: (feature: WalkedFeature) => void, news: NewsCollector, job: Job): Promise<KmlFacts> {
  const elements: string[] = [];
  const folders: string[] = [];
  let text = '';
  let ovital = /\.ov(kml|kmz)$/i.test(source.name);
  let root = '';
  let placemark: { attributes: Map<string, string>; simples: Simple[] } | null = null;
  let simple: Simple | null = null;
  let isHole = false;
  let dataName = '';
  const left = new Set<string>();

  const encoding = await walkXml(
    source,
    userEncoding,
    {
      open(name, attributes) {
        root ||= name;
        elements.push(name);
        text = '';
        if (name === 'innerBoundaryIs' || name === 'outerBoundaryIs') isHole = name === 'innerBoundaryIs';
        if (name === 'Folder') folders.push('');
        else if (name === 'Placemark') placemark = { attributes: new Map(), simples: [] };
        else if (placemark && simple?.type !== 'Polygon' && SIMPLE_KINDS[name]) simple = { type: name, kind: SIMPLE_KINDS[name], paths: [] };
        else if (name === 'Data' || name === 'SimpleData') dataName = attributes['name'] ?? '';
        else if (name === 'NetworkLink' || OVERLAYS.has(name)) left.add(name);
        if (name.startsWith('Ov')) ovital = true;
      },
      text(piece) {
        text += piece;
      },
      close(name) {
        elements.pop();
        const parent = elements.at(-1);
        if (placemark) closeInPlacemark(name, parent);
        else if (name === 'name' && parent === 'Folder') folders[folders.length - 1] = text.trim();
        else if (name === 'Folder') folders.pop();
        if (!ovital && text !== '' && OVITAL.test(text)) ovital = true;
        text = '';
      },
    },
    news,
    job,
  );
  if (root !== 'kml' && root !== 'Placemark' && root !== 'Document' && root !== 'Folder') stop('exchange.not-kml', { file: source.name, root }, { file: source.name });
  if (left.has('NetworkLink')) news.note('exchange.kml-network-link', { file: source.name });
  if ([...left].some((name) => OVERLAYS.has(name))) news.note('exchange.kml-overlay', { file: source.name });
  return { encoding, ovital };

  function closeInPlacemark(name: string, parent: string | undefined): void {
    const { attributes, simples } = placemark!;
    // The outer ring comes first here, wherever it stands in the file.
    if (name === 'coordinates' && simple) simple.paths[simple.type === 'Polygon' && !isHole ? 'unshift' : 'push'](readCoordinates(text));
    else if (name === 'coord' && simple?.type === 'Track') (simple.paths[0] ??= []).push(...readTrackPosition(text));
    else if (simple && name === simple.type) {
      simples.push(simple);
      simple = null;
    } else if (name === 'Placemark') {
      visit(featureOf(simples, attributes, folders));
      placemark = null;
    } else if ((name === 'value' && parent === 'Data') || name === 'SimpleData') setOnce(attributes, dataName, text);
    else if (OWN_TEXTS.has(name) && (parent === 'Placemark' || parent === 'TimeStamp' || parent === 'TimeSpan')) {
      const table = name === 'description' ? readHtmlTable(text) : [];
      for (const [key, value] of table) setOnce(attributes, key, value);
      if (table.length === 0 && name !== 'styleUrl') setOnce(attributes, name, text);
    }
  }
}

/** `name` and `description` also occur as a person's own fields: a second value that says something else gets a number behind its name. */
function setOnce(attributes: Map<string, string>, name: string, value: string): void {
  const text = value.trim();
  if (name === '') return;
  const known = attributes.get(name);
  if (known === undefined) attributes.set(name, text);
  else if (text !== '' && text !== known && !attributes.has(`${name}_2`)) attributes.set(`${name}_2`, text);
}

function featureOf(simples: readonly Simple[], attributes: ReadonlyMap<string, string>, folders: readonly string[]): WalkedFeature {
  const path = folders.filter((folder) => folder !== '').join('/');
  return {
    kinds: [...new Set(simples.map((simple) => simple.kind))],
    shapeType: simples.length > 1 ? 'MultiGeometry' : (simples[0]?.type ?? ''),
    addPaths(paths, kind) {
      for (const simple of simples) {
        if (simple.kind !== kind) continue;
        for (const flat of simple.paths) {
          for (let i = 0; i < flat.length; i += 3) paths.vertex(flat[i]!, flat[i + 1]!, flat[i + 2]!);
          paths.endPath();
        }
        paths.endPart();
      }
      return 'as-given';
    },
    attributes: [...attributes, ...(path === '' ? [] : ([['folder', path]] as const))],
  };
}

/** `lon,lat[,altitude]` separated by white space; hand-made files also have spaces behind the commas. */
const POSITION = /\s*([-+\d.eE]+)\s*,\s*([-+\d.eE]+)(?:\s*,\s*([-+\d.eE]+)(?=\s|$))?\s*/y;

/** What is no position gives one that is no number, so that the feature is told and left out. */
function readCoordinates(text: string): number[] {
  const trimmed = text.trim();
  const flat: number[] = [];
  POSITION.lastIndex = 0;
  while (POSITION.lastIndex < trimmed.length) {
    const match = POSITION.exec(trimmed);
    if (!match) return [...flat, Number.NaN, Number.NaN, Number.NaN];
    flat.push(Number(match[1]), Number(match[2]), match[3] === undefined ? Number.NaN : Number(match[3]));
  }
  return flat;
}

function readTrackPosition(text: string): [number, number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN, altitude = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return [longitude, latitude, altitude];
}

/** In characters; a table of attributes is far shorter. */
const LONGEST_TABLE = 65_536;

/** ArcGIS writes the attributes as a table of two columns into the description; other descriptions give nothing here. */
function readHtmlTable(html: string): [name: string, value: string][] {
  if (html.length > LONGEST_TABLE) return [];
  const cells = [...html.matchAll(/<td[^>]*>([^<]*)<\/td>\s*<td[^>]*>([^<]*)<\/td>/gi)];
  return cells.map((match): [string, string] => [plainText(match[1]!), plainText(match[2]!)]).filter(([name]) => name !== '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function plainText(html: string): string {
  const text = html.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? (/^#\d{1,6}$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : whole)).trim();
  return text === '<Null>' || text === '<空>' ? '' : text;
}
