/** What the plan of 井上井下 is given and what it says back; plain data on both sides. */
import type { ReliefPicture } from '../../../shared/figure/relief-picture.ts';
import type { Language } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { LayerRecord, LayerView } from '../../../shared/model/layer.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { MineWorkings, PeriodComparison } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import type { Storey } from '../../state/drawings/drawings-view.ts';

export interface PlanProps {
  readonly plane: CoordinateSystem;
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  /** The day on which validity is judged. */
  readonly asOf: string;
  readonly rightsRecord: LayerRecord | null;
  readonly right: MiningRight | null;
  /** Surface layers of the workspace: roads, rivers, villages. */
  readonly surface: readonly { readonly record: LayerRecord; readonly view: LayerView }[];
  /** Shaded ground with cut and fill under everything; null for drawings. */
  readonly relief: ReliefPicture | null;
  readonly scene: PlanScene | null;
  /** Newest year of mining among all periods shown, so that both sides of a comparison colour alike. */
  readonly newestYear: number;
  readonly storey: Storey;
  readonly hidden: readonly DrawingRole[];
  readonly roadwaysByElevation: boolean;
  /** What the check found for the mine; null when it was not checked. */
  readonly checked: MineWorkings | null;
  readonly elevationToleranceMetres: number;
  /** Whether the figures of an excess stand beside it; absent: they do. */
  readonly excessWords?: boolean;
  /** What has come since the other period; null when that is not asked for. */
  readonly comparison: PeriodComparison | null;
  readonly tool: 'pan' | 'section';
  /** East, north of A and A′. */
  readonly sectionLine: readonly number[] | null;
  /** A place on the section line to be marked. */
  readonly sectionMark: readonly [east: number, north: number] | null;
  readonly onSectionLine?: (line: readonly number[], finished: boolean) => void;
  readonly onPointer?: (position: readonly [east: number, north: number] | null) => void;
  readonly onScale?: (denominator: number) => void;
}

/** What can be asked of the plan. */
export interface PlanHandle {
  zoomToExtent(extent: Extent): void;
  zoomBy(steps: number): void;
  canvasPicture(): Promise<Blob>;
}
