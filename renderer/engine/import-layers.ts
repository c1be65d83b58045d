/** Import as one step: the engine writes the columns, then the records are kept; nothing half. */
import { throwIfCancelled } from '../../shared/base/job.ts';
import { ProblemError, type Note, type Problem } from '../../shared/base/news.ts';
import type { ImportChoices } from '../../shared/formats/contract.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import { recordLayers } from '../storage/workspace.ts';
import { callEngine, type EngineCallOptions } from './client.ts';
import { dropWritten } from './written-columns.ts';

/** One layer of a drop, with what the person decided. */
export interface ImportItem {
  /** Position in the listing of the drop. */
  readonly index: number;
  readonly choices: ImportChoices;
  /** Fictional sample data. */
  readonly sample?: boolean;
}

/** What came of an import: layers that are in the workspace now, and those that could not be read and why. */
export interface ImportResult {
  readonly imported: readonly LayerRecord[];
  readonly failed: readonly { readonly index: number; readonly name: string; readonly problem: Problem }[];
}

/**
 * Imports layers of a drop as one undoable step. A layer that cannot be read is reported and does not stop
 * the others; a cancel keeps nothing.
 */
export function importLayers(dropId: string, items: readonly ImportItem[], options: EngineCallOptions = {}): Promise<ImportResult> {
  return importFromDrops(items.map((item) => ({ ...item, dropId })), options);
}

/** The same with layers of several drops. */
export async function importFromDrops(items: readonly (ImportItem & { readonly dropId: string })[], { didWhat, ...options }: EngineCallOptions & { /** Names the step where it is no import of a person's. */ readonly didWhat?: Note } = {}): Promise<ImportResult> {
  const imported: LayerRecord[] = [];
  const failed: ImportResult['failed'][number][] = [];
  try {
    for (const [position, { dropId, index, choices, sample = false }] of items.entries()) {
      try {
        imported.push(await callEngine('importLayer', [dropId, index, choices, crypto.randomUUID(), sample], partOfImport(options, position, items.length)));
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
        failed.push({ index, name: choices.name, problem: fault.problem });
      }
    }
    if (options.signal) throwIfCancelled(options.signal);
    await recordLayers(imported, didWhat);
  } catch (fault) {
    await dropWritten('dropColumns', imported.map(({ id }) => id));
    throw fault;
  }
  return { imported, failed };
}

function partOfImport({ signal, onProgress }: EngineCallOptions, position: number, count: number): EngineCallOptions {
  return {
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, fraction: (position + progress.fraction) / count }) }),
  };
}
