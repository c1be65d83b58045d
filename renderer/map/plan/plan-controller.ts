/** Keeps the plan's OpenLayers map in step with what the window wants shown. */
import type OlMap from 'ol/Map.js';
import type CanvasScaleLine from 'ol-ext/control/CanvasScaleLine.js';
import { PAPER } from '../../../shared/figure/symbols.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { growExtent, type Extent } from '../../../shared/model/extent.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { displayFit } from '../../engine/display-geometry.ts';
import { canvasOf } from '../canvas-picture.ts';
import { createMap, disposeMap, scaleLineStyle } from '../create-map.ts';
import { cornerLabels, cornerLeaders } from '../corner-labels.ts';
import { LabelLayer } from '../layers/labels.ts';
import { PaintedLayer } from '../layers/painted-layer.ts';
import { SheetLayer } from '../layers/sheet-layer.ts';
import { Navigation } from '../navigation.ts';
import { rightLabel } from '../right-labels.ts';
import { RightsOnMap } from '../rights-on-map.ts';
import { denominatorOf } from '../scales.ts';
import type { PlanProps } from './contract.ts';
import { planLabels } from './plan-labels.ts';
import { PlanLayer } from './plan-layer.ts';
import { ReliefLayer } from './relief-layer.ts';
import { SectionLayer, SectionTool } from './section-layer.ts';

/** Room at every edge for the numbers of the licence's corners, pixels. */
const CORNER_NUMBER_PIXELS = 26;
/** The bar that floats over the right edge of the plan, pixels. */
const BAR_PIXELS = 54;
/** Scales of a plan that is shown whole are multiples of this. */
const SCALE_STEP = 500;
const Z = { relief: -1, painted: 0, plan: 5, sheet: 10, section: 15, labels: 20 } as const;

export class PlanController {
  private readonly map: OlMap;
  private readonly scaleLine: CanvasScaleLine;
  private readonly relief = new ReliefLayer(Z.relief);
  private readonly painted = new PaintedLayer(Z.painted, () => {}, () => {});
  private readonly plan = new PlanLayer(Z.plan);
  private readonly sheet = new SheetLayer(Z.sheet);
  private readonly section = new SectionLayer(Z.section);
  private readonly labels = new LabelLayer(Z.labels);
  private readonly rights = new RightsOnMap(() => this.refresh());
  private readonly navigation: Navigation;
  private props: PlanProps;
  private shownContent: readonly unknown[] = [];
  private surfaceKey = '';
  /** What was asked for may come when the map is gone. */
  private disposed = false;
  /** What was last shown whole, and where the view came to rest for it. */
  private whole: { readonly extent: Extent; readonly center: readonly number[]; readonly resolution: number } | null = null;

  constructor(target: HTMLElement, props: PlanProps) {
    this.props = props;
    const { map, scaleLine } = createMap(target);
    this.map = map;
    this.scaleLine = scaleLine;
    for (const layer of [this.relief, this.painted, this.plan, this.sheet, this.section, this.labels]) map.addLayer(layer);
    this.navigation = new Navigation(map, props.plane);
    map.addInteraction(
      new SectionTool({
        drawing: () => this.props.tool === 'section',
        line: () => this.props.sectionLine,
        report: (line, finished) => this.props.onSectionLine?.(line, finished),
      }),
    );
    map.on('moveend', () => this.rested());
    map.on('pointermove', (event) => {
      if (!event.dragging) this.props.onPointer?.([event.coordinate[0]!, event.coordinate[1]!]);
    });
    map.on('change:size', () => this.keepWhole());
    map.getViewport().addEventListener('pointerleave', () => this.props.onPointer?.(null));
    this.update(props);
  }

  dispose(): void {
    this.disposed = true;
    disposeMap(this.map);
  }

  /** Shows the same ground as `leader` from now on, moved from either plan; returns how to part. */
  lookWith(leader: PlanController): () => void {
    const part = this.navigation.lookWith(leader.navigation);
    this.rested();
    return part;
  }

  update(props: PlanProps): void {
    const before = this.props;
    this.props = props;
    if (before.plane.id !== props.plane.id) this.navigation.changeSystem(before.plane, props.plane, () => {});
    const viewport = this.map.getViewport();
    viewport.style.backgroundColor = PAPER[props.theme];
    viewport.style.cursor = props.tool === 'section' ? 'crosshair' : 'grab';
    for (const layer of [this.painted, this.plan, this.sheet, this.section]) layer.theme = props.theme;
    this.scaleLine.setStyle(scaleLineStyle(props.theme));
    this.rights.want(props.rightsRecord, props.plane);
    this.relief.setRelief(props.relief);
    this.section.setLine(props.sectionLine, props.sectionMark);
    this.refresh();
  }

