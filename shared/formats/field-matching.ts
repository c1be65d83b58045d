/** Guesses, with the reason: what a layer is, and which field means what. The person corrects both. */
import type { Note } from '../base/news.ts';
import { comparableAliases, comparableFieldName } from '../model/field-meanings.ts';
import type { FieldDescriptor, FieldMapping, GeometryKind, LayerRole } from '../model/layer.ts';
import type { FieldMatch } from './contract.ts';

/** 采矿许可证号 since 2010: a letter and 22 digits (DOMAIN §2.3). */
const LICENCE_NUMBER = /^[CT]\d{22}$/;

/**
 * One field per meaning by its aliases, whole or cut to ten bytes by the format; a field serves one meaning. A rights layer without a known name for the licence
 * number takes the text field whose `rows` hold such numbers.
 */
export function matchFields(role: LayerRole, fields: readonly FieldDescriptor[], rows: readonly (readonly string[])[]): FieldMatch[] {
  const byName = new Map<string, string>();
  for (const field of fields) {
    const key = comparableFieldName(field.name);
    if (!byName.has(key)) byName.set(key, field.name);
  }
  const used = new Set<string>();
  const matches: FieldMatch[] = [];
  const take = (meaning: string, field: string): void => {
    used.add(field);
    matches.push({ meaning, field });
  };
  for (const [meaning, aliases] of comparableAliases(role)) {
    const field = aliases.map((alias) => byName.get(alias)).find((name) => name !== undefined && !used.has(name));
    if (field !== undefined) take(meaning, field);
    else if (role === 'rights' && meaning === 'licenceNumber') {
      const byValue = fields.findIndex((candidate, position) => candidate.type === 'text' && holdsLicenceNumbers(rows, position));
      if (byValue >= 0) take(meaning, fields[byValue]!.name);
    }
  }
  return matches;
}

function holdsLicenceNumbers(rows: readonly (readonly string[])[], position: number): boolean {
  const values = rows.map((row) => row[position] ?? '').filter((value) => value !== '');
  return values.length > 0 && values.filter((value) => LICENCE_NUMBER.test(value)).length * 2 > values.length;
}

/** Matches as the mapping that is kept with the layer. */
export function mappingOf(matches: readonly FieldMatch[]): FieldMapping {
  return Object.fromEntries(matches.map(({ meaning, field }) => [meaning, field]));
}

/** Words in layer names, most particular first: 湿地公园 is a reserve, not a wetland (DOMAIN §2.10 auto-recognition words). */
const NAME_WORDS: readonly (readonly [role: LayerRole, pattern: RegExp])[] = [
  ['farmland', /yjjbnt|jbnttb|永久基本农田|基本农田|永农|farmland/],
  ['redline', /stbhhx|生态保护红线|生态红线|redline/],
  ['reserve', /zrbhd|zrbhq|自然保护|保护地|保护区|国家公园|gjgy|风景名胜|fjmsq|自然公园|森林公园|slgy|地质公园|dzgy|湿地公园|sdgy|^bhq|reserve|protectedarea/],
  ['rights', /采矿权|矿业权|探矿权|矿区范围|采矿许可|ckq|kyq|kqfw|mining.?right|concession/],
  ['dltb', /dltb|地类图斑|三调图斑/],
  ['wetland', /湿地|wetland|^sd$/],
  ['grassland', /草原|草地|grassland/],
  ['forest', /林地|森林|公益林|小班|lindi|^ldxb|forest/],
  ['watersource', /饮用水水源|水源地|水源保护区|watersource/],
  ['riverzone', /河道管理范围|riverzone/],
  ['powerline', /电力线|输电线|高压线|配电线|架空线|powerline/],
  ['pipeline', /输油|输气|油气管|天然气管|石油管|管道线路|pipeline/],
  ['railway', /铁路|railway/],
  ['road', /公路|道路|road/],
  ['river', /河流|河道|水系|river/],
  ['township', /乡镇界|镇界|乡镇行政区|乡镇区划|街道界|township/],
  ['village', /村庄|居民点|行政村|村界|village/],
  ['county', /县界|县域|行政区|县级|^xzq|county/],
];

/** Field sets that only one kind of layer has. */
const TELLING_FIELDS: readonly (readonly [role: LayerRole, fields: readonly (readonly string[])[]])[] = [
  ['rights', [['XKZH'], ['采矿许可证号'], ['CKXKZH'], ['KCZKZ', 'KSMC'], ['许可证号', '矿山名称'], ['采矿权人', '矿山名称']]],
  ['farmland', [['YJJBNTTBBH'], ['JBNTTBBH'], ['YJJBNTMJ'], ['JBNTMJ'], ['JBNTLX']]],
  ['forest', [['BH_DJ', 'LIN_ZHONG'], ['LIN_BAN', 'XIAO_BAN'], ['SHI_QUAN_D'], ['林地保护等级'], ['BH_DJ', 'DI_LEI']]],
  ['reserve', [['BHQMC'], ['ZRBHDMC'], ['保护区名称'], ['保护地名称']]],
  ['redline', [['STHJWT'], ['GKCS', 'QYMJ'], ['RKSL', 'QYMJ']]],
];

/** Field sets that point to a kind of layer when its name says nothing. */
const HINTING_FIELDS: readonly (readonly [role: LayerRole, fields: readonly (readonly string[])[]])[] = [
  ['dltb', [['DLBM', 'TBBH'], ['DLBM', 'TBMJ'], ['DLBM', 'DLMC', 'QSDWMC'], ['地类编码', '图斑编号']]],
  ['forest', [['BH_DJ']]],
  ['rights', [['KSMC'], ['矿山名称']]],
];

/** Roles that are areas; a point or line layer never gets one. */
const AREA_ROLES: ReadonlySet<LayerRole> = new Set(['rights', 'dltb', 'farmland', 'forest', 'grassland', 'wetland', 'reserve', 'redline', 'watersource', 'riverzone', 'county', 'township']);

/** What a layer is by telling fields, then by the words of its name, then by hinting fields; `other` when nothing points anywhere. */
export function recogniseRole(name: string, fields: readonly FieldDescriptor[], kind: GeometryKind): { readonly role: LayerRole; readonly reason: Note } {
  const present = new Map(fields.map((field) => [comparableFieldName(field.name), field.name]));
  const possible = (role: LayerRole): boolean => kind === 'polygon' || !AREA_ROLES.has(role);
  const byFields = (table: typeof TELLING_FIELDS): { role: LayerRole; found: string } | null => {
    for (const [role, sets] of table) {
      const found = possible(role) ? sets.find((set) => set.every((field) => present.has(comparableFieldName(field)))) : undefined;
      if (found) return { role, found: found.map((field) => present.get(comparableFieldName(field))).join(' + ') };
    }
    return null;
  };
  const plainName = name.normalize('NFKC').toLowerCase().replace(/[\s_-]/g, '');
  const telling = byFields(TELLING_FIELDS);
  if (telling) return { role: telling.role, reason: { code: 'formats.role-by-fields', params: { fields: telling.found } } };
  for (const [role, pattern] of NAME_WORDS) {
    const word = possible(role) ? pattern.exec(plainName)?.[0] : undefined;
    if (word) return { role, reason: { code: 'formats.role-by-name', params: { word } } };
  }
  const hinting = byFields(HINTING_FIELDS);
  if (hinting) return { role: hinting.role, reason: { code: 'formats.role-by-fields', params: { fields: hinting.found } } };
  return { role: 'other', reason: { code: 'formats.role-unknown' } };
}
