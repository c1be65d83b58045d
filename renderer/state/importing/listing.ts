/** The sets of an import in their order, what a person should look at in them, and which of them repeat others. */
import type { ImportPreview } from '../../../shared/formats/contract.ts';
import { alike } from '../layers.ts';
import { useWorkspace } from '../workspace.ts';
import { useImport, type ImportSession, type ImportSet } from './session.ts';

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The order of names in the preview. */
export function byName(first: string, second: string): number {
  return collator.compare(first, second);
}

/** The same file, to be imported a second time: a layer of the workspace, or an earlier set of this drop. */
export type Twin = { readonly in: 'workspace'; readonly name: string } | { readonly in: 'drop'; readonly name: string; /** The zip or folder that it lies in; empty for none. */ readonly container: string };

/** What holds the same file and the like of this layer (a file may hold several), or null. */
export function twinOf(set: ImportSet, preview: ImportPreview): Twin | null {
  const { sha256 } = preview;
  if (sha256 === undefined) return null;
  const layer = useWorkspace.getState().layers.find((each) => each.source.sha256 === sha256 && alike(each, preview));
  if (layer) return { in: 'workspace', name: layer.name };
  // The layers of one file are none of them the other's twin.
  const earlier = useImport.getState().sets.find(({ index, preview: other }) => index < set.index && other?.sha256 === sha256 && alike(other, preview) && !sameFile(other, preview));
  return earlier ? { in: 'drop', name: earlier.name, container: earlier.preview!.container } : null;
}

/** The layer of areas that a table's points were joined to; the points beside it are its corners, and one of both is what is meant. Null for any other set, and where nothing came of the joining. */
export function areasOfCorners(set: ImportSet, preview: ImportPreview): ImportSet | null {
  if (preview.geometryKind !== 'point') return null;
  return useImport.getState().sets.find(({ index, preview: other }) => index !== set.index && other !== null && other.geometryKind === 'polygon' && other.featureCount > 0 && sameFile(other, preview) && other.name === preview.name && other.notes.some(({ code }) => code === 'exchange.table-joined')) ?? null;
}

/** Columns that give each point its own height: control and levelling points have one, corners of a boundary have none. */
const HEIGHT_FIELD = /^(高程|H|Z|elevation|height)\s*([(（]\s*(m|米)\s*[)）])?$/i;

/** Whether the points of a table are meant themselves although they can be joined. */
export function arePointsMeant(points: ImportPreview): boolean {
  return points.fields.some(({ name }) => HEIGHT_FIELD.test(name.trim()));
}

function sameFile(one: ImportPreview, other: ImportPreview): boolean {
  return one.container === other.container && one.files[0] === other.files[0];
}

/** Sets in the order of the list: once all are read, those with something to look at first; then by name. */
export function listedSets(sets: readonly ImportSet[]): readonly ImportSet[] {
  const allRead = sets.every((set) => set.preview !== null || set.problem !== null);
  const rank = (set: ImportSet): number => (allRead && needsLook(set) ? 0 : 1);
  return sets.toSorted((a, b) => rank(a) - rank(b) || byName(a.name, b.name));
}

/** Does not change with what is chosen, so that nothing moves under the pointer. */
function needsLook({ preview, problem }: ImportSet): boolean {
  if (preview === null) return problem !== null;
  return preview.problems.length > 0 || preview.encoding?.contradiction === true || (preview.system.declared === null && preview.geometryKind !== 'none');
}

/** What a person should look at before the set is imported. */
export function openQuestions(set: ImportSet): readonly ('encoding' | 'system')[] {
  if (set.preview === null || set.choices === null) return [];
  const questions: ('encoding' | 'system')[] = [];
  const { encoding } = set.preview;
  if (encoding !== null && (encoding.contradiction || encoding.rival !== undefined) && set.choices.encoding === null) questions.push('encoding');
  if (!set.systemDecided) questions.push('system');
  return questions;
}

/** How much of the sets has been read, 0 to 1. */
export function readShare({ sets, setShare }: Pick<ImportSession, 'sets' | 'setShare'>): number {
  const read = sets.filter((set) => set.preview !== null || set.problem !== null).length;
  return sets.length === 0 ? 1 : Math.min(1, (read + (read < sets.length ? setShare : 0)) / sets.length);
}

/** Sets that the button would import now. */
export function setsToImport(session: ImportSession): readonly ImportSet[] {
  return session.sets.filter((set) => set.included && set.preview !== null && set.choices !== null && set.problem === null);
}
