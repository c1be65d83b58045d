/** Text files of 区域坐标 strings into columns: a feature per body, its points listed as the string has them. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import type { AttributeValue } from '../columnar-table-builder.ts';
import { decideAxisOrder } from '../coordinate-text/axis-order.ts';
import { datumInWords, evidenceOfWords } from '../coordinate-text/stated-system.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { LayerGatherer } from '../layer-gatherer.ts';
import { readTextFile } from '../text-file.ts';
import { bodiesOf, parseAreaString, type AreaBody, type AreaString } from './parse.ts';

export const areaStringFormat = gatheredFormat('area-string', gatherAreaStrings);

/** One string of a file with what stands before it on its line (a licence number, a name). */
export interface LabelledArea {
  readonly labels: readonly string[];
  readonly area: AreaString;
  /** 1-based. */
  readonly line: number;
}

/** The strings of a text: one per line, each with labels before it, or one broken over all lines. */
export function findAreaStrings(text: string): { readonly areas: readonly LabelledArea[]; readonly strangeLines: readonly number[] } {
  const whole = parseAreaString(text.replace(/[\r\n]+/g, ''));
  if (whole) return { areas: [{ labels: [], area: whole, line: 1 }], strangeLines: [] };
  const areas: LabelledArea[] = [];
  const strangeLines: number[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    if (raw.trim() === '') return;
    const found = splitLabels(raw);
    if (found) areas.push({ ...found, line: index + 1 });
    else strangeLines.push(index + 1);
  });
  return { areas, strangeLines };
}

/** At most so many fields stand before the string. */
const MOST_LABELS = 6;

function splitLabels(line: string): Omit<LabelledArea, 'line'> | null {
  const cells = line.split('\t');
  const area = parseAreaString(cells.at(-1)!);
  if (area) return { labels: cells.slice(0, -1).map((cell) => cell.trim()), area };
  const tokens = line.replaceAll('，', ',').split(/[,:：]/);
  for (let labels = 1; labels <= MOST_LABELS && labels < tokens.length; labels++) {
    const rest = parseAreaString(tokens.slice(labels).join(','));
    if (rest) return { labels: tokens.slice(0, labels).map((token) => token.trim()), area: rest };
  }
  return null;
}

/** True for text that holds such strings and little else. */
export function looksLikeAreaStrings(text: string): boolean {
  const { areas, strangeLines } = findAreaStrings(text);
  return areas.length > 0 && strangeLines.length <= areas.length;
}

async function gatherAreaStrings(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const gatherer = new LayerGatherer(source.name, 'polygon', false);
  const { text, encoding } = await readTextFile(source, options.encoding, gatherer.news, job);
  const { areas, strangeLines } = findAreaStrings(text);
  if (areas.length === 0) stop('exchange.areas-none', { file: source.name }, { file: source.name });
  const order = decideAxisOrder(pairsOf(areas.map(({ area }) => area)), true, source.name);
  gatherer.news.notes.push(order.reason, { code: 'exchange.area-trailing-unconfirmed', params: { file: source.name } });
  let row = 0;
  for (const { labels, area } of areas) {
    const { bodies, looseHoles } = bodiesOf(area);
    if (looseHoles > 0) gatherer.news.problem('partial', 'exchange.area-loose-holes', { file: source.name, count: looseHoles }, { file: source.name, row: row + 1 });
    for (const [position, body] of bodies.entries()) {
      addAreaBody(gatherer, row++, body, order.northFirst !== options.swapAxes, [...labelFields(labels), ...bodyFields(body, position)]);
    }
    await job.pause();
  }
  if (strangeLines.length > 0) gatherer.news.problem('partial', 'exchange.lines-strange', { file: source.name, lines: strangeLines.slice(0, 20), count: strangeLines.length }, { file: source.name });
  const finished = gatherer.finish(source.name);
  const stated = { datum: datumInWords(text), zoneWidthDegrees: null, zone: null, centralMeridianDegrees: null, inDegrees: false };
  return { ...finished, shapeType: '区域坐标', encoding, system: evidenceOfWords(stated, finished.extent, source.name), news: gatherer.news };
}

/** The numbers of all points as they stand. */
export function pairsOf(areas: readonly AreaString[]): number[] {
  return areas.flatMap(({ rings }) => rings.flatMap(({ points }) => points.flatMap(({ first, second }) => [first, second])));
}

/** Adds one body as a feature, its holes as the string says. */
export function addAreaBody(gatherer: LayerGatherer, row: number, { outer, holes }: AreaBody, northFirst: boolean, fields: readonly (readonly [string, AttributeValue])[]): void {
  gatherer.paths.begin();
  for (const ring of [outer, ...holes]) {
    for (const { first, second } of ring.points) gatherer.paths.vertex(northFirst ? second : first, northFirst ? first : second);
    gatherer.paths.endPath();
  }
  if (!gatherer.endGeometry(row, 'as-given')) return;
  for (const [name, value] of fields) gatherer.attributes.set(gatherer.attributes.column(name, { numbersAsText: true }), value);
  gatherer.endRow();
}

const LICENCE_NUMBER = /^[CT]\d{22}$/;

/** A label that is a licence number is called so; the others keep their place. */
function labelFields(labels: readonly string[]): [string, string][] {
  return labels.map((label, position) => [LICENCE_NUMBER.test(label) ? '许可证号' : `标注${position + 1}`, label]);
}

/** What the string says of a body; the points as a table in one field, so that their numbers are not lost. */
export function bodyFields({ outer, holes }: AreaBody, position: number): [string, AttributeValue][] {
  const trailing = outer.trailing.map((value, index): [string, AttributeValue] => [`T${index + 1}`, value]);
  const table = [outer, ...holes].map(({ points }) => points.map(({ number, first, second }) => `${number} ${first} ${second}`).join('; ')).join(' | ');
  return [['矿体序号', position + 1], ['拐点数', [outer, ...holes].reduce((sum, ring) => sum + ring.points.length, 0)], ...trailing, ['拐点坐标', table]];
}
