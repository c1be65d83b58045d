/**
 * One import being looked at: what the engine found in each file set, and what the person has chosen so far.
 * Nothing is imported until {@link confirmImport}; closing releases the files.
 */
import { create } from 'zustand';
import { CancelledError } from '../../shared/base/job.ts';
import { ProblemError, type Problem } from '../../shared/base/news.ts';
import type { ImportChoices, ImportPreview } from '../../shared/formats/contract.ts';
import { mappingOf, matchFields } from '../../shared/formats/field-matching.ts';
import { translator } from '../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { FieldMapping, LayerRole } from '../../shared/model/layer.ts';
import { callEngine } from '../engine/client.ts';
import { importLayers } from '../engine/import-layers.ts';
import { reportFault } from './faults.ts';
import { runJob, tell } from './jobs.ts';
import { alike } from './layers.ts';
import { withMap } from './map-port.ts';
import { closeDialog, useView } from './view.ts';
import { useWorkspace } from './workspace.ts';

/** One file set of the drop. */
export interface ImportSet {
  readonly index: number;
  readonly name: string;
  /** null while it is being read. */
  readonly preview: ImportPreview | null;
  readonly problem: Problem | null;
  readonly included: boolean;
  readonly choices: ImportChoices | null;
  /** The person has said which system it is, or that it stays undeclared. */
  readonly systemDecided: boolean;
  /** A row's text in another reading, to be laid beside the chosen one; null while unknown or without difference. */
  readonly otherReading: { readonly encoding: string; readonly chosenText: string; readonly otherText: string } | null;
}

export interface ImportSession {
  readonly dropId: string | null;
  readonly sets: readonly ImportSet[];
  readonly active: number;
  readonly sameForAll: boolean;
  readonly importing: boolean;
}

export const useImport = create<ImportSession>(() => ({ dropId: null, sets: [], active: 0, sameForAll: false, importing: false }));

let reading = new AbortController();

