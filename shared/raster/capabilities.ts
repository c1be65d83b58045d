/** What a map server says it has: layers of a WMS, layers and grids of a WMTS. Sources: OGC 01-068r3, OGC 07-057r7. */
import { memorySource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { NewsCollector, stop } from '../base/news.ts';
import { walkXml } from '../formats/xml.ts';
import type { TileLevel } from '../model/base-map.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import { imageSystemById } from './image-systems.ts';

export interface WmsOffer {
  readonly kind: 'wms';
  readonly layer: string;
  readonly title: string;
  /** Of those it offers, the ones we can show. */
  readonly systems: readonly CoordinateSystem[];
  readonly format: string;
  readonly degrees: Extent | null;
}

export interface WmtsOffer {
  readonly kind: 'wmts';
  readonly layer: string;
  readonly title: string;
  /** One grid it is cut in, in a system that we can show. */
  readonly set: string;
  readonly system: CoordinateSystem;
  readonly levels: readonly TileLevel[];
  readonly template: string;
  readonly degrees: Extent | null;
}

export type ServerOffer = WmsOffer | WmtsOffer;

/** Reads the answer to a GetCapabilities; `address` is the one that was asked. Anything else than capabilities stops. */
export async function readCapabilities(xml: Uint8Array, address: string, job: Job): Promise<readonly ServerOffer[]> {
  const root = await treeOf(xml, address, job);
  if (/^(WMT_MS_Capabilities|WMS_Capabilities)$/.test(root.name)) return wmsOffers(root);
  if (root.name === 'Capabilities' && child(root, 'Contents')) return wmtsOffers(root, address);
  return stop('basemap.server-no-capabilities', { address });
}

interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

async function treeOf(xml: Uint8Array, address: string, job: Job): Promise<XmlNode> {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  await walkXml(
    memorySource(address, xml),
    null,
    {
      open(name, attributes) {
        const node: XmlNode = { name, attributes, children: [], text: '' };
        open.at(-1)!.children.push(node);
        open.push(node);
      },
      text(text) {
        open.at(-1)!.text += text;
      },
      close() {
        open.pop();
      },
    },
    new NewsCollector(),
    job,
  );
  return top.children[0] ?? stop('basemap.server-no-capabilities', { address });
}

const child = (node: XmlNode | undefined, name: string): XmlNode | undefined => node?.children.find((each) => each.name === name);
const childrenOf = (node: XmlNode | undefined, name: string): readonly XmlNode[] => node?.children.filter((each) => each.name === name) ?? [];
const textOf = (node: XmlNode | undefined, name: string): string => child(node, name)?.text.trim() ?? '';

function wmsOffers(root: XmlNode): readonly WmsOffer[] {
  const capability = child(root, 'Capability');
  const formats = childrenOf(child(child(capability, 'Request'), 'GetMap'), 'Format').map((format) => format.text.trim());
  const format = formats.find((each) => /^image\/png\b/.test(each)) ?? formats.find((each) => /^image\/(jpeg|webp)/.test(each)) ?? 'image/png';
  const offers: WmsOffer[] = [];
  const visit = (layer: XmlNode, inherited: readonly string[], outerBox: Extent | null): void => {
    const own = [...childrenOf(layer, 'SRS'), ...childrenOf(layer, 'CRS')].flatMap((node) => node.text.trim().split(/\s+/));
    const systems = [...new Set([...inherited, ...own])];
    const degrees = degreesOfWms(layer) ?? outerBox;
    const name = textOf(layer, 'Name');
    if (name !== '') {
      const usable = systems.map(imageSystemById).filter((system) => system !== null);
      if (usable.length > 0) offers.push({ kind: 'wms', layer: name, title: textOf(layer, 'Title') || name, systems: usable, format, degrees });
    }
    for (const inner of childrenOf(layer, 'Layer')) visit(inner, systems, degrees);
  };
  for (const layer of childrenOf(capability, 'Layer')) visit(layer, [], null);
  return offers;
}

function degreesOfWms(layer: XmlNode): Extent | null {
  const box = child(layer, 'LatLonBoundingBox');
  if (box) return extentOf([box.attributes['minx'], box.attributes['miny'], box.attributes['maxx'], box.attributes['maxy']]);
  const other = child(layer, 'EX_GeographicBoundingBox');
  return other ? extentOf(['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].map((name) => textOf(other, name))) : null;
}

function extentOf(words: readonly (string | undefined)[]): Extent | null {
  const [west, south, east, north] = words.map((word) => (word === undefined || word === '' ? Number.NaN : Number(word))) as [number, number, number, number];
  return west < east && south < north ? [west, south, east, north] : null;
}

function wmtsOffers(root: XmlNode, address: string): readonly WmtsOffer[] {
  const contents = child(root, 'Contents');
  const sets = new Map(childrenOf(contents, 'TileMatrixSet').map((set) => [textOf(set, 'Identifier'), gridOf(set)]));
  return childrenOf(contents, 'Layer').flatMap((layer) =>
    childrenOf(layer, 'TileMatrixSetLink').flatMap((link): WmtsOffer[] => {
      const set = textOf(link, 'TileMatrixSet');
      const grid = sets.get(set);
      const formats = childrenOf(layer, 'Format').map((format) => format.text.trim());
      const format = formats.find((each) => /^image\//.test(each));
      if (!grid || (formats.length > 0 && !format)) return [];
      const name = textOf(layer, 'Identifier');
      const styles = childrenOf(layer, 'Style');
      const style = textOf(styles.find((each) => each.attributes['isDefault'] === 'true') ?? styles[0], 'Identifier');
      const resource = childrenOf(layer, 'ResourceURL').find((each) => each.attributes['resourceType'] === 'tile' && (!format || each.attributes['format'] === format));
      const template = resource?.attributes['template'];
      const filled = template ? template.replaceAll(/\{Style\}/gi, style).replaceAll(/\{TileMatrixSet\}/gi, set) : keyValueTemplate(address, { LAYER: name, STYLE: style, TILEMATRIXSET: set, FORMAT: format ?? 'image/png' });
      return [{ kind: 'wmts', layer: name, title: textOf(layer, 'Title') || name, set, ...grid, template: filled, degrees: degreesOfWmts(layer) }];
    }),
  );
}

function keyValueTemplate(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (/^(service|request|version|layer|style|tilematrixset|format)$/i.test(name)) url.searchParams.delete(name);
  for (const [name, value] of Object.entries({ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', ...parameters })) url.searchParams.set(name, value);
  return `${url.href}&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}`;
}

function degreesOfWmts(layer: XmlNode): Extent | null {
  const box = child(layer, 'WGS84BoundingBox');
  return box ? extentOf([...textOf(box, 'LowerCorner').split(/\s+/), ...textOf(box, 'UpperCorner').split(/\s+/)]) : null;
}

/** The standard's pixel, metres, and what a degree is in metres for its scales (OGC 07-057r7 §6.1). */
const PIXEL_METRES = 0.00028;
const DEGREE_METRES = (2 * Math.PI * 6_378_137) / 360;
/** Eastings of prefixed zones and longitudes of China tell the axes of a corner apart. */
const ZONE_PREFIX_METRES = 10_002_500;

function gridOf(set: XmlNode): { readonly system: CoordinateSystem; readonly levels: readonly TileLevel[] } | null {
  const words = textOf(set, 'SupportedCRS');
  const code = /EPSG:(?::|[\d.]+:)?(\d+)$/i.exec(words)?.[1] ?? (/CRS84$/i.test(words) ? '4326' : /900913$/.test(words) ? '3857' : null);
  const system = code === null ? null : imageSystemById(`EPSG:${code}`);
  if (!system) return null;
  const levels = childrenOf(set, 'TileMatrix').flatMap((matrix): TileLevel[] => {
    const corner = textOf(matrix, 'TopLeftCorner').split(/\s+/).map(Number) as [number, number];
    const [originEast, originNorth] = axesSwapped(corner, system, words) ? [corner[1], corner[0]] : corner;
    const denominator = Number(textOf(matrix, 'ScaleDenominator'));
    const unitsPerPixel = (denominator * PIXEL_METRES) / (system.kind === 'geographic' ? DEGREE_METRES : 1);
    const level = { name: textOf(matrix, 'Identifier'), originEast, originNorth, unitsPerPixel, tileWidth: Number(textOf(matrix, 'TileWidth')), tileHeight: Number(textOf(matrix, 'TileHeight')), columns: Number(textOf(matrix, 'MatrixWidth')), rows: Number(textOf(matrix, 'MatrixHeight')) };
    return Object.entries(level).every(([key, value]) => key === 'name' || Number.isFinite(value)) && unitsPerPixel > 0 && level.tileWidth > 0 ? [level] : [];
  });
  return levels.length > 0 ? { system, levels: levels.toSorted((a, b) => b.unitsPerPixel - a.unitsPerPixel) } : null;
}

/** Corners follow the axes of the registry (north first) or the map's; the numbers say which where they can. */
function axesSwapped([first, second]: readonly [number, number], system: CoordinateSystem, words: string): boolean {
  if (system.kind === 'geographic') {
    if (Math.abs(first) > 90) return false;
    if (Math.abs(second) > 90) return true;
    return /^urn:/i.test(words) && !/CRS84/i.test(words);
  }
  if (system.kind !== 'gauss-kruger') return false;
  const prefixed = (system.falseEastingMetres ?? 0) > 1_000_000;
  return prefixed ? Math.abs(second) > ZONE_PREFIX_METRES && Math.abs(first) <= ZONE_PREFIX_METRES : /^urn:/i.test(words);
}
