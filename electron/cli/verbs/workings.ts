/** `kuangce workings`: a drawing's workings against the mining rights, in plan and in elevation. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import { runWorkings, type MineWorkings } from '../../../shared/analysis/workings/run-workings.ts';
import { WORKING_ROLES, workingsOfDrawing } from '../../../shared/analysis/workings/workings-of-drawing.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { NewsCollector, stop } from '../../../shared/base/news.ts';
import { sha256OfSource } from '../../../shared/base/sha256.ts';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { fitsNumbers } from '../../../shared/crs/guess.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { surveyOf } from '../../../shared/formats/dxf/format.ts';
import { DRAWING_ROLES, type DrawingRole, type LayerRoles } from '../../../shared/model/drawing-role.ts';
import { readDrawing, USUAL_SAGITTA } from '../../../shared/formats/dxf/read.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { writeFileAtomically } from '../../atomic-write.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { sourcesOf } from '../node-byte-source.ts';
import { openLayer } from '../open-layer.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem, textTable } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readChoice, readEncoding, readMeasure, readSystem, UsageError } from '../usage.ts';

const OPTIONS = {
  rights: { type: 'string' },
  drawing: { type: 'string' },
  layers: { type: 'string', multiple: true },
  period: { type: 'string' },
  'tolerance-metres': { type: 'string' },
  'elevation-tolerance-metres': { type: 'string' },
  'gap-metres': { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface WorkingsArguments {
  readonly rights: string;
  readonly drawing: string;
  readonly roles: LayerRoles;
  readonly period: string;
  readonly planToleranceMetres: number;
  readonly elevationToleranceMetres: number;
  readonly gapMetres: number;
  readonly system: CoordinateSystem | null;
  readonly encoding: string | null;
}

export async function runWorkingsVerb(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.workings')).then(() => EXIT.done);
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  const request = readArguments(values);
  const news = new NewsCollector();
  const run = watchRun(translate);
  let mines: readonly MineWorkings[] = [];
  let facts: object = {};
  try {
    const rights = await openLayer({ path: request.rights, role: 'rights', encoding: null, system: null, swapAxes: false }, news, partOfJob(run.job, 0, 0.2));
    if (rights) ({ mines, facts } = await measureDrawing(rights, request, news, translate, partOfJob(run.job, 0.2, 1)));
  } finally {
    run.end();
  }
  const json = {
    period: request.period,
    parameters: { planToleranceMetres: request.planToleranceMetres, elevationToleranceMetres: request.elevationToleranceMetres, gapMetres: request.gapMetres },
    ...facts,
    mines: mines.map(mineAsJson),
    judgement: translate('cli.workings.judgement'),
    notes: news.notes.map((note) => tellNote(note, translate)),
    problems: news.problems.map((problem) => tellProblem(problem, translate)),
  };
  if (values.out !== undefined) {
    await mkdir(values.out, { recursive: true });
    await writeFileAtomically(join(values.out, 'workings.json'), new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`));
  }
  if (values.json) await printJson(json);
  else await print(asText(mines, request, translate));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

function readArguments(values: ReturnType<typeof parseWords<typeof OPTIONS>>['values']): WorkingsArguments {
  const needed = (option: 'rights' | 'drawing' | 'period' | 'tolerance-metres'): string => {
    const value = values[option];
    if (value === undefined || value === '') throw new UsageError('cli.usage.needed', { option: `--${option}` });
    return value;
  };
  const period = needed('period');
  if (!/^\d{4}H[12]$/.test(period)) throw new UsageError('cli.usage.no-period', { value: period });
  // No source gives a tolerance, so nobody but the person who asks can choose it (DOMAIN §3.5).
  const planToleranceMetres = readMeasure('--tolerance-metres', needed('tolerance-metres'));
  const roles = new Map<string, DrawingRole>();
  for (const pair of (values.layers ?? []).flatMap((each) => each.split(','))) {
    const equals = pair.indexOf('=');
    if (equals <= 0 || equals === pair.length - 1) throw new UsageError('cli.usage.layer-role', { value: pair, roles: DRAWING_ROLES.join(' ') });
    roles.set(pair.slice(equals + 1).trim(), readChoice('--layers', pair.slice(0, equals).trim(), DRAWING_ROLES));
  }
  return {
    rights: needed('rights'),
    drawing: needed('drawing'),
    roles,
    period,
    planToleranceMetres,
    elevationToleranceMetres: values['elevation-tolerance-metres'] === undefined ? planToleranceMetres : readMeasure('--elevation-tolerance-metres', values['elevation-tolerance-metres']),
    gapMetres: values['gap-metres'] === undefined ? 0 : readMeasure('--gap-metres', values['gap-metres']),
    system: values.crs === undefined ? null : readSystem(values.crs),
    encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
  };
}

async function measureDrawing(rights: AnalysisLayer, request: WorkingsArguments, news: NewsCollector, translate: Translate, job: Job): Promise<{ mines: readonly MineWorkings[]; facts: object }> {
  const nothing = { mines: [], facts: {} };
  const before = news.problems.length;
  const [source] = await sourcesOf([request.drawing], news);
  if (!source || news.problems.length > before || rights.record.system === null) return nothing;
  const survey = await surveyOf(source, request.encoding, partOfJob(job, 0, 0.4));
  news.notes.push(...survey.notes);
  news.problems.push(...survey.problems);
  const system = systemOf(survey, rights.record.system, request, news, translate);
  const roles = rolesOf(survey, request, news, translate);
  const encoding = survey.encoding.evidence.chosen;
  const choices = { layers: null, encoding, sagitta: USUAL_SAGITTA, window: survey.window, swapAxes: false };
  const { value: drawing } = await readDrawing(source, choices, partOfJob(job, 0.4, 0.7));
  const workings = workingsOfDrawing(drawing, roles, request.gapMetres, source.name);
  news.notes.push(...workings.notes);
  news.problems.push(...workings.problems);
  const { planToleranceMetres, elevationToleranceMetres } = request;
  const outcome = await runWorkings({ rights, workings: workings.value, system, edges: DEFAULT_ELLIPSOIDAL_EDGES, parameters: { planToleranceMetres, elevationToleranceMetres } }, partOfJob(job, 0.7, 1));
  news.notes.push(...outcome.notes);
  news.problems.push(...outcome.problems);
  const facts = {
    drawing: { file: source.name, sha256: await sha256OfSource(source, partOfJob(job, 1, 1)), encoding, layers: Object.fromEntries(roles), workings: workings.value.length },
    system: { id: system.id, name: describeSystem(system, translate) },
    ellipsoidalEdges: DEFAULT_ELLIPSOIDAL_EDGES,
  };
  return { mines: outcome.value, facts };
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
function rolesOf(survey: DrawingSurvey, { roles }: WorkingsArguments, news: NewsCollector, translate: Translate): LayerRoles {
  const file = survey.file;
  const names = new Set(survey.layers.map((layer) => layer.name));
  const missing = [...roles.keys()].filter((name) => !names.has(name));
  if (missing.length > 0) stop('cli.workings.no-such-layer', { file, names: missing.join('、'), layers: [...names].join('、') }, { file });
  const proposed = new Map(survey.layers.flatMap((layer) => (layer.role ? [[layer.name, layer.role.role] as const] : [])));
  const taken = roles.size > 0 ? roles : proposed;
  const used = [...taken].filter(([, role]) => WORKING_ROLES.includes(role));
  if (used.length === 0) stop('cli.workings.no-workings', { file, layers: [...names].join('、') }, { file });
  if (roles.size === 0) {
    const words = used.map(([name, role]) => {
      const shown = translate(`workings.role.${role}`);
      return `${name} = ${shown}`;
    });
    news.note('cli.workings.roles-by-name', { file, roles: words.join('、') }, { file });
  }
  return taken;
}

function mineAsJson({ right, measures, outside, belowLimitMetres, aboveLimitMetres, band }: MineWorkings): object {
  return {
    id: right.id,
    mineName: right.mineName,
    outside,
    belowLimitMetres,
    aboveLimitMetres,
    band,
    workingCount: measures.length,
    workings: measures.filter((measure) => measure.band !== 'inside').map(({ outside: { parts, ...figures }, ...measure }) => ({ ...measure, outside: { ...figures, shape: parts.map((part) => part.map((ring) => [...ring])) } })),
  };
}

function asText(mines: readonly MineWorkings[], request: WorkingsArguments, translate: Translate): string {
  const columns = [
    { head: translate('cli.workings.mine'), align: 'left' },
    { head: translate('cli.workings.count'), align: 'right' },
    { head: translate('cli.workings.planar'), align: 'right' },
    { head: translate('cli.workings.ellipsoidal'), align: 'right' },
    { head: translate('cli.workings.length'), align: 'right' },
    { head: translate('cli.workings.distance'), align: 'right' },
    { head: translate('cli.workings.below'), align: 'right' },
    { head: translate('cli.workings.above'), align: 'right' },
    { head: translate('cli.workings.band'), align: 'left' },
  ] as const;
  const rows = mines.map(({ right, measures, outside, belowLimitMetres, aboveLimitMetres, band }) => [
    right.mineName, formatNumber(measures.length, 0), formatSquareMetres(outside.areaPlanarSquareMetres), formatSquareMetres(outside.areaEllipsoidalSquareMetres),
    formatNumber(outside.lengthMetres, 2), formatNumber(outside.longestDistanceMetres, 2), formatNumber(belowLimitMetres, 2), formatNumber(aboveLimitMetres, 2), translate(`workings.band.${band}`),
  ]);
  const head = translate('cli.workings.head', { period: request.period, plan: request.planToleranceMetres, elevation: request.elevationToleranceMetres });
  return [head, textTable(columns, rows, '  '), translate('cli.workings.judgement')].join('\n');
}
