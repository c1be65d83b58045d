/** 地块坐标 TXT into columns: a feature per parcel, holes by containment (圈号 says only which ring, not what it is). */
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { GeometryKind } from '../../model/layer.ts';
import { decideAxisOrder } from '../coordinate-text/axis-order.ts';
import { datumInWords, evidenceOfWords, type StatedSystem } from '../coordinate-text/stated-system.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type FeatureWalk, type WalkedFeature } from '../mixed-kinds.ts';
import { readTextFile } from '../text-file.ts';
import { parseParcelText, ringsOf, type Parcel, type ParcelFile } from './records.ts';

export const parcelTextFormat = gatheredFormat('parcel-text', gatherParcels, layersOfParcels);

/** True for text that can only be this format: a head that ends with `@` and point records. */
export function looksLikeParcelText(text: string): boolean {
  const { parcels } = parseParcelText(text);
  return parcels.some((parcel) => parcel.points.length > 0 && parcel.head.name + parcel.head.number + parcel.head.shape !== '') || (/\[地块坐标\]|【地块坐标】/.test(text) && parcels.length > 0);
}

async function layersOfParcels(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const { text } = await readTextFile(mainPart(set), null, new NewsCollector(), job);
  return splitByKind(set, walkOf(parseParcelText(text), true), job);
}

async function gatherParcels(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const textNews = new NewsCollector();
  const { text, encoding } = await readTextFile(source, options.encoding, textNews, job);
  const file = parseParcelText(text);
  if (file.parcels.length === 0) stop('exchange.parcels-none', { file: source.name }, { file: source.name });
  const pairs = file.parcels.flatMap((parcel) => parcel.points.flatMap((point) => [point.first, point.second]));
  const order = decideAxisOrder(pairs, true, source.name);
  // The reader has decided; what the person says turns that round.
  const northFirst = order.northFirst !== options.swapAxes;
  const { gatherer, shapeType } = await gatherKind(source.name, set.layerKind, false, walkOf(file, northFirst), { numbersAsText: true }, job);
  const { news } = gatherer;
  news.problems.push(...textNews.problems);
  news.notes.push(order.reason);
  tellStrangeLines(file, source.name, news);
  tellCounts(file, source.name, news);
  if (/\d/.test(file.description.get('转换参数') ?? '')) news.note('exchange.parcel-transformation-stated', { file: source.name });
  const finished = gatherer.finish(source.name);
  return { ...finished, shapeType, encoding, system: evidenceOfWords(statedSystem(file), finished.extent, source.name), news };
}

function walkOf({ parcels }: ParcelFile, northFirst: boolean): FeatureWalk<void> {
  return async (visit, job) => {
    for (const parcel of parcels) {
      visit(featureOf(parcel, northFirst));
      await job.pause();
    }
  };
}

function featureOf(parcel: Parcel, northFirst: boolean): WalkedFeature {
  const { head, points } = parcel;
  const kind: GeometryKind = head.shape.startsWith('点') ? 'point' : head.shape.startsWith('线') ? 'line' : 'polygon';
  return {
    kinds: points.length === 0 ? [] : [kind],
    shapeType: head.shape || '面',
    addPaths(paths) {
      for (const ring of ringsOf(points)) {
        for (const { first, second } of ring) paths.vertex(northFirst ? second : first, northFirst ? first : second);
        paths.endPath();
      }
      return 'by-containment';
    },
    attributes: [
      ['地块编号', head.number],
      ['地块名称', head.name],
      ['地块面积', head.area],
      ['图幅号', head.sheet],
      ['地块用途', head.use],
      ['地类编码', head.landClass],
    ],
  };
}

function tellStrangeLines({ strangeLines }: ParcelFile, file: string, news: NewsCollector): void {
  if (strangeLines.length === 0) return;
  const lines = strangeLines.length > 20 ? [...strangeLines.slice(0, 20), '…'] : strangeLines;
  news.problem('partial', 'exchange.lines-strange', { file, lines, count: strangeLines.length }, { file, row: strangeLines[0]! });
}

/** Programs count the closing points or leave them out; any other difference means that lines are missing. */
function tellCounts({ parcels }: ParcelFile, file: string, news: NewsCollector): void {
  parcels.forEach(({ head, points }, position) => {
    const stated = head.pointCount;
    const rings = ringsOf(points);
    const closing = rings.filter((ring) => ring.length > 1 && ring[0]!.first === ring.at(-1)!.first && ring[0]!.second === ring.at(-1)!.second).length;
    if (stated === null || stated === points.length || stated === points.length - closing || stated === points.length + rings.length - closing) return;
    const name = head.name || head.number || formatNumber(position + 1, 0);
    news.problem('partial', 'exchange.parcel-count-differs', { file, name, stated, found: points.length }, { file, row: position + 1 });
  });
}

function statedSystem({ description }: ParcelFile): StatedSystem {
  const value = (key: RegExp): string => [...description].find(([name]) => key.test(name))?.[1] ?? '';
  const width = Number(/\d+/.exec(value(/分带/))?.[0]);
  const zone = Number(/\d+/.exec(value(/带号/))?.[0]);
  const meridian = Number(/\d+(\.\d+)?/.exec(value(/中央(经线|子午线)/))?.[0]);
  return {
    datum: datumInWords(value(/坐标系/)),
    zoneWidthDegrees: width === 3 || width === 6 ? width : null,
    zone: zone > 0 ? zone : null,
    centralMeridianDegrees: meridian > 0 ? meridian : null,
    inDegrees: /度/.test(value(/计量单位/)),
  };
}
