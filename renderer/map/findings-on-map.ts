/** Which findings the map shows, and how each is drawn as far as its area is here. */
import { EMPTY_EXTENT, growExtent, type Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { MapViewProps } from './contract.ts';
import { findingsInView, type FindingAreas } from './finding-areas.ts';
import { findingLook } from './finding-look.ts';
import type { DrawnFinding } from './layers/sheet-layer.ts';
import { denominatorOf } from './scales.ts';

const NONE_SET_ASIDE: ReadonlySet<string> = new Set();
/** Without a selected mine, conflicts of all mines are outlined up to this scale. */
const ALL_FINDINGS_FROM_DENOMINATOR = 50_000;
/** Around the view, so that a short pan meets what is there already. */
const AROUND_PIXELS = 100;

type Shown = Pick<MapViewProps, 'findings' | 'selectedRightId' | 'selectedFindingId' | 'displaySystem' | 'systemOfRun'>;

/** With a selected mine its own findings, else those in view at a readable scale; the selected one first. `extent` and `resolution` are the view's, as far as it has any. */
export function findingsShown({ findings, selectedRightId, selectedFindingId, displaySystem, systemOfRun }: Shown, extent: Extent | null, resolution: number | undefined): readonly Finding[] {
  const shown =
    selectedRightId !== null
      ? findings.filter((finding) => finding.rightId === selectedRightId)
      : resolution !== undefined && denominatorOf(resolution) <= ALL_FINDINGS_FROM_DENOMINATOR * 1.001
        ? findingsInView(findings, growExtent(extent ?? EMPTY_EXTENT, AROUND_PIXELS * resolution), displaySystem, systemOfRun)
        : [];
  return shown.toSorted((a, b) => Number(b.id === selectedFindingId) - Number(a.id === selectedFindingId));
}

/** Those of them whose areas are here and that are drawn at all. */
export function drawFindings(shown: readonly Finding[], areas: Pick<FindingAreas, 'get'>, { selectedFindingId, displaySystem, setAside = NONE_SET_ASIDE }: Pick<MapViewProps, 'selectedFindingId' | 'displaySystem' | 'setAside'>): readonly DrawnFinding[] {
  return shown.flatMap((finding) => {
    const area = areas.get(finding, displaySystem);
    const look = findingLook(finding, selectedFindingId, setAside);
    return area && look ? [{ findingId: finding.id, area, ...look }] : [];
  });
}
