/** Where the window was and how big, so that it opens there again. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Null at the first start, or when no screen shows enough of where it was: the system chooses. */
  readonly bounds: Rectangle | null;
  readonly maximised: boolean;
}

/** DESIGN.md §2.4: every screen is checked down to this size. */
export const SMALLEST_WINDOW = { width: 1280, height: 680 } as const;
/** At least this much of the title bar must be on a screen, or nobody could drag it back. */
const VISIBLE_WIDTH = 200;
const TITLE_BAR_HEIGHT = 38;

/** Reads the state; anything unusable (damaged file, a screen that is gone) counts as never stored. */
export function readWindowState(path: string, workAreas: readonly Rectangle[]): WindowState {
  try {
    const stored = Object(JSON.parse(readFileSync(path, 'utf8'))) as { bounds?: unknown; maximised?: unknown };
    const bounds = readRectangle(stored.bounds);
    return { bounds: bounds && workAreas.some((area) => canBeGrabbed(bounds, area)) ? bounds : null, maximised: stored.maximised === true };
  } catch {
    return { bounds: null, maximised: false };
  }
}

/** Written at once: the last time is when the window closes, and the program does not wait for anything after that. */
export function writeWindowState(path: string, state: WindowState): void {
  const temporary = `${path}.part`;
  writeFileSync(temporary, JSON.stringify(state));
  renameSync(temporary, path);
}

function readRectangle(value: unknown): Rectangle | null {
  const { x, y, width, height } = Object(value) as Record<keyof Rectangle, unknown>;
  const numbers = [x, y, width, height];
  if (!numbers.every((number): number is number => Number.isInteger(number))) return null;
  return { x: numbers[0]!, y: numbers[1]!, width: Math.max(numbers[2]!, SMALLEST_WINDOW.width), height: Math.max(numbers[3]!, SMALLEST_WINDOW.height) };
}

function canBeGrabbed(bounds: Rectangle, area: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return overlap >= VISIBLE_WIDTH && bounds.y >= area.y - TITLE_BAR_HEIGHT / 2 && bounds.y + TITLE_BAR_HEIGHT <= area.y + area.height;
}
