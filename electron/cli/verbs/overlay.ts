/** `kuangce overlay`: mining rights against land layers. */
import { problemNumbers } from '../../../shared/rectification/problem-order.ts';
import { describeFinding } from '../../../shared/analysis/describe-finding.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { formatHectares, formatMu, formatNumber, formatPercent, formatSquareMetres } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { BackgroundRole, LandRole } from '../../../shared/model/layer.ts';
import type { RightOverlay } from '../../../shared/model/overlay.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { LayerRequest } from '../open-layer.ts';
import { OVERLAY_OPTIONS, readOverlayArguments, type OverlayArguments } from '../overlay-arguments.ts';
import { writeOverlayFiles } from '../overlay-files.ts';
import { runOverlayJob, type NearReading, type OverlayJobRequest, type OverlayOutcome } from '../overlay-job.ts';
import { isRequested, overlayAsJson } from '../overlay-json.ts';
import { complainAbout, isIncomplete, print, printJson, textTable } from '../output.ts';
import { watchRun } from '../progress.ts';
import { parseWords, valueFor } from '../usage.ts';

export async function runOverlay(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OVERLAY_OPTIONS);
  if (values.help) return print(translator(values.lang === 'en' ? 'en' : 'zh-CN')('cli.help.overlay')).then(() => EXIT.done);
  const request = readOverlayArguments(values, positionals, words);
  const translate = translator(request.language);
  const news = new NewsCollector();
  const run = watchRun(translate);
  const roles = new Set<LandRole>(request.land.map(({ role }) => role));
  let outcome: OverlayOutcome | null;
  let json: object;
  let written: string[] = [];
  try {
    outcome = await runOverlayJob(jobRequestOf(request), news, run.job);
    if (outcome) tellUnrequested(outcome, roles, news);
    json = overlayAsJson(outcome, roles, news, translate);
    if (request.out) written = await writeOverlayFiles({ folder: request.out, json, outcome, roles, withLedger: true, language: request.language }, run.job);
  } finally {
    run.end();
  }
  if (request.json) await printJson(json);
  else if (outcome) await print(overlayAsText(outcome, roles, news, translate));
  if (request.out && !request.json) await print(translate('cli.written', { folder: request.out, files: written }));
  complainAbout(news.problems, translate);
  return news.problems.some(isIncomplete) ? EXIT.input : EXIT.done;
}

/** What the arguments mean for each layer; `beyond` says what besides the overlay itself is to be read. */
export function jobRequestOf({ rightsPath, land, show, encodings, systems, swapAxes, parameters, rightsElevationDatum, nearFromBytes }: OverlayArguments, beyond: Omit<NearReading, 'leastBytes'> = {}): OverlayJobRequest {
  const layer = (role: LandRole | BackgroundRole, path: string): LayerRequest => ({ path, role, encoding: valueFor(encodings, role), system: valueFor(systems, role), swapAxes: valueFor(swapAxes, role) ?? false });
  return { rights: layer('rights', rightsPath), land: land.map(({ role, path }) => layer(role, path)), background: show.map(({ role, path }) => layer(role, path)), parameters, rightsElevationDatum, ...(nearFromBytes !== null && { near: { leastBytes: nearFromBytes, ...beyond } }) };
}

/** Overlaps among the rights are found in any case; not listing them must not hide them. */
function tellUnrequested({ run }: OverlayOutcome, roles: ReadonlySet<LandRole>, news: NewsCollector): void {
  const count = roles.has('rights') ? 0 : run.rights.reduce((sum, right) => sum + right.conflicts.filter(({ role }) => role === 'rights').length, 0) / 2;
  if (count > 0) news.note('cli.rights-overlap-not-listed', { count });
}

const SEVERITY_MARKS = { severe: '◆', general: '▲', notice: '○' } as const;

