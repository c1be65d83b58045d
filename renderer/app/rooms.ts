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

/** What is drawn for each module; waits for its own code only. */
export const ROOMS: Readonly<Record<ModuleName, ComponentType>> = {
  home: lazy(LOADERS.home),
  map: lazy(LOADERS.map),
  drawings: lazy(LOADERS.drawings),
  findings: lazy(LOADERS.findings),
  report: lazy(LOADERS.report),
  settings: lazy(LOADERS.settings),
};

/** Begins to fetch one room. */
export function loadRoom(name: ModuleName): void {
  LOADERS[name]().catch(reportFault);
}

/** Fetches every room while nobody waits, so that the next one opens at once. */
export function loadRooms(): void {
  requestIdleCallback(() => {
    for (const name of Object.keys(LOADERS) as ModuleName[]) loadRoom(name);
  });
}
