/** Paper of printed sheets: ISO 216 A series, and how large its furniture is set. */

export const PAPER_SIZES = ['A4', 'A3', 'A2', 'A1', 'A0'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];
export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

interface PaperLook {
  /** Short and long side, millimetres (ISO 216). */
  readonly short: number;
  readonly long: number;
  /** Between the edge of the paper and the outermost line; more than any office printer leaves white. */
  readonly margin: number;
  /** Type and lines of everything outside the map, relative to A3. */
  readonly furniture: number;
  /** Pens, names and textures of the map itself, relative to SYMBOLS.md; large paper is read from farther away. */
  readonly symbols: number;
  /** Beside the map on landscape paper, below it on portrait paper. */
  readonly panelWidth: number;
  readonly panelHeight: number;
}

const LOOKS: Readonly<Record<PaperSize, PaperLook>> = {
  A4: { short: 210, long: 297, margin: 8, furniture: 0.86, symbols: 1, panelWidth: 66, panelHeight: 86 },
  A3: { short: 297, long: 420, margin: 10, furniture: 1, symbols: 1, panelWidth: 92, panelHeight: 110 },
  A2: { short: 420, long: 594, margin: 12, furniture: 1.2, symbols: 1.15, panelWidth: 120, panelHeight: 140 },
  A1: { short: 594, long: 841, margin: 15, furniture: 1.45, symbols: 1.35, panelWidth: 150, panelHeight: 170 },
  A0: { short: 841, long: 1189, margin: 18, furniture: 1.8, symbols: 1.6, panelWidth: 190, panelHeight: 215 },
};

/** Left, top, width, height in millimetres of paper. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** Where the parts of a sheet lie. */
export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly furniture: number;
  readonly symbols: number;
  readonly title: Rectangle;
  /** Outside of the map's frame. */
  readonly map: Rectangle;
  /** For legend, table and title block. */
  readonly panel: Rectangle;
}

/** Of the title row on A3. */
const TITLE_HEIGHT = 12;
const GAP = 3;

/** Width and height of a paper as it lies, millimetres. */
export function paperMillimetres(paper: PaperSize, orientation: Orientation): readonly [width: number, height: number] {
  const { short, long } = LOOKS[paper];
  return orientation === 'landscape' ? [long, short] : [short, long];
}

/** What a canvas holds, and a rasteriser in an office's memory. */
const MOST_PIXELS = 200_000_000;
const MILLIMETRES_PER_INCH = 25.4;

/** True when a picture of this paper at this resolution (dots per inch) is more than can be painted. */
export function isTooFine(paper: PaperSize, dotsPerInch: number): boolean {
  const { short, long } = LOOKS[paper];
  return short * long * (dotsPerInch / MILLIMETRES_PER_INCH) ** 2 > MOST_PIXELS;
}

/** Title on top; the panel right of the map on landscape paper, below it on portrait paper. */
export function arrange(paper: PaperSize, orientation: Orientation): Arrangement {
  const { margin, furniture, symbols, panelWidth, panelHeight } = LOOKS[paper];
  const [width, height] = paperMillimetres(paper, orientation);
  const [left, top] = [margin, margin + TITLE_HEIGHT * furniture];
  const [innerWidth, innerHeight] = [width - 2 * margin, height - margin - top];
  const gap = GAP * furniture;
  const landscape = orientation === 'landscape';
  return {
    width,
    height,
    margin,
    furniture,
    symbols,
    title: [left, margin, innerWidth, TITLE_HEIGHT * furniture],
    map: [left, top, landscape ? innerWidth - panelWidth - gap : innerWidth, landscape ? innerHeight : innerHeight - panelHeight - gap],
    panel: landscape ? [left + innerWidth - panelWidth, top, panelWidth, innerHeight] : [left, top + innerHeight - panelHeight, innerWidth, panelHeight],
  };
}
