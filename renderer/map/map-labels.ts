/** The words on the map: names of mines, of features and of corners, and the callout of the selected finding, each where there is room. */
import { conversionBetween, convertCoordinates } from '../../shared/crs/transform.ts';
import type { Corner } from '../../shared/figure/corners.ts';
import { translator } from '../../shared/i18n/text.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { placeOnMap } from '../../shared/report/context.ts';
import type { MapViewProps } from './contract.ts';
import { cornerLabels, cornerLeaders } from './corner-labels.ts';
import { boxesOf, placeLabels, smallBoxes } from './label-placement.ts';
import type { MapLabel } from './layers/labels.ts';
import type { DrawnFinding, DrawnRight, Leader } from './layers/sheet-layer.ts';
import { findingCallout, rightLabel, type LabelSituation } from './right-labels.ts';
import type { PixelBox } from './taken-boxes.ts';

/** What is drawn, and where the map looks. */
export interface LabelledMap {
  readonly extent: Extent;
  readonly resolution: number;
  readonly rights: readonly DrawnRight[];
  readonly findings: readonly DrawnFinding[];
  /** Of the selected mine. */
  readonly corners: readonly Corner[];
  /** Of features of other layers. */
  readonly names: readonly MapLabel[];
  /** The map's own element: what floats over it covers words. */
  readonly viewport: HTMLElement;
}

/** The labels that have room, the most wanted first, and the lines to those that stand away from what they name. */
export function labelsOfMap(props: MapViewProps, { extent, resolution, rights: drawn, findings: drawnFindings, corners, names, viewport }: LabelledMap): { readonly labels: readonly MapLabel[]; readonly leaders: readonly Leader[] } {
  const { theme, language, asOf, rights, findings, layers, rightsLayerId, selectedRightId, selectedFindingId, nameOfFinding } = props;
  const situation: LabelSituation = { extent, resolution, theme, translate: translator(language), asOf };
  const drawnRights = new Map(drawn.map((each) => [each.rightId, each]));
  const namesRights = layers.find(({ record }) => record.id === rightsLayerId)?.view.labels?.on ?? true;
  // The larger mine is named first where two have room for one name only.
  const labels: (MapLabel | null)[] = namesRights ? rightsBySize(rights, drawnRights).map(([right, own]) => rightLabel(right, own, right.id === selectedRightId, situation)) : [];
  const bars = coveredBoxes(viewport);
  const selectedFinding = findings.find((finding) => finding.id === selectedFindingId);
  const drawnFinding = drawnFindings.find((each) => each.findingId === selectedFindingId);
  const neighbours = drawn.filter(({ rightId }) => rightId !== selectedFinding?.rightId).map(({ area }) => area.extent);
  const callout = selectedFinding && drawnFinding
    ? findingCallout(nameOfFinding(selectedFinding), selectedFinding, drawnFinding, drawnRights.get(selectedFinding.rightId) ?? null, situation, { covered: bars, neighbours: boxesOf(neighbours, situation) }, placeOfFinding(props, selectedFinding))
    : null;
  if (callout) labels.push(callout.label);
  labels.push(...cornerLabels(corners, theme, situation), ...names);
  const covered = [...bars, ...smallBoxes(drawn.map(({ area }) => area.extent), situation)];
  const placed = placeLabels(labels.filter((label) => label !== null), { extent, resolution, covered });
  return { labels: placed, leaders: [...cornerLeaders(placed), ...(callout ? [callout] : [])] };
}

/** Where on its mine a finding is named, on this map; null: anywhere in its ground. */
function placeOfFinding({ systemOfRun, displaySystem }: MapViewProps, finding: Finding): readonly [east: number, north: number] | null {
  const place = placeOnMap(finding);
  const system = systemOfRun ? systemOfRun(finding.runId) : displaySystem;
  if (!place || !system || !conversionBetween(system, displaySystem).possible) return null;
  const [east, north] = convertCoordinates(Float64Array.from(place), system, displaySystem);
  return [east!, north!];
}

function rightsBySize(rights: readonly MiningRight[], drawn: ReadonlyMap<string, DrawnRight>): [MiningRight, DrawnRight][] {
  const size = ({ area: { extent: [west, south, east, north] } }: DrawnRight): number => (east - west) * (north - south);
  return rights
    .flatMap((right): [MiningRight, DrawnRight][] => (drawn.has(right.id) ? [[right, drawn.get(right.id)!]] : []))
    .toSorted(([, a], [, b]) => size(b) - size(a));
}

/** The scale bar's corner, CSS pixels: it is drawn on the map and is no element to be measured. */
const SCALE_BAR_PIXELS = { width: 215, height: 38 } as const;

/** What floats over the map: the window's bars and the scale bar, from its upper left corner. */
function coveredBoxes(viewport: HTMLElement): PixelBox[] {
  const map = viewport.getBoundingClientRect();
  const bars = [...document.querySelectorAll('.floating-bar')]
    .map((bar) => bar.getBoundingClientRect())
    .filter((bar) => bar.width > 0 && bar.left < map.right && bar.right > map.left && bar.top < map.bottom && bar.bottom > map.top)
    .map((bar): PixelBox => [bar.left - map.left, bar.top - map.top, bar.right - map.left, bar.bottom - map.top]);
  return [...bars, [0, map.height - SCALE_BAR_PIXELS.height, SCALE_BAR_PIXELS.width, map.height]];
}
