/** Keeps the OpenLayers map in step with what the window wants shown; the React component only hands things over. */
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type OlMap from 'ol/Map.js';
import type CanvasScaleLine from 'ol-ext/control/CanvasScaleLine.js';
import { systemById } from '../../shared/crs/systems.ts';
import { PAPER } from '../../shared/figure/symbols.ts';
import { EMPTY_EXTENT, growExtent, isEmptyExtent, joinExtents, type Extent } from '../../shared/model/extent.ts';
import type { FeatureSet, SelectionMode } from '../../shared/model/feature-set.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { drawn } from '../engine/base-maps/client.ts';
import { displayFit, extentIn } from '../engine/display-geometry.ts';
import { canvasPicture } from './canvas-picture.ts';
import type { MapHandle, MapTool, MapViewProps, Measurement } from './contract.ts';
import { createMap, disposeMap, scaleLineStyle } from './create-map.ts';
import { FindingAreas } from './finding-areas.ts';
import { drawFindings, findingsShown } from './findings-on-map.ts';
import { IdentifiedOnMap } from './identified-on-map.ts';
import { identifyAt } from './identify.ts';
import { KeyboardCross } from './interactions/keyboard-cross.ts';
import { MeasureTool } from './interactions/measure.ts';
import { ringsByFeature } from './layers/areas.ts';
import { BaseMapLayer } from './layers/base-map-layer.ts';
import { LabelLayer } from './layers/labels.ts';
import { PaintedLayer } from './layers/painted-layer.ts';
import { SheetLayer, type DrawnFinding, type DrawnRight } from './layers/sheet-layer.ts';
import { DraftOnMap } from './draft-on-map.ts';
import { modeOf, SelectionOnMap } from './selection-on-map.ts';
import { boxBeside } from './label-placement.ts';
import { labelsOfMap } from './map-labels.ts';
import { NamesOnMap } from './names-on-map.ts';
import { Navigation } from './navigation.ts';
import { paintedRequest } from './painter/request.ts';
import { keepOnlyLayers } from './painter/client.ts';
import { PlaceMark } from './place-mark.ts';
import { CLICK_TOLERANCE_PIXELS, findingAt, rightAt } from './pointing.ts';
import { RightsOnMap } from './rights-on-map.ts';
import { denominatorOf } from './scales.ts';

/** A layer that is switched on and yet not on the map; the key is another one when the reason may be. */
export interface HiddenLayer {
  readonly key: string;
  readonly name: string;
}

export interface NotShown {
  readonly bySystem: readonly HiddenLayer[];
  readonly byFiles: readonly HiddenLayer[];
}

const Z = { baseMaps: -10, painted: 0, sheet: 10, selection: 15, labels: 20, measure: 30 } as const;
const NOTHING_SELECTED: ReadonlyMap<string, FeatureSet> = new Map();
const CURSORS: Record<MapTool, string> = { select: 'default', 'select-box': 'crosshair', 'select-polygon': 'crosshair', draw: 'crosshair', modify: 'default', pan: 'grab', identify: 'help', 'measure-line': 'crosshair', 'measure-area': 'crosshair' };

export class MapController implements MapHandle {
  private readonly map: OlMap;
  private readonly scaleLine: CanvasScaleLine;
  private readonly baseMaps: BaseMapLayer;
  private readonly painted: PaintedLayer;
  private readonly sheet = new SheetLayer(Z.sheet);
  private readonly labels = new LabelLayer(Z.labels);
  private readonly measure: MeasureTool;
  private readonly selection: SelectionOnMap;
  private readonly draft: DraftOnMap;
  private readonly rights = new RightsOnMap(() => this.refresh());
  private readonly findings = new FindingAreas(() => this.refresh());
  private readonly names = new NamesOnMap(() => this.label());
  private readonly navigation: Navigation;
  private readonly placeMark: PlaceMark;
  private readonly identified: IdentifiedOnMap;
  private readonly cross: KeyboardCross;
  private readonly onNotShown: (notShown: NotShown) => void;
  private props: MapViewProps;
  private unreadable: readonly string[] = [];
  private paintedKey = '';
  private baseMapsKey = '[]';
  private measureKey = '';
  /** What was asked for may come when the map is gone. */
  private disposed = false;

