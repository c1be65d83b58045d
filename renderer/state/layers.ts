/** The layer tree's order and grouping, and what may take part in an overlay. */
import type { Note } from '../../shared/base/news.ts';
import type { LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import { isDistanceRole, LAND_ROLES } from '../../shared/model/layer.ts';
import { conversionBetween } from '../../shared/crs/transform.ts';
import { groupsAround, groupsWithin } from '../../shared/project/layer-groups.ts';
import { extentsTouch } from '../../shared/model/extent.ts';
import { viewOf, type Workspace } from './workspace.ts';

export const LAYER_GROUPS = ['rights', 'control', 'land', 'base', 'other'] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

const GROUP_OF: Record<LayerRole, LayerGroup> = {
  rights: 'rights',
  redline: 'control',
  farmland: 'control',
  reserve: 'control',
  wetland: 'control',
  forest: 'control',
  grassland: 'control',
  watersource: 'control',
  riverzone: 'control',
  dltb: 'land',
  county: 'base',
  township: 'base',
  village: 'base',
  road: 'base',
  railway: 'base',
  powerline: 'base',
  pipeline: 'base',
  river: 'base',
  other: 'other',
};

export function groupOf(role: LayerRole): LayerGroup {
  return GROUP_OF[role];
}

/** The group of the program that a layer stands in where it lies in none of the user's: the one it was dragged to, else its role's. */
export function standingGroup(workspace: Workspace, layer: Pick<LayerRecord, 'id' | 'role'>): LayerGroup {
  const chosen = viewOf(workspace, layer.id).groupId;
  return LAYER_GROUPS.find((group) => group === chosen) ?? groupOf(layer.role);
}

/** What stands with a layer in the tree: the id of the user's group, or the program's group. */
export function placeInTree(workspace: Workspace, layer: Pick<LayerRecord, 'id' | 'role'>): string {
  return groupsAround(workspace.groups, viewOf(workspace, layer.id).groupId)[0]?.id ?? standingGroup(workspace, layer);
}

/** All layers as the map draws them, the bottom one first; layers of one order as the map takes them. */
export function bottomFirst(workspace: Workspace): readonly LayerRecord[] {
  return workspace.layers.toSorted((a, b) => viewOf(workspace, a.id).order - viewOf(workspace, b.id).order);
}

/** Layers of one of the user's groups, top of the map first; with those of the groups inside when asked for. */
export function layersInUserGroup(workspace: Workspace, groupId: string, deep = false): readonly LayerRecord[] {
  const ids = deep ? groupsWithin(workspace.groups, groupId) : new Set([groupId]);
  return bottomFirst(workspace)
    .filter((layer) => ids.has(viewOf(workspace, layer.id).groupId ?? ''))
    .toReversed();
}

/** Layers of one of the program's groups that lie in none of the user's, top of the map first. */
export function layersOfGroup(workspace: Workspace, group: LayerGroup): readonly LayerRecord[] {
  return bottomFirst(workspace)
    .filter((layer) => placeInTree(workspace, layer) === group)
    .toReversed();
}

/** Rights layers that an overlay can start from. */
export function rightsLayers(workspace: Workspace): readonly LayerRecord[] {
  return workspace.layers.filter((layer) => layer.role === 'rights' && layer.geometryKind === 'polygon');
}

export type OverlayRemedy = 'declare' | 'convert';

export interface OverlayCandidate {
  readonly layer: LayerRecord;
  /** Why it cannot take part; null when it can. */
  readonly hindrance: Note | null;
  /** What would settle the hindrance: saying in which system the numbers are, or bringing them into the rights' datum. */
  readonly remedy: OverlayRemedy | null;
}

/** Why `layer` cannot be overlaid with `rights`, or null. */
export function overlayHindrance(layer: LayerRecord, rights: LayerRecord): { note: Note; remedy: OverlayRemedy | null } | null {
  if (layer.geometryKind === 'none' || (layer.geometryKind !== 'polygon' && !isDistanceRole(layer.role)))
    return { note: { code: 'window.overlay.noAreas', params: { name: layer.name } }, remedy: null };
  if (layer.system === null) return { note: { code: 'window.overlay.undeclared', params: { name: layer.name } }, remedy: 'declare' };
  if (rights.system === null)
    return { note: { code: 'window.overlay.rightsUndeclared', params: { name: rights.name } }, remedy: null };
  const conversion = conversionBetween(layer.system, rights.system);
  return conversion.possible ? null : { note: { code: 'window.layer.otherDatum', params: { name: layer.name } }, remedy: 'convert' };
}

/** All layers that an overlay could use beside `rights`, with what hinders them. */
export function overlayCandidates(workspace: Workspace, rights: LayerRecord): readonly OverlayCandidate[] {
  const roles: readonly string[] = LAND_ROLES;
  return workspace.layers
    .filter((layer) => layer.id !== rights.id && roles.includes(layer.role))
    .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.name.localeCompare(b.name, 'zh'))
    .map((layer) => {
      const hindrance = overlayHindrance(layer, rights);
      return { layer, hindrance: hindrance?.note ?? null, remedy: hindrance?.remedy ?? null };
    });
}

/**
 * Layers that would count the same land twice, with the words why: what was taken from the rights or from another layer
 * that takes part (a saved selection, a converted copy, a proposed boundary), a later import of the same file (the
 * rights' own too), or the lesser of two layers of the same role over the same ground: the one that does not say its date,
 * else the one of the earlier date, else the one imported earlier. They are offered and not taken of themselves.
 */
