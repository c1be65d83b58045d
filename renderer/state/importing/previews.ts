/** Reading what the sets of an import hold, one after the other, and again when a choice asks for it. */
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { mappingOf } from '../../../shared/formats/field-matching.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { EncodingEvidence } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../faults.ts';
import { useView } from '../view.ts';
import { areasOfCorners, arePointsMeant, byName, listedSets, twinOf } from './listing.ts';
import { changeSet, useImport, type ImportSet } from './session.ts';

let reading = new AbortController();

/** Nothing more is read until {@link goOnReading}. */
export function stopReading(): void {
  reading.abort();
}

/** Reads on after an import that was not finished. */
export function goOnReading(dropId: string): void {
  reading = new AbortController();
  void readPreviews(dropId, reading.signal);
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
    touched: false,
    setShare: 0,
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
  const { active } = useImport.getState();
  const { signal } = reading;
  void readPreviews(dropId, signal).then(() => {
    // The order of the list follows what was found; unless the person is at another already, its first is in front.
    if (!signal.aborted && useImport.getState().active === active) useImport.setState(({ sets }) => ({ active: listedSets(sets)[0]?.index ?? 0 }));
  });
}

/** Reads what has not been read yet, in the order of the list. */
async function readPreviews(dropId: string, signal: AbortSignal): Promise<void> {
  for (const { index, preview, problem } of useImport.getState().sets) {
    if (signal.aborted) return;
    if (preview !== null || problem !== null) continue;
    useImport.setState({ setShare: 0 });
    try {
      const answer = await callEngine('preview', [dropId, index, {}], { signal, onProgress: ({ fraction }) => keepShare(fraction, signal) });
      // A cancelled call may be answered all the same; by then the set of this number may be another file's.
      if (signal.aborted) return;
      keepPreview(index, answer);
      void readOtherReading(index);
    } catch (fault) {
      if (!signal.aborted) keepFailure(index, fault);
    }
  }
}

/** Whole percents only: a reader tells more often than the window can be drawn. */
function keepShare(fraction: number, signal: AbortSignal): void {
  const setShare = Math.round(fraction * 100) / 100;
  if (!signal.aborted && useImport.getState().setShare !== setShare) useImport.setState({ setShare });
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
  const before = useImport.getState().sets[index];
  const areas = before ? areasOfCorners(before, preview) : null;
  const isCorners = areas !== null && !arePointsMeant(preview);
  // One of both is imported of itself; what a person ticked since stays.
  if (areas !== null && !isCorners && before?.preview === null && !useImport.getState().touched) changeSet(areas.index, () => ({ included: false }));
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
      problem: null,
      choices,
      included: set.preview === null ? !blocked && preview.featureCount > 0 && twinOf(set, preview) === null && !isCorners : set.included && !blocked,
      systemDecided: set.systemDecided || preview.system.declared !== null || preview.geometryKind === 'none' || preview.featureCount === 0,
    };
  });
}

/** The kind behind the name, where a file holds several kinds under one name. */
function firstName({ index, name }: ImportSet, { format, geometryKind }: ImportPreview): string {
  const alone = format === 'shapefile' || useImport.getState().sets.every((set) => set.index === index || set.name !== name);
  return alone ? name : `${name}_${translator(useView.getState().language)(`window.geometry.${geometryKind}`)}`;
}

/** The reading that a doubtful text is laid beside: the one that the bytes allow as well, where there is one. */
function otherEncoding({ chosen, rival }: EncodingEvidence): string {
  if (rival) return rival;
  return /^(utf-?8|big5)$/i.test(chosen) ? 'gb18030' : 'utf-8';
}

/** Reads the rows once more in the other encoding and keeps the first text that differs. */
async function readOtherReading(index: number): Promise<void> {
  const { dropId, sets } = useImport.getState();
  const preview = sets[index]?.preview;
  if (dropId === null || !preview?.encoding) return;
  const encoding = otherEncoding(preview.encoding);
  const { signal } = reading;
  try {
    const other = await callEngine('preview', [dropId, index, { encoding, swapAxes: sets[index]?.choices?.swapAxes ?? false }], {
      signal,
    });
    if (signal.aborted || useImport.getState().sets[index]?.preview !== preview) return;
    let found: ImportSet['otherReading'] = null;
    for (let row = 0; row < preview.rows.length && found === null; row++) {
      const field = preview.rows[row]!.findIndex((text, position) => text !== other.rows[row]?.[position] && text !== '');
      if (field >= 0) found = { encoding, chosenText: preview.rows[row]![field]!, otherText: other.rows[row]?.[field] ?? '' };
    }
    changeSet(index, () => ({ otherReading: found }));
  } catch (fault) {
    if (!(fault instanceof CancelledError) && !(fault instanceof ProblemError)) reportFault(fault);
  }
}

/** Reads the set again with another encoding or exchanged axes. */
export async function readAgain(index: number): Promise<void> {
  const { dropId, sets } = useImport.getState();
  const choices = sets[index]?.choices;
  if (dropId === null || !choices) return;
  const { signal } = reading;
  const { encoding, swapAxes } = choices;
  /** Nobody waits for it any more: the import is closed, or another choice was made. */
  const isPast = (): boolean => {
    const now = useImport.getState().sets[index]?.choices;
    return signal.aborted || now?.encoding !== encoding || now.swapAxes !== swapAxes;
  };
  try {
    const preview = await callEngine(
      'preview',
      [dropId, index, { ...(encoding !== null && { encoding }), swapAxes }],
      { signal },
    );
    if (isPast()) return;
    keepPreview(index, preview);
    await readOtherReading(index);
  } catch (fault) {
    if (!isPast()) keepFailure(index, fault);
  }
}
