/**
 * What fields mean, by role, and the names under which they come: registration interface, public registry and county
 * practice for rights (DOMAIN §2.5), national land survey and farmland (§2.10), forest, grass, wetland and protected
 * areas (§2.10, §2.11). Names are compared without case, spaces and underscores; earlier aliases win. A 标识码 (BSM) is
 * unique in its table and no number of anything on the ground: it means nothing here.
 */
import type { LayerRole } from './layer.ts';

export interface FieldMeaning {
  /** Key of {@link FieldMapping}. */
  readonly meaning: string;
  readonly aliases: readonly string[];
  /** Without it the role's analysis says less; the window asks for it. */
  readonly required: boolean;
}

const meaning = (name: string, required: boolean, ...aliases: readonly string[]): FieldMeaning => ({ meaning: name, aliases, required });

const AREA = meaning('area', false, 'TBMJ', 'TBDLMJ', 'MJ', 'SHAPE_AREA', '图斑面积', '面积', 'AREA');
const DEDUCTION = meaning('deduction', false, 'KCXS', 'TKXS', '扣除系数', '扣除地类系数');
const LAND_CLASS = ['DLBM', '地类编码', '地类代码', 'DLDM', '地类码'] as const;
const LAND_CLASS_NAME = ['DLMC', '地类名称', '地类'] as const;

const RIGHTS: readonly FieldMeaning[] = [
  meaning('licenceNumber', true, 'XKZH', 'CKXKZH', 'CKXKZ', 'CKZH', 'XKZBH', '采矿许可证号', '许可证号', '采矿证号', '许可证编号', '证号', 'LICENCE_NO', 'LICENSE_NO', 'LICENCE', 'LICENSE'),
  meaning('mineName', true, 'KSMC', '矿山名称', '矿山名', 'KSMC1', 'XMMC', '项目名称', '矿名', 'MC', '名称', 'MINE_NAME', 'NAME'),
  meaning('holder', false, 'CKQR', 'SQR', 'KYQR', '采矿权人', '矿业权人', '申请人', '权利人', '企业名称', 'HOLDER', 'OWNER'),
  meaning('creditCode', false, 'TYSHXYDM', 'TYXYDM', 'XYDM', 'SHXYDM', '统一社会信用代码', '统一代码', '信用代码', '社会信用代', 'CREDITCODE'),
  meaning('mineral', false, 'KCZKZMC', 'KCZKZ', 'ZKZ', 'KCKZ', 'KZ', '开采主矿种', '主矿种', '开采矿种', '矿种', 'MINERAL'),
  meaning('otherMinerals', false, 'QTZKZ', 'QTKZ', '其它矿种', '其他矿种', '其它主矿种', '共伴生矿', 'OTHER_MIN'),
  meaning('method', false, 'KCFS', '开采方式', '方式', 'METHOD'),
  meaning('capacity', false, 'SJGM', 'SCGM', '设计规模', '生产规模', '规模', 'CAPACITY'),
  meaning('capacityUnit', false, 'GMDW', 'SJGMDW', 'SCGMDW', '规模单位', '单位', 'CAP_UNIT'),
  meaning('economicType', false, 'JJLX', '经济类型', 'ECON_TYPE'),
  meaning('issuer', false, 'FZJGMC', 'FZJG', '发证机关', '发证机关名', 'ISSUER'),
  meaning('validFrom', false, 'YXQQ', 'YXQX_Q', 'YXQKS', '有效期起', '有效期始', '起始日期', '有效期自', 'VALID_FROM'),
  meaning('validTo', true, 'YXQZ', 'YXQX_Z', 'YXQJZ', 'YXQJS', '有效期止', '有效期至', '截止日期', '终止日期', 'VALID_TO', 'EXPIRY'),
  meaning('township', false, 'SZXZ', 'XZMC', 'SZXZQ', 'XZQMC', '所在乡镇', '乡镇', '所在行政区', '乡镇名称', '所属乡镇', 'TOWNSHIP', 'TOWN'),
  meaning('address', false, 'DLWZ', 'DZ', 'KSDZ', '地理位置', '地址', '矿山地址', '位置', 'ADDRESS'),
  meaning('elevationTop', false, 'CSSX', 'KCSX', 'SBG', 'KCBG_S', 'ZGBG', '采深上限', '上标高', '上限标高', '标高上限', '开采上限', 'ELEV_TOP', 'Z_TOP'),
  meaning('elevationBottom', false, 'CSXX', 'KCXX', 'XBG', 'KCBG_X', 'ZDBG', '采深下限', '下标高', '下限标高', '标高下限', '开采下限', 'ELEV_BOT', 'Z_BOTTOM'),
  meaning('elevationDatum', false, 'GCJZ', 'GCXT', 'BGJZ', 'BGXT', '高程基准', '高程系统', '高程系', '标高基准', 'ELEV_DATUM', 'Z_DATUM'),
  meaning('bodyName', false, 'KTBS', 'KTID', 'KTMC', 'KTBH', 'MCMC', '矿体名称', '矿体', '煤层', '矿体编号', 'BODY'),
  meaning('registeredArea', false, 'KQMJ', 'DJMJ', 'KQFWMJ', '矿区面积', '登记面积', '面积', 'MJ', 'REG_AREA', 'AREA_KM2'),
];

