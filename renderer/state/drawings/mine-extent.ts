/** A mine's rings and extent in the plane that the window works in. */
import { useEffect, useMemo, useState } from 'react';
import { datumStep, differenceInForce } from '../../../shared/crs/elevation.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import type { ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { callEngine } from '../../engine/client.ts';
import type { MapGeometry } from '../../engine/contract.ts';
import { useStatedElevationDifference } from '../../storage/live.ts';
import { displaySystem } from '../display-system.ts';
import { reportFault } from '../faults.ts';
import { layerById, rightById, useWorkspace } from '../workspace.ts';

/** Geometry of all rights in the window's plane; null while it is fetched. */
function useRightsGeometry(): MapGeometry | null {
  const workspace = useWorkspace();
  const { rightsLayerId } = workspace;
  const system = useMemo(() => displaySystem(workspace, null), [workspace]);
  const [all, setAll] = useState<{ readonly key: string; readonly geometry: MapGeometry } | null>(null);
  const record = layerById(workspace, rightsLayerId);
  const key = record && system && `${record.id} ${contentKey(record)} ${system.id}`;
  useEffect(() => {
    if (record === null || system === null || key === null) return;
    let gone = false;
    callEngine('mapGeometry', [record.id, null, system]).then((geometry) => {
      if (!gone) setAll({ key, geometry });
    }, reportFault);
    return () => {
      gone = true;
    };
  }, [key]);
  return all?.key === key ? all.geometry : null;
}

/** Flat east, north rings; empty while they are fetched and for no mine. */
export function useMineRings(rightId: string | null): readonly Float64Array[] {
  const all = useRightsGeometry();
  const right = rightById(useWorkspace(), rightId);
  return useMemo(() => (all && right ? right.bodies.flatMap(({ feature }) => partsOf(all, feature).flat()) : []), [all, right]);
}

export function useMineExtent(rightId: string | null): Extent | null {
  const rings = useMineRings(rightId);
  return useMemo(() => (rings.length > 0 ? extentOfRings(rings) : null), [rings]);
}

/** Every licensed body with its parts and limits, the limits in the datum of the drawing they are shown with. */
export function useBodyParts(right: MiningRight, datum: ElevationDatum | null): readonly LicensedBodyParts[] {
  const all = useRightsGeometry();
  const stated = useStatedElevationDifference() ?? null;
  return useMemo(() => {
    if (!all) return [];
    const { addMetres } = datumStep(right.elevationDatum?.datum ?? null, datum, differenceInForce(stated));
    const moved = (limit: number | null): number | null => (limit === null ? null : limit + addMetres);
    return right.bodies.map(({ feature, name, elevationTopMetres, elevationBottomMetres }) => ({ name: name ?? right.mineName, parts: partsOf(all, feature), topMetres: moved(elevationTopMetres), bottomMetres: moved(elevationBottomMetres) }));
  }, [all, right, datum, stated]);
}

export interface LicensedBodyParts {
  readonly name: string;
  readonly parts: readonly (readonly Float64Array[])[];
  readonly topMetres: number | null;
  readonly bottomMetres: number | null;
}

function partsOf({ coordinates, pathStart, partStart, featureStart }: MapGeometry, feature: number): Float64Array[][] {
  if (feature + 1 >= featureStart.length) return [];
  const parts: Float64Array[][] = [];
  for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
    const rings: Float64Array[] = [];
    for (let path = partStart[part]!; path < partStart[part + 1]!; path++) rings.push(coordinates.subarray(2 * pathStart[path]!, 2 * pathStart[path + 1]!));
    parts.push(rings);
  }
  return parts;
}
