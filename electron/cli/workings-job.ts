/** Opens rights and drawings of `workings` and runs the check; what cannot be used is told and stops. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../shared/analysis/defaults.ts';
import { readMiningRights } from '../../shared/analysis/mining-rights.ts';
import { checkWorkings } from '../../shared/analysis/workings/check-workings.ts';
import type { CheckedPeriod } from '../../shared/analysis/workings/contract.ts';
import { CHECK_ROLES, readMineDrawing, SURFACE_ROLES, WORKING_ROLES } from '../../shared/analysis/workings/read-mine-drawing.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { stop, type NewsCollector } from '../../shared/base/news.ts';
import { sha256OfSource } from '../../shared/base/sha256.ts';
import { fitsNumbers } from '../../shared/crs/guess.ts';
import { describeSystem } from '../../shared/crs/systems.ts';
import { surveyOf } from '../../shared/formats/dxf/format.ts';
import { mendedName } from '../../shared/formats/dxf/layer-roles.ts';
import { readDrawing, USUAL_SAGITTA } from '../../shared/formats/dxf/read.ts';
import type { DrawingSurvey } from '../../shared/formats/dxf/survey-contract.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRoles } from '../../shared/model/drawing-role.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { Period } from '../../shared/model/period.ts';
import { fileNamed } from './node-byte-source.ts';
import type { WorkingsArguments } from './workings-arguments.ts';

/** A drawing read, with how it was understood. */
export interface CheckedDrawing extends CheckedPeriod {
  readonly roles: LayerRoles;
  readonly encoding: string;
}

/** What a check is asked for; an earlier drawing may lack layers that this period's has. */
export type CheckRequest = WorkingsArguments & { readonly mayLackLayers?: boolean };

/** Null when the file cannot be opened; why stands in the news. */
export async function checkDrawing(path: string, period: Period, rights: AnalysisLayer, request: CheckRequest, news: NewsCollector, translate: Translate, job: Job): Promise<CheckedDrawing | null> {
  const source = await fileNamed(path, news);
  if (!source || rights.record.system === null) return null;
  const survey = await surveyOf(source, request.encoding, partOfJob(job, 0, 0.4));
  news.notes.push(...survey.notes);
  news.problems.push(...survey.problems);
  const system = systemOf(survey, rights.record.system, request, news, translate);
  const roles = rolesOf(survey, request, news, translate);
  const encoding = survey.encoding.evidence.chosen;
  // Without files to write nobody looks at the surface, which is most of a drawing.
  const wanted = request.out === null ? CHECK_ROLES : [...CHECK_ROLES, ...SURFACE_ROLES];
  const layers = [...roles].filter(([, role]) => wanted.includes(role)).map(([name]) => name);
  const choices = { layers, encoding, sagitta: USUAL_SAGITTA, window: survey.window, swapAxes: false };
  const { value: read } = await readDrawing(source, choices, partOfJob(job, 0.4, 0.7));
  const drawing = readMineDrawing(read, roles, { file: source.name, system, elevationDatum: request.elevationDatum, gapMetres: request.gapMetres });
  news.notes.push(...drawing.notes);
  news.problems.push(...drawing.problems);
  // An empty table would read as “nothing is beyond”.
  const asked = [...roles].flatMap(([name, role]) => (WORKING_ROLES.includes(role) ? [name] : []));
  if (drawing.value.workings.length === 0) news.problem('partial', 'cli.workings.nothing-drawn', { file: source.name, layers: asked }, { file: source.name });
  const input = {
    deliveryId: null, file: source.name, sha256: await sha256OfSource(source, partOfJob(job, 0.7, 0.75)), period, surveyedOn: null, surveyingFirm: '', surveyor: '',
    accuracy: { planMetres: request.accuracyMetres, heightMetres: request.accuracyMetres }, elevationDatum: request.elevationDatum,
  };
  const rightId = request.mine === null ? null : rightNamed(request.mine, rights);
  refuseUnknownBodies(request, rights);
  const run = await checkWorkings({ rights, drawing: drawing.value, input, parameters: request.parameters, edges: DEFAULT_ELLIPSOIDAL_EDGES, rightId, startedAt: new Date().toISOString(), elevationDifference: request.elevationDifference }, partOfJob(job, 0.75, 1));
  news.notes.push(...run.notes);
  news.problems.push(...run.problems);
  return { run, drawing: drawing.value, roles, encoding };
}

