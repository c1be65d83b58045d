/** What the tree says about base maps: where each comes from, and why one is not, or not all, on the map. */
import { create } from 'zustand';
import type { Note } from '../../shared/base/news.ts';
import { fileOfBaseMap, type BaseMapRecord, type BaseMapTrouble } from '../../shared/model/base-map.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import { serverOf } from '../engine/base-maps/client.ts';
import type { BaseMapAnswer } from '../engine/base-maps/contract.ts';

interface BaseMapState {
  /** By base map; only of what the map shows now. */
  readonly troubles: Readonly<Record<string, BaseMapTrouble>>;
}

export const useBaseMapState = create<BaseMapState>(() => ({ troubles: {} }));

/** Takes over what the map says after a picture; the same words change nothing. */
export function tellTroubles(troubles: BaseMapAnswer['troubles']): void {
  const next = Object.fromEntries(troubles.map(({ id, trouble }) => [id, trouble]));
  if (JSON.stringify(next) !== JSON.stringify(useBaseMapState.getState().troubles)) useBaseMapState.setState({ troubles: next });
}

/** Being away is no fault: said quietly, never in colour. */
const QUIET: ReadonlySet<BaseMapTrouble> = new Set(['offline', 'zoom-in']);

/** The word in the tree; null when there is nothing to say. */
export function baseMapNote(record: BaseMapRecord, trouble: BaseMapTrouble | undefined): { readonly note: Note; readonly quiet: boolean } | null {
  if (record.visible && trouble) return { note: { code: `basemap.trouble.${trouble}`, params: { name: record.name, source: sourceWords(record) } } as Note, quiet: QUIET.has(trouble) };
  if (record.source.kind === 'picture' && record.source.placement === null) return { note: { code: 'basemap.trouble.not-placed', params: { name: record.name, source: '' } }, quiet: false };
  if (record.shifted) return { note: { code: 'basemap.shifted', params: { name: record.name } }, quiet: false };
  return null;
}

/** The file's name or the server's host. */
export function sourceWords(record: BaseMapRecord): string {
  return fileOfBaseMap(record)?.name ?? serverOf(record) ?? '';
}

/** Source and system in one line, for the tooltip and the properties. */
export function originNote(record: BaseMapRecord): Note {
  return { code: record.system ? 'basemap.origin' : 'basemap.origin-undeclared', params: { source: sourceWords(record), ...(record.system && { system: systemMessage(record.system) }) } };
}
