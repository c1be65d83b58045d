/** In which projected system the map is drawn: the rights' own zone unless the user chose another for display. */
import { systemById } from '../../shared/crs/systems.ts';
import { analysisSystemFor } from '../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { layerById, type Workspace } from './workspace.ts';

/** null while no layer says where it is. */
export function displaySystem(workspace: Workspace, chosenId: string | null): CoordinateSystem | null {
  const rights = layerById(workspace, workspace.rightsLayerId);
  const source = rights?.system ? rights : workspace.layers.find((layer) => layer.system !== null && layer.system.kind !== 'other');
  if (!source?.system) return null;
  const own = source.system.kind === 'gauss-kruger' ? source.system : analysisSystemFor(source.system, source.extent);
  const chosen = chosenId === null ? null : systemById(chosenId);
  return chosen && chosen.datum === own.datum ? chosen : own;
}