const DLTB: readonly FieldMeaning[] = [
  meaning('class', true, ...LAND_CLASS),
  meaning('className', false, ...LAND_CLASS_NAME),
  meaning('parcelNumber', false, 'TBBH', 'TBYBH', '图斑编号', '图斑号'),
  DEDUCTION,
  AREA,
  meaning('ownershipUnit', false, 'QSDWMC', '权属单位名称', '权属单位'),
];

const FARMLAND: readonly FieldMeaning[] = [
  meaning('class', false, ...LAND_CLASS),
  meaning('className', false, ...LAND_CLASS_NAME),
  meaning('parcelNumber', false, 'YJJBNTTBBH', 'JBNTTBBH', 'YJJBNTTBBM', 'JBNTTBBM', 'TBBH', '图斑编号', '永农图斑号'),
  DEDUCTION,
  meaning('area', false, 'YJJBNTMJ', 'YJJBNTTBMJ', 'JBNTMJ', 'TBMJ', '基本农田面积', '永农面积', '图斑面积', '面积', 'MJ'),
  meaning('ownershipUnit', false, 'QSDWMC', '权属单位名称', '权属单位'),
];

const FOREST: readonly FieldMeaning[] = [
  meaning('class', true, 'BH_DJ', 'LDBHDJ', '林地保护等级', '保护等级', '林保等级'),
  meaning('className', false, 'BHDJMC', '保护等级名称'),
  meaning('parcelNumber', false, 'XIAO_BAN', 'XBH', 'XB_BH', 'TBBH', '小班号', '小班', '图斑号'),
  meaning('forestKind', false, 'SHI_QUAN_D', 'LIN_ZHONG', 'GYL_BHLX', 'SEN_LIN_LB', '事权等级', '林种', '森林类别'),
  meaning('landClass', false, 'DI_LEI', ...LAND_CLASS, '地类'),
  meaning('area', false, 'XBMJ', 'MIAN_JI', 'TBMJ', '小班面积', '面积', 'MJ'),
  meaning('ownershipUnit', false, 'LD_QS', '林地权属'),
];

const GRASSLAND: readonly FieldMeaning[] = [
  meaning('class', false, 'CDLX', 'CYLX', '草原类型', '草地类型', ...LAND_CLASS, 'DI_LEI', '类型'),
  meaning('className', false, ...LAND_CLASS_NAME, '草原名称', '草地名称', 'MC', '名称'),
  meaning('parcelNumber', false, 'XIAO_BAN', 'XBH', 'TBBH', '小班号', '图斑号'),
  AREA,
];

const WETLAND: readonly FieldMeaning[] = [
  meaning('class', false, 'SD_DJ', '湿地等级', 'SDLX', '湿地类型', ...LAND_CLASS, 'DI_LEI', '类型'),
  meaning('className', false, 'SDMC', '湿地名称', ...LAND_CLASS_NAME, 'MC', '名称'),
  meaning('parcelNumber', false, 'XIAO_BAN', 'TBBH', 'SDBH', '湿地编号', '图斑号'),
  AREA,
];

const RESERVE: readonly FieldMeaning[] = [
  meaning('class', true, 'GKFQ', 'GNFQ', 'GNQ', 'GNQMC', 'FQ', 'FQMC', 'GKQ', '管控分区', '功能分区', '功能区', '分区', 'ZONE'),
  meaning('className', false, 'BHQMC', 'BHDMC', 'ZRBHDMC', '保护区名称', '保护地名称', 'MC', '名称'),
  meaning('level', false, 'BHQJB', 'BHDJB', '保护区级别', '级别'),
  meaning('parcelNumber', false, 'BHDDM', 'BHQDM', '代码', '编号'),
  meaning('area', false, 'BHQMJ', 'MJ', '面积'),
];

const REDLINE: readonly FieldMeaning[] = [
  meaning('class', false, 'HXLX', 'STBHHXLX', '红线类型', '类型'),
  meaning('className', false, 'MC', 'HXMC', '名称', '红线名称'),
  meaning('parcelNumber', false, 'HXBM', '编码', '编号'),
  meaning('area', false, 'QYMJ', 'HXMJ', 'MJ', '面积'),
];

