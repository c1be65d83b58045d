/** Keeps the drawing on the map in step with what the window wants, and fetches what can be snapped to when the view rests. */
import type OlMap from 'ol/Map.js';
import { ProblemError } from '../../shared/base/news.ts';
import type { Theme } from '../../shared/figure/symbols.ts';
import type { Extent } from '../../shared/model/extent.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { MapViewProps } from './contract.ts';
import { DraftEditor } from './draft-editor.ts';

export class DraftOnMap {
  readonly editor: DraftEditor;
  private readonly props: () => MapViewProps;
  private readonly extent: () => Extent | null;
  private key = '';

  constructor(map: OlMap, zIndex: number, props: () => MapViewProps, extent: () => Extent | null) {
    this.props = props;
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
    const { drafting, layers, displaySystem, onOutlines } = this.props();
    const extent = this.extent();
    const wanted = drafting?.snapping && drafting.tool !== null && extent;
    const layerIds = layers.filter(({ record, view }) => view.visible && record.id !== drafting?.layerId).map(({ record }) => record.id);
    const key = wanted ? JSON.stringify([extent, layerIds, displaySystem.id]) : '';
    if (key === this.key) return;
    this.key = key;
    this.editor.setOutlines([]);
    if (!wanted) return;
    callEngine('snapOutlines', [layerIds, extent, displaySystem]).then(
      ({ paths, complete }) => {
        if (this.key !== key) return;
        this.editor.setOutlines(paths);
        onOutlines?.(complete);
      },
      (fault: unknown) => {
        if (!(fault instanceof ProblemError)) void logFault('snapOutlines', fault);
      },
    );
  }
}
