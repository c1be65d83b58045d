/** What the painter is asked for; plain data, structured-cloneable. */
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord, LayerStyle } from '../../../shared/model/layer.ts';
import type { LayerClasses } from '../../../shared/model/layer-classes.ts';
import type { Frame } from '../drawing/frame.ts';

/** One layer of the picture; only what painting needs of its record. */
export interface PaintedLayerRequest {
  readonly record: Pick<LayerRecord, 'id' | 'name' | 'role' | 'system' | 'extent'>;
  /** Another value when the layer's content is another (`contentKey`). */
  readonly content: string;
  readonly opacity: number;
  readonly style?: LayerStyle;
  /** Keys of symbols that are not painted. */
  readonly hiddenSymbols?: readonly string[];
  /** Classes by a field, instead of the layer's own symbols. */
  readonly classes?: LayerClasses;
  /** When given, only these features are painted, as selected ones are. */
  readonly selected?: FeatureSet;
}

export interface PaintRequest {
  readonly frame: Frame;
  readonly display: CoordinateSystem;
  /** From the bottom to the top. */
  readonly layers: readonly PaintedLayerRequest[];
  /** Rings of the mine to focus on (flat east, north); everything hatched outside it and 30 m around is dimmed. */
  readonly focus: readonly (readonly number[])[] | null;
}

/** What a picture did not show, so that nothing is missing in silence. */
export interface PaintAnswer {
  readonly picture: ImageBitmap;
  /** Layers whose files could not be read; named in the inbox by whoever asked. */
  readonly unreadable: readonly string[];
}
