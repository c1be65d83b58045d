/** In which projected system the map is drawn: the rights' own zone unless the user chose another for display. */
import { systemById } from '../../shared/crs/systems.ts';
import { planeFor } from '../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { layerById, type Workspace } from './workspace.ts';

/** null while no layer says where it is, or none lies where the zones are. */
export function displaySystem(workspace: Workspace, chosenId: string | null): CoordinateSystem | null {
  const rights = layerById(workspace, workspace.rightsLayerId);
  const own = (rights && planeOf(rights)) ?? firstPlane(workspace.layers);
  if (!own) return null;
  const chosen = chosenId === null ? null : systemById(chosenId);
  return chosen && chosen.datum === own.datum ? chosen : own;
}

function planeOf({ system, extent }: Workspace['layers'][number]): CoordinateSystem | null {
  return system && planeFor(system, extent);
}

function firstPlane(layers: Workspace['layers']): CoordinateSystem | null {
  for (const layer of layers) {
    const plane = planeOf(layer);
    if (plane) return plane;
  }
  return null;
}
