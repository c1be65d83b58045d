/** One layer against all subjects: per subject and class, how much they have in common. */
import { throwIfCancelled, type Job } from '../base/job.ts';
import { buildCandidateGrid, findCandidates, type CandidateGrid } from '../geometry/candidate-grid.ts';
import { CutWorkspace } from '../geometry/cut-workspace.ts';
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import { featureOfRow, type FeatureBatch, type LayerReader } from '../geometry/layer-reader.ts';
import type { Piece } from '../geometry/pieces.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { addPieces, addWhole, finishTally, newTally, type ClassOverlap, type CountingRules, type Tally } from './class-tally.ts';
import { FeatureCutter, type Repair } from './feature-cutter.ts';
import type { OverlaySubject } from './subject.ts';

export interface OverlayLayerOptions extends CountingRules {
  /** The plane that subjects and layer share. */
  readonly system: CoordinateSystem;
  readonly ellipsoidalEdges: EllipsoidalEdges;
  /** Class of a row; asked only for rows that have something in common with a subject. */
  readonly classOf: (row: number, batch: FeatureBatch) => string;
  /** Told every overlap with its shape: the whole row, or pieces of it in local coordinates of the subject's region. */
  readonly onOverlap?: (subject: OverlaySubject, row: number, batch: FeatureBatch, cut: 'whole' | readonly Piece[]) => void;
  /** Features passed and features in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface LayerOverlay {
  /** By subject, then class in order of first appearance. */
  readonly bySubject: readonly (readonly ClassOverlap[])[];
  readonly repairs: readonly Repair[];
  /** Boxes compared, features taken whole, pairs cut; for benchmarks and the diagnostics file. */
  readonly statistics: { readonly candidates: number; readonly whole: number; readonly cut: number; readonly handedOver: number };
}

const FEATURES_BETWEEN_PAUSES = 4096;
const PAIRS_BETWEEN_PAUSES = 64;

/**
 * Overlays polygon features (in `options.system`) with the subjects. Features without geometry and lines or
 * points have nothing in common with anything. Invalid features are computed from repaired rings and listed.
 */
export async function overlayLayer(subjects: readonly OverlaySubject[], reader: LayerReader, options: OverlayLayerOptions, job: Job): Promise<LayerOverlay> {
  const pass = new OverlayPass(subjects, options);
  const features = reader.kind === 'polygon' && subjects.length > 0 ? reader.candidates(subjects.map(({ region }) => region.extent)) : new Uint32Array(0);
  const total = features?.length ?? reader.featureCount;
  let passed = 0;
  for await (const batch of reader.batches(features)) {
    pass.begin(batch);
    for (let row = 0; row < batch.geometry.featureCount; row = pass.goOn(row)) {
      options.onProgress?.(Math.min(passed + row, total), total);
      await job.pause();
    }
    pass.end();
    passed += batch.geometry.featureCount;
  }
  throwIfCancelled(job.signal);
  options.onProgress?.(total, total);
  return pass.finish();
}

/** The work of an overlay between its pauses: apart from them, so that its loop stays compiled from one overlay to the next. */
class OverlayPass {
  private readonly tallies: readonly Map<string, Tally>[];
  private readonly statistics = { candidates: 0, whole: 0, cut: 0, handedOver: 0 };
  private readonly repairs: Repair[] = [];
  private readonly grid: CandidateGrid;
  private readonly workspace = new CutWorkspace();
  private readonly found: number[] = [];
  private batch: FeatureBatch | null = null;
  private cutter: FeatureCutter | null = null;

  constructor(private readonly subjects: readonly OverlaySubject[], private readonly options: OverlayLayerOptions) {
    this.tallies = subjects.map(() => new Map<string, Tally>());
    this.grid = buildCandidateGrid(subjects.map(({ region }) => region.extent));
  }

  begin(batch: FeatureBatch): void {
    this.batch = batch;
    this.cutter = new FeatureCutter(batch.geometry, this.options.system, this.options.ellipsoidalEdges, this.workspace);
  }

  /** Rows of the batch from `first` on; gives the next one when a pause is due. */
  goOn(first: number): number {
    const { subjects, grid, found, statistics } = this;
    const [batch, cutter] = [this.batch!, this.cutter!];
    const { bounds, featureCount } = batch.geometry;
    const end = Math.min(featureCount, first + FEATURES_BETWEEN_PAUSES);
    let row = first;
    for (let pairs = 0; row < end && pairs < PAIRS_BETWEEN_PAUSES; row++) {
      const candidates = findCandidates(grid, bounds, row * 4, found);
      pairs += candidates;
      for (let i = 0; i < candidates; i++) {
        const cut = cutter.cut(subjects[found[i]!]!, row);
        if (cut !== 'none') this.add(found[i]!, row, batch, cutter, cut);
      }
      statistics.candidates += candidates;
    }
    return row;
  }

  private add(index: number, row: number, batch: FeatureBatch, cutter: FeatureCutter, cut: 'whole' | readonly Piece[]): void {
    const { options, statistics } = this;
    const subject = this.subjects[index]!;
    const byClass = this.tallies[index]!;
    const name = options.classOf(row, batch);
    let tally = byClass.get(name);
    if (!tally) byClass.set(name, (tally = newTally(name)));
    if (cut === 'whole') {
      statistics.whole++;
      addWhole(tally, cutter, row, batch, options);
    } else {
      statistics.cut++;
      addPieces(tally, cutter, subject, row, batch, cut, options);
    }
    options.onOverlap?.(subject, row, batch, cut);
  }

  /** The batch is through. */
  end(): void {
    const [batch, { handedOver, repairs }] = [this.batch!, this.cutter!];
    this.statistics.handedOver += handedOver;
    for (const repair of repairs) this.repairs.push({ ...repair, feature: featureOfRow(batch, repair.feature) });
  }

  finish(): LayerOverlay {
    return {
      bySubject: this.tallies.map((byClass) => [...byClass.values()].map((tally) => finishTally(tally, this.options.deductionOf !== null))),
      repairs: this.repairs,
      statistics: this.statistics,
    };
  }
}
