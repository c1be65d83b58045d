import type Interaction from 'ol/interaction/Interaction.js';
import Snap from 'ol/interaction/Snap.js';
import type OlMap from 'ol/Map.js';
import BaseObject from 'ol/Object.js';
import { get as getProjection } from 'ol/proj.js';

/** A map one metre to the pixel, without a canvas: it only takes interactions and says where pixels are. */
export function mapWithoutCanvas(): { readonly map: OlMap; readonly interactions: readonly Interaction[]; readonly snapped: (east: number, north: number) => number[] | null } {
  const interactions: Interaction[] = [];
  const map = Object.assign(new BaseObject(), {
    addLayer: () => {},
    render: () => {},
    isRendered: () => false,
    addInteraction(interaction: Interaction) {
      interactions.push(interaction);
      interaction.setMap(map);
    },
    removeInteraction(interaction: Interaction) {
      interactions.splice(interactions.indexOf(interaction), 1);
      interaction.setMap(null);
    },
    getView: () => ({ getProjection: () => getProjection('EPSG:3857')!, getResolution: () => 1 }),
    getPixelFromCoordinate: (coordinate: number[]) => coordinate,
  }) as unknown as OlMap;
  /** Where the pointer would be drawn to from a place; null: it stays where it is. */
  const snapped = (east: number, north: number): number[] | null => {
    for (const snap of interactions.filter((each) => each instanceof Snap)) {
      const found = snap.snapTo([east, north], [east, north], map);
      if (found) return [...found.vertex!];
    }
    return null;
  };
  return { map, interactions, snapped };
}
