/**
 * Georeference of printed map sheets: a viewport with a measure (ISO 32000-2 §12.9 and §12.10) on every page that has a
 * map, so that other GIS read coordinates from the PDF. Added as an incremental update (§7.5.6): what was printed stays
 * byte for byte, the pages get new dictionaries after it.
 */
import { writePrj } from '../crs/prj.ts';
import { geographicSystemOf } from '../crs/systems.ts';
import { convertCoordinates } from '../crs/transform.ts';
import type { SheetPlace } from '../figure/layout/map-sheet.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** 1e-9° is a tenth of a millimetre. */
const DEGREE_DECIMALS = 9;

/** Where things stand in a PDF with a classic table of references, as Chromium writes it. */
interface PdfStructure {
  readonly text: string;
  /** Byte of every object, by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: string;
  readonly startOfTable: number;
}

/** `places` by page, null for a page without a map. A PDF of another structure, and one without a map, comes back as it is. */
export function withGeoreference(pdf: Uint8Array, places: readonly (SheetPlace | null)[]): Uint8Array {
  const structure = readStructure(pdf);
  const pages = structure && pagesInOrder(structure);
  if (!structure || pages?.length !== places.length) return pdf;
  const updates = places.flatMap((place, index) => {
    const measured = place && viewport(place, structure, pages[index]!);
    const dictionary = measured && objectText(structure, pages[index]!)?.replace(/>>\s*$/, `/VP [${measured}]>>`);
    return dictionary ? [{ number: pages[index]!, dictionary }] : [];
  });
  if (updates.length === 0) return pdf;
  let added = '\n';
  const entries = updates.map(({ number, dictionary }) => {
    const offset = pdf.length + added.length;
    added += `${number} 0 obj\n${dictionary}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = pdf.length + added.length;
  added += `xref\n${entries.join('')}trailer\n<<${structure.trailer}\n/Prev ${structure.startOfTable}>>\nstartxref\n${table}\n%%EOF\n`;
  const whole = new Uint8Array(pdf.length + added.length);
  whole.set(pdf);
  for (let i = 0; i < added.length; i++) whole[pdf.length + i] = added.charCodeAt(i);
  return whole;
}

/** One byte one character, so that places in the text are places in the file. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return pieces.join('');
}

function readStructure(pdf: Uint8Array): PdfStructure | null {
  const text = latin1(pdf);
  const startOfTable = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  if (!text.startsWith('xref', startOfTable)) return null;
  const trailerAt = text.indexOf('trailer', startOfTable);
  const trailer = /^trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(trailerAt))?.[1];
  // Another update or a table in a stream is not what is printed here.
  if (trailerAt < 0 || trailer === undefined || /\/Prev|\/XRefStm/.test(trailer)) return null;
  const [, first = '', ...lines] = /^xref\s+(\d+) \d+\s+([\s\S]*)$/.exec(text.slice(startOfTable, trailerAt)) ?? [];
  const offsets = new Map<number, number>();
  for (const [index, [, offset, kind]] of [...(lines[0] ?? '').matchAll(/(\d{10}) \d{5} ([nf])/g)].entries()) if (kind === 'n') offsets.set(Number(first) + index, Number(offset));
  return { text, offsets, trailer, startOfTable };
}

/** What stands between `obj` and `endobj`; null where the table does not lead to the object. */
function objectText({ text, offsets }: PdfStructure, number: number): string | null {
  const at = offsets.get(number);
  if (at === undefined || !text.startsWith(`${number} 0 obj`, at)) return null;
  const end = text.indexOf('endobj', at);
  return end < 0 ? null : text.slice(at + `${number} 0 obj`.length, end).trim();
}

/** Numbers of the page objects in the order of the pages; null where the tree cannot be followed. */
function pagesInOrder(structure: PdfStructure): readonly number[] | null {
  const root = referenceIn(structure.trailer, 'Root');
  const top = root === null ? null : referenceIn(objectText(structure, root) ?? '', 'Pages');
  const found: number[] = [];
  const follow = (number: number, depth: number): boolean => {
    const dictionary = objectText(structure, number);
    if (dictionary === null || depth > 32) return false;
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(dictionary)?.[1];
    if (kids === undefined) return found.push(number) > 0;
    return [...kids.matchAll(/(\d+) 0 R/g)].every(([, kid]) => follow(Number(kid), depth + 1));
  };
  return top !== null && follow(top, 0) ? found : null;
}

function referenceIn(dictionary: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  return found === undefined ? null : Number(found);
}

/** The map's frame on the page with the degrees of its corners on the system's own datum, and the system it is drawn in. */
function viewport({ frame: [x, y, width, height], extent: [west, south, east, north], system }: SheetPlace, structure: PdfStructure, page: number): string | null {
  const degrees = geographicSystemOf(system.datum);
  const box = /\/MediaBox\s*\[\s*[-\d.]+\s+[-\d.]+\s+([-\d.]+)\s+([-\d.]+)\s*\]/.exec(objectText(structure, page) ?? '');
  if (!degrees || !box) return null;
  const pageHeight = Number(box[2]);
  const points = (millimetres: number): number => millimetres * POINTS_PER_MILLIMETRE;
  const bounds = [points(x), pageHeight - points(y + height), points(x + width), pageHeight - points(y)].map((value) => value.toFixed(4)).join(' ');
  const corners = convertCoordinates(Float64Array.from([west, south, west, north, east, north, east, south]), system, degrees);
  const places = [0, 2, 4, 6].map((i) => `${corners[i + 1]!.toFixed(DEGREE_DECIMALS)} ${corners[i]!.toFixed(DEGREE_DECIMALS)}`).join(' ');
  const code = /^EPSG:(\d+)$/.exec(system.id)?.[1];
  const words = writePrj(system).replace(/[\\()]/g, '\\$&');
  const projected = `<</Type /PROJCS${code === undefined ? '' : ` /EPSG ${code}`} /WKT (${words})>>`;
  return `<</Type /Viewport /BBox [${bounds}] /Measure <</Type /Measure /Subtype /GEO /Bounds [0 0 0 1 1 1 1 0] /LPTS [0 0 0 1 1 1 1 0] /GPTS [${places}] /GCS ${projected}>>>>`;
}
