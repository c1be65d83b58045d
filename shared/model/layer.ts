/** A layer of the workspace: what it is, where it came from, how its fields are understood. */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { Note, Problem } from '../base/news.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import type { ElevationDatum } from './elevation-datum.ts';
import type { Extent } from './extent.ts';
import type { LayerClasses } from './layer-classes.ts';

/** What a layer means to the work. `other` layers are shown and never analysed. */
export const LAYER_ROLES = [
  'rights', 'dltb', 'farmland', 'forest', 'grassland', 'wetland', 'reserve', 'redline',
  'watersource', 'riverzone', 'road', 'railway', 'powerline', 'pipeline', 'river', 'county', 'township', 'village', 'other',
] as const;
export type LayerRole = (typeof LAYER_ROLES)[number];

/** Roles that mining rights are overlaid with (the command line's `--land role=file`). */
export const LAND_ROLES = ['dltb', 'farmland', 'forest', 'grassland', 'wetland', 'reserve', 'redline', 'watersource', 'riverzone', 'road', 'railway', 'powerline', 'pipeline', 'rights'] as const satisfies readonly LayerRole[];
export type LandRole = (typeof LAND_ROLES)[number];
/** Land roles that rights must keep a distance to; lines, points or polygons. The others are areas that rights are cut with. */
export const DISTANCE_ROLES = ['road', 'railway', 'powerline', 'pipeline'] as const satisfies readonly LandRole[];
export type DistanceRole = (typeof DISTANCE_ROLES)[number];
/** Roles that are drawn for orientation when they are not analysed (the command line's `--show role=file`). */
export const BACKGROUND_ROLES = ['road', 'railway', 'river', 'county', 'township', 'village'] as const satisfies readonly LayerRole[];
export type BackgroundRole = (typeof BACKGROUND_ROLES)[number];

/** True for roles whose distance is measured. */
export function isDistanceRole(role: LayerRole): role is DistanceRole {
  return DISTANCE_ROLES.some((distance) => distance === role);
}

/** True for roles that an overlay can use. */
export function isLandRole(role: LayerRole): role is LandRole {
  return LAND_ROLES.some((land) => land === role);
}

/** True for layers that can be classified by a field; rights are shown by their status. */
export function isClassifiable({ role, geometryKind }: Pick<LayerRecord, 'role' | 'geometryKind'>): boolean {
  return role !== 'rights' && geometryKind !== 'none';
}

export type GeometryKind = 'point' | 'line' | 'polygon' | 'none';

export type FieldType = 'text' | 'number' | 'date' | 'logical';

export interface FieldDescriptor {
  /** As in the file, decoded. */
  readonly name: string;
  readonly type: FieldType;
  readonly width: number;
  readonly decimals: number;
}

/** How a text encoding was decided; all evidence is kept (DOMAIN §6.4). */
export interface EncodingEvidence {
  /** A label the platform's TextDecoder knows: `gb18030`, `utf-8`, `big5`, `windows-1252` … */
  readonly chosen: string;
  readonly decidedBy: 'user' | 'cpg' | 'language-byte' | 'content' | 'default';
  /** Text of the .cpg as found. */
  readonly cpg: string | null;
  /** Byte 29 of the .dbf header. */
  readonly languageByte: number | null;
  /** Readings tried on the content: label, count of values it can and cannot read. */
  readonly readings: readonly { readonly encoding: string; readonly readable: number; readonly unreadable: number }[];
  /** .cpg or language byte contradict the content. */
  readonly contradiction: boolean;
  /** Decided by content, though the bytes also read in this one and do not rule it out (null: in one that nobody can name): a person should look. */
  readonly rival?: string | null;
}

/** Which field carries which meaning; meanings by role are listed in `shared/model/field-meanings.ts`. */
export type FieldMapping = Readonly<Record<string, string>>;

export interface LayerSource {
  /** File names of the set, the main one first. */
  readonly files: readonly string[];
  /** SHA-256 of the main file's bytes, hex. */
  readonly sha256: string;
  readonly modified: string | null;
  readonly importedAt: string;
}