  zoomToExtent(extent: Extent): void {
    this.navigation.show(growExtent(extent, 0.03 * Math.max(extent[2] - extent[0], extent[3] - extent[1])));
    const size = this.map.getSize();
    if (!size || size[0]! === 0) return;
    // A small panel wastes much room at the round scales of the wheel.
    const width = Math.max(size[0]! - CORNER_NUMBER_PIXELS - BAR_PIXELS, size[0]! / 2);
    const height = Math.max(size[1]! - 2 * CORNER_NUMBER_PIXELS, size[1]! / 2);
    const needed = denominatorOf(Math.max((extent[2] - extent[0]) / width, (extent[3] - extent[1]) / height));
    this.navigation.setScaleDenominator(Math.ceil(needed / SCALE_STEP) * SCALE_STEP);
    const resolution = this.navigation.resolution!;
    // In the middle of the room that the bar leaves.
    const center = [(extent[0] + extent[2]) / 2 + (resolution * (BAR_PIXELS - CORNER_NUMBER_PIXELS)) / 2, (extent[1] + extent[3]) / 2];
    this.navigation.centreOn(center);
    this.whole = { extent, center, resolution };
  }

  /** What is shown whole stays whole when its room changes; once somebody has looked elsewhere, the view is theirs. */
  private keepWhole(): void {
    const [size, center] = [this.map.getSize(), this.map.getView().getCenter()];
    const { whole } = this;
    // Behind the solid it has no room at all.
    if (!size || size[0]! * size[1]! === 0 || !whole || !center || whole.resolution !== this.navigation.resolution || whole.center.some((value, i) => value !== center[i])) return;
    this.zoomToExtent(whole.extent);
  }

  zoomBy(steps: number): void {
    this.navigation.zoomBy(steps);
  }

  /** What it shows now, on a canvas of its own. */
  async canvas(): Promise<HTMLCanvasElement> {
    this.map.renderSync();
    await this.painted.settled();
    return canvasOf(this.map, this.props.theme);
  }

  private rested(): void {
    const { resolution } = this.navigation;
    if (resolution === undefined) return;
    this.props.onScale?.(denominatorOf(resolution));
    this.refresh();
  }

  private refresh(): void {
    if (this.disposed) return;
    const { plane, right, asOf, theme, scene, storey, hidden, newestYear, roadwaysByElevation, checked, elevationToleranceMetres, comparison, surface } = this.props;
    const key = [scene, storey, hidden, newestYear, roadwaysByElevation, checked, elevationToleranceMetres, comparison, theme];
    const look = { storey, hidden: new Set(hidden), newestYear, roadwaysByElevation };
    if (key.some((each, i) => each !== this.shownContent[i])) {
      this.shownContent = key;
      this.plan.setContent({ scene, look, checked, elevationToleranceMetres, comparison });
    }
    const layers =
      storey === 'underground' || hidden.includes('topography')
        ? []
        : surface
            .filter(({ record, view }) => view.visible && displayFit(record, plane) !== 'not-shown')
            .map(({ record, view: { opacity } }) => ({ record: { id: record.id, name: record.name, role: record.role, system: record.system, extent: record.extent }, opacity, content: contentKey(record) }));
    const surfaceKey = JSON.stringify([layers, plane.id]);
    if (surfaceKey !== this.surfaceKey) {
      this.surfaceKey = surfaceKey;
      this.painted.setContent({ display: plane, layers, focus: null });
    }
    const rights = right ? this.rights.drawn([right], asOf) : [];
    this.sheet.setContent({ rights, findings: [], selectedRightId: null, corners: this.rights.corners(right) });
    const { resolution, extent } = this.navigation;
    if (resolution === undefined || !extent) return;
    const translate = translator(this.props.language);
    // Its name stands over the list; here it would lie on the ground that was dug.
    const own = right && rights[0] && !this.props.relief ? rightLabel(right, rights[0], true, { extent, resolution, theme, translate, asOf }) : null;
    const others = [...(own ? [{ ...own, priority: 9 }] : []), ...cornerLabels(this.rights.corners(right), theme, { extent, resolution })];
    const labels = planLabels(scene, this.props.excessWords === false ? null : checked, comparison, { ...look, theme, resolution, extent, translate, elevationToleranceMetres }, others);
    this.sheet.setLeaders(cornerLeaders(labels));
    this.labels.setLabels(labels, theme);
  }
}
