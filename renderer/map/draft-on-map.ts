/** Keeps the drawing on the map in step with what the window wants, and fetches what drawing and measuring can snap to when the view rests. */
import type OlMap from 'ol/Map.js';
import { ProblemError } from '../../shared/base/news.ts';
import type { Theme } from '../../shared/figure/symbols.ts';
import type { Extent } from '../../shared/model/extent.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { MapTool, MapViewProps } from './contract.ts';
import { DraftEditor } from './draft-editor.ts';
import type { MeasureTool } from './interactions/measure.ts';

/** True for the tools whose points may take the place of corners near by without anything being drawn. */
const isMeasuring = (tool: MapTool): boolean => tool === 'measure-line' || tool === 'measure-area';

export class DraftOnMap {
  readonly editor: DraftEditor;
  private readonly props: () => MapViewProps;
  private readonly extent: () => Extent | null;
  private readonly measure: Pick<MeasureTool, 'setOutlines'>;
  private key = '';
  /** Of the outlines. */
  private system = '';

  constructor(map: OlMap, zIndex: number, measure: Pick<MeasureTool, 'setOutlines'>, props: () => MapViewProps, extent: () => Extent | null) {
    this.props = props;
    this.measure = measure;
    this.extent = extent;
    this.editor = new DraftEditor(map, zIndex, {
      onDrawn: (parts) => props().onDrawn?.(parts),
      onReshaped: (featureId, parts) => props().onReshaped?.(featureId, parts),
      onCorner: (corner) => props().onCorner?.(corner),
      onRefused: (crossings, reshaped) => props().onRefused?.(crossings, reshaped),
      onSketch: (sketch) => props().onSketch?.(sketch),
    });
  }

  update(theme: Theme): void {
    this.editor.set(this.props().drafting ?? null, theme);
    this.rested();
  }

  /** Asks for the outlines in view; nothing is asked twice for the same view. */
  rested(): void {
    const { drafting, snapping, tool, layers, displaySystem, onOutlines } = this.props();
    const extent = this.extent();
    const drawing = drafting?.snapping && drafting.tool !== null;
    const wanted = extent && (drawing || (snapping && isMeasuring(tool)));
    // What is being drawn snaps to itself.
    const layerIds = layers.filter(({ record, view }) => view.visible && !(drawing && record.id === drafting.layerId)).map(({ record }) => record.id);
    const key = wanted ? JSON.stringify([drawing, extent, layerIds, displaySystem.id]) : '';
    if (key === this.key) return;
    this.key = key;
    // Until the new ones come those before serve on: they are where they were, unless the map's system is another.
    if (!wanted || this.system !== displaySystem.id) for (const each of [this.editor, this.measure]) each.setOutlines([]);
    this.system = displaySystem.id;
    if (!wanted) return;
    const asking = drawing ? this.editor : this.measure;
    callEngine('snapOutlines', [layerIds, extent, displaySystem]).then(
      ({ paths, complete }) => {
        if (this.key !== key) return;
        asking.setOutlines(paths);
        onOutlines?.(complete);
      },
      (fault: unknown) => {
        if (!(fault instanceof ProblemError)) void logFault('snapOutlines', fault);
      },
    );
  }
}
