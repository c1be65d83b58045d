/** What a layer of a mine drawing may be, proposed from its name for a person to confirm (DOMAIN §3.3). */
import type { Note } from '../../base/news.ts';

export const DRAWING_ROLES = ['boundary', 'goaf', 'roadway', 'face', 'pillar', 'forbidden', 'traverse', 'borehole', 'fault', 'contour', 'annotation', 'frame', 'topography'] as const;
/** 矿界, 采空区, 巷道, 采场/工作面, 矿柱, 禁采区, 导线点, 钻孔, 断层, 等高线, 注记, 图廓, and CASS's layers of the surface. */
export type DrawingRole = (typeof DRAWING_ROLES)[number];

export interface ProposedRole {
  readonly role: DrawingRole;
  /** Which word of the name speaks for it. */
  readonly reason: Note;
}

interface Words {
  readonly role: DrawingRole;
  /** Anywhere in the name. */
  readonly chinese: readonly string[];
  /** A whole word of the name: letters between other characters, digits behind allowed. */
  readonly letters: readonly string[];
}

/** In order: lettering and frames of a thing are not the thing, and points on a roadway are not the roadway. */
const DICTIONARY: readonly Words[] = [
  { role: 'annotation', chinese: ['注记', '文字', '标注', '注释'], letters: ['ZJ', 'TEXT', 'BZ'] },
  { role: 'frame', chinese: ['图廓', '图框', '图例', '图签', '坐标格网', '方里网'], letters: ['TK', 'TUKUANG', 'FRAME'] },
  { role: 'traverse', chinese: ['导线', '水准', '控制点', '测点'], letters: ['DXD', 'KZD', 'SZD'] },
  { role: 'borehole', chinese: ['钻孔', '勘探'], letters: ['ZK', 'KTX', 'ZUANKONG'] },
  { role: 'contour', chinese: ['等高线', '计曲线', '首曲线', '高程点', '等值线'], letters: ['DGX', 'GCD', 'JQX', 'SQX', 'DENGGAOXIAN'] },
  { role: 'fault', chinese: ['断层', '构造'], letters: ['DC', 'F', 'DUANCENG'] },
  { role: 'goaf', chinese: ['采空', '老空', '老窑', '老硐'], letters: ['CKQ', 'GOAF', 'LKQ', 'CAIKONGQU'] },
  { role: 'forbidden', chinese: ['禁采', '积水', '火区'], letters: ['JCQ', 'JSQ'] },
  { role: 'pillar', chinese: ['煤柱', '矿柱', '保安', '保护煤'], letters: ['MZ', 'KZ', 'MEIZHU', 'KUANGZHU'] },
  { role: 'boundary', chinese: ['矿界', '矿区范围', '矿区边界', '采矿权', '采矿证', '井田边界', '矿权'], letters: ['KJ', 'KQFW', 'JTBJ', 'CKQFW', 'KUANGJIE'] },
  { role: 'face', chinese: ['工作面', '采场', '采面', '露天坑', '台阶', '采区'], letters: ['GZM', 'CC'] },
  { role: 'roadway', chinese: ['巷道', '大巷', '顺槽', '井巷', '开拓', '巷', '硐', '斜井', '竖井', '平硐'], letters: ['HD', 'XD', 'HANGDAO'] },
  { role: 'topography', chinese: ['道路', '水系', '居民', '植被', '管线', '地貌', '地物', '界址'], letters: ['JMD', 'DLSS', 'SXSS', 'ZBTZ', 'DLDW', 'GXYZ', 'JZD', 'DMTZ', 'ASSIST'] },
];

/** The first role whose word the name has; null when nothing speaks for any. */
export function proposeRole(layerName: string): ProposedRole | null {
  const name = layerName.normalize('NFKC').toUpperCase();
  const parts = name.match(/[A-Z]+\d*/g) ?? [];
  for (const { role, chinese, letters } of DICTIONARY) {
    const word = chinese.find((each) => name.includes(each)) ?? letters.find((each) => parts.some((part) => part.replace(/\d+$/, '') === each));
    if (word !== undefined) return { role, reason: { code: 'formats.role-by-name', params: { word } } };
  }
  return null;
}
