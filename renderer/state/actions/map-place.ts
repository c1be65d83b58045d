/** What can be done with a place of the map: the one under the pointer when the right button went down. */
import { Copy, Crosshair, Info, LocateFixed, MousePointer2, Pentagon, Ruler, type LucideIcon } from 'lucide-react';
import { formatNumber, THIN_SPACE } from '../../../shared/base/units.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { displaySystem } from '../display-system.ts';
import { withMap, type MapPort } from '../map-port.ts';
import { showToast, useView } from '../view.ts';
import { action, type Action, type Situation } from './action.ts';
import { goToCoordinate } from './edit.ts';
import { decideFindings } from './rectification.ts';
import { boxTool, clearSelected, polygonTool } from './selection.ts';
import { previousView, zoomAll, zoomIn, zoomOut, zoomSelected } from './view.ts';

type PlaceVerb = (map: MapPort, place: readonly [east: number, north: number], situation: Situation) => void;

/** Offered only while a place is meant. */
function placeAction(id: string, icon: LucideIcon, perform: PlaceVerb): Action {
  return action({
    id: `place.${id}`,
    titleKey: `desk.place.${id}` as MessageKey,
    icon,
    room: 'map',
    available: ({ view }) => view.mapPlace !== null,
    disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'window.reason.noLayers' } : null),
    perform: (situation) => withMap((map) => perform(map, situation.view.mapPlace!, situation)),
  });
}

export const identifyHere = placeAction('identify', Info, (map, [east, north]) => map.identifyAt(east, north));
export const selectHere = placeAction('select', MousePointer2, (map, [east, north]) => map.selectAt(east, north));
export const centreHere = placeAction('centre', Crosshair, (map, [east, north]) => map.centreOn(east, north));

function measureAction(id: string, icon: LucideIcon, kind: 'line' | 'area'): Action {
  return placeAction(id, icon, (map, [east, north]) => {
    useView.setState({ tool: `measure-${kind}` });
    map.measureFrom(kind, east, north);
  });
}
export const measureLineHere = measureAction('measureLine', Ruler, 'line');
export const measureAreaHere = measureAction('measureArea', Pentagon, 'area');

/** `3874412.86, 38513108.21`: north first, as the search box reads it again. */
export const copyPlace = placeAction('copy', Copy, (_map, [east, north]) => {
  const plain = (metres: number): string => formatNumber(metres, 2).replaceAll(THIN_SPACE, '');
  void navigator.clipboard.writeText(`${plain(north)}, ${plain(east)}`).then(() => showToast({ code: 'window.copiedToast' }));
});

export const markPlace = placeAction('mark', LocateFixed, (map, [east, north], { workspace, view }) => {
  const system = displaySystem(workspace, view.displaySystemId);
  if (system) map.markPlace(east, north, system.id);
});

/** Under the right button on the map; `null` is a dividing line. */
export const MAP_MENU: readonly (Action | null)[] = [
  identifyHere,
  selectHere,
  null,
  measureLineHere,
  measureAreaHere,
  copyPlace,
  markPlace,
  goToCoordinate,
  null,
  centreHere,
  zoomIn,
  zoomOut,
  zoomAll,
  zoomSelected,
  previousView,
  null,
  boxTool,
  polygonTool,
  clearSelected,
  null,
  decideFindings,
];