export function repeatedCandidates(candidates: readonly OverlayCandidate[], rights: LayerRecord): ReadonlyMap<string, Note> {
  const repeated = new Map<string, Note>();
  const able = candidates.filter(({ hindrance }) => hindrance === null).map(({ layer }) => layer);
  for (const layer of able) {
    const others = able.filter((other) => other.id !== layer.id && other.role === layer.role);
    const source = sourceAmong(layer, [rights, ...able]);
    const original = sameFile(layer, rights) ? rights : others.find((other) => sameFile(layer, other) && importedLater(layer, other));
    const better = others.find(
      (other) =>
        sourceAmong(other, [rights, ...able]) === null &&
        !sameFile(layer, other) && replaces(other, layer) && (other.system?.id !== layer.system?.id || extentsTouch(other.extent, layer.extent)),
    );
    if (source) repeated.set(layer.id, { code: 'desk.overlay.derived', params: { name: source.name } });
    else if (original) repeated.set(layer.id, { code: 'window.overlay.sameFile', params: { name: original.name } });
    else if (better) repeated.set(layer.id, isOnlyUndated(layer, better) ? { code: 'sample.overlay.undated', params: { name: better.name, date: better.vintage! } } : { code: 'window.overlay.sameRole', params: { name: better.name } });
  }
  return repeated;
}

/** The layer that its features were taken from, directly or by way of others, where it is one of these. */
function sourceAmong(layer: LayerRecord, layers: readonly LayerRecord[]): LayerRecord | null {
  const source = layers.find((each) => each.id === layer.derivedFrom && each.id !== layer.id);
  if (source) return source;
  // Proposals of older versions do not say whose boundary they are: the rights'.
  return layer.draft === 'boundary' && layer.derivedFrom === undefined ? layers[0]! : null;
}

function sameFile(a: LayerRecord, b: LayerRecord): boolean {
  return a.source.sha256 !== '' && a.source.sha256 === b.source.sha256 && alike(a, b);
}

/** Whether of two layers over the same ground the first is taken; a total order, so that one of them always is. */
function replaces(layer: LayerRecord, other: LayerRecord): boolean {
  if (isOnlyUndated(layer, other) || isOnlyUndated(other, layer)) return isOnlyUndated(other, layer);
  const [date, otherDate] = [dateOf(layer) ?? '', dateOf(other) ?? ''];
  // 2025-06 lies within 2025: neither is later.
  return date.startsWith(otherDate) || otherDate.startsWith(date) ? importedLater(layer, other) : date > otherDate;
}

function isOnlyUndated(layer: LayerRecord, other: LayerRecord): boolean {
  return dateOf(layer) === null && dateOf(other) !== null;
}

/** `2025`, `2025-06` or `2025-06-30` at the beginning of what was stated; null where nothing was, and for words that tell no date. */
function dateOf({ vintage }: LayerRecord): string | null {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)/.exec(vintage ?? '')?.[0] ?? null;
}

/** A file may hold several layers: kind, count and fields tell them apart. */
export function alike(a: Alike, b: Alike): boolean {
  return (
    a.featureCount === b.featureCount &&
    a.geometryKind === b.geometryKind &&
    a.fields.length === b.fields.length &&
    a.fields.every((field, index) => field.name === b.fields[index]!.name)
  );
}

type Alike = Pick<LayerRecord, 'featureCount' | 'geometryKind' | 'fields'>;

function importedLater(a: LayerRecord, b: LayerRecord): boolean {
  return a.source.importedAt > b.source.importedAt || (a.source.importedAt === b.source.importedAt && a.id > b.id);
}

/** The layers that an overlay of `rights` takes of itself: those that can take part and repeat no other. */
export function overlayTakes(workspace: Workspace, rights: LayerRecord): readonly LayerRecord[] {
  const candidates = overlayCandidates(workspace, rights);
  const repeated = repeatedCandidates(candidates, rights);
  return candidates.filter(({ layer, hindrance }) => hindrance === null && !repeated.has(layer.id)).map(({ layer }) => layer);
}

/** What is wrong with a layer's system, for the mark in the tree; null when it can be shown and analysed with the rest. */
export function layerWarning(layer: LayerRecord, workspace: Pick<Workspace, 'layers' | 'rightsLayerId'>): Note | null {
  if (layer.geometryKind === 'none') return null;
  if (layer.system === null) return { code: 'window.layer.undeclared', params: { name: layer.name } };
  const rights = workspace.layers.find((each) => each.id === workspace.rightsLayerId);
  if (rights && rights.id !== layer.id && rights.system !== null) {
    const conversion = conversionBetween(layer.system, rights.system);
    if (!conversion.possible) return { code: 'window.layer.otherDatum', params: { name: layer.name } };
  }
  return null;
}

/** All layers from the top of the tree to its foot. */
export function layersAsInTree(workspace: Workspace): readonly LayerRecord[] {
  return [...workspace.groups.flatMap((group) => layersInUserGroup(workspace, group.id)), ...LAYER_GROUPS.flatMap((group) => layersOfGroup(workspace, group))];
}

/** Layers that could take part in an overlay if something were settled, each with the reason; in the order of the tree. Others lie in the tree with their own mark. */
export function hinderedLayers(workspace: Workspace): readonly { readonly layer: LayerRecord; readonly note: Note }[] {
  const rights = workspace.layers.find((each) => each.id === workspace.rightsLayerId);
  const reasons = new Map((rights ? overlayCandidates(workspace, rights) : []).flatMap(({ layer, hindrance }) => (hindrance ? [[layer.id, hindrance] as const] : [])));
  const roles: readonly string[] = ['rights', ...LAND_ROLES];
  return layersAsInTree(workspace).flatMap((layer) => {
    const note = roles.includes(layer.role) ? (layerWarning(layer, workspace) ?? reasons.get(layer.id)) : undefined;
    return note ? [{ layer, note }] : [];
  });
}
