/** `kuangce demo`: the whole job on the fictional sample county that comes with the program. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultParameters } from '../../../shared/analysis/defaults.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { NewsCollector, stop } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { BACKGROUND_ROLES, isLandRole, type LayerRole } from '../../../shared/model/layer.ts';
import { acceptAll } from '../decisions.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { LayerRequest } from '../open-layer.ts';
import { writeOverlayFiles } from '../overlay-files.ts';
import { runOverlayJob } from '../overlay-job.ts';
import { overlayAsJson } from '../overlay-json.ts';
import { print, printJson } from '../output.ts';
import { writePlanFiles } from '../plan-files.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readChoice, UsageError } from '../usage.ts';
import { plansAsJson, plansAsText } from './plan.ts';

const OPTIONS = {
  out: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Beside `dist`, in the project as in the package. */
const SAMPLE_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'resources', 'sample-county');

/** The part of the sample's `manifest.json` that is needed here. */
interface SampleManifest {
  readonly day: string;
  readonly layers: readonly { readonly name: string; readonly role: LayerRole; readonly files: readonly string[]; readonly system: string | null; readonly vintage: string | null; readonly encoding: string | null }[];
}

export async function runDemo(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const language = languageOf(words);
  const translate = translator(language);
  if (values.help) return print(translate('cli.help.demo')).then(() => EXIT.done);
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  if (values.lang !== undefined) readChoice('--lang', values.lang, ['zh-CN', 'en']);
  const folder = resolve(values.out ?? 'demo-output');
  const manifest = await readManifest();
  const requests = manifest.layers.map(({ role, name, files, system, vintage, encoding }): LayerRequest => (
    { path: join(SAMPLE_FOLDER, ...files[0]!.split('/')), role, name, encoding, system: system === null ? null : systemById(system), swapAxes: false, vintage, sample: true }));
  const rights = requests.find(({ role }) => role === 'rights') ?? stop('cli.no-sample', { folder: SAMPLE_FOLDER });
  const land = requests.filter((request) => request !== rights && isLandRole(request.role));
  const background = requests.filter(({ role }) => BACKGROUND_ROLES.some((drawn) => drawn === role));
  const roles = new Set(requests.map(({ role }) => role).filter(isLandRole));

  const news = new NewsCollector();
  const run = watchRun(translate, { lines: true });
  try {
    const outcome = await runOverlayJob({ rights, land, background, parameters: defaultParameters(manifest.day) }, news, partOfJob(run.job, 0, 0.3));
    if (!outcome) return stop('cli.no-sample', { folder: SAMPLE_FOLDER });
    const json = overlayAsJson(outcome, roles, news, translate);
    await writeOverlayFiles({ folder, json, outcome, roles, withLedger: false, language }, partOfJob(run.job, 0.3, 0.4));
    const decisions = acceptAll(outcome.findings, translate('cli.accepted-for-demo'));
    // The other rights have nothing to put right; sixty reports would only make the demonstration longer.
    const rightsWithFindings = outcome.rights.filter((right) => outcome.findings.some((finding) => finding.rightId === right.id));
    run.say(translate('cli.plan.count', { count: rightsWithFindings.length, folder }));
    const written = await writePlanFiles({ folder, outcome, rights: rightsWithFindings, decisions, asOf: manifest.day, sample: true, language }, news, partOfJob(run.job, 0.4, 1));
    run.end();
    // Layers that take no part belong to the sample: it shows what then is said, so this is no failure.
    if (values.json) await printJson(plansAsJson(folder, written, news, translate));
    else {
      const left = news.problems.map(({ code, params }) => `  · ${translate(code, params)}`);
      await print([translate('cli.demo.done', { folder, rights: outcome.rights.length, findings: outcome.findings.length, concerned: rightsWithFindings.length }), plansAsText(folder, written, news, translate), ...(left.length > 0 ? [[translate('cli.demo.left-out'), ...left].join('\n')] : [])].join('\n\n'));
    }
    return EXIT.done;
  } finally {
    run.end();
  }
}

async function readManifest(): Promise<SampleManifest> {
  try {
    return JSON.parse(await readFile(join(SAMPLE_FOLDER, 'manifest.json'), 'utf8')) as SampleManifest;
  } catch {
    return stop('cli.no-sample', { folder: SAMPLE_FOLDER });
  }
}
