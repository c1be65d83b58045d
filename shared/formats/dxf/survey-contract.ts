/** What a survey of a drawing tells; plain data. */
import type { Note, Problem } from '../../base/news.ts';
import type { CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { DrawnWords } from '../coordinate-text/drawn-words.ts';
import type { DrawnKind } from './drawn-kind.ts';
import type { DrawingEncoding } from './encoding.ts';
import type { ProposedRole } from './layer-roles.ts';

/** An entity far from the drawing proper. */
export interface Stray {
  /** 1-based line of the file. */
  readonly line: number;
  readonly type: string;
  readonly layer: string;
  readonly position: readonly [east: number, north: number];
}

export interface SurveyedLayer {
  readonly name: string;
  /** `#RRGGBB` from the layer table; null when the table does not list the layer. */
  readonly colour: string | null;
  readonly off: boolean;
  readonly frozen: boolean;
  /** Entities outside blocks, by type. */
  readonly entityCount: number;
  readonly countByType: Readonly<Record<string, number>>;
  /** Entities of block definitions on this layer, not multiplied by insertions. */
  readonly countInBlocks: number;
  /** Without strays; null when nothing of the layer is drawn. */
  readonly extent: Extent | null;
  readonly strayCount: number;
  /** Least and largest elevation other than zero; null when the layer is flat. */
  readonly elevations: readonly [least: number, most: number] | null;
  /** Proposed from the name, for a person to confirm. */
  readonly role: ProposedRole | null;
}

export interface DrawingSurvey {
  readonly file: string;
  readonly binary: boolean;
  readonly version: string | null;
  /** $INSUNITS, null when not stated. */
  readonly units: number | null;
  readonly declaredExtent: Extent | null;
  readonly encoding: DrawingEncoding;
  /** Texts that speak of datum, zone, zero of elevations or half-year, each once, wherever they stand. */
  readonly words: readonly DrawnWords[];
  /** Entities outside blocks; vertices and attributes belong to theirs. */
  readonly entityCount: number;
  readonly countByType: Readonly<Record<string, number>>;
  /** What the entities are drawn as. */
  readonly kinds: readonly DrawnKind[];
  readonly layers: readonly SurveyedLayer[];
  /** Without strays. */
  readonly extent: Extent;
  /** Middles of entities inside this window are the drawing proper; null when nothing strays. */
  readonly window: Extent | null;
  /** The first strays; {@link strayCount} has them all. */
  readonly strays: readonly Stray[];
  readonly strayCount: number;
  readonly system: CoordinateSystemEvidence;
  /** Inserted blocks, the most frequent first. */
  readonly blocks: readonly { readonly name: string; readonly insertions: number }[];
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}
