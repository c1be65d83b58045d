/** The same journey over both maps: into the county, to and fro at two scales, out again; and what every frame took. */
import type OlMap from 'ol/Map.js';
import type { Extent } from '../../../shared/model/extent.ts';

export interface DriveFigures {
  /** Between one animation frame and the next, while the map moved. */
  readonly frameMilliseconds: readonly number[];
  /** Tasks and frame callbacks of the page before style and layout in the longest frame (Long Animation Frames API); told for frames over 50 ms, 0 when there was none. */
  readonly longestScriptMilliseconds: number;
  readonly steps: number;
  readonly seconds: number;
}

const STEP_MILLISECONDS = 350;
/** The hand rests between two moves, and the map may catch up. */
const REST_MILLISECONDS = 250;

interface LongFrame extends PerformanceEntry {
  readonly styleAndLayoutStart: number;
}

/** Moves the map; `ground` is everything there is. */
export async function drive(map: OlMap, [west, south, east, north]: Extent): Promise<DriveFigures> {
  const view = map.getView();
  const home = { center: [(west + east) / 2, (south + north) / 2], resolution: view.getResolution()! };
  let longestScriptMilliseconds = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LongFrame[]) longestScriptMilliseconds = Math.max(longestScriptMilliseconds, (entry.styleAndLayoutStart || entry.startTime + entry.duration) - entry.startTime);
  });
  observer.observe({ type: 'long-animation-frame' });
  const frameMilliseconds: number[] = [];
  let moving = false;
  let last = 0;
  let running = true;
  const frame = (now: number): void => {
    if (moving && last > 0) frameMilliseconds.push(now - last);
    last = moving ? now : 0;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const started = performance.now();
  const journey = [...stations(home, [west, south, east, north])];
  for (const station of journey) {
    moving = true;
    await new Promise<void>((resolve) => view.animate({ ...station, duration: STEP_MILLISECONDS }, () => resolve()));
    // The frame that follows a move belongs to it: that is where a plain layer pays.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    moving = false;
    await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS));
  }
  running = false;
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { frameMilliseconds, longestScriptMilliseconds, steps: journey.length, seconds: (performance.now() - started) / 1000 };
}

function* stations(home: { center: number[]; resolution: number }, [west, south, east, north]: Extent) {
  const target = [west + (east - west) * 0.4, south + (north - south) * 0.55];
  let { resolution } = home;
  for (let i = 0; i < 4; i++) yield { center: target, resolution: (resolution /= 2) };
  yield* square(target, resolution);
  for (let i = 0; i < 2; i++) yield { center: target, resolution: (resolution /= 2.5) };
  yield* square(target, resolution);
  for (let i = 0; i < 3; i++) yield { center: target, resolution: (resolution *= 4) };
  yield home;
}

/** A walk round a square of some six hundred pixels. */
function* square([east = 0, north = 0]: number[], resolution: number) {
  const far = 600 * resolution;
  for (const [dx, dy] of [[far, 0], [far, far], [0, far], [-far, far], [-far, 0], [-far, -far], [0, -far], [0, 0]] as const) yield { center: [east + dx, north + dy], resolution };
}
