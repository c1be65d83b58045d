/** Sorts what was dropped, chosen or named on the command line into sets that are one layer each. */
import { extension, stem, type ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { ProblemError, type Problem } from '../base/news.ts';
import type { MessageKey } from '../i18n/keys.ts';
import { adviceFor } from './advice.ts';
import type { FileSet, FileSetListing } from './contract.ts';
import { mainPart } from './gathered-format.ts';
import { formatById } from './list.ts';
import { readPhoto } from './photos/exif.ts';
import { photoSet } from './photos/read.ts';
import { refusalOfText } from './text-refusal.ts';
import { recogniseFormat } from './recognise.ts';
import { SETS_OF_PARTS } from './set-parts.ts';
import { listZipEntries } from './zip.ts';

/** Extensions that other files have too: parts only beside a .tab of their name. */
const PARTS_BESIDE_TAB = new Set(['dat', 'map', 'id']);
const PARTS = new Set(SETS_OF_PARTS.flatMap((each) => each.parts).filter((part) => !PARTS_BESIDE_TAB.has(part)));
/** Belong to a set without carrying anything the import needs: spatial indexes, metadata, styles, locks. */
const SILENT_EXTENSIONS = new Set(['sbn', 'sbx', 'fbn', 'fbx', 'ain', 'aih', 'ixs', 'mxs', 'atx', 'qix', 'qpj', 'qmd', 'qml', 'cst', 'lyr', 'lyrx', 'sld', 'lock', 'db', 'ini', 'idm', 'ind', 'ds_store']);
/** Files of a geodatabase that hold data; the others are indexes and locks. */
const GEODATABASE_PARTS = new Set(['gdbtable', 'gdbtablx', 'cdf']);
/** A zip inside a zip is opened; deeper ones are not. */
const DEEPEST_ZIP = 2;

interface Found {
  readonly source: ByteSource;
  /** Path without the file name. */
  readonly container: string;
}

/** What a drop holds, before parts are put together and files are split into layers. */
interface Collected {
  /** Files that are part of a set. */
  readonly parts: Found[];
  /** Files that are a set each. */
  readonly whole: FileSet[];
  /** Files of file geodatabases, by the path of their folder. */
  readonly geodatabases: Map<string, Map<string, ByteSource>>;
  /** Changes of a database that lie beside it, by the path of the database. */
  readonly journals: Map<string, ByteSource>;
  /** Photos, by the folder they lie in. */
  readonly photos: Map<string, ByteSource[]>;
  readonly passedOver: Problem[];
}

/**
 * Groups files into sets. Shapefiles are grouped without reading their content; other formats are recognised, and files
 * that hold several layers give a set for each. Extensions and names are compared without case; everything that becomes no
 * layer stands in `passedOver` with the reason, except files that belong to a set silently.
 */
export async function listFileSets(sources: readonly ByteSource[], job: Job): Promise<FileSetListing> {
  const collected: Collected = { parts: [], whole: [], geodatabases: new Map(), journals: new Map(), photos: new Map(), passedOver: [] };
  const { passedOver } = collected;
  const tabs = tabNames(sources);
  for (const [position, source] of sources.entries()) {
    job.report({ stage: 'formats.stage.listing', params: { file: source.name }, fraction: position / sources.length });
    await job.pause();
    await collect(source, tabs, 0, collected, job);
  }
  await groupPhotos(collected, job);
  const grouped = groupParts(collected);
  const sets = [...grouped.filter((set) => set.format === 'shapefile'), ...(await layersOf(grouped.filter((set) => set.format !== 'shapefile'), collected, job))];
  if (sets.length === 0 && passedOver.length === 0) passedOver.push({ code: 'formats.nothing-found', severity: 'partial' });
  return { sets, passedOver };
}

/** The photos of a folder are one layer when any of them says where it was taken; others are pictures. */
async function groupPhotos({ photos, whole, passedOver }: Collected, job: Job): Promise<void> {
  for (const [container, found] of photos) {
    const byName = new Map<string, ByteSource>();
    for (const photo of found) {
      const name = photo.name.toLowerCase();
      if (byName.has(name)) passOver(passedOver, photo, 'formats.passed-duplicate');
      else byName.set(name, photo);
    }
    const all = [...byName.values()];
    const without: Problem[] = [];
    for (const photo of all) {
      await job.pause();
      const reason = await reasonWithoutPlace(photo);
      if (reason === null) break;
      without.push(reason);
    }
    // Where one has a place, the layer itself names those that have none.
    if (without.length < all.length) whole.push(photoSet(container, all));
    else passedOver.push(...without);
  }
}

/** Null for a photo with a place; one that cannot be unpacked says why and stops no other. */
async function reasonWithoutPlace(photo: ByteSource): Promise<Problem | null> {
  try {
    const facts = await readPhoto(photo);
    if (facts?.position) return null;
    const told: Problem[] = [];
    passOver(told, photo, facts ? 'photos.passed' : 'formats.passed-picture');
    return told[0]!;
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return { ...fault.problem, severity: 'partial' };
  }
}

function groupParts({ parts: found, passedOver }: Collected): FileSet[] {
  const groups = new Map<string, Map<string, ByteSource>>();
  for (const { source, container } of found) {
    const key = setName(container, source);
    const parts = groups.get(key) ?? new Map<string, ByteSource>();
    groups.set(key, parts);
    const part = extension(source.name);
    if (parts.has(part)) passOver(passedOver, source, 'formats.passed-duplicate');
    else parts.set(part, source);
  }
  const sets: FileSet[] = [];
  for (const group of groups.values()) {
    const taken = new Set(SETS_OF_PARTS.filter(({ main }) => group.has(main)).flatMap(({ parts }) => parts));
    for (const { format, main, parts, withoutMain } of SETS_OF_PARTS) {
      const own = parts.flatMap((part) => (group.has(part) ? [[part, group.get(part)!] as const] : []));
      const named = group.get(main);
      if (named) sets.push({ format, name: stem(named.name).normalize('NFC'), container: containerOf(named), parts: Object.fromEntries(own) });
      else if (format === 'shapefile' && isTable(own.map(([part]) => part)) && !taken.has('dbf')) {
        const dbf = group.get('dbf')!;
        sets.push({ format: 'dbase', name: stem(dbf.name).normalize('NFC'), container: containerOf(dbf), parts: Object.fromEntries(own) });
      } else if (withoutMain && own.some(([part]) => !taken.has(part))) passOver(passedOver, group.get('dbf') ?? own[0]![1], withoutMain, { parts: own.map(([part]) => `.${part}`).join(' ') });
    }
  }
  return sets;
}

/** A .dbf that never had shapes; with an index or a system beside it, it is a shapefile whose .shp is missing. */
function isTable(parts: readonly string[]): boolean {
  return parts.includes('dbf') && parts.every((part) => part === 'dbf' || part === 'cpg');
}

/** Every layer of the files that may hold several; a file that turns out not to be what it seemed is passed over with its reason. */
async function layersOf(grouped: readonly FileSet[], { whole, geodatabases, journals, passedOver }: Collected, job: Job): Promise<FileSet[]> {
  const sets: FileSet[] = [];
  for (const set of [...grouped, ...whole.map((found) => withJournal(found, journals)), ...Array.from(geodatabases, ([path, files]) => geodatabaseSet(path, files))]) {
    try {
      sets.push(...((await formatById(set.format).layers?.(set, job)) ?? [set]));
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      passedOver.push({ ...fault.problem, severity: 'partial' });
    }
  }
  return sets;
}

function withJournal(set: FileSet, journals: ReadonlyMap<string, ByteSource>): FileSet {
  const main = mainPart(set);
  const journal = journals.get(main.path);
  return journal ? { ...set, parts: { ...set.parts, [`${extension(main.name)}-wal`]: journal } } : set;
}

/** The .gdb folder that a file lies in; some zips are packed without the folder itself. */
function geodatabaseFolder({ path, name }: ByteSource): string | null {
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  return /\.gdb$/i.test(folder) || (/\.gdb\.zip$/i.test(folder) && /^(a[0-9a-f]{8}\..*|gdb|timestamps)$/i.test(name)) ? folder : null;
}

function geodatabaseSet(path: string, files: ReadonlyMap<string, ByteSource>): FileSet {
  const slash = path.lastIndexOf('/');
  const folderName = path.slice(slash + 1);
  return { format: 'file-geodatabase', name: folderName.replace(/\.gdb(\.zip)?$/i, '').normalize('NFC'), container: slash < 0 ? '' : path.slice(0, slash), folderName, parts: Object.fromEntries(files) };
}

/** The name that the parts of a set share. */
const setName = (container: string, source: ByteSource): string => `${container}/${stem(source.name)}`.normalize('NFC').toLowerCase();

/** Names of the sets that a .tab makes. */
function tabNames(sources: readonly ByteSource[]): ReadonlySet<string> {
  return new Set(sources.filter((source) => extension(source.name) === 'tab').map((source) => setName(containerOf(source), source)));
}

/** A file, or the entries of a zip; faults of one zip do not stop the others. `tabs` names the MapInfo tables around it. */
async function collect(source: ByteSource, tabs: ReadonlySet<string>, depth: number, collected: Collected, job: Job): Promise<void> {
  const { parts, whole, geodatabases, journals, photos, passedOver } = collected;
  if (isRubbish(source)) return;
  const kind = extension(source.name);
  const geodatabase = geodatabaseFolder(source);
  if (geodatabase !== null) {
    const files = geodatabases.get(geodatabase) ?? new Map<string, ByteSource>();
    geodatabases.set(geodatabase, files);
    if (GEODATABASE_PARTS.has(kind)) files.set(source.name.toLowerCase(), source);
    return;
  }
  if (PARTS.has(kind) || (PARTS_BESIDE_TAB.has(kind) && tabs.has(setName(containerOf(source), source)))) {
    parts.push({ source, container: containerOf(source) });
    return;
  }
  if (kind === 'zip') {
    if (depth >= DEEPEST_ZIP) return passOver(passedOver, source, 'formats.passed-nested-zip');
    try {
      const entries = await listZipEntries(source, job);
      const found = (): number => parts.length + whole.length + geodatabases.size + photos.size;
      const before = found();
      const passedBefore = passedOver.length;
      const entryTabs = tabNames(entries);
      for (const entry of entries) await collect(entry, entryTabs, depth + 1, collected, job);
      // Side files alone are grouped later; here only a zip without any part of a set is told as a whole.
      if (found() === before) {
        passedOver.length = passedBefore;
        passOver(passedOver, source, entries.length === 0 ? 'formats.zip-empty' : 'formats.zip-without-layers', { count: entries.length });
      }
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      passedOver.push({ ...fault.problem, severity: 'partial' });
    }
    return;
  }
  const database = /^(.*\.(?:gpkg|sqlite|db))-(wal|shm|journal)$/i.exec(source.path);
  if (database) {
    if (database[2]!.toLowerCase() === 'wal') journals.set(database[1]!, source);
    return;
  }
  if (isSilent(source)) return;
  // Pictures, documents and archives are what their name says; a zip need not inflate them to find out.
  if (kind === 'jpg' || kind === 'jpeg') {
    const folder = containerOf(source);
    const known = photos.get(folder);
    if (known) known.push(source);
    else photos.set(folder, [source]);
    return;
  }
  const named = reasonByName(source);
  if (named !== null && kind !== 'json') return passOver(passedOver, source, named);
  const format = await recogniseFormat(source);
  if (format) {
    whole.push({ format, name: stem(source.name).normalize('NFC'), container: containerOf(source), parts: { [kind]: source } });
    return;
  }
  const advice = await adviceFor(source);
  if (advice === null && kind === 'txt') {
    const { code, params } = await refusalOfText(source);
    return passOver(passedOver, source, code, params as Readonly<Record<string, string | number>>);
  }
  passOver(passedOver, source, advice ?? named ?? 'formats.passed-unknown');
}

function passOver(passedOver: Problem[], source: ByteSource, code: MessageKey, params: Readonly<Record<string, string | number>> = {}): void {
  passedOver.push({ code, params: { file: source.name, ...params }, place: { file: source.path }, severity: 'minor' });
}

function containerOf(source: ByteSource): string {
  const slash = source.path.lastIndexOf('/');
  return slash < 0 ? '' : source.path.slice(0, slash);
}

/** Leavings of operating systems, and files that hide themselves. */
function isRubbish(source: ByteSource): boolean {
  return /(^|\/)(__MACOSX|\.git|\$RECYCLE\.BIN)\//i.test(source.path) || /^(\..*|Thumbs\.db|desktop\.ini|~\$.*)$/i.test(source.name);
}

function isSilent(source: ByteSource): boolean {
  return SILENT_EXTENSIONS.has(extension(source.name)) || /\.shp\.(xml|iso\.xml)$/i.test(source.name);
}

/** Kinds of files whose sentence says what to do instead. */
const REASONS: readonly (readonly [pattern: RegExp, code: MessageKey])[] = [
  [/\.(rar|7z|tar|gz|tgz|bz2|xz)$/i, 'formats.passed-other-archive'],
  [/\.dgn$/i, 'formats.passed-drawing'],
  [/\.(gdbtable|gdbtablx|gdbindexes|freelist|spx|horizon)$/i, 'formats.passed-other-gis'],
  [/\.(docx?|pptx?|pdf|md|rtf|wps|html?|xml|json)$/i, 'refusal.document'],
  [/\.(jpe?g|png|gif|bmp|tiff?|img|webp|tfw|ovr)$/i, 'formats.passed-picture'],
];

function reasonByName(source: ByteSource): MessageKey | null {
  return REASONS.find(([pattern]) => pattern.test(source.name))?.[1] ?? null;
}