const NAMED_LINE: readonly FieldMeaning[] = [
  meaning('className', false, 'MC', 'LXMC', 'NAME', '名称', '路线名称', '河流名称', 'HLMC', 'DLMC'),
  meaning('class', false, 'JB', 'DJ', 'LXDJ', '等级', '级别', 'DLBM'),
];

const ROAD: readonly FieldMeaning[] = [
  meaning('className', false, 'LXMC', 'MC', 'NAME', '名称', '路线名称', '道路名称'),
  meaning('class', true, 'LXDJ', 'XZDJ', 'JB', 'DJ', '行政等级', '等级', '级别', 'LXBM', 'LXBH', '路线编码', '路线编号', 'DLBM'),
];

const POWERLINE: readonly FieldMeaning[] = [
  meaning('className', false, 'XLMC', 'MC', 'NAME', '线路名称', '名称'),
  meaning('class', true, 'DYDJ', 'DY', 'VOLTAGE', '电压等级', '电压', 'JB', 'DJ', '等级', '级别'),
];

const PIPELINE: readonly FieldMeaning[] = [
  meaning('className', false, 'GDMC', 'MC', 'NAME', '管道名称', '名称'),
  meaning('class', false, 'GDLX', 'LX', 'TYPE', '类型', '设施类型', '类别'),
];

const WATERSOURCE: readonly FieldMeaning[] = [
  meaning('class', true, 'BHQJB', 'BHJB', 'JB', 'DJ', '保护区级别', '级别', '等级', '分区'),
  meaning('className', false, 'SYDMC', 'MC', 'NAME', '水源地名称', '名称'),
];

const NAMED_AREA: readonly FieldMeaning[] = [meaning('className', false, 'XZQMC', 'XZMC', 'MC', 'NAME', '名称', '行政区名称', '乡镇')];

/** The township that a village lies in (XZMC) is not its name. */
const VILLAGE: readonly FieldMeaning[] = [meaning('className', false, 'CMC', 'MC', 'NAME', '村名', '名称', '村名称')];

/** Meanings by role, the more telling ones first. */
export const FIELD_MEANINGS: Readonly<Record<LayerRole, readonly FieldMeaning[]>> = {
  rights: RIGHTS,
  dltb: DLTB,
  farmland: FARMLAND,
  forest: FOREST,
  grassland: GRASSLAND,
  wetland: WETLAND,
  reserve: RESERVE,
  redline: REDLINE,
  watersource: WATERSOURCE,
  riverzone: NAMED_LINE,
  road: ROAD,
  railway: NAMED_LINE,
  powerline: POWERLINE,
  pipeline: PIPELINE,
  river: NAMED_LINE,
  county: NAMED_AREA,
  township: NAMED_AREA,
  village: VILLAGE,
  other: [],
};

/** What a shapefile leaves of a name: ten bytes, at two (GBK) or three (UTF-8) bytes per Chinese character. */
function cutForms(name: string): string[] {
  return [2, 3].map((bytesPerCharacter) => {
    let bytes = 0;
    let cut = '';
    for (const character of name) {
      bytes += character.charCodeAt(0) < 0x80 ? 1 : bytesPerCharacter;
      if (bytes <= 10) cut += character;
    }
    return cut;
  });
}

/**
 * Names by meaning for comparing: the aliases, and their cut forms where these cannot mean anything else in the role
 * (in UTF-8 有效期起 and 有效期止 are cut to the same 有效期, which then means nothing).
 */
export function comparableAliases(role: LayerRole): ReadonlyMap<string, readonly string[]> {
  const meanings = FIELD_MEANINGS[role];
  const whole = new Map(meanings.map(({ meaning: name, aliases }) => [name, aliases.map(comparableFieldName)]));
  const owners = new Map<string, Set<string>>();
  const own = (form: string, name: string): void => void owners.set(form, (owners.get(form) ?? new Set()).add(name));
  for (const [name, aliases] of whole) for (const alias of aliases) own(alias, name);
  for (const { meaning: name, aliases } of meanings) for (const alias of aliases) for (const form of cutForms(alias)) own(comparableFieldName(form), name);
  return new Map(
    meanings.map(({ meaning: name, aliases }) => {
      const cut = aliases.flatMap(cutForms).map(comparableFieldName).filter((form) => owners.get(form)?.size === 1);
      return [name, [...new Set([...whole.get(name)!, ...cut])]];
    }),
  );
}

/** A field name as it is compared: lower case, without spaces, underscores and hyphens. */
export function comparableFieldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\s_-]/g, '');
}
