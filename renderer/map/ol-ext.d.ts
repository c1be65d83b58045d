/** ol-ext comes without types; only what is used is declared. */
declare module 'ol-ext/control/CanvasScaleLine.js' {
  import type ScaleLine from 'ol/control/ScaleLine.js';
  import type { Options } from 'ol/control/ScaleLine.js';
  import type Style from 'ol/style/Style.js';

  /** A scale line drawn on the map's canvas, so that a picture of the map has it too. */
  export default class CanvasScaleLine extends ScaleLine {
    constructor(options?: Options & { readonly style?: Style });
    setStyle(style: Style): void;
  }
}
