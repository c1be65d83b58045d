/** What the chapter on workings is written from. */
import type { AnalysisLayer } from '../../analysis/analysis-layer.ts';
import type { Language } from '../../i18n/text.ts';
import type { MineDrawing } from '../../model/mine-drawing.ts';
import type { MiningRight } from '../../model/mining-right.ts';
import type { Section } from '../../model/section.ts';
import type { PeriodComparison, WorkingsRun } from '../../model/workings.ts';

/** One mine's check, with the drawing it looked at. */
export interface WorkingsChapter {
  readonly run: WorkingsRun;
  readonly drawing: MineDrawing;
  readonly comparison: PeriodComparison | null;
  /** A–A′, B–B′ …; the first is drawn on the plan. */
  readonly sections: readonly Section[];
}

export interface WorkingsChapterInput extends WorkingsChapter {
  readonly right: MiningRight;
  readonly rights: AnalysisLayer;
  readonly language: Language;
  /** Day on which validity is judged for the symbols. */
  readonly asOf: string;
}

export interface WorkingsFiguresInput extends WorkingsChapterInput {
  /** Number of the first figure. */
  readonly firstFigure: number;
}