/** A body that no right has would silently be computed as all others are. */
function refuseUnknownBodies({ parameters: { bodies = [] } }: CheckRequest, rights: AnalysisLayer): void {
  const names = [...new Set(readMiningRights(rights).value.flatMap((right) => right.bodies.flatMap(({ name }) => name ?? [])))];
  const unknown = bodies.find(({ body }) => !names.includes(body));
  if (unknown) stop('body.unknown', { layer: rights.record.name, body: unknown.body, names: names.length > 0 ? names : { code: 'body.none' as const } }, { file: rights.record.name });
}

function rightNamed(name: string, rights: AnalysisLayer): string {
  const matches = readMiningRights(rights).value.filter((right: MiningRight) => right.id === name || right.mineName === name);
  if (matches.length !== 1) stop('workings.right-unknown', { right: name, layer: rights.record.name }, { file: rights.record.name });
  return matches[0]!.id;
}

/** What the person declares, else the rights' own system when the drawing's numbers can be that; a drawing states none itself. */
function systemOf(survey: DrawingSurvey, rights: CoordinateSystem, { system: given }: WorkingsArguments, news: NewsCollector, translate: Translate): CoordinateSystem {
  const file = survey.file;
  if (survey.system.axesLookSwapped) stop('cli.workings.axes-swapped', { file }, { file });
  const offered = rights.kind === 'geographic' ? (survey.system.candidates.find(({ system }) => system.datum === rights.datum)?.system ?? null) : rights;
  const system = given ?? offered;
  if (!system || system.kind === 'geographic' || !fitsNumbers(system, survey.extent)) {
    const candidates = survey.system.candidates.map((candidate) => describeSystem(candidate.system, translate)).join(' / ') || '—';
    stop('cli.workings.system-contradicts', { file, system: describeSystem(system ?? rights, translate), candidates }, { file });
  }
  if (!given) news.note('cli.workings.system-of-rights', { file, system: describeSystem(system, translate) }, { file });
  return system;
}

/** Roles as given; without any, as the layers' names say. */
function rolesOf(survey: DrawingSurvey, { roles, mayLackLayers }: CheckRequest, news: NewsCollector, translate: Translate): LayerRoles {
  const file = survey.file;
  const names = new Set(survey.layers.map((layer) => layer.name));
  const missing = [...roles.keys()].filter((name) => !names.has(name));
  if (missing.length > 0) {
    if (!mayLackLayers) stop('cli.workings.no-such-layer', { file, names: missing, layers: [...names] }, { file });
    news.problem('minor', 'cli.workings.previous-lacks-layers', { file, names: missing }, { file });
  }
  const proposed = new Map(survey.layers.flatMap((layer) => (layer.role ? [[layer.name, layer.role.role] as const] : [])));
  const taken = roles.size > 0 ? new Map([...roles].filter(([name]) => names.has(name))) : proposed;
  const used = [...taken].filter(([, role]) => WORKING_ROLES.includes(role));
  const mended = [...names].flatMap((name) => mendedName(name) ?? []);
  if (used.length === 0 && mended.length > 0) stop('workings.garbled-layers', { file, count: mended.length, names: mended.slice(0, 5) }, { file });
  if (used.length === 0) stop('cli.workings.no-workings', { file, layers: [...names] }, { file });
  if (roles.size === 0) {
    const words = used.map(([name, role]) => {
      const shown = translate(`workings.role.${role}`);
      return `${name} = ${shown}`;
    });
    news.note('cli.workings.roles-by-name', { file, roles: words }, { file });
  }
  return taken;
}
