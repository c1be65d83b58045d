/** Calls about drawings of the workspace: what the plan shows, the check, the comparison of two, the section. */
import { checkWorkings } from '../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../shared/analysis/workings/compare-periods.ts';
import { readMineDrawing } from '../../../shared/analysis/workings/read-mine-drawing.ts';
import { sectionAlong } from '../../../shared/analysis/section/section-along.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { stop, type Note, type Problem } from '../../../shared/base/news.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import { systemMessage } from '../../../shared/crs/systems.ts';
import { USUAL_SAGITTA } from '../../../shared/formats/dxf/read.ts';
import type { LayerColumns } from '../../../shared/geometry/columns.ts';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { MineDrawing } from '../../../shared/model/mine-drawing.ts';
import type { Section } from '../../../shared/model/section.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PeriodComparison, WorkingsInput, WorkingsParameters, WorkingsRun } from '../../../shared/model/workings.ts';
import { database } from '../../storage/database.ts';
import type { CallContext } from '../channel.ts';
import { openLayer } from '../opened-layers.ts';
import type { PlanScene } from '../plan-scene.ts';
import { sceneOfDrawing } from '../scene-of-drawing.ts';
import { openDrawing } from '../stored-drawings.ts';

interface OpenedDrawing {
  readonly delivery: SurveyDelivery;
  readonly columns: { readonly lines: LayerColumns; readonly areas: LayerColumns; readonly points: LayerColumns };
  readonly mine: MineDrawing;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** The last ones used; two are compared, and a third may be on its way. */
const KEPT = 4;
const opened = new Map<string, Promise<OpenedDrawing>>();

/** The drawing in the plane asked for; stops when its own datum is another one. */
function open(deliveryId: string, plane: CoordinateSystem): Promise<OpenedDrawing> {
  const key = `${deliveryId} ${plane.id}`;
  const known = opened.get(key);
  if (known) return known;
  const opening = read(deliveryId, plane);
  opened.set(key, opening);
  opening.catch(() => opened.delete(key));
  for (const each of [...opened.keys()].slice(0, -KEPT)) opened.delete(each);
  return opening;
}

async function read(deliveryId: string, plane: CoordinateSystem): Promise<OpenedDrawing> {
  const delivery = await database.deliveries.get(deliveryId);
  if (!delivery) stop('drawing.unknown');
  const own = delivery.system?.system;
  if (!own || !conversionBetween(own, plane).possible) stop('drawing.otherSystem', { file: delivery.fileName, system: own ? systemMessage(own) : '—', plane: systemMessage(plane) });
  const kept = await openDrawing(deliveryId, delivery.fileName);
  const moved = (columns: LayerColumns): LayerColumns => (own.id === plane.id ? columns : { ...columns, geometry: convertColumns(columns.geometry, own, plane) });
  const columns = { lines: moved(kept.lines), areas: moved(kept.areas), points: moved(kept.points) };
  const roles = new Map(Object.entries(delivery.layerRoles));
  const { fileName: file, elevationDatum, gapMetres } = delivery;
  const { value, notes, problems } = readMineDrawing({ ...columns, sagitta: USUAL_SAGITTA, strays: [], strayCount: 0 }, roles, { file, system: plane, elevationDatum, gapMetres });
  return { delivery, columns, mine: value, notes, problems };
}

export async function drawingScene(_context: CallContext, deliveryId: string, plane: CoordinateSystem): Promise<PlanScene> {
  const { delivery, columns, mine } = await open(deliveryId, plane);
  return sceneOfDrawing(deliveryId, columns, mine, (layer) => delivery.layerRoles[layer]);
}

export async function checkDrawing({ job }: CallContext, deliveryId: string, rightsLayerId: string, plane: CoordinateSystem, parameters: WorkingsParameters): Promise<WorkingsRun> {
  const { delivery, mine, notes, problems } = await open(deliveryId, plane);
  const rights = await openLayer(rightsLayerId);
  const run = await checkWorkings(
    { rights, drawing: mine, input: inputOf(delivery), parameters, edges: DEFAULT_ELLIPSOIDAL_EDGES, rightId: delivery.rightId, startedAt: new Date().toISOString() },
    job,
  );
  return withPlainNumbers({ ...run, notes: [...notes, ...run.notes], problems: [...problems, ...run.problems] });
}

function inputOf({ id, fileName, sha256, period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum }: SurveyDelivery): WorkingsInput {
  return { deliveryId: id, file: fileName, sha256, period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum };
}

/** Records are kept as JSON in backups: typed arrays become lists of numbers. */
export function withPlainNumbers<Value>(value: Value): Value {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => withPlainNumbers(each)) as Value;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withPlainNumbers(each)])) as Value;
  return value;
}

/** B against A for the mine; null when both do not know it. Both were checked. */
export async function compareDrawings({ job }: CallContext, previousId: string, currentId: string, previousRun: WorkingsRun, currentRun: WorkingsRun, plane: CoordinateSystem): Promise<PeriodComparison | null> {
  const [previous, current] = [await open(previousId, plane), await open(currentId, plane)];
  const compared = await comparePeriods({ run: previousRun, drawing: previous.mine }, { run: currentRun, drawing: current.mine }, partOfJob(job, 0, 1));
  return compared.find(({ rightId }) => rightId === current.delivery.rightId) ?? null;
}

/** Roadways nearer to the line than this are projected onto it. */
const STRIP_METRES = 15;

export async function drawingSection({ job }: CallContext, deliveryId: string, line: readonly number[], rightsLayerId: string | null, run: WorkingsRun | null, plane: CoordinateSystem): Promise<Section> {
  const { mine } = await open(deliveryId, plane);
  const rights = rightsLayerId === null ? null : await openLayer(rightsLayerId);
  return sectionAlong({ line, drawing: mine, rights, run, terrain: null, stripMetres: STRIP_METRES }, job);
}