  constructor(target: HTMLElement, props: MapViewProps, onNotShown: (notShown: NotShown) => void, onPainting: (painting: boolean) => void = () => {}) {
    this.props = props;
    this.onNotShown = onNotShown;
    const { map, scaleLine } = createMap(target);
    this.map = map;
    this.scaleLine = scaleLine;
    const tellUnreadable = (layerIds: readonly string[]): void => {
      this.unreadable = layerIds;
      this.tellNotShown();
    };
    this.painted = new PaintedLayer(Z.painted, tellUnreadable, onPainting);
    this.baseMaps = new BaseMapLayer(Z.baseMaps, (troubles) => this.props.onBaseMapTroubles?.(troubles));
    for (const layer of [this.baseMaps, this.painted, this.sheet, this.labels]) map.addLayer(layer);
    this.measure = new MeasureTool(map, Z.measure);
    this.selection = new SelectionOnMap(map, Z.selection, (ring, mode) => this.props.onArea?.(ring, mode));
    this.draft = new DraftOnMap(map, Z.measure, this.measure, () => this.props, () => this.navigation.extent);
    this.placeMark = new PlaceMark(map);
    this.identified = new IdentifiedOnMap(map, Z.selection);
    this.cross = new KeyboardCross(map, target, { onEnter: (place, shift) => this.entered(place, shift), onPlace: (place) => this.props.onPointer?.(place) });
    this.navigation = new Navigation(map, props.displaySystem);
    map.on('moveend', () => this.rested());
    map.on('click', (event) => this.clicked(event));
    map.on('dblclick', (event) => this.doubleClicked(event));
    map.on('pointermove', (event) => {
      if (!event.dragging) this.pointed([event.coordinate[0]!, event.coordinate[1]!]);
    });
    map.getViewport().addEventListener('pointerleave', () => this.props.onPointer?.(null));
    void this.navigation.restore(props.rememberViewAs, props.displaySystem, () => this.zoomToAll());
    this.update(props);
  }

  dispose(): void {
    this.disposed = true;
    this.placeMark.dispose();
    this.cross.dispose();
    this.findings.stop();
    disposeMap(this.map);
  }

  /** Shows the same ground as `leader` from now on, moved from either map; returns how to part. */
  lookWith(leader: MapController): () => void {
    return this.navigation.lookWith(leader.navigation);
  }

  /** Takes over new props; whatever did not change costs nothing. */
  update(props: MapViewProps): void {
    const before = this.props;
    this.props = props;
    if (before.displaySystem.id !== props.displaySystem.id) {
      this.paintedKey = '';
      this.navigation.changeSystem(before.displaySystem, props.displaySystem, () => this.zoomToAll());
    }
    const { theme, tool } = props;
    this.map.getViewport().style.backgroundColor = PAPER[theme];
    this.map.getViewport().style.cursor = CURSORS[tool];
    this.painted.theme = theme;
    this.sheet.theme = theme;
    this.scaleLine.setStyle(scaleLineStyle(theme));
    this.selection.setTool(tool, theme);
    const measureKey = `${tool} ${props.displaySystem.id} ${theme}`;
    if (measureKey !== this.measureKey) {
      this.measureKey = measureKey;
      this.measure.set(tool === 'measure-line' ? 'line' : tool === 'measure-area' ? 'area' : null, props.displaySystem, theme, (measurement) => this.props.onMeasure?.(measurement));
      this.measure.setSnapping(props.snapping ?? false);
    } else if (before.snapping !== props.snapping) this.measure.setSnapping(props.snapping ?? false);
    if (before.layers !== props.layers) {
      keepOnlyLayers(props.layers.map(({ record }) => record.id));
      this.findings.tryAgain();
      this.rights.tryAgain();
    }
    this.rights.want(this.visibleRecords().find((record) => record.id === props.rightsLayerId) ?? null, props.displaySystem);
    this.draft.update(theme);
    this.identified.show(props.identified ?? null, props.displaySystem, theme);
    this.refresh();
    this.wantNames();
    this.tellNotShown();
  }

  zoomToExtent(extent: Extent, systemId: string): void {
    const { displaySystem } = this.props;
    const system = systemId === displaySystem.id ? displaySystem : systemById(systemId);
    const target = system && extentIn(extent, system, displaySystem);
    if (target) this.navigation.show(target);
  }

  markPlace(east: number, north: number, systemId: string): void {
    const { displaySystem } = this.props;
    const system = systemId === displaySystem.id ? displaySystem : systemById(systemId);
    const place = system && extentIn([east, north, east, north], system, displaySystem);
    if (!place) return;
    this.placeMark.show([place[0], place[1]]);
    this.props.onPointer?.([place[0], place[1]]);
  }

  identifyAt(east: number, north: number): void {
    identifyAt(this.props, [east, north], this.clickToleranceMetres);
  }

