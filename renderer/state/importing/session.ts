/** One import being looked at: what the engine found in each file set, and what the person has chosen so far. */
import { create } from 'zustand';
import type { Problem } from '../../../shared/base/news.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';

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
  /** A person has chosen something that would be lost. */
  readonly touched: boolean;
  /** How far the set that is being read has come, 0 to 1. */
  readonly setShare: number;
}

export const useImport = create<ImportSession>(() => ({ dropId: null, sets: [], active: 0, sameForAll: false, importing: false, touched: false, setShare: 0 }));

/** Changes one set of the session. */
export function changeSet(index: number, change: (set: ImportSet) => Partial<ImportSet>): void {
  useImport.setState((session) => ({ sets: session.sets.map((set) => (set.index === index ? { ...set, ...change(set) } : set)) }));
}
