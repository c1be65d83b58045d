/** CASS .dat into points: `点号,编码,东,北,高程` per line, east first (DOMAIN §2.8; the order is checked by the numbers). */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { decideAxisOrder } from '../coordinate-text/axis-order.ts';
import { evidenceOfText } from '../file-system-evidence.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { LayerGatherer } from '../layer-gatherer.ts';
import { readTextFile } from '../text-file.ts';

export const surveyPointsFormat = gatheredFormat('survey-points', gatherSurveyPoints);

interface SurveyPoint {
  readonly number: string;
  readonly code: string;
  readonly first: number;
  readonly second: number;
  readonly elevation: number;
}

interface SurveyLines {
  /** null for a line that is no point. */
  readonly points: readonly (SurveyPoint | null)[];
  /** 0-based line of the file of each. */
  readonly lines: readonly number[];
  readonly readable: number;
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** Lines of a .dat; older ones begin with the number of points on a line of its own. */
function readLines(text: string): SurveyLines {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll('，', ',').replace(/\u001a/g, '').trim());
  const written = lines.flatMap((text, line) => (text === '' ? [] : [{ text, line }]));
  if (/^\d+$/.test(written[0]?.text ?? '') && written.length > 1) written.shift();
  const points = written.map(({ text }) => pointOf(text));
  return { points, lines: written.map(({ line }) => line), readable: points.filter((point) => point !== null).length };
}

function pointOf(line: string): SurveyPoint | null {
  const [number, code, first, second, elevation, ...more] = line.split(',').map((field) => field.trim());
  const complete = number !== undefined && code !== undefined && first !== undefined && second !== undefined && more.every((field) => field === '');
  if (!complete || !NUMBER.test(first) || !NUMBER.test(second) || (elevation && !NUMBER.test(elevation))) return null;
  return { number, code, first: Number(first), second: Number(second), elevation: elevation ? Number(elevation) : Number.NaN };
}

/** True when nearly every line is such a point. */
export function looksLikeSurveyPoints(text: string): boolean {
  const { points, readable } = readLines(text);
  return readable > 0 && readable >= 0.8 * points.length;
}

async function gatherSurveyPoints(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const gatherer = new LayerGatherer(source.name, 'point', false);
  const { text, encoding } = await readTextFile(source, options.encoding, gatherer.news, job);
  const { points, lines, readable } = readLines(text);
  if (readable === 0) stop('exchange.survey-points-none', { file: source.name }, { file: source.name });
  const order = decideAxisOrder(points.flatMap((point) => (point ? [point.first, point.second] : [])), false, source.name);
  gatherer.news.notes.push(order.reason);
  const northFirst = order.northFirst !== options.swapAxes;
  const { attributes } = gatherer;
  const [number, code, elevation] = [attributes.column('点号', { type: 'text' }), attributes.column('编码', { type: 'text' }), attributes.column('高程', { type: 'number' })];
  for (const [position, point] of points.entries()) {
    const row = lines[position]!;
    if (!point) {
      gatherer.reject(row, 'exchange.row-not-point');
      continue;
    }
    gatherer.paths.begin();
    gatherer.paths.vertex(northFirst ? point.second : point.first, northFirst ? point.first : point.second, point.elevation);
    if (!gatherer.endGeometry(row, 'as-given')) continue;
    attributes.set(number, point.number);
    attributes.set(code, point.code);
    attributes.set(elevation, point.elevation);
    gatherer.endRow();
  }
  await job.pause();
  const finished = gatherer.finish(source.name);
  return { ...finished, shapeType: 'CASS', encoding, system: evidenceOfText(null, finished.extent, source.name), news: gatherer.news };
}