/** The record kept in the workspace; the columns are kept beside it. */
export interface LayerRecord {
  readonly id: string;
  /** Under which id the columns lie since they were replaced (attributes were joined); absent: under the layer's own. */
  readonly columnsId?: string;
  readonly name: string;
  readonly role: LayerRole;
  readonly geometryKind: GeometryKind;
  readonly featureCount: number;
  readonly vertexCount: number;
  /** null: not declared; may be shown apart, never analysed. */
  readonly system: CoordinateSystem | null;
  /** Who said so; absent in older records, where nobody wrote it down. */
  readonly systemDeclaredBy?: 'file' | 'person';
  /** ISO time of a person's declaration. */
  readonly systemDeclaredAt?: string;
  /** Zero of the elevations it carries (采深上下限, z); absent or null: not stated, never assumed. */
  readonly elevationDatum?: ElevationDatum | null;
  readonly extent: Extent;
  readonly fields: readonly FieldDescriptor[];
  readonly mapping: FieldMapping;
  readonly encoding: EncodingEvidence | null;
  readonly source: LayerSource;
  /** Date or vintage of the data as the user or the file states it. */
  readonly vintage: string | null;
  /** What people wrote down about it: who handed it in, what to mind; absent: nothing. */
  readonly remark?: string;
  /** Fictional sample data; labelled wherever it is shown. */
  readonly sample: boolean;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  /** Another value after every change of what the layer says (cells, shapes, role, meanings); absent while it is as it came. */
  readonly revision?: string;
  /** Field that the stored symbol classes were made of, where role or meanings were changed since. */
  readonly symbolField?: string;
  /** Name under which it came, when it was renamed since: decisions stay with it. */
  readonly nameAtFirst?: string;
  /** The layer that its features were taken from (a selection saved, another system, a boundary proposed); the same ground once more. */
  readonly derivedFrom?: string;
  /** A layer drawn here; its shapes are in a draft record and not in column files. */
  readonly draft?: DraftKind;
}

/** Under which id the columns of a layer lie. */
export function columnsIdOf({ id, columnsId }: Pick<LayerRecord, 'id' | 'columnsId'>): string {
  return columnsId ?? id;
}
/** What a drawn layer is for: patrol areas, notes on the map, a mining right's boundary as it is proposed to become. */
export const DRAFT_KINDS = ['patrol', 'note', 'boundary'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** How one layer is shown; changes here are view state and undoable, never data. */
export interface LayerView {
  readonly layerId: string;
  readonly visible: boolean;
  readonly opacity: number;
  readonly order: number;
  /** Group of the user's own, or a group of the program that it was dragged to; absent or null: the group of its role. */
  readonly groupId?: string | null;
  /** Shown only between these scales, 1 : n; null or absent: no limit. */
  readonly scaleRange?: { readonly largest: number | null; readonly smallest: number | null };
  /** Look of the layer instead of its symbol's, or of one class of it. */
  readonly style?: LayerStyle;
  readonly labels?: LabelSettings;
  /** Keys of symbols whose features are not shown. */
  readonly hiddenSymbols?: readonly string[];
  /** Classes by a field instead of the symbol sheet's; null or absent: none. */
  readonly classes?: LayerClasses | null;
}

/** Changes to the symbols of a layer; what is absent stays as the symbol sheet says. */
export interface LayerStyle {
  /** `#RRGGBB`. */
  readonly lineColour?: string;
  readonly lineWidthPixels?: number;
  readonly fillColour?: string;
  /** 0…1. */
  readonly fillOpacity?: number;
  readonly hatch?: 'none' | 'lines' | 'cross' | 'dots';
  readonly hatchColour?: string;
}

/** Names written on the map instead of the role's own. */
export interface LabelSettings {
  readonly on: boolean;
  readonly field: string;
  readonly sizePixels: number;
  /** Smallest scale at which they are shown, 1 : n. */
  readonly fromDenominator: number;
  readonly halo: boolean;
}

/** A group of layers that the user made; one may lie in another. */
export interface LayerGroupRecord {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly visible: boolean;
  readonly opacity: number;
  /** Among its neighbours; higher is further up. */
  readonly order: number;
  /** Of the layers that lie right in it at most one is shown: two dates of the same, one base or another. */
  readonly exclusive?: boolean;
}

export type { CalendarDate };
