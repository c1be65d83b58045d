/** Pictures of the ground that lie hidden under filled land layers, and letting them shine through. */
import { create } from 'zustand';
import { extentsTouch } from '../../../shared/model/extent.ts';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import type { LayerRecord, LayerView } from '../../../shared/model/layer.ts';
import type { MapSymbol } from '../../../shared/figure/symbols.ts';
import { styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { classSymbol, generalSymbol } from '../../../shared/report/drawn-features.ts';
import { setViews } from '../../storage/workspace.ts';
import { layerWarning } from '../layers.ts';
import { shownView, type Workspace } from '../workspace.ts';
import { extentInDegrees } from './base-maps.ts';

/** From this opacity on, fill and layer together, hardly anything of a picture is seen. */
const COVERS_FROM = 0.7;
/** What a covering layer is set to: its colours stay telling, the ground is seen. */
const SEE_THROUGH = 0.4;

/** The base map that was added last and may lie hidden; null once a person has seen to it. */
export const useCoverHint = create<{ readonly baseMapId: string | null }>(() => ({ baseMapId: null }));

type Shown = Pick<Workspace, 'layers' | 'views' | 'groups' | 'rightsLayerId'>;

/** Filled layers that are shown over a base map's ground; none while it is switched off. */
export function coveringLayers(workspace: Shown, baseMap: BaseMapRecord): readonly LayerRecord[] {
  if (!baseMap.visible || baseMap.opacity === 0) return [];
  const ground = baseMap.extent && baseMap.system ? extentInDegrees(baseMap.extent, baseMap.system) : null;
  return workspace.layers.filter((layer) => {
    const view = shownView(workspace, layer.id);
    if (!view.visible || layer.geometryKind !== 'polygon' || fillOpacityOf(layer, view) * view.opacity < COVERS_FROM || layerWarning(layer, workspace) !== null) return false;
    const own = layer.system ? extentInDegrees(layer.extent, layer.system) : null;
    return ground === null || own === null || extentsTouch(ground, own);
  });
}

/** A class of land use like any other: all of them are filled. */
const LAND_USE_CLASS = '0101';

/** Land use is filled everywhere; of other layers only what a person gave a fill: rivers and villages leave most of the ground free. */
function fillOpacityOf(layer: LayerRecord, { style }: LayerView): number {
  const symbol = layer.role === 'dltb' ? classSymbol(layer, LAND_USE_CLASS) : { ...generalSymbol(layer), fill: undefined };
  return styledSymbol(symbol as MapSymbol, style).fill?.opacity ?? 0;
}

/** Makes layers so faint that what lies under them is seen; one step. */
export function letShineThrough(layers: readonly LayerRecord[]): Promise<void> {
  return setViews(layers.map(({ id }) => ({ layerId: id, opacity: SEE_THROUGH })), { code: 'office.did.seeThrough', params: { names: layers.map(({ name }) => name) } });
}