function overlayAsText(outcome: OverlayOutcome, roles: ReadonlySet<LandRole>, news: NewsCollector, translate: Translate): string {
  const { run, findings } = outcome;
  const conflictsOf = (right: RightOverlay) => right.conflicts.filter(({ role }) => roles.has(role));
  const layerNames = new Map(run.inputs.map((input) => [input.layerId, input.name]));
  const numbers = problemNumbers(findings);
  const findingsOf = (right: RightOverlay) => findings.filter((finding) => finding.rightId === right.rightId && isRequested(finding.evidence, roles));
  const columns = [
    { head: translate('cli.overlay.layer'), align: 'left' },
    { head: translate('cli.overlay.class'), align: 'left' },
    { head: translate('cli.overlay.count'), align: 'right' },
    { head: translate('cli.overlay.ellipsoidal'), align: 'right' },
    { head: translate('cli.overlay.planar'), align: 'right' },
    { head: translate('cli.overlay.hectares'), align: 'right' },
    { head: translate('cli.overlay.mu'), align: 'right' },
    { head: translate('cli.overlay.share'), align: 'right' },
  ] as const;
  const blocks = run.rights
    .filter((right) => conflictsOf(right).length > 0 || findingsOf(right).length > 0)
    .map((right) => {
      const rows = conflictsOf(right).map((conflict) => [
        layerNames.get(conflict.layerId) ?? '',
        conflict.className === '' ? conflict.class : conflict.className.startsWith(conflict.class) ? conflict.className : `${conflict.class} ${conflict.className}`,
        formatNumber(conflict.count, 0),
        formatSquareMetres(conflict.areaEllipsoidalSquareMetres),
        formatSquareMetres(conflict.areaPlanarSquareMetres),
        formatHectares(conflict.areaEllipsoidalSquareMetres),
        formatMu(conflict.areaEllipsoidalSquareMetres),
        formatPercent(conflict.share),
      ]);
      return [
        translate('cli.overlay.right', { name: right.mineName, id: right.rightId, ellipsoidal: formatSquareMetres(right.areaEllipsoidalSquareMetres), planar: formatSquareMetres(right.areaPlanarSquareMetres) }),
        ...(rows.length > 0 ? [textTable(columns, rows, '  ')] : []),
        ...findingsOf(right).map((finding) => `  ${SEVERITY_MARKS[finding.severity]} ${numbers.get(finding.id)} ${describeFinding(finding, translate)}`),
      ].join('\n');
    });
  const untouched = run.rights.length - blocks.length;
  return [
    translate('cli.overlay.head', {
      rights: run.rights.length,
      system: describeSystem(run.system, translate),
      asOf: run.parameters.asOf,
      edges: translate(`cli.edges.${run.parameters.ellipsoidalEdges}`),
      sliverArea: run.parameters.sliverAreaSquareMetres,
      sliverWidth: run.parameters.sliverWidthMetres,
    }),
    ...blocks,
    ...(untouched > 0 ? [sentenceOnOthers(untouched, outcome, roles, translate)] : []),
    ...newsBlock(news, translate),
  ].join('\n\n');
}

/** What holds for the rights without a line of their own; it never speaks of layers that took no part. */
function sentenceOnOthers(count: number, { run }: OverlayOutcome, roles: ReadonlySet<LandRole>, translate: Translate): string {
  const took = run.inputs.filter(({ layerId }) => layerId !== run.rightsLayerId || roles.has('rights')).map(({ name }) => name);
  return took.length === 0 ? translate('cli.overlay.nothing-compared') : translate('cli.overlay.untouched', { count, layers: took });
}

/** Notes and minor problems; what leaves something out goes to stderr. */
export function newsBlock(news: NewsCollector, translate: Translate): string[] {
  const told = [...news.problems.filter((problem) => !isIncomplete(problem)), ...news.notes].map(({ code, params }) => `  · ${translate(code, params)}`);
  return told.length === 0 ? [] : [[translate('cli.notes'), ...new Set(told)].join('\n')];
}
