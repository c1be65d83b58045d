/** Looks at every polygon of a layer once, at import: the user hears which rows have faults, and the overlay need not look again. */
import type { Job } from '../base/job.ts';
import type { NewsCollector } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import { columnsExtent, type GeometryColumns } from '../geometry/columns.ts';
import { ORIENTATION_REACH_METRES } from '../geometry/exact-orientation.ts';
import { inLocalMetres, looksLikeDegrees } from '../geometry/local-metres.ts';
import { mendFeature, SOUND, UNSOUND } from '../geometry/soundness.ts';
import { falsifiesArea, findFaults, type FaultKind } from '../geometry/validity.ts';
import type { MessageKey } from '../i18n/keys.ts';
import type { Extent } from '../model/extent.ts';

/** Rows told one by one; the rest is told as a number. */
const TOLD_ONE_BY_ONE = 200;
const FEATURES_BETWEEN_PAUSES = 2_048;
/** Numbers up to here may be degrees; the checks are made in metres. */
const LARGEST_DEGREES = 360;

const SENTENCES: Partial<Record<FaultKind, MessageKey>> = {
  spike: 'geometry.row-spike',
  'self-crossing': 'geometry.row-self-crossing',
  'rings-cross': 'geometry.row-rings-cross',
  'hole-outside': 'geometry.row-hole-outside',
  'parts-overlap': 'geometry.row-parts-overlap',
};

/** Judges a layer batch by batch and tells at the end how many rows were not told one by one. */
export class ShapeJudge {
  private unsound = 0;
  private inMetres = false;

  constructor(private readonly file: string, private readonly news: NewsCollector) {}

  /**
   * Soundness of the batch's features, or null for what keeps none: lines, points, and numbers that may be degrees. Degrees are
   * judged and told all the same, but what holds for them need not hold in a plane. `rowOf` gives a feature's 1-based row in the file.
   */
  async judge(geometry: GeometryColumns, rowOf: (feature: number) => number, job: Job): Promise<Uint8Array | null> {
    if (geometry.kind !== 'polygon') return null;
    const extent = columnsExtent(geometry);
    this.inMetres ||= !mayBeDegrees(extent);
    if (this.inMetres) return this.judgeMetres(geometry, rowOf, (position) => position, job);
    if (!looksLikeDegrees(extent)) return null;
    const local = inLocalMetres(geometry, extent);
    await this.judgeMetres(local.geometry, rowOf, ([east, north]) => local.toDegrees(east, north), job);
    return null;
  }

  private async judgeMetres(geometry: GeometryColumns, rowOf: (feature: number) => number, inLayer: (position: readonly [number, number]) => readonly [number, number], job: Job): Promise<Uint8Array> {
    const { file, news } = this;
    const soundness = new Uint8Array(geometry.featureCount);
    for (let feature = 0; feature < geometry.featureCount; feature++) {
      if (feature % FEATURES_BETWEEN_PAUSES === 0) {
        job.report({ stage: 'geometry.stage.judging', params: { file }, fraction: feature / geometry.featureCount });
        await job.pause();
      }
      if (!withinReach(geometry.bounds, feature)) continue;
      const mended = mendFeature(geometry, feature);
      soundness[feature] = mended ? UNSOUND : SOUND;
      if (!mended || ++this.unsound > TOLD_ONE_BY_ONE) continue;
      const fault = findFaults(geometry, feature).find(falsifiesArea);
      const row = rowOf(feature);
      const change = formatNumber(mended.areaAfterSquareMetres - mended.areaBeforeSquareMetres, 2);
      news.problem('minor', (fault && SENTENCES[fault.kind]) ?? 'geometry.row-self-crossing', { file, row, change }, { file, row, ...(fault && { position: inLayer(fault.position) }) });
    }
    return soundness;
  }

  /** Tells the number of rows beyond those that were told. */
  finish(): void {
    if (this.unsound > TOLD_ONE_BY_ONE) this.news.problem('minor', 'geometry.more-rows-unsound', { file: this.file, count: this.unsound - TOLD_ONE_BY_ONE }, { file: this.file });
  }
}

function mayBeDegrees(extent: Extent): boolean {
  return extent.every((side) => !Number.isFinite(side) || Math.abs(side) <= LARGEST_DEGREES);
}

/** False for a feature without geometry, and for one that a stray coordinate stretches beyond what can be checked. */
function withinReach(bounds: Float64Array, feature: number): boolean {
  const at = 4 * feature;
  const reach = Math.max(bounds[at + 2]! - bounds[at]!, bounds[at + 3]! - bounds[at + 1]!);
  return reach >= 0 && reach < ORIENTATION_REACH_METRES;
}
