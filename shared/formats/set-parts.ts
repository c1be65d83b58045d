/** Which files lie beside each other as one set, and which a person may open at all. */
import type { MessageKey } from '../i18n/keys.ts';
import { ADVISED_EXTENSIONS } from './advice.ts';
import type { FormatId } from './contract.ts';
import { RECOGNISED_EXTENSIONS } from './recognise.ts';

/** Formats whose layer is several files of one name: the main one, all that are read, and what is said when the main one is missing. */
export const SETS_OF_PARTS: readonly { readonly format: FormatId; readonly main: string; readonly parts: readonly string[]; readonly withoutMain: MessageKey | null }[] = [
  { format: 'shapefile', main: 'shp', parts: ['shp', 'shx', 'dbf', 'prj', 'cpg'], withoutMain: 'formats.passed-without-shp' },
  { format: 'mapinfo-interchange', main: 'mif', parts: ['mif', 'mid'], withoutMain: 'exchange.passed-without-mif' },
  // The .tab is some lines of text: the shapes come first, whose checksum says whether the layer has changed.
  { format: 'mapinfo-table', main: 'tab', parts: ['map', 'dat', 'dbf', 'tab', 'id'], withoutMain: null },
];

/**
 * Extensions of the files of one name that somebody means who names one of them: all of a shapefile or of a MIF by any of
 * its parts, those of a MapInfo table by its .tab, whose other parts have names that other files have too. null: it stands alone.
 */
export function partsMeantBy(extension: string): readonly string[] | null {
  return SETS_OF_PARTS.find(({ main, parts }) => main === extension || (main !== 'tab' && parts.includes(extension)))?.parts ?? null;
}

/** Lower-case extensions that are opened from outside (double click, second start, command line), also those that are only advised about; a .gdb is a folder. */
export const OPENABLE_EXTENSIONS: ReadonlySet<string> = new Set([...SETS_OF_PARTS.map(({ main }) => main), 'dbf', ...RECOGNISED_EXTENSIONS, ...ADVISED_EXTENSIONS, 'zip', 'gdb', 'kcbak']);
