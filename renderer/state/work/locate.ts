/** Selecting and showing things on the map, from wherever the command comes. */
import { EMPTY_EXTENT, growExtent, isEmptyExtent, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import { compareFindings } from '../../../shared/analysis/finding-order.ts';
import { withMap } from '../map-port.ts';
import { revealLayer } from '../tree-view.ts';
import { goTo, useView } from '../view.ts';
import { layerById, rightById, systemOfRun, useWorkspace } from '../workspace.ts';

/** Selects a mine; its inspector shows on the map. */
export function selectRight(rightId: string | null): void {
  const { selectedFindingId } = useView.getState();
  const finding = useWorkspace.getState().findings.find((each) => each.id === selectedFindingId);
  useView.setState({
    selectedRightId: rightId,
    identify: null,
    ...(finding?.rightId !== rightId && { selectedFindingId: null }),
    ...(rightId !== null && { inspectorOpen: true }),
  });
}

/** Some air around what is shown: a fifth of its size. */
function withAir(extent: Extent): Extent {
  return growExtent(extent, 0.2 * Math.max(extent[2] - extent[0], extent[3] - extent[1]));
}

export function zoomToRight(rightId: string): void {
  const workspace = useWorkspace.getState();
  const right = rightById(workspace, rightId);
  const layer = layerById(workspace, workspace.rightsLayerId);
  if (!right || !layer?.system || isEmptyExtent(right.extent)) return;
  const systemId = layer.system.id;
  withMap((map) => map.zoomToExtent(withAir(right.extent), systemId));
}

/** Selects the mine, opens the map and goes there. */
export function showRight(rightId: string): void {
  selectRight(rightId);
  goTo('map');
  zoomToRight(rightId);
}

export function zoomToFinding(findingId: string): void {
  const workspace = useWorkspace.getState();
  const finding = workspace.findings.find((each) => each.id === findingId);
  if (!finding) return;
  const { extent, runId } = finding;
  const system = systemOfRun(workspace, runId);
  if (extent && system) withMap((map) => map.zoomToExtent(withAir(extent), system.id));
  else zoomToRight(finding.rightId);
}

/** Shows the finding together with the whole mine, as a figure would. */
export function zoomToFindingAndMine(findingId: string): void {
  const workspace = useWorkspace.getState();
  const finding = workspace.findings.find((each) => each.id === findingId);
  if (finding && rightById(workspace, finding.rightId)) zoomToRight(finding.rightId);
  else zoomToFinding(findingId);
}

export function zoomToLayer(layerId: string): void {
  const layer = layerById(useWorkspace.getState(), layerId);
  if (!layer?.system || isEmptyExtent(layer.extent)) return;
  const { extent, system } = layer;
  withMap((map) => map.zoomToExtent(extent, system.id));
}

/** Selects the layer in the tree, opens the map and goes there; one without a system is only selected. */
export function showLayer(layerId: string): void {
  revealLayer(layerId);
  zoomToLayer(layerId);
}

/** Zooms to several layers at once; those without a system, or in another than the first, are passed over. */
export function zoomToLayers(layerIds: readonly string[]): void {
  const workspace = useWorkspace.getState();
  const layers = layerIds.flatMap((id) => layerById(workspace, id) ?? []).filter((layer) => layer.system !== null && !isEmptyExtent(layer.extent));
  const system = layers[0]?.system;
  if (!system) return;
  const extent = layers.filter((layer) => layer.system!.id === system.id).reduce((joined, layer) => joinExtents(joined, layer.extent), EMPTY_EXTENT);
  withMap((map) => map.zoomToExtent(extent, system.id));
}

/** Half the width of what is shown around a typed coordinate, metres. */
const AROUND_POINT_METRES = 250;

export function zoomToPoint(east: number, north: number, systemId: string): void {
  goTo('map');
  withMap((map) => {
    map.zoomToExtent(
      [east - AROUND_POINT_METRES, north - AROUND_POINT_METRES, east + AROUND_POINT_METRES, north + AROUND_POINT_METRES],
      systemId,
    );
    map.markPlace(east, north, systemId);
  });
}

/** Opens the layer's attribute table in the drawer. */
export function openTable(layerId: string): void {
  bringTableForward(layerId);
  useView.setState({ module: 'map', drawerOpen: true });
}

/** Lays the layer's attribute table in front of the others; a drawer that is closed stays closed. */
export function bringTableForward(layerId: string): void {
  const { tableLayerIds } = useView.getState();
  const isRights = layerId === useWorkspace.getState().rightsLayerId;
  useView.setState({
    activeTable: isRights ? 'rights' : layerId,
    tableLayerIds: isRights || tableLayerIds.includes(layerId) ? tableLayerIds : [...tableLayerIds, layerId],
  });
}

/** Opens a layer's own fields, also of the mines, whose first tab is the list of mines. */
export function openFields(layerId: string): void {
  const { tableLayerIds } = useView.getState();
  useView.setState({ module: 'map', drawerOpen: true, activeTable: layerId, tableLayerIds: tableLayerIds.includes(layerId) ? tableLayerIds : [...tableLayerIds, layerId] });
}

export function closeTable(layerId: string): void {
  const { tableLayerIds, activeTable } = useView.getState();
  useView.setState({
    tableLayerIds: tableLayerIds.filter((id) => id !== layerId),
    ...(activeTable === layerId && { activeTable: 'rights' }),
  });
}

/** Opens 问题整改 at a mine, at a finding when one is given. */
export function showFindings(rightId: string, findingId: string | null): void {
  const workspace = useWorkspace.getState();
  const decided = new Map(workspace.decisions.map((decision) => [decision.findingId, decision.verdict]));
  // In the order of the list, so that the first one opened is the first one seen.
  const ofMine = workspace.findings.filter((finding) => finding.rightId === rightId).toSorted(compareFindings);
  const finding = ofMine.find((each) => each.id === findingId) ?? ofMine.find((each) => !decided.has(each.id)) ?? ofMine[0];
  useView.setState({
    module: 'findings',
    selectedRightId: rightId,
    selectedFindingId: finding?.id ?? null,
    findingSegment: finding ? (decided.get(finding.id) ?? 'undecided') : 'undecided',
    findingChips: [],
  });
}
