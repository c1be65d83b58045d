/** What is asked of a map server: addresses made on the machine's side only, from what the user configured. */
import type { BaseMapSource, TileLevel } from '../model/base-map.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentOfTile } from './tile-levels.ts';

/** A base map that comes from a server, as the machine knows it. */
export type ServedSource = Extract<BaseMapSource, { readonly kind: 'wms' | 'wmts' | 'tianditu' }>;

export const TIANDITU_ADDRESS = 'https://t0.tianditu.gov.cn';
export const TIANDITU_FINEST_LEVEL = 18;

/** Scheme, host and port of an http(s) address, or null when it is none; user names in it are refused. */
export function originOf(address: string): string | null {
  try {
    const url = new URL(address.trim());
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.origin : null;
  } catch {
    return null;
  }
}

/** The address of one tile. `key` is 天地图's; other servers never get it. */
export function tileAddress(source: ServedSource, system: CoordinateSystem, level: TileLevel, column: number, row: number, key: string | null): string {
  switch (source.kind) {
    case 'wms':
      return getMapAddress(source, system, level, column, row);
    case 'wmts':
      return source.template.replaceAll(/\{TileMatrix\}/gi, encodeURIComponent(level.name)).replaceAll(/\{TileRow\}/gi, String(row)).replaceAll(/\{TileCol\}/gi, String(column));
    case 'tianditu':
      return tiandituAddress(source, level, column, row, key ?? '');
  }
}

/** Parameters as the service's own pages list them; the level's name is its number. */
function tiandituAddress({ address, theme, matrixSet }: Extract<ServedSource, { kind: 'tianditu' }>, level: TileLevel, column: number, row: number, key: string): string {
  const parameters = { SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: theme, STYLE: 'default', TILEMATRIXSET: matrixSet, FORMAT: 'tiles', TILEMATRIX: level.name, TILEROW: String(row), TILECOL: String(column), tk: key };
  return withParameters(`${address.replace(/\/+$/, '')}/${theme}_${matrixSet}/wmts`, parameters);
}

/** WMS 1.1.1, where a box is always west, south, east, north, whatever the axes of the system. */
function getMapAddress({ address, layers, format }: Extract<ServedSource, { kind: 'wms' }>, system: CoordinateSystem, level: TileLevel, column: number, row: number): string {
  return withParameters(address, {
    SERVICE: 'WMS',
    VERSION: '1.1.1',
    REQUEST: 'GetMap',
    LAYERS: layers,
    STYLES: '',
    SRS: system.id,
    BBOX: extentOfTile(level, column, row).join(','),
    WIDTH: String(level.tileWidth),
    HEIGHT: String(level.tileHeight),
    FORMAT: format,
    TRANSPARENT: /png|gif|webp/i.test(format) ? 'TRUE' : 'FALSE',
  });
}

/** What a server says it has. */
export function capabilitiesAddress(address: string, service: 'WMS' | 'WMTS'): string {
  return withParameters(address, { SERVICE: service, REQUEST: 'GetCapabilities', VERSION: service === 'WMS' ? '1.1.1' : '1.0.0' });
}

/** Sets parameters whatever the case in which the address has them; what the address has besides (a map file) stays. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  const ours = new Set(Object.keys(parameters).map((name) => name.toLowerCase()));
  for (const name of [...url.searchParams.keys()]) if (ours.has(name.toLowerCase())) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
