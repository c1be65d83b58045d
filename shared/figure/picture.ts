/**
 * A picture of vectors, seldom pixels, in millimetres of paper: the one form in which maps are drawn for the screen preview, the
 * Word file, the PDF and the command line. Origin upper left, x right, y down.
 */

export type Colour = string;

export interface Stroke {
  readonly colour: Colour;
  readonly widthMillimetres: number;
  readonly dashMillimetres?: readonly number[];
  readonly opacity?: number;
  readonly cap?: 'butt' | 'round' | 'square';
  readonly join?: 'miter' | 'round' | 'bevel';
}

export interface PatternFill {
  /** Refers to {@link Picture.patterns}. */
  readonly pattern: string;
}

export interface SolidFill {
  readonly colour: Colour;
  readonly opacity?: number;
}

/** A set of sub-paths, even-odd filled; flat x, y in millimetres. */
export interface PathItem {
  readonly kind: 'path';
  readonly paths: readonly (readonly number[])[];
  readonly closed: boolean;
  readonly fills?: readonly (SolidFill | PatternFill)[];
  readonly strokes?: readonly Stroke[];
  /** Draw only inside this path's own area (inner ribbons, teeth). */
  readonly clipToSelf?: boolean;
}

export interface TextItem {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly heightMillimetres: number;
  readonly colour: Colour;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly serif?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly rotateDegrees?: number;
  readonly halo?: { readonly colour: Colour; readonly widthMillimetres: number };
}

export interface GroupItem {
  readonly kind: 'group';
  /** Rectangle clip: x, y, width, height in millimetres. */
  readonly clip?: readonly [number, number, number, number];
  readonly opacity?: number;
  readonly items: readonly PictureItem[];
}

/** Pixels: a photograph of the ground under the lines; stretched to its rectangle, in millimetres. */
export interface ImageItem {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** The encoded file. */
  readonly bytes: Uint8Array;
}

export type PictureItem = PathItem | TextItem | GroupItem | ImageItem;

/** A hatch tile, repeated; lines in millimetres inside a width × height cell turned by `rotateDegrees`. */
export interface HatchPattern {
  readonly id: string;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly rotateDegrees: number;
  readonly lines: readonly { readonly points: readonly number[]; readonly stroke: Stroke }[];
}

export interface Picture {
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly patterns: readonly HatchPattern[];
  readonly items: readonly PictureItem[];
}

/** Turns a picture into PNG bytes; the window uses its own canvas, the command line a WASM renderer. */
export interface Rasteriser {
  png(picture: Picture, dotsPerInch: number): Promise<Uint8Array>;
}
