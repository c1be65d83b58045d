import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { en } from '../../../shared/i18n/en.ts';
import { text } from '../../../shared/i18n/text.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { type TextSources, findMissingKeys, findUnusedKeys, placeholdersOf } from '../../helpers/message-keys.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));
const chinese: Readonly<Record<string, string>> = zhCN;
const english: Readonly<Record<string, string>> = en;
const keys = Object.keys(chinese);

function readSources(): TextSources {
  const files = ['shared', 'renderer', 'electron', 'resources'].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const isCatalogue = (file: string): boolean => /shared[\\/]i18n[\\/](en|zh-CN)/.test(file);
  const isSample = (file: string): boolean => /resources[\\/]sample-county/.test(file);
  return new Map(files.filter((file) => !isCatalogue(file) && !isSample(file)).map((file) => [file.slice(projectFolder.length), readFileSync(file, 'utf8')]));
}

test('no list is put together outside the catalogues: its marks follow the language', () => {
  const joined = [...readSources()].flatMap(([file, words]) => (/\.join\((['"`])[、；，]\1\)/.test(words) ? [file] : []));
  expect(joined).toEqual([]);
});

test('both catalogues have the same keys', () => {
  expect(Object.keys(english).sort()).toEqual([...keys].sort());
});

test('a sentence has the same placeholders in both languages', () => {
  const different = keys.filter((key) => placeholdersOf(chinese[key]!).join() !== placeholdersOf(english[key] ?? '').join());
  expect(different.map((key) => `${key}: ${chinese[key]} / ${english[key]}`)).toEqual([]);
});

test('every sentence says something', () => {
  expect(keys.filter((key) => chinese[key]!.trim() === '' || english[key]!.trim() === '')).toEqual([]);
});

test('every key is used somewhere', () => {
  expect(findUnusedKeys(keys, readSources())).toEqual([]);
});

test('every key that is named or composed somewhere exists', () => {
  expect(findMissingKeys(keys, readSources())).toEqual([]);
});

test('the check sees an unused, a missing and a wrongly composed key', () => {
  const sources: TextSources = new Map([
    ['a.ts', "say('base.one'); say(`base.kind.${kind}`); say(`base.gone.${kind}`);"],
    ['b.json', '{ "title": "base.lost" }'],
  ]);
  expect(findUnusedKeys(['base.one', 'base.two', 'base.kind.a'], sources)).toEqual(['base.two']);
  expect(findMissingKeys(['base.one', 'base.two', 'base.kind.a'], sources)).toEqual(['a.ts: base.gone.*', 'b.json: base.lost']);
});

test('a placeholder without a value stays visible', () => {
  expect(text('zh-CN', 'base.files.replace', { count: 3 })).toBe('替换 3 个文件');
  expect(text('zh-CN', 'base.files.replace')).toBe('替换 {count} 个文件');
});

test('one row is told without its count, several with it; a message inside a message follows the language', () => {
  expect(text('zh-CN', 'formats.rows-closed', { file: 'a.shp', rows: [2], count: 1 })).toBe('a.shp 第 2 行的环首尾不相接，已用首点闭合。');
  expect(text('zh-CN', 'formats.rows-closed', { file: 'a.shp', rows: [2, 5, 9], count: 3 })).toBe('a.shp 第 2、5、9 行（共 3 行）的环首尾不相接，已用首点闭合。');
  expect(text('en', 'analysis.layer-converted', { layer: 'a', from: { code: 'crs.datum.XIAN1980' }, to: 'b' })).toContain(text('en', 'crs.datum.XIAN1980'));
});

test('behind 已撤销： every step reads as an act, never as a second 已', () => {
  const steps = (Object.keys(zhCN) as MessageKey[]).filter((key) => /\.did(\.|$)|\.undid\./.test(key));
  expect(steps.length).toBeGreaterThan(80);
  for (const code of steps) for (const frame of ['window.toast.undone', 'window.toast.redone'] as const) expect(text('zh-CN', frame, { what: { code, asAct: true } }), code).toMatch(/^已(撤销|重做)：[^已]/);
  expect(text('zh-CN', 'window.toast.undone', { what: { code: 'project.did.remove-layer', params: { name: '红线' }, asAct: true } })).toBe('已撤销：移除图层“红线”');
  // In the history it is told as before.
  expect(text('zh-CN', 'project.did.remove-layer', { name: '红线' })).toBe('已移除图层“红线”');
});