  selectAt(east: number, north: number, mode: SelectionMode = 'replace'): void {
    const { selectedRightId, picksOneLayer, onPick, onSelectFinding, onSelectRight } = this.props;
    const position: [number, number] = [east, north];
    const tolerance = this.clickToleranceMetres;
    const right = rightAt(this.drawnRights(), position, tolerance);
    if (mode !== 'replace' || picksOneLayer) return onPick?.(position, tolerance, mode);
    if (right === null) onPick?.(position, tolerance, mode);
    const finding = right?.rightId === selectedRightId ? findingAt(this.drawnFindings(), position) : null;
    if (finding) onSelectFinding?.(finding.findingId);
    else onSelectRight?.(right?.rightId ?? null);
  }

  centreOn(east: number, north: number): void {
    this.navigation.centreOn([east, north]);
  }

  measureFrom(kind: Measurement['kind'], east: number, north: number): void {
    this.measure.startFrom(kind, [east, north]);
  }

  zoomToAll(): void {
    const all = this.visibleRecords().reduce((joined, record) => joinExtents(joined, this.displayExtent(record) ?? EMPTY_EXTENT), EMPTY_EXTENT);
    if (!isEmptyExtent(all)) this.navigation.show(growExtent(all, 0.02 * Math.max(all[2] - all[0], all[3] - all[1])));
  }

  zoomBy(steps: number): void {
    this.navigation.zoomBy(steps);
  }

  setScaleDenominator(denominator: number): void {
    this.navigation.setScaleDenominator(denominator);
  }

  previousView(): void {
    this.navigation.back();
  }

  addVertex(east: number, north: number): void {
    this.draft.editor.addVertex(east, north);
  }

  removeLastVertex(): void {
    this.draft.editor.removeLastVertex();
  }

  finishShape(): void {
    this.draft.editor.finishShape();
  }

  async canvasPicture(): Promise<Blob> {
    this.map.renderSync();
    await Promise.all([this.painted.settled(), this.baseMaps.settled()]);
    return canvasPicture(this.map, this.props.theme);
  }

  private rested(): void {
    const { resolution, extent, isPlaced } = this.navigation;
    if (resolution === undefined || !extent || !isPlaced) return;
    this.navigation.remember(this.props.rememberViewAs, this.props.displaySystem);
    this.props.onScale?.(denominatorOf(resolution));
    this.props.onExtent?.(extent);
    this.refresh();
    this.wantNames();
    this.draft.rested();
  }

  private pointed(position: readonly [number, number]): void {
    this.props.onPointer?.(position);
    if (this.props.tool !== 'select') return;
    const onRight = rightAt(this.drawnRights(), position, CLICK_TOLERANCE_PIXELS * this.navigation.resolution!) !== null;
    this.map.getViewport().style.cursor = onRight ? 'pointer' : CURSORS.select;
  }

  private clicked(event: MapBrowserEvent): void {
    const [east, north] = [event.coordinate[0]!, event.coordinate[1]!];
    if (this.props.tool === 'identify') this.identifyAt(east, north);
    else if (this.props.tool === 'modify') this.draft.editor.chooseCornerAt([east, north]);
    else if (this.props.tool === 'select') this.selectAt(east, north, modeOf(event));
  }

  /** Enter at the cross does what a click there would, with Shift what the double click or a click with Shift would. */
  private entered([east, north]: readonly [number, number], shift: boolean): void {
    const { tool } = this.props;
    if (tool === 'identify') this.identifyAt(east, north);
    else if (tool === 'modify') this.draft.editor.chooseCornerAt([east, north]);
    else if (tool === 'select') this.selectAt(east, north, shift ? 'add' : 'replace');
    else if (tool === 'draw') {
      if (shift) this.finishShape();
      else this.addVertex(east, north);
    } else if (tool === 'measure-line' || tool === 'measure-area') {
      if (shift) this.measure.finish();
      else this.measure.addPoint([east, north]);
    }
  }

  private get clickToleranceMetres(): number {
    return CLICK_TOLERANCE_PIXELS * this.navigation.resolution!;
  }

  private doubleClicked(event: MapBrowserEvent): void {
    if (this.props.tool !== 'select') return;
    const right = rightAt(this.drawnRights(), [event.coordinate[0]!, event.coordinate[1]!], 0);
    if (right) this.navigation.show(growExtent(right.area.extent, 0.2 * (right.area.extent[2] - right.area.extent[0])));
  }

