/** `kuangce batch` as an office runs it: several commands of one file, from wherever it is called. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { sampleCountyFolder } from '../helpers/sample-county.ts';

vi.setConfig({ testTimeout: 120_000 });

let commandLine: CommandLineUnderTest;
let folder = '';
let county = '';

beforeAll(async () => {
  county = await sampleCountyFolder();
  commandLine = await buildCommandLine('cli-batch');
  ({ folder } = commandLine);
}, 300_000);

afterAll(() => commandLine?.remove());

const batch = (...words: readonly string[]) => commandLine.run('batch', ...words);

async function jobFile(name: string, content: unknown): Promise<string> {
  const place = join(folder, name);
  await mkdir(place);
  await writeFile(join(place, 'jobs.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return join(name, 'jobs.json');
}

const convert = (name: string, out: string) => ({ name, words: ['convert', join(county, '县界.shp'), out] });
const missing = { name: '读不到', words: ['inspect', '没有这个文件.shp'] };

test('a job that fails is named and the others are done; paths start where the job file lies', async () => {
  const file = await jobFile('月度', { jobs: [convert('甲', '甲.geojson'), missing, convert('乙', '乙.geojson')] });
  const { status, stderr } = batch(file);
  expect(status).toBe(3);
  expect(stderr.split('\n')).toEqual(expect.arrayContaining(['[1/3] 甲', '[2/3] 读不到', '[2/3] 读不到：没有做成，退出码 3', '[3/3] 乙', '3 件任务，做成 2 件']));
  expect((await readdir(join(folder, '月度'))).sort()).toEqual(['jobs.json', '乙.geojson', '甲.geojson']);
});

test('the language of the batch leaves a command its own, however that is written', async () => {
  const own = { name: '甲', words: ['inspect', '没有.shp', '--lang=zh-CN'] };
  const { stderr } = batch(await jobFile('语言', { jobs: [own, { ...own, words: ['inspect', '没有.shp'] }] }), '--lang', 'en');
  expect([stderr.match(/没有这个文件|找不到/g)?.length ?? 0, stderr]).toEqual([1, expect.stringMatching(/not|no such/i) as string]);
});

test('--stop leaves what comes after a failure', async () => {
  const { status, stderr } = batch(await jobFile('停', { jobs: [missing, convert('乙', '乙.geojson')] }), '--stop');
  expect([status, stderr]).toEqual([3, expect.stringContaining('已停下，其余 1 件没有做')]);
  expect(await readdir(join(folder, '停'))).toEqual(['jobs.json']);
});

test('a file that is not understood to the last job begins none', async () => {
  const cases: readonly (readonly [name: string, content: unknown, words: string])[] = [
    ['坏', '{"jobs": [', '不是 JSON'],
    ['空', { jobs: [] }, '没有 "jobs" 列表'],
    ['缺', { jobs: [convert('甲', '甲.geojson'), { name: '乙', words: 'convert' }] }, '第 2 件不符合'],
    ['套', { jobs: [convert('甲', '甲.geojson'), { name: '再来', words: ['batch', 'jobs.json'] }] }, '“再来”又是 batch'],
  ];
  for (const [name, content, words] of cases) {
    const { status, stderr } = batch(await jobFile(name, content));
    expect([name, status, stderr]).toEqual([name, 3, expect.stringContaining(words)]);
    expect(await readdir(join(folder, name))).toEqual(['jobs.json']);
  }
  expect(batch().status).toBe(2);
  expect(batch('没有.json')).toMatchObject({ status: 3, stderr: expect.stringContaining('没有.json') as string });
});
