/** The rooms of the window, each loaded when it is entered, and all of them once the first one can be worked with. */
import { lazy, type ComponentType } from 'react';
import { reportFault } from '../state/faults.ts';
import type { ModuleName } from '../state/view.ts';

type Loader = () => Promise<{ readonly default: ComponentType }>;

const LOADERS: Record<ModuleName, Loader> = {
  home: () => import('../panels/home/HomeModule.tsx').then(({ HomeModule }) => ({ default: HomeModule })),
  map: () => import('../panels/map/MapModule.tsx').then(({ MapModule }) => ({ default: MapModule })),
  drawings: () => import('../panels/drawings/DrawingsModule.tsx').then(({ DrawingsModule }) => ({ default: DrawingsModule })),
  findings: () => import('../panels/findings/FindingsModule.tsx').then(({ FindingsModule }) => ({ default: FindingsModule })),
  report: () => import('../panels/report/ReportModule.tsx').then(({ ReportModule }) => ({ default: ReportModule })),
  settings: () => import('../panels/settings/SettingsModule.tsx').then(({ SettingsModule }) => ({ default: SettingsModule })),
};

/** Rooms whose code is here. */
const fetched = new Map<ModuleName, ComponentType>();
/** What stands for each room from its first picture on; another component would be another room to React. */
const drawn = new Map<ModuleName, ComponentType>();

/** What is drawn for a module: itself when its code is here, else a place that waits for this code only. */
export function roomOf(name: ModuleName): ComponentType {
  const room = drawn.get(name) ?? fetched.get(name) ?? lazy(LOADERS[name]);
  drawn.set(name, room);
  return room;
}

/** Fetches the code of one room; what goes wrong is told. The browser remembers for good that it was not there: only a window loaded anew asks again. */
export async function loadRoom(name: ModuleName): Promise<void> {
  try {
    fetched.set(name, (await LOADERS[name]()).default);
  } catch (fault) {
    reportFault(fault);
  }
}

/** Fetches every room while nobody waits, so that the next one opens at once. */
export function loadRooms(): void {
  requestIdleCallback(() => {
    for (const name of Object.keys(LOADERS) as ModuleName[]) void loadRoom(name);
  });
}
