/** The sample county's drawings and pit surveys of two half-years, received through the same path as any other and marked as sample. */
import type { Progress } from '../../shared/base/job.ts';
import { stop } from '../../shared/base/news.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { lastDayOf } from '../../shared/model/period.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import { recordDeliveries } from '../storage/deliveries.ts';
import { callEngine } from './client.ts';
import { dropWritten } from './written-columns.ts';
import { fetchSample } from './sample.ts';

/** What `manifest.json` of the sample says about one drawing. */
interface SampleDrawing {
  readonly path: string;
  readonly period: string;
  readonly rightId: string;
  readonly mineName: string;
}

/** The same about one pit survey; `prj` lies beside it. */
interface SampleSurvey extends SampleDrawing {
  readonly prj: string;
  readonly surveyedOn: string;
}

const SYSTEM_ID = 'EPSG:4526';

/** All of them as one undoable step; a cancel keeps nothing. */
export async function loadSampleDrawings(onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<readonly SurveyDelivery[]> {
  const options = signal ? { signal } : {};
  const { drawings, pitSurveys } = JSON.parse(await (await fetchSample('manifest.json', signal)).text()) as { readonly drawings: readonly SampleDrawing[]; readonly pitSurveys: readonly SampleSurvey[] };
  const total = drawings.length + pitSurveys.length;
  const deliveries: SurveyDelivery[] = [];
  try {
    for (const [done, drawing] of drawings.entries()) {
      onProgress({ stage: 'project.stage-sample', params: { done, total }, fraction: done / total });
      deliveries.push(await receive(drawing, options));
    }
    for (const survey of pitSurveys) {
      onProgress({ stage: 'project.stage-sample', params: { done: deliveries.length, total }, fraction: deliveries.length / total });
      deliveries.push(await receiveSurvey(survey, options));
    }
    await recordDeliveries(deliveries, { code: 'drawing.did.sample', params: { count: deliveries.length } });
  } catch (fault) {
    await dropWritten('dropDrawing', deliveries.map(({ id }) => id));
    throw fault;
  }
  return deliveries;
}

async function receive({ path, period, rightId, mineName }: SampleDrawing, options: { readonly signal?: AbortSignal }): Promise<SurveyDelivery> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file = new File([await fetchSample(path, options.signal)], name);
  const { dropId, drawings } = await callEngine('listDrop', [[{ path, file }]], options);
  const [found] = drawings;
  const system = systemById(SYSTEM_ID);
  if (!found || !system) stop('project.sample-missing', { file: path });
  try {
    const survey = await callEngine('surveyDrawing', [dropId, found.index, null], options);
    const layers = survey.layers.flatMap((layer) => (layer.role && layer.role.role !== 'frame' ? [{ name: layer.name, role: layer.role.role }] : []));
    const id = crypto.randomUUID();
    const reading = { layers, encoding: survey.encoding.evidence.chosen, window: survey.window, swapAxes: false, gapMetres: GAP_METRES };
    const { sha256 } = await callEngine('importDrawing', [dropId, found.index, reading, { system, fit: null }, id], options);
    return {
      id, rightId, mineName, period, kind: 'surface-underground', fileName: name, fileBytes: file.size, sha256, encoding: reading.encoding,
      surveyedOn: dayBefore(period, 15), surveyingFirm: '青石测绘队（虚构）', surveyor: '', accuracy: { planMetres: 0.15, heightMetres: 0.1 }, elevationDatum: 'national-1985',
      system: { system, declaredBy: 'numbers', reason: survey.system.candidates[0]?.reason ?? { code: 'drawing.place.chosen' }, axesSwapped: false },
      layerRoles: Object.fromEntries(layers.map((layer) => [layer.name, layer.role])), gapMetres: reading.gapMetres, receivedOn: dayBefore(period, 3), status: 'received', sample: true,
    };
  } finally {
    await callEngine('releaseDrop', [dropId]);
  }
}

async function receiveSurvey({ path, prj, period, surveyedOn, rightId, mineName }: SampleSurvey, options: { readonly signal?: AbortSignal }): Promise<SurveyDelivery> {
  const fileOf = async (each: string): Promise<File> => new File([await fetchSample(each, options.signal)], each.slice(each.lastIndexOf('/') + 1));
  const file = { main: await fileOf(path), prj: await fileOf(prj) };
  const system = systemById(SYSTEM_ID);
  if (!system) stop('project.sample-missing', { file: path });
  const id = crypto.randomUUID();
  const { sha256, surface } = await callEngine('importSurface', [file, { system, plane: system, cellMetres: null, within: null, fillMetres: 0 }, id], options);
  return {
    id, rightId, mineName, period, kind: 'pit-surface', fileName: file.main.name, fileBytes: file.main.size, sha256, encoding: null,
    surveyedOn, surveyingFirm: '青石测绘队（虚构）', surveyor: '', accuracy: { planMetres: null, heightMetres: 0.1 }, elevationDatum: 'national-1985',
    system: { system, declaredBy: 'file', reason: { code: 'crs.reason.declared-unchecked' }, axesSwapped: false },
    layerRoles: {}, gapMetres: 0, surface, receivedOn: dayBefore(period, 3), status: 'received', sample: true,
  };
}

/** One mine's outlines are loose lines with gaps of two centimetres. */
const GAP_METRES = 0.1;

function dayBefore(period: string, days: number): string {
  const day = new Date(`${lastDayOf(period)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}
