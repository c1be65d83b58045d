/** What a layer of a mine drawing may be, proposed from its name for a person to confirm (DOMAIN §3.3). */
import { encodeGbk } from '../../base/gbk.ts';
import type { Note } from '../../base/news.ts';
import type { DrawingRole } from '../../model/drawing-role.ts';

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

/**
 * In order: lettering and frames of a thing are not the thing, and points on a roadway are not the roadway. Words of
 * DOMAIN §3.3 and their pinyin; CASS names as in its standard template.
 */
const DICTIONARY: readonly Words[] = [
  { role: 'annotation', chinese: ['注记', '文字', '标注', '注释', '图名'], letters: ['ZJ', 'TEXT', 'BZ', 'ZHUJI', 'WENZI', 'BIAOZHU'] },
  { role: 'frame', chinese: ['图廓', '图框', '图例', '图签', '坐标格网', '方里网', '坐标网'], letters: ['TK', 'TUKUANG', 'TULI', 'FRAME', 'ZBW'] },
  { role: 'traverse', chinese: ['导线', '水准', '控制点', '测点'], letters: ['DXD', 'KZD', 'SZD', 'DAOXIAN', 'KONGZHIDIAN'] },
  { role: 'borehole', chinese: ['钻孔', '勘探'], letters: ['ZK', 'KTX', 'ZUANKONG', 'KANTAN'] },
  { role: 'seam', chinese: ['底板等高线', '底板等值线', '底板标高', '煤层底板'], letters: ['DBDGX', 'MCDB', 'DIBAN'] },
  { role: 'spot', chinese: ['高程点', '碎部点'], letters: ['GCD', 'GAOCHENGDIAN'] },
  { role: 'contour', chinese: ['等高线', '计曲线', '首曲线', '等值线'], letters: ['DGX', 'JQX', 'SQX', 'DENGGAOXIAN'] },
  { role: 'fault', chinese: ['断层', '构造'], letters: ['DC', 'F', 'DUANCENG'] },
  { role: 'goaf', chinese: ['采空', '老空', '老窑', '老硐'], letters: ['CKQ', 'GOAF', 'LKQ', 'CAIKONG', 'CAIKONGQU', 'LAOKONG'] },
  { role: 'forbidden', chinese: ['禁采', '积水', '火区'], letters: ['JCQ', 'JSQ', 'JINCAI', 'JINCAIQU'] },
  { role: 'pillar', chinese: ['煤柱', '矿柱', '保安', '保护煤'], letters: ['MZ', 'KZ', 'MEIZHU', 'KUANGZHU', 'BAOAN'] },
  { role: 'boundary', chinese: ['矿界', '矿区范围', '矿区边界', '采矿权', '采矿证', '井田边界', '矿权'], letters: ['KJ', 'KQFW', 'JTBJ', 'CKQFW', 'KUANGJIE', 'KUANGQU'] },
  { role: 'design', chinese: ['设计境界', '最终境界', '开采境界', '境界线'], letters: ['SJJJ', 'SHEJI', 'JINGJIE'] },
  { role: 'bench', chinese: ['台阶', '坡顶线', '坡底线', '平台'], letters: ['TJ', 'PDX', 'TAIJIE'] },
  { role: 'pit', chinese: ['露天坑', '露采', '采坑', '坑底'], letters: ['LTK', 'LTC', 'LUTIAN', 'CAIKENG'] },
  { role: 'face', chinese: ['工作面', '采场', '采面', '采区'], letters: ['GZM', 'CC', 'GONGZUOMIAN', 'CAICHANG'] },
  { role: 'roadway', chinese: ['巷道', '大巷', '顺槽', '井巷', '开拓', '巷', '硐', '斜井', '竖井', '平硐', '石门'], letters: ['HD', 'XD', 'HANGDAO', 'KAITUO', 'DAHANG'] },
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

/**
 * The name that a garbled one was: UTF-8 taken for GBK and saved again. Null when it is not of that kind. A last
 * character whose bytes GBK could not hold is lost and left out.
 */
export function mendedName(name: string): string | null {
  const characters = [...name];
  while (characters.at(-1) === '?' || characters.at(-1) === '\ufffd') characters.pop();
  const plain = characters.join('');
  if (!/[^\x00-\x7f]/.test(plain)) return null;
  const encoded = encodeGbk(plain);
  if ('missing' in encoded) return null;
  const text = new TextDecoder('utf-8').decode(encoded.bytes as Uint8Array<ArrayBuffer>);
  const whole = text.replace(/\ufffd+$/, '');
  return whole.length > 0 && !whole.includes('\ufffd') && /\p{Script=Han}/u.test(whole) && [...whole].every((character) => /[\x20-\x7e\p{Script=Han}（）、，－]/u.test(character)) ? whole : null;
}

/** Names that were garbled on the way, with what they probably were. */
export function garbledNames(names: readonly string[]): readonly { readonly name: string; readonly was: string }[] {
  return names.flatMap((name) => {
    const was = mendedName(name);
    return was === null ? [] : [{ name, was }];
  });
}
