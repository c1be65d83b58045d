/** How commands outside the map reach it: the map on the screen registers itself here while it is mounted. */
import type { Extent } from '../../shared/model/extent.ts';

/** What the map offers. */
export interface MapPort {
  /** `systemId`: of the extent's numbers; converted when it is another zone of the same datum. */
  zoomToExtent(extent: Extent, systemId: string): void;
  /** A cross for some seconds; the same numbers and conversion as {@link zoomToExtent}. */
  markPlace(east: number, north: number, systemId: string): void;
  /** Of what is shown there, as the identify tool does; like the following in the display system. */
  identifyAt(east: number, north: number): void;
  /** As a plain click with the selecting tool. */
  selectAt(east: number, north: number): void;
  centreOn(east: number, north: number): void;
  /** The first point of a measurement, with the tool that is or is just being taken. */
  measureFrom(kind: 'line' | 'area', east: number, north: number): void;
  zoomToAll(): void;
  /** Whole steps of the round scales; positive = closer. */
  zoomBy(steps: number): void;
  setScaleDenominator(denominator: number): void;
  previousView(): void;
  /** Sets a vertex of the shape being drawn, in the display system. */
  addVertex(east: number, north: number): void;
  removeLastVertex(): void;
  finishShape(): void;
  /** PNG of what is seen. */
  canvasPicture(): Promise<Blob>;
}

let current: MapPort | null = null;
let waiting: ((port: MapPort) => void) | null = null;

/** Called by the panel that shows the map; null when it goes. */
export function registerMap(port: MapPort | null): void {
  current = port;
  if (port && waiting) {
    const task = waiting;
    waiting = null;
    task(port);
  }
}

/** Does it now, or as soon as a map is shown; only the last wish waits. */
export function withMap(task: (port: MapPort) => void): void {
  if (current) task(current);
  else waiting = task;
}
