/** A picture as one self-contained SVG: no scripts, no references outside, units in millimetres. */
import { toBase64 } from '../base/base64.ts';
import { assert } from '../base/news.ts';
import { stableId } from '../base/stable-id.ts';
import { clipLinesToArea } from './clip-lines.ts';
import { hatchLines } from './hatch-lines.ts';
import { ringsBox } from './interior.ts';
import type { GroupItem, HatchPattern, ImageItem, PathItem, Picture, PictureItem, SolidFill, Stroke, TextItem } from './picture.ts';

/** Sans-serif faces an office PC or a Linux desktop has (DESIGN.md §9: figure text is 黑体). */
export const FIGURE_SANS = '"SimHei","黑体","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';
export const FIGURE_SERIF = '"SimSun","宋体","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif';

export interface SvgOptions {
  /** Fill behind everything; transparent when absent. */
  readonly background?: string;
  /** Width and height in millimetres are left out, for places that size the picture themselves. */
  readonly unsized?: boolean;
  /** Textures as lines cut to their areas instead of patterns: for printing, and faster to rasterise. */
  readonly hatchesAsLines?: boolean;
}

/** What elements share while a picture is written. */
interface Writing {
  readonly patterns: ReadonlyMap<string, HatchPattern>;
  readonly hatchesAsLines: boolean;
  /** Patterns and clips by their id in the page. */
  readonly definitions: Map<string, string>;
}

/**
 * SVG text of a picture. Ids of textures and clips are made from their content, so that several pictures can stand
 * in one page without disturbing each other.
 */
export function toSvg(picture: Picture, options: SvgOptions = {}): string {
  const writing: Writing = { patterns: new Map(picture.patterns.map((pattern) => [pattern.id, pattern])), hatchesAsLines: options.hatchesAsLines ?? false, definitions: new Map() };
  const { definitions } = writing;
  const body = picture.items.map((item) => itemElement(item, writing)).join('');
  const { widthMillimetres: width, heightMillimetres: height } = picture;
  const size = options.unsized ? '' : ` width="${short(width)}mm" height="${short(height)}mm"`;
  const ground = options.background ? `<rect width="${short(width)}" height="${short(height)}" fill="${escapeXml(options.background)}"/>` : '';
  const defs = definitions.size > 0 ? `<defs>${[...definitions.values()].join('')}</defs>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="0 0 ${short(width)} ${short(height)}" font-family="${escapeXml(FIGURE_SANS)}">${defs}${ground}${body}</svg>`;
}

function itemElement(item: PictureItem, writing: Writing): string {
  switch (item.kind) {
    case 'path':
      return pathElement(item, writing);
    case 'text':
      return textElement(item);
    case 'group':
      return groupElement(item, writing);
    case 'image':
      return imageElement(item);
  }
}

