/** What is looked at in 井上井下; never data. */
import { create } from 'zustand';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { Section } from '../../../shared/model/section.ts';

/** 井上, 井下, 叠合. */
export type Storey = 'surface' | 'underground' | 'both';
/** 差异, 卷帘, 并排, 透镜. */
export type Comparison = 'difference' | 'swipe' | 'side-by-side' | 'spyglass';

export interface DrawingsView {
  /** Delivery A, the one looked at; null = the newest of the mine. */
  readonly currentId: string | null;
  /** Delivery B, what it is compared with; null = the one before it. */
  readonly otherId: string | null;
  readonly storey: Storey;
  readonly comparison: Comparison;
  /** The mine whose section line and hidden layers are in the view; null: none yet. */
  readonly lookOf: string | null;
  /** Roles that are switched off in the tree. */
  readonly hidden: readonly DrawingRole[];
  /** 巷道按标高着色. */
  readonly roadwaysByElevation: boolean;
  readonly tool: 'pan' | 'section';
  /** East, north of A and A′ in the map's system; null: none is drawn. */
  readonly sectionLine: readonly number[] | null;
  /** The line is the program's, and follows the check; false: a person has drawn it. */
  readonly sectionProposed: boolean;
  readonly section: Section | null;
  /** Distance along the section under the pointer, to be marked on the plan. */
  readonly sectionPointer: number | null;
  readonly sectionOpen: boolean;
  readonly solidOpen: boolean;
  readonly ledgerOpen: boolean;
}

export const useDrawings = create<DrawingsView>(() => ({
  currentId: null,
  otherId: null,
  storey: 'both',
  comparison: 'difference',
  lookOf: null,
  hidden: [],
  roadwaysByElevation: false,
  tool: 'pan',
  sectionLine: null,
  sectionProposed: false,
  section: null,
  sectionPointer: null,
  sectionOpen: true,
  solidOpen: false,
  ledgerOpen: false,
}));
