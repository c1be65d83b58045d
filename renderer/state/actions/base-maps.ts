import { Blend, Crosshair, Images, PencilLine, Scan, Trash2 } from 'lucide-react';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import { convertForShowing } from '../../../shared/raster/image-systems.ts';
import { removeBaseMap } from '../../storage/base-maps.ts';
import { displaySystem } from '../display-system.ts';
import { withMap } from '../map-port.ts';
import { goTo, openDialog } from '../view.ts';
import { baseMapById } from '../workspace.ts';
import { coveringLayers, letShineThrough } from '../work/covered-base-map.ts';
import { action, type Action, type Situation } from './action.ts';

export const addBaseMapAction = action({
  id: 'basemap.add',
  titleKey: 'basemap.action.add',
  asks: true,
  icon: Images,
  keys: ['Ctrl+B'],
  disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'basemap.reason.noLayers' } : null),
  perform: () => openDialog({ kind: 'add-base-map', file: null }),
});

const current = ({ workspace, view }: Situation): BaseMapRecord | null => baseMapById(workspace, view.currentBaseMapId);
const needsBaseMap = (situation: Situation) => (current(situation) === null ? ({ code: 'basemap.reason.noneSelected' } as const) : null);

export const zoomBaseMap = action({
  id: 'basemap.zoom',
  titleKey: 'basemap.action.zoom',
  icon: Scan,
  available: (situation) => current(situation) !== null,
  disabledReason: (situation) => {
    const record = current(situation);
    if (!record) return needsBaseMap(situation);
    return record.extent && record.system ? null : { code: 'basemap.reason.noExtent', params: { name: record.name } };
  },
  perform: (situation) => {
    const record = current(situation)!;
    const display = displaySystem(situation.workspace, situation.view.displaySystemId);
    if (!display) return;
    const [west, south, east, north] = record.extent!;
    const corners = convertForShowing(Float64Array.of(west, south, east, south, east, north, west, north), record.system!, display);
    if (!corners) return;
    const easts = [0, 2, 4, 6].map((at) => corners[at]!);
    const norths = [1, 3, 5, 7].map((at) => corners[at]!);
    goTo('map');
    withMap((map) => map.zoomToExtent([Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)], display.id));
  },
});

export const placeBaseMap = action({
  id: 'basemap.place',
  titleKey: 'basemap.action.place',
  asks: true,
  icon: Crosshair,
  available: (situation) => current(situation)?.source.kind === 'picture',
  disabledReason: needsBaseMap,
  perform: (situation) => openDialog({ kind: 'place-picture', baseMapId: current(situation)!.id }),
});

export const editBaseMap = action({
  id: 'basemap.properties',
  titleKey: 'basemap.action.properties',
  asks: true,
  icon: PencilLine,
  available: (situation) => current(situation) !== null,
  disabledReason: needsBaseMap,
  perform: (situation) => openDialog({ kind: 'base-map-properties', baseMapId: current(situation)!.id }),
});

export const uncoverBaseMap = action({
  id: 'basemap.uncover',
  titleKey: 'office.action.uncover',
  icon: Blend,
  available: (situation) => current(situation) !== null,
  disabledReason: (situation) => {
    const baseMap = current(situation);
    if (baseMap === null) return needsBaseMap(situation);
    return coveringLayers(situation.workspace, baseMap).length === 0 ? { code: 'office.reason.notCovered', params: { name: baseMap.name } } : null;
  },
  perform: (situation) => letShineThrough(coveringLayers(situation.workspace, current(situation)!)),
});

export const removeCurrentBaseMap = action({
  id: 'basemap.remove',
  titleKey: 'basemap.action.remove',
  icon: Trash2,
  available: (situation) => current(situation) !== null,
  disabledReason: needsBaseMap,
  perform: (situation) => removeBaseMap(current(situation)!.id),
});

/** Verbs of one base map, in the order of the menu. */
export const baseMapActions: readonly Action[] = [zoomBaseMap, uncoverBaseMap, placeBaseMap, editBaseMap, removeCurrentBaseMap];