function changeSet(index: number, change: (set: ImportSet) => Partial<ImportSet>): void {
  useImport.setState((session) => ({ sets: session.sets.map((set) => (set.index === index ? { ...set, ...change(set) } : set)) }));
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The order of names in the preview. */
function byName(first: string, second: string): number {
  return collator.compare(first, second);
}

/** Begins with the names; the previews arrive one after the other. */
export function openSession(dropId: string, names: readonly string[]): void {
  reading.abort();
  reading = new AbortController();
  useImport.setState({
    dropId,
    active: names.reduce((first, name, index) => (byName(name, names[first]!) < 0 ? index : first), 0),
    sameForAll: false,
    importing: false,
    sets: names.map((name, index) => ({
      index,
      name,
      preview: null,
      problem: null,
      included: true,
      choices: null,
      systemDecided: false,
      otherReading: null,
    })),
  });
  void readPreviews(dropId, reading.signal);
}

/** Reads what has not been read yet, in the order of the list. */
async function readPreviews(dropId: string, signal: AbortSignal): Promise<void> {
  for (const { index, preview, problem } of useImport.getState().sets) {
    if (signal.aborted) return;
    if (preview !== null || problem !== null) continue;
    try {
      keepPreview(index, await callEngine('preview', [dropId, index, {}], { signal }));
      void readOtherReading(index);
    } catch (fault) {
      keepFailure(index, fault);
    }
  }
}

function keepFailure(index: number, fault: unknown): void {
  if (fault instanceof CancelledError) return;
  if (fault instanceof ProblemError) changeSet(index, () => ({ problem: fault.problem, included: false }));
  else {
    reportFault(fault);
    changeSet(index, () => ({ problem: { code: 'window.fault.inJob', severity: 'blocking' }, included: false }));
  }
}

function keepPreview(index: number, preview: ImportPreview): void {
  changeSet(index, (set) => {
    const blocked = preview.problems.some((problem) => problem.severity === 'blocking');
    const choices: ImportChoices = set.choices ?? {
      name: firstName(set, preview),
      role: preview.role.role,
      encoding: null,
      // Only what the file declares; a guess is offered and never taken in silence.
      system: preview.system.declared,
      ...(preview.system.elevationDatum && { elevationDatum: preview.system.elevationDatum }),
      mapping: mappingOf(preview.matches),
      swapAxes: false,
      vintage: null,
    };
    return {
      preview,
      choices,
      included: set.preview === null ? !blocked && twinOf(set, preview) === null : set.included && !blocked,
      systemDecided: set.systemDecided || preview.system.declared !== null || preview.geometryKind === 'none',
    };
  });
}

/** The kind behind the name, where a file holds several kinds under one name. */
function firstName({ index, name }: ImportSet, { format, geometryKind }: ImportPreview): string {
  const alone = format === 'shapefile' || useImport.getState().sets.every((set) => set.index === index || set.name !== name);
  return alone ? name : `${name}_${translator(useView.getState().language)(`window.geometry.${geometryKind}`)}`;
}

/** The same file, to be imported a second time: a layer of the workspace, or an earlier set of this drop. */
export type Twin = { readonly in: 'workspace'; readonly name: string } | { readonly in: 'drop'; readonly name: string };

/** What holds the same file and the like of this layer (a file may hold several), or null. */
export function twinOf(set: ImportSet, preview: ImportPreview): Twin | null {
  const { sha256 } = preview;
  if (sha256 === undefined) return null;
  const layer = useWorkspace.getState().layers.find((each) => each.source.sha256 === sha256 && alike(each, preview));
  if (layer) return { in: 'workspace', name: layer.name };
  // The layers of one file are none of them the other's twin.
  const earlier = useImport.getState().sets.find(({ index, preview: other }) => index < set.index && other?.sha256 === sha256 && alike(other, preview) && !sameFile(other, preview));
  return earlier ? { in: 'drop', name: earlier.preview!.container === '' ? earlier.name : earlier.preview!.container } : null;
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

/** The reading that a doubtful text is laid beside. */
export function otherEncoding(chosen: string): string {
  return /^utf-?8$/i.test(chosen) ? 'gb18030' : 'utf-8';
}

/** Reads the rows once more in the other encoding and keeps the first text that differs. */
async function readOtherReading(index: number): Promise<void> {
  const { dropId, sets } = useImport.getState();
  const preview = sets[index]?.preview;
  if (dropId === null || !preview?.encoding) return;
  const encoding = otherEncoding(preview.encoding.chosen);
  try {
    const other = await callEngine('preview', [dropId, index, { encoding, swapAxes: sets[index]?.choices?.swapAxes ?? false }], {
      signal: reading.signal,
    });
    let found: ImportSet['otherReading'] = null;
    for (let row = 0; row < preview.rows.length && found === null; row++) {
      const field = preview.rows[row]!.findIndex((text, position) => text !== other.rows[row]?.[position] && text !== '');
      if (field >= 0) found = { encoding, chosenText: preview.rows[row]![field]!, otherText: other.rows[row]![field]! };
    }
    changeSet(index, () => ({ otherReading: found }));
  } catch (fault) {
    if (!(fault instanceof CancelledError) && !(fault instanceof ProblemError)) reportFault(fault);
  }
}

/** Reads the set again with another encoding or exchanged axes. */
async function readAgain(index: number): Promise<void> {
  const { dropId, sets } = useImport.getState();
  const choices = sets[index]?.choices;
  if (dropId === null || !choices) return;
  try {
    const preview = await callEngine(
      'preview',
      [dropId, index, { ...(choices.encoding !== null && { encoding: choices.encoding }), swapAxes: choices.swapAxes }],
      { signal: reading.signal },
    );
    keepPreview(index, preview);
    await readOtherReading(index);
  } catch (fault) {
    keepFailure(index, fault);
  }
}

function change(index: number, choices: Partial<ImportChoices>, more: Partial<ImportSet> = {}): void {
  changeSet(index, (set) => (set.choices === null ? {} : { choices: { ...set.choices, ...choices }, ...more }));
}

export function chooseName(index: number, name: string): void {
  change(index, { name });
}

/** Another role understands the fields differently. */
export function chooseRole(index: number, role: LayerRole): void {
  const preview = useImport.getState().sets[index]?.preview;
  change(index, { role, ...(preview && { mapping: mappingOf(matchFields(role, preview.fields, preview.rows)) }) });
}

export function chooseMapping(index: number, mapping: FieldMapping): void {
  change(index, { mapping });
}

export function chooseVintage(index: number, vintage: string): void {
  change(index, { vintage: vintage.trim() === '' ? null : vintage.trim() });
}

export function chooseEncoding(index: number, encoding: string): void {
  for (const each of together(index)) {
    change(each, { encoding });
    void readAgain(each);
  }
}

export function chooseSystem(index: number, system: CoordinateSystem | null): void {
  for (const each of together(index)) {
    const set = useImport.getState().sets[each];
    // What a file declares about itself is not overruled by a choice made for another one.
    if (each !== index && set?.preview?.system.declared) continue;
    change(each, { system }, { systemDecided: true });
  }
}

export function chooseAxes(index: number, swapAxes: boolean): void {
  change(index, { swapAxes });
  void readAgain(index);
}

export function include(index: number, included: boolean): void {
  changeSet(index, () => ({ included }));
}

/** 其余图层用同样的编码和坐标系: takes over what the active layer has, and what is chosen from now on. */
export function setSameForAll(sameForAll: boolean): void {
  useImport.setState({ sameForAll });
  const { sets, active } = useImport.getState();
  const choices = sets[active]?.choices;
  if (!sameForAll || !choices) return;
  if (choices.encoding !== null) chooseEncoding(active, choices.encoding);
  if (sets[active]!.systemDecided) chooseSystem(active, choices.system);
}

function together(index: number): readonly number[] {
  const { sets, sameForAll } = useImport.getState();
  return sameForAll ? sets.filter((set) => set.preview !== null).map((set) => set.index) : [index];
}

/** What a person should look at before the set is imported. */
export function openQuestions(set: ImportSet): readonly ('encoding' | 'system')[] {
  if (set.preview === null || set.choices === null) return [];
  const questions: ('encoding' | 'system')[] = [];
  if (set.preview.encoding?.contradiction === true && set.choices.encoding === null) questions.push('encoding');
  if (!set.systemDecided) questions.push('system');
  return questions;
}

/** Sets that the button would import now. */
export function setsToImport(session: ImportSession): readonly ImportSet[] {
  return session.sets.filter((set) => set.included && set.preview !== null && set.choices !== null && set.problem === null);
}

export function closeSession(): void {
  reading.abort();
  const { dropId } = useImport.getState();
  useImport.setState({ dropId: null, sets: [], importing: false });
  closeDialog();
  if (dropId !== null) callEngine('releaseDrop', [dropId]).catch(reportFault);
}

/** Imports what is included, all as one step; the dialog closes when it is done and stays when it was cancelled. */
export async function confirmImport(): Promise<void> {
  const session = useImport.getState();
  const chosen = setsToImport(session);
  const { dropId } = session;
  if (dropId === null || chosen.length === 0 || session.importing) return;
  reading.abort();
  useImport.setState({ importing: true });
  const before = useWorkspace.getState().layers.length;
  const result = await runJob({ code: 'window.job.import', params: { count: chosen.length } }, (options) =>
    importLayers(
      dropId,
      chosen.map((set) => ({ index: set.index, choices: { ...set.choices!, systemDeclaredBy: set.preview?.system.declared?.id === set.choices!.system?.id ? 'file' : 'person' } })),
      options,
    ),
  );
  useImport.setState({ importing: false });
  if (result.state !== 'done') {
    reading = new AbortController();
    void readPreviews(dropId, reading.signal);
    return;
  }
  const { imported, failed } = result.value;
  for (const layer of imported)
    if (layer.problems.length > 0)
      tell('warning', { code: 'window.import.layerProblems', params: { name: layer.name, count: layer.problems.length } }, layer.problems);
  if (failed.length > 0)
    tell(
      'danger',
      { code: 'window.import.failed', params: { count: failed.length } },
      failed.map((each) => each.problem),
    );
  if (imported.length > 0)
    tell('success', {
      code: 'window.import.done',
      params: { count: imported.length, features: imported.reduce((sum, layer) => sum + layer.featureCount, 0) },
    });
  closeSession();
  if (imported.length === 0) return;
  useView.setState({ module: 'map', currentLayerId: imported[0]!.id });
  if (before === 0) withMap((map) => map.zoomToAll());
}
