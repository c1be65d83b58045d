/** What the workspace knows that helps to declare a system: local grids of its transformation sets, and its own layers as neighbours. */
import { useMemo } from 'react';
import { systemsAmongNeighbours } from '../../shared/crs/neighbour-systems.ts';
import { isLocalGrid } from '../../shared/crs/transformation/set.ts';
import type { CoordinateSystem, CoordinateSystemCandidate } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import { useTransformations } from '../storage/live.ts';
import { useWorkspace } from './workspace.ts';

/** Local grids that a transformation set leads out of; declaring a layer as one is what lets it be converted. */
export function useLocalGrids(): readonly CoordinateSystem[] {
  const sets = useTransformations();
  return useMemo(() => [...new Map((sets ?? []).flatMap(({ from, to }) => [from, to]).filter(isLocalGrid).map((grid) => [grid.id, grid])).values()], [sets]);
}

/** Candidates for numbers that name no central meridian, from the other layers of the workspace; empty where the numbers offer candidates themselves. */
export function useNeighbourCandidates(extent: Extent | null, offered: readonly CoordinateSystemCandidate[], except: string | null): readonly CoordinateSystemCandidate[] {
  const { layers } = useWorkspace();
  return useMemo(() => (extent === null || offered.length > 0 ? [] : systemsAmongNeighbours(extent, layers.filter(({ id }) => id !== except))), [extent, offered.length, layers, except]);
}