  /** Hands the painter and the sheet what they show now. */
  private refresh(): void {
    if (this.disposed) return;
    const { displaySystem, layers, rightsLayerId, focusSelected, selectedRightId } = this.props;
    const right = this.selectedRight();
    const drawnRights = this.drawnRights();
    const selected = drawnRights.find((drawn) => drawn.rightId === selectedRightId);
    const painted = layers
      .filter(({ record, view }) => this.isShown(view) && view.opacity > 0 && record.id !== rightsLayerId && record.id !== this.props.drafting?.layerId && displayFit(record, displaySystem) !== 'not-shown')
      .toSorted((a, b) => a.view.order - b.view.order)
      .map(({ record, view: { opacity, style, classes, hiddenSymbols } }) => ({ ...paintedRequest(record), opacity, ...(style && { style }), ...(classes && isClassifiable(record) && { classes }), ...(hiddenSymbols && hiddenSymbols.length > 0 && { hiddenSymbols }) }));
    const focus = focusSelected && selected ? ringsByFeature(selected.area).flat() : null;
    const paintedKey = JSON.stringify([painted, focus, displaySystem.id]);
    if (paintedKey !== this.paintedKey) {
      this.paintedKey = paintedKey;
      this.unreadable = [];
      this.painted.setContent({ display: displaySystem, layers: painted, focus });
    }
    const bottomFirst = layers.filter(({ view }) => this.isShown(view)).toSorted((a, b) => a.view.order - b.view.order);
    this.selection.show(bottomFirst.map(({ record }) => record), this.props.selection ?? NOTHING_SELECTED, displaySystem);
    this.showBaseMaps();
    this.findings.want(this.wantedFindings(), displaySystem);
    this.sheet.setContent({ rights: drawnRights, findings: this.drawnFindings(), selectedRightId, corners: this.rights.corners(right) });
    this.label();
  }

  private showBaseMaps(): void {
    const { baseMaps = [], displaySystem } = this.props;
    const shown = baseMaps.filter(({ visible, opacity }) => visible && opacity > 0).toSorted((a, b) => a.order - b.order).map(drawn);
    const key = JSON.stringify([shown, displaySystem.id]);
    if (key === this.baseMapsKey) return;
    this.baseMapsKey = key;
    this.baseMaps.setContent({ display: displaySystem, baseMaps: shown });
  }

  private label(): void {
    if (this.disposed) return;
    const { resolution, extent } = this.navigation;
    if (resolution === undefined || !extent) return;
    const { labels, leaders } = labelsOfMap(this.props, {
      extent, resolution, rights: this.drawnRights(), findings: this.drawnFindings(),
      corners: this.rights.corners(this.selectedRight()), names: this.names.labels(resolution, this.props.theme), viewport: this.map.getViewport(),
    });
    this.sheet.setLeaders(leaders);
    this.sheet.setWords(labels.map((label) => ({ east: label.east, north: label.north, box: boxBeside(label) })));
    this.labels.setLabels(labels, this.props.theme);
  }

  private wantNames(): void {
    const { resolution, extent, isPlaced } = this.navigation;
    if (resolution === undefined || !extent || !isPlaced) return;
    this.names.want(this.props.layers.filter(({ record, view }) => this.isShown(view) && record.id !== this.props.rightsLayerId), extent, resolution, this.props.displaySystem);
  }

  private wantedFindings(): readonly Finding[] {
    return findingsShown(this.props, this.navigation.extent, this.navigation.resolution);
  }

  private drawnFindings(): readonly DrawnFinding[] {
    return drawFindings(this.wantedFindings(), this.findings, this.props);
  }

  private drawnRights(): readonly DrawnRight[] {
    const view = this.props.layers.find(({ record }) => record.id === this.props.rightsLayerId)?.view;
    return this.rights.drawn(this.props.rights, this.props.asOf, view);
  }

  private selectedRight(): MiningRight | null {
    return this.props.rights.find((right) => right.id === this.props.selectedRightId) ?? null;
  }

  /** Switched on, and within its scales. */
  private isShown({ visible, scaleRange }: LayerView): boolean {
    const { resolution } = this.navigation;
    if (!visible || !scaleRange || resolution === undefined) return visible;
    const denominator = denominatorOf(resolution);
    return denominator >= (scaleRange.largest ?? 0) * 0.999 && denominator <= (scaleRange.smallest ?? Infinity) * 1.001;
  }

  private visibleRecords(): readonly LayerRecord[] {
    return this.props.layers.filter(({ view }) => view.visible).map(({ record }) => record);
  }

  private displayExtent(record: LayerRecord): Extent | null {
    switch (displayFit(record, this.props.displaySystem)) {
      case 'not-shown':
        return null;
      case 'converted':
        return extentIn(record.extent, record.system!, this.props.displaySystem);
      default:
        return record.extent;
    }
  }

  private tellNotShown(): void {
    const visible = this.visibleRecords();
    this.onNotShown({
      bySystem: visible.filter((record) => !isEmptyExtent(record.extent) && displayFit(record, this.props.displaySystem) === 'not-shown').map(({ id, name, system }) => ({ key: `${id} ${system?.id ?? ''}`, name })),
      byFiles: visible.filter((record) => this.unreadable.includes(record.id)).map(({ id, name }) => ({ key: `${id} files`, name })),
    });
  }
}
