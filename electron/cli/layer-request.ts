/** What the words on the command line ask of one layer, and which coordinate system it then has. */
import type { NewsCollector } from '../../shared/base/news.ts';
import { fitsNumbers } from '../../shared/crs/guess.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import type { ImportPreview } from '../../shared/formats/contract.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRole } from '../../shared/model/layer.ts';

export interface LayerRequest {
  readonly path: string;
  readonly role: LayerRole;
  /** Shown name; that of the file when absent. */
  readonly name?: string;
  readonly encoding: string | null;
  readonly system: CoordinateSystem | null;
  readonly swapAxes: boolean;
  readonly vintage?: string | null;
  readonly sample?: boolean;
}

/** What a file declares of its coordinates, as far as the decision needs it. */
export type SystemFacts = Pick<ImportPreview, 'system' | 'featureCount' | 'extent'>;

/** Sentences about a coordinate system that say why it cannot be used, not only that something is worth knowing. */
const DECIDING: ReadonlySet<MessageKey> = new Set([
  'crs.prj-contradicts-numbers',
  'crs.prj-zone-contradicts-meridian',
  'crs.prj-ellipsoid-contradicts',
  'crs.numbers-mixed-zones',
  'crs.numbers-local',
  'crs.numbers-dms',
]);

/** What the file declares; else what the person declares, when the numbers can be that. */
export function decideSystem(preview: SystemFacts, { path, role, system: given, swapAxes }: LayerRequest, news: NewsCollector): CoordinateSystem | null {
  const { declared, candidates, axesLookSwapped, notes } = preview.system;
  const place = { file: path };
  if (axesLookSwapped && !swapAxes) {
    news.problem('blocking', 'cli.axes-swapped', { file: path, role }, place);
    return null;
  }
  if (declared) {
    news.notes.push(...notes);
    if (given && given.id !== declared.id) news.note('cli.crs-not-needed', { file: path, declared: systemMessage(declared), given: systemMessage(given) }, place);
    return declared;
  }
  if (given && preview.featureCount > 0 && !fitsNumbers(given, preview.extent)) {
    news.problem('blocking', 'cli.crs-contradicts-numbers', { file: path, role, given: systemMessage(given) }, place);
    return null;
  }
  if (given) {
    news.note('cli.crs-declared-by-person', { file: path, system: systemMessage(given) }, place);
    news.notes.push(...notes);
    return given;
  }
  for (const note of notes) {
    if (DECIDING.has(note.code)) news.problems.push({ ...note, severity: 'blocking' });
    else news.notes.push(note);
  }
  const offered = candidates.map((candidate) => candidate.system.id).join(' / ');
  if (offered) news.problem('blocking', 'cli.crs-undeclared', { file: path, role, candidates: offered }, place);
  else news.problem('blocking', 'cli.crs-undeclared-unknown', { file: path, role }, place);
  return null;
}
