/** GPX 1.0 and 1.1 (patrol tracks, waypoints) into columns: waypoints as points, tracks and routes as lines. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import type { FileSet } from '../contract.ts';
import { evidenceOfStandard } from '../file-system-evidence.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import { addOnce, walkXml } from '../xml.ts';

export const gpxFormat = gatheredFormat('gpx', gatherGpx, layersOfGpx);

async function layersOfGpx(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  return splitByKind(set, (visit, walkJob) => walkGpx(mainPart(set), null, visit, new NewsCollector(), walkJob), job);
}

async function gatherGpx(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const news = new NewsCollector();
  const { gatherer, result, shapeType } = await gatherKind(source.name, set.layerKind, options.swapAxes, (visit, walkJob) => walkGpx(source, options.encoding, visit, news, walkJob), { numbersAsText: true }, job);
  addOnce(news, gatherer.news);
  const finished = gatherer.finish(source.name);
  return { ...finished, shapeType, encoding: result, system: evidenceOfStandard('gpx', finished.extent, source.name), news: gatherer.news };
}

/** A waypoint, route or track that is being read. */
interface Item {
  readonly element: 'wpt' | 'rte' | 'trk';
  readonly attributes: Map<string, string>;
  /** Segments of flat longitude, latitude, elevation. */
  readonly segments: number[][];
  /** Times of the vertices, as written; the first and the last are kept. */
  firstTime: string;
  lastTime: string;
}

const ITEMS: ReadonlySet<string> = new Set(['wpt', 'rte', 'trk']);
const POSITIONS: ReadonlySet<string> = new Set(['wpt', 'rtept', 'trkpt']);
/** Elements directly in an item that are kept as fields (GPX 1.1 schema, wptType and trkType). */
const OWN_TEXTS: ReadonlySet<string> = new Set(['name', 'cmt', 'desc', 'src', 'sym', 'type', 'number']);

async function walkGpx(source: ByteSource, userEncoding: string | null, visit: (feature: WalkedFeature) => void, news: NewsCollector, job: Job): Promise<EncodingEvidence> {
  const elements: string[] = [];
  let text = '';
  let item: Item | null = null;
  const visitor = {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (elements.length === 0 && name !== 'gpx') stop('exchange.not-gpx', { file: source.name, root: name }, { file: source.name });
      elements.push(name);
      text = '';
      if (elements.length === 2 && ITEMS.has(name)) item = { element: name as Item['element'], attributes: new Map(), segments: name === 'trk' ? [] : [[]], firstTime: '', lastTime: '' };
      if (!item) return;
      if (name === 'trkseg') item.segments.push([]);
      if (POSITIONS.has(name)) item.segments.at(-1)?.push(degree(attributes['lon']), degree(attributes['lat']), Number.NaN);
    },
    text(piece: string): void {
      text += piece;
    },
    close(name: string): void {
      elements.pop();
      if (item) closeInItem(item, name, elements.at(-1) ?? '', text.trim());
      if (item && elements.length === 1) {
        visit(featureOf(item));
        item = null;
      }
      text = '';
    },
  };
  return walkXml(source, userEncoding, visitor, news, job);
}

function closeInItem(item: Item, name: string, parent: string, text: string): void {
  if (name === 'ele' && POSITIONS.has(parent)) {
    const segment = item.segments.at(-1);
    if (segment && segment.length > 0 && text !== '') segment[segment.length - 1] = Number(text);
  } else if (name === 'time' && POSITIONS.has(parent)) {
    item.firstTime ||= text;
    item.lastTime = text;
  } else if (OWN_TEXTS.has(name) && parent === item.element && text !== '') item.attributes.set(name, text);
}

const degree = (text: string | undefined): number => (text === undefined || text.trim() === '' ? Number.NaN : Number(text));

function featureOf({ element, attributes, segments, firstTime, lastTime }: Item): WalkedFeature {
  const isPoint = element === 'wpt';
  const times: [string, string][] = isPoint ? [['time', firstTime]] : [['time', firstTime], ['time_end', lastTime]];
  return {
    kinds: [isPoint ? 'point' : 'line'],
    shapeType: element,
    addPaths(paths) {
      for (const segment of segments) {
        for (let i = 0; i < segment.length; i += 3) paths.vertex(segment[i]!, segment[i + 1]!, segment[i + 2]!);
        paths.endPath();
      }
      return 'as-given';
    },
    attributes: [...attributes, ...times.filter(([, time]) => time !== '')],
  };
}
