/** What text of either kind looks like, and where nothing can be said. */
import { expect, test } from 'vitest';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { judgeByUsualCharacters, looksRareInGb, usualShares } from '../../../shared/formats/shapefile/usual-characters.ts';
import { encodeBig5 } from '../../helpers/big5.ts';

const SIMPLIFIED = '开采矿产资源必须依法申请登记领取采矿许可证取得采矿权永久基本农田生态保护红线自然保护地湿地草原林地权属坐落面积';
const TRADITIONAL = '礦業權人應依法繳納礦產資源補償費土地使用分區編定地段地號面積所有權人管理者備註採掘深度海拔高程界址點編號名稱';
const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const judge = (...values: Uint8Array[]) => judgeByUsualCharacters(usualShares(values));

test('text of some length says what it is', () => {
  expect(judge(gbk(SIMPLIFIED))).toBe('gb18030');
  expect(judge(encodeBig5(TRADITIONAL))).toBe('big5');
  // Traditional characters in GBK: rare ones, but Big5 makes even less of the bytes.
  expect(judge(gbk(TRADITIONAL))).toBe('gb18030');
});

test('every stretch of sixteen characters of simplified text is taken for what it is', () => {
  for (let at = 0; at + 16 <= SIMPLIFIED.length; at++) expect([at, judge(gbk(SIMPLIFIED.slice(at, at + 16)))]).toEqual([at, 'gb18030']);
});

test('no stretch of Big5 is taken for GB18030 without a word', () => {
  for (let at = 0; at + 2 <= TRADITIONAL.length; at++) expect([at, judge(encodeBig5(TRADITIONAL.slice(at, at + 2)))]).toEqual([at, 'undecided']);
});

test('one word said a thousand times stays one word', () => {
  expect(usualShares(Array<Uint8Array>(1000).fill(encodeBig5('礦區'))).characters).toBe(2);
  expect(judge(...Array<Uint8Array>(1000).fill(encodeBig5('礦區')))).toBe('undecided');
});

test('neither simplified nor traditional text in GBK is called rare; text in Big5 is', () => {
  for (const text of [SIMPLIFIED, TRADITIONAL]) for (let at = 0; at + 20 <= text.length; at++) expect([at, looksRareInGb(usualShares([gbk(text.slice(at, at + 20))]))]).toEqual([at, false]);
  expect(looksRareInGb(usualShares([encodeBig5(TRADITIONAL)]))).toBe(true);
  expect(looksRareInGb(usualShares([gbk('矿')]))).toBe(false);
});
