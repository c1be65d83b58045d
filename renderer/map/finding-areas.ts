/** Fetches the pieces of findings one after another and keeps them while they belong to the newest results. */
import { ProblemError } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import { extentIn } from '../engine/display-geometry.ts';
import { areaOf, type MapArea } from './layers/areas.ts';

export class FindingAreas {
  private readonly areas = new Map<string, MapArea | 'fetching' | 'none' | 'failed'>();
  private wanted: readonly Finding[] = [];
  private display: CoordinateSystem | null = null;
  private fetching = false;
  private readonly onArea: () => void;

  constructor(onArea: () => void) {
    this.onArea = onArea;
  }

  /** The area as far as it is here; null while it is not, and for findings without a place. */
  get(finding: Finding, display: CoordinateSystem): MapArea | null {
    const area = this.areas.get(keyOf(finding, display));
    return area === undefined || typeof area === 'string' ? null : area;
  }

  /** Says which findings are to be shown, the most wanted first. */
  want(findings: readonly Finding[], display: CoordinateSystem): void {
    // An expired right is shown by its own symbol; its area is no conflict.
    this.display = display;
    this.wanted = findings.filter((finding) => finding.extent !== null && finding.evidence.kind !== 'expired');
    const keys = new Set(this.wanted.map((finding) => keyOf(finding, display)));
    for (const [key, area] of this.areas) if (area !== 'fetching' && !keys.has(key) && this.areas.size > 1000) this.areas.delete(key);
    if (!this.fetching) void this.fetchAll();
  }

  /** Asks again for what could not be had: a layer that was gone may be back. */
  tryAgain(): void {
    for (const [key, area] of this.areas) if (area === 'failed') this.areas.delete(key);
  }

  /** Fetches nothing any more. */
  stop(): void {
    this.wanted = [];
  }

  /** What is wanted may change with every answer, the display system too. */
  private async fetchAll(): Promise<void> {
    this.fetching = true;
    for (let next = this.next(); next; next = this.next()) {
      const { finding, display, key } = next;
      this.areas.set(key, 'fetching');
      try {
        const area = areaOf(await callEngine('findingGeometry', [finding.id, display]));
        this.areas.set(key, area.features.length > 0 ? area : 'none');
        this.onArea();
      } catch (fault) {
        // A layer of the run is gone: the list still has the finding, the map cannot have its pieces.
        this.areas.set(key, 'failed');
        if (!(fault instanceof ProblemError)) void logFault('findingGeometry', fault);
      }
    }
    this.fetching = false;
  }

  private next(): { readonly finding: Finding; readonly display: CoordinateSystem; readonly key: string } | null {
    const { display } = this;
    const finding = display && this.wanted.find((each) => !this.areas.has(keyOf(each, display)));
    return finding ? { finding, display, key: keyOf(finding, display) } : null;
  }
}

/** Findings that reach into a view of the display system; their extents are in the systems of their runs. */
export function findingsInView(findings: readonly Finding[], view: Extent, display: CoordinateSystem, systemOfRun: (runId: string) => CoordinateSystem | null = () => display): readonly Finding[] {
  const views = new Map<string, Extent | null>();
  const viewOf = (runId: string): Extent | null => {
    const known = views.get(runId);
    if (known !== undefined) return known;
    const system = systemOfRun(runId);
    const inRun = system && (system.id === display.id ? view : extentIn(view, display, system));
    views.set(runId, inRun);
    return inRun;
  };
  return findings.filter(({ extent, runId }) => {
    const inRun = extent && viewOf(runId);
    return inRun !== null && extentsTouch(extent!, inRun);
  });
}

function keyOf(finding: Finding, display: CoordinateSystem): string {
  return `${finding.runId} ${finding.id} ${display.id}`;
}
