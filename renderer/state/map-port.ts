/** How commands outside a map reach it: the map on the screen registers itself here while it is mounted. */
import type { Extent } from '../../shared/model/extent.ts';
import { useView, type ModuleName } from './view.ts';

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

/** Rooms with a map of their own. */
export type MapRoom = Extract<ModuleName, 'map' | 'findings'>;

let current: { readonly port: MapPort; readonly room: MapRoom } | null = null;
let waiting: { readonly task: (port: MapPort) => void; readonly room: MapRoom } | null = null;

/** Called by the panel that shows the room's map; null when it goes. */
export function registerMap(port: MapPort | null, room: MapRoom): void {
  if (port === null) {
    if (current?.room === room) current = null;
    return;
  }
  current = { port, room };
  if (waiting?.room === room) {
    const { task } = waiting;
    waiting = null;
    task(port);
  }
}

/**
 * Does it with the map of the room in front, now or as soon as that map is there; in a room without one it is for the main
 * map. The map of the room that is just being left is not meant. Only the last wish waits.
 */
export function withMap(task: (port: MapPort) => void): void {
  const room = useView.getState().module === 'findings' ? 'findings' : 'map';
  if (current?.room === room) task(current.port);
  else waiting = { task, room };
}
