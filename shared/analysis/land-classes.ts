/** Classes of land layers: what codes mean, and how the many spellings of one class become one. */
import type { LandRole } from '../model/layer.ts';

/** DLBM of the third land survey and its yearly updates (DOMAIN §2.10). Suffixes K and A are read off before looking here. */
const THIRD_SURVEY: Readonly<Record<string, string>> = {
  '0303': '红树林地', '0304': '森林沼泽', '0306': '灌丛沼泽', '0402': '沼泽草地', '0603': '盐田', '1105': '沿海滩涂', '1106': '内陆滩涂', '1108': '沼泽地',
  '0101': '水田', '0102': '水浇地', '0103': '旱地',
  '0201': '果园', '0202': '茶园', '0203': '橡胶园', '0204': '其他园地',
  '0301': '乔木林地', '0302': '竹林地', '0305': '灌木林地', '0307': '其他林地',
  '0401': '天然牧草地', '0403': '人工牧草地', '0404': '其他草地',
  '05H1': '商业服务业设施用地', '0508': '物流仓储用地',
  '0601': '工业用地', '0602': '采矿用地',
  '0701': '城镇住宅用地', '0702': '农村宅基地',
  '08H1': '机关团体新闻出版用地', '08H2': '科教文卫用地', '0809': '公用设施用地', '0810': '公园与绿地',
  '09': '特殊用地',
  '1001': '铁路用地', '1002': '轨道交通用地', '1003': '公路用地', '1004': '城镇村道路用地', '1005': '交通服务场站用地', '1006': '农村道路', '1007': '机场用地', '1008': '港口码头用地', '1009': '管道运输用地',
  '1101': '河流水面', '1102': '湖泊水面', '1103': '水库水面', '1104': '坑塘水面', '1107': '沟渠', '1109': '水工建筑用地', '1110': '冰川及永久积雪',
  '1201': '空闲地', '1202': '设施农用地', '1203': '田坎', '1204': '盐碱地', '1205': '沙地', '1206': '裸土地', '1207': '裸岩石砾地',
};

/** Name of a third-survey class, or null for a code outside the list. */
export function landClassName(code: string): string | null {
  return THIRD_SURVEY[code] ?? THIRD_SURVEY[code.replace(/[KA]$/, '')] ?? null;
}

/** Three digits are codes of the second survey (DOMAIN §2.10: detect by shape). */
export function isSecondSurveyCode(code: string): boolean {
  return /^\d{3}$/.test(code);
}

/** First-level class 01, cultivated land, which second and third survey number alike. */
export function isCultivated(code: string): boolean {
  return code.startsWith('01');
}

export type ForestGrade = 'Ⅰ' | 'Ⅱ' | 'Ⅲ' | 'Ⅳ';

const FOREST_GRADES: Readonly<Record<string, ForestGrade>> = {
  '1': 'Ⅰ', I: 'Ⅰ', 一: 'Ⅰ', '2': 'Ⅱ', II: 'Ⅱ', 二: 'Ⅱ', '3': 'Ⅲ', III: 'Ⅲ', 三: 'Ⅲ', '4': 'Ⅳ', IV: 'Ⅳ', 四: 'Ⅳ',
};

/** Protection grade of forest land out of `Ⅰ`, `I`, `1`, `一级`, `Ⅱ级保护林地` …; null when it is none of these. */
export function forestGrade(text: string): ForestGrade | null {
  const match = /^(IV|I{1,3}|[1-4一二三四])(级|等|保护|$)/.exec(text.normalize('NFKC').trim().toUpperCase());
  return match ? FOREST_GRADES[match[1]!]! : null;
}

export type ReserveZone = '核心保护区' | '一般控制区';

/** Control zone of a nature reserve (DOMAIN §2.11); null when the text says neither. */
export function reserveZone(text: string): ReserveZone | null {
  if (text.includes('核心')) return '核心保护区';
  if (text.includes('一般')) return '一般控制区';
  return null;
}

export type WaterZone = '一级保护区' | '二级保护区' | '准保护区';

/** Zone of a drinking-water source (水污染防治法 第六十五至六十七条); null when the text says none. */
export function waterZone(text: string): WaterZone | null {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  if (/准/.test(plain)) return '准保护区';
  if (/^(1|I|一)(级|$)|一级/.test(plain)) return '一级保护区';
  return /^(2|II|二)(级|$)|二级/.test(plain) ? '二级保护区' : null;
}

export interface LandClass {
  /** Normalised where the role has fixed classes (forest Ⅰ…Ⅳ, the two zones of reserves), else as in the data; '' when the layer has none. */
  readonly code: string;
  /** What is printed. */
  readonly name: string;
}

/** The class that a feature's class code and class name mean under a role. */
export function landClass(role: LandRole, code: string, name: string): LandClass {
  switch (role) {
    case 'dltb':
      return { code, name: name || landClassName(code) || code };
    case 'forest': {
      const grade = forestGrade(code);
      return grade ? { code: grade, name: `${grade}级` } : { code, name: name || code };
    }
    case 'reserve': {
      const zone = reserveZone(code) ?? reserveZone(name);
      return zone ? { code: zone, name: zone } : { code, name: name || code };
    }
    case 'watersource': {
      const zone = waterZone(code) ?? waterZone(name);
      return zone ? { code: zone, name: zone } : { code, name: name || code };
    }
    case 'farmland':
      return { code, name: name || landClassName(code) || code };
    default:
      return { code, name: name || code };
  }
}