function groupElement(group: GroupItem, writing: Writing): string {
  const body = group.items.map((item) => itemElement(item, writing)).join('');
  if (body === '') return '';
  let attributes = '';
  if (group.clip) {
    const [x, y, width, height] = group.clip;
    const id = clipId(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`, writing);
    attributes += ` clip-path="url(#${id})"`;
  }
  if (group.opacity !== undefined) attributes += ` opacity="${short(group.opacity)}"`;
  return `<g${attributes}>${body}</g>`;
}

function imageElement({ x, y, width, height, mediaType, bytes }: ImageItem): string {
  return `<image x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none" href="data:${mediaType};base64,${toBase64(bytes)}"/>`;
}

function pathElement(item: PathItem, writing: Writing): string {
  const d = pathData(item.paths, item.closed);
  if (d === '') return '';
  const clip = item.clipToSelf ? ` clip-path="url(#${clipId(d, writing)})"` : '';
  const elements = (item.fills ?? []).map((fill) => ('pattern' in fill ? patternFill(item, d, fill.pattern, writing) : `<path d="${d}" fill="${escapeXml(fill.colour)}"${fillOpacity(fill)} fill-rule="evenodd"/>`));
  for (const stroke of item.strokes ?? []) elements.push(`<path d="${d}" fill="none" ${strokeAttributes(stroke)}${clip}/>`);
  return elements.join('');
}

function patternFill(item: PathItem, d: string, id: string, writing: Writing): string {
  const pattern = writing.patterns.get(id);
  assert(pattern, `the picture lists pattern ${id}`);
  if (writing.hatchesAsLines) {
    return hatchLines(pattern, ringsBox(item.paths))
      .map(({ paths, stroke }) => ({ stroke, lines: pathData(clipLinesToArea(paths, item.paths), false) }))
      .map(({ stroke, lines }) => (lines === '' ? '' : `<path d="${lines}" fill="none" ${strokeAttributes(stroke)}/>`))
      .join('');
  }
  const element = patternElement(pattern);
  writing.definitions.set(element.id, element.text);
  return `<path d="${d}" fill="url(#${element.id})" fill-rule="evenodd"/>`;
}

function fillOpacity({ opacity }: SolidFill): string {
  return opacity !== undefined && opacity < 1 ? ` fill-opacity="${short(opacity)}"` : '';
}

function strokeAttributes(stroke: Stroke): string {
  let text = `stroke="${escapeXml(stroke.colour)}" stroke-width="${short(stroke.widthMillimetres)}"`;
  if (stroke.dashMillimetres && stroke.dashMillimetres.length > 0) text += ` stroke-dasharray="${stroke.dashMillimetres.map(short).join(' ')}"`;
  if (stroke.opacity !== undefined && stroke.opacity < 1) text += ` stroke-opacity="${short(stroke.opacity)}"`;
  if (stroke.cap && stroke.cap !== 'butt') text += ` stroke-linecap="${stroke.cap}"`;
  if (stroke.join && stroke.join !== 'miter') text += ` stroke-linejoin="${stroke.join}"`;
  return text;
}

function clipId(d: string, { definitions }: Writing): string {
  const id = `c${stableId(d)}`;
  if (!definitions.has(id)) definitions.set(id, `<clipPath id="${id}"><path d="${d}" clip-rule="evenodd"/></clipPath>`);
  return id;
}

/** Path data in hundredths of a millimetre, relative after the first point of each sub-path: a third of the length. */
function pathData(paths: readonly (readonly number[])[], closed: boolean): string {
  let d = '';
  for (const path of paths) {
    if (path.length < 4) continue;
    let x = Math.round(path[0]! * 100);
    let y = Math.round(path[1]! * 100);
    d += `M${hundredths(x)} ${hundredths(y)}l`;
    for (let i = 2; i + 1 < path.length; i += 2) {
      const nextX = Math.round(path[i]! * 100);
      const nextY = Math.round(path[i + 1]! * 100);
      const [dx, dy] = [hundredths(nextX - x), hundredths(nextY - y)];
      d += `${i > 2 && !dx.startsWith('-') ? ' ' : ''}${dx}${dy.startsWith('-') ? '' : ' '}${dy}`;
      x = nextX;
      y = nextY;
    }
    if (closed) d += 'z';
  }
  return d;
}

/** Exact decimal text of an integer number of hundredths, without a leading zero. */
function hundredths(value: number): string {
  const text = String(value / 100);
  return text.replace(/^(-?)0\./, '$1.');
}

function textElement(item: TextItem): string {
  const anchor = item.anchor && item.anchor !== 'start' ? ` text-anchor="${item.anchor}"` : '';
  const turn = item.rotateDegrees ? ` transform="rotate(${short(item.rotateDegrees)} ${short(item.x)} ${short(item.y)})"` : '';
  const halo = item.halo ? ` stroke="${escapeXml(item.halo.colour)}" stroke-width="${short(item.halo.widthMillimetres)}" paint-order="stroke" stroke-linejoin="round"` : '';
  const style = `${item.bold ? ' font-weight="600"' : ''}${item.italic ? ' font-style="italic"' : ''}`;
  const family = item.serif ? ` font-family="${escapeXml(FIGURE_SERIF)}"` : '';
  return `<text x="${short(item.x)}" y="${short(item.y)}" font-size="${short(item.heightMillimetres)}"${family} fill="${escapeXml(item.colour)}"${style}${anchor}${halo}${turn}>${escapeXml(item.text)}</text>`;
}

function patternElement(pattern: HatchPattern): { readonly id: string; readonly text: string } {
  const id = `p${stableId(JSON.stringify(pattern))}`;
  const lines = pattern.lines.map(({ points, stroke }) => `<path d="${pathData([points], false)}" fill="none" ${strokeAttributes(stroke)}/>`).join('');
  const turn = pattern.rotateDegrees ? ` patternTransform="rotate(${short(pattern.rotateDegrees)})"` : '';
  return { id, text: `<pattern id="${id}" width="${short(pattern.widthMillimetres)}" height="${short(pattern.heightMillimetres)}" patternUnits="userSpaceOnUse"${turn}>${lines}</pattern>` };
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Text safe inside XML content and attribute values; characters XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
