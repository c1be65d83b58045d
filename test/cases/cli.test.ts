/** The command line as users have it: a bundled program in a process of its own, judged by its output and exit code. */
import { chmod, cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { numberField, polygonFiles, textField, writeSet, type PolygonLayer } from '../helpers/polygon-files.ts';
import { buildZip } from '../helpers/zip-builder.ts';

// Every test starts several processes, on a busy machine one after the other.
vi.setConfig({ testTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));
let commandLine: CommandLineUnderTest;
let folder = '';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Says `kuangce` and the words; `environment` is for programs that it starts. */
async function kuangce(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { status, stdout, stderr } = commandLine.runIn({ environment }, ...words);
  return { code: status, stdout, stderr };
}

const E = 38_500_000;
const N = 3_870_000;
const rectangle = (east: number, north: number, width: number, height: number): number[] => [E + east, N + north, E + east + width, N + north, E + east + width, N + north + height, E + east, N + north + height, E + east, N + north];

const writeLayer = (name: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> => writeSet(folder, name, files);

const RIGHTS: PolygonLayer = {
  rings: [rectangle(0, 0, 1000, 1000), rectangle(900, 0, 1000, 1000), rectangle(5000, 5000, 100, 100)],
  fields: [textField('XKZH', 25), textField('KSMC', 40), { name: 'YXQZ', type: 'date', width: 8, decimals: 0 }, numberField('CSSX'), numberField('CSXX')],
  rows: [
    ['C9999012015067110134567', '石湾沟石灰岩矿', '20270617', 860, 720],
    ['C9999012016117120128811', '东坪建筑石料矿', '20260101', 900, 800],
    ['C9999012018047120131902', '柳林白云岩矿', '20310420', 905, 745],
  ],
};
const DLTB: PolygonLayer = {
  rings: [rectangle(-500, -500, 700, 700), rectangle(200, -500, 300, 700), rectangle(3000, 3000, 50, 50)],
  fields: [textField('DLBM', 5), textField('DLMC', 20), numberField('KCXS', 6, 4)],
  rows: [
    ['0103', '旱地', 0.1],
    ['0301', '乔木林地', 0],
    ['0602', '采矿用地', 0],
  ],
};
const REDLINE: PolygonLayer = { rings: [rectangle(100, 800, 50, 50)], fields: [textField('MC', 40)], rows: [['云台山水源涵养红线']] };

beforeAll(async () => {
  commandLine = await buildCommandLine('cli');
  ({ folder } = commandLine);
  await writeLayer('采矿权', polygonFiles(RIGHTS));
  await writeLayer('地类图斑', polygonFiles(DLTB));
  await writeLayer('红线', polygonFiles(REDLINE));
  await writeLayer('无坐标系', polygonFiles({ ...DLTB, epsg: null }));
  await writeLayer('西安80', polygonFiles({ ...DLTB, epsg: 2362 }));
  await writeLayer('带号不符', polygonFiles({ ...DLTB, epsg: 4525 }));
  await writeLayer('采矿权无坐标系', polygonFiles({ ...RIGHTS, epsg: null }));
  const swapped = (rings: PolygonLayer['rings']): number[][] => rings.map((ring) => ring.map((_, i) => ring[i ^ 1]!));
  await writeLayer('北东', polygonFiles({ ...DLTB, rings: swapped(DLTB.rings) }));
  const whole = polygonFiles(DLTB);
  await writeLayer('拷贝中断', { ...whole, shp: whole['shp']!.slice(0, 300) });
  const set = Object.entries(polygonFiles(DLTB)).map(([extension, bytes]) => ({ name: `三调/dltb.${extension}`, bytes, utf8Flag: true }));
  await writeFile(join(folder, '三调.zip'), buildZip(set));
  const [readme] = [{ name: '说明.txt', bytes: new TextEncoder().encode('x'), utf8Flag: true }];
  await writeFile(join(folder, '空.zip'), buildZip([readme]));
}, 120_000);

afterAll(() => commandLine?.remove());

describe('usage', () => {
  test.each([[[]], [['inspekt']], [['toString']], [['overlay']], [['overlay', '--rights', 'a.shp']], [['overlay', '--land', 'dltb=a.shp']], [['inspect']], [['inspect', 'a.shp', '--encoding', 'klingon']]])(
    'wrong: %j',
    async (words) => {
      const { code, stdout, stderr } = await kuangce(words);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    },
  );

  test.each([
    [['--land', 'dltb.shp'], '--land dltb.shp 没有写角色'],
    [['--land', 'soil=a.shp'], '角色“soil”不认识'],
    [['--land', 'dltb='], '--land 后面缺少内容'],
    [['--land', 'dltb=a.shp', '--crs', 'EPSG:3857'], '不认识“EPSG:3857”'],
    [['--land', 'dltb=a.shp', '--as-of', '2026-02-30'], '“2026-02-30”不是日期'],
    [['--land', 'dltb=a.shp', '--sliver-area', '-1'], '--sliver-area'],
    [['--land', 'dltb=a.shp', '--ellipsoidal-edges', 'curved'], 'vertices | densified'],
    [['--land', 'dltb=a.shp', '--fast'], '没有 --fast 这个选项'],
    [['--land', 'dltb=a.shp', 'more.shp'], '多出“more.shp”'],
  ])('overlay %j says what is wrong', async (words, sentence) => {
    const { code, stderr } = await kuangce(['overlay', '--rights', '采矿权.shp', ...words]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('--help everywhere, in both languages', async () => {
    for (const words of [['--help'], ['inspect', '--help'], ['overlay', '-h'], ['plan', '--help'], ['demo', '--help']]) {
      expect(await kuangce(words)).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('用法：kuangce') });
      expect(await kuangce([...words, '--lang', 'en'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: kuangce') });
    }
    expect((await kuangce(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('inspect', () => {
  test('a sound set, as JSON', async () => {
    const { code, stdout, stderr } = await kuangce(['inspect', '采矿权.shp', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { layers, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({
      name: '采矿权', format: 'shapefile', readable: true, geometryKind: 'polygon', shapeType: 'Polygon', featureCount: 3, missingParts: [],
      extent: [E, N, E + 5100, N + 5100],
      encoding: { chosen: 'gb18030', decidedBy: 'language-byte', languageByte: 0x4d, readings: [{ encoding: 'utf-8', readable: 0, unreadable: 3 }, { encoding: 'gb18030', readable: 3, unreadable: 0 }] },
      system: { declared: { id: 'EPSG:4526', datum: 'CGCS2000' }, axesLookSwapped: false },
      role: { role: 'rights' },
      rows: [['C9999012015067110134567', '石湾沟石灰岩矿', '20270617', '860.00', '720.00'], ['C9999012016117120128811', '东坪建筑石料矿', '20260101', '900.00', '800.00'], ['C9999012018047120131902', '柳林白云岩矿', '20310420', '905.00', '745.00']],
    });
    expect(layers[0].matches).toContainEqual({ meaning: 'licenceNumber', field: 'XKZH' });
  });

  test('any part of a set names the set; zips and folders are opened', async () => {
    for (const path of ['采矿权.dbf', '采矿权.prj']) expect(JSON.parse((await kuangce(['inspect', path, '--json'])).stdout).layers[0].files).toHaveLength(4);
    expect(JSON.parse((await kuangce(['inspect', '三调.zip', '--json'])).stdout).layers[0]).toMatchObject({ name: 'dltb', container: '三调.zip/三调', featureCount: 3 });
    const all = await kuangce(['inspect', '.', '--json']);
    expect(JSON.parse(all.stdout).layers.length).toBeGreaterThanOrEqual(10);
    expect(all.code).toBe(3); // one of them is cut
  });

  test('no .prj: candidates with reasons, never a declaration', async () => {
    const { code, stdout } = await kuangce(['inspect', '无坐标系.shp', '--json']);
    expect(code).toBe(0);
    const { system } = JSON.parse(stdout).layers[0];
    expect(system.declared).toBeNull();
    expect(system.candidates.map((candidate: { id: string; confidence: string }) => `${candidate.id} ${candidate.confidence}`)).toEqual(['EPSG:4526 possible', 'EPSG:2362 possible', 'EPSG:2414 possible']);
    expect(system.candidates[0].reason).toContain('基准不能由数字判断');
  });

  test('for people', async () => {
    const { code, stdout } = await kuangce(['inspect', '采矿权.shp', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('CGCS2000 / 3° zone 38 (EPSG:4526)');
    expect(stdout).toMatch(/XKZH\s+text 25\s+Licence number\s+C9999012015067110134567/);
    // In the window's words.
    expect((await kuangce(['inspect', '采矿权.shp'])).stdout).toContain('GB18030 — 按 .dbf 声明；.cpg —；.dbf 声明 GB18030（0x4D）');
    expect((await kuangce(['inspect', '地类图斑.shp'])).stdout).toMatch(/DLBM\s.*地类编码/);
  });

  test.each([
    ['没有.shp', '找不到 没有.shp'],
    ['拷贝中断.shp', '拷贝中断.shp 只读到 3 行中的 1 行'],
    ['空.zip', '空.zip 里有 1 个文件，但没有可以导入的图层'],
  ])('%s: one sentence and exit code 3, JSON all the same', async (path, sentence) => {
    const { code, stdout, stderr } = await kuangce(['inspect', path, '--json']);
    expect(code).toBe(3);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
    const json = JSON.parse(stdout);
    expect(JSON.stringify([json.problems, json.passedOver])).toContain(sentence);
  });
});

describe('overlay', () => {
  const overlay = async (...words: string[]) => {
    const ended = await kuangce(['overlay', '--as-of', '2026-11-20', '--json', ...words]);
    return { ...ended, json: ended.stdout === '' ? null : JSON.parse(ended.stdout) };
  };

  test('areas per right and class', async () => {
    const { code, stderr, json } = await overlay('--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--land', 'redline=红线.shp');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(json).slice(0, 4)).toEqual(['rights', 'notes', 'problems', 'engine']);
    expect(json.problems).toEqual([]);
    expect(json.engine).toMatchObject({ name: 'kuangce' });
    expect(json.rights.map((right: { id: string; name: string }) => [right.id, right.name])).toEqual(RIGHTS.rows.map(([id, name]) => [id, name]));
    const [first, second, third] = json.rights;
    expect(first.areaPlanarSquareMetres).toBeCloseTo(1_000_000, 6);
    const planar = (right: typeof first) => right.conflicts.map((conflict: Record<string, unknown>) => [conflict['role'], conflict['class'], conflict['count'], Math.round(Number(conflict['areaPlanarSquareMetres']) * 1e4) / 1e4]);
    expect(planar(first)).toEqual([
      ['dltb', '0103', 1, 200 * 200],
      ['dltb', '0301', 1, 300 * 200],
      ['redline', '', 1, 50 * 50],
    ]);
    expect(planar(second)).toEqual([]);
    expect(third.conflicts).toEqual([]);
    // Near the central meridian plane and ellipsoid agree to a few parts in a million, and are not the same.
    const [upland] = first.conflicts;
    expect(upland.areaEllipsoidalSquareMetres / upland.areaPlanarSquareMetres).toBeCloseTo(1, 4);
    expect(upland.areaEllipsoidalSquareMetres).not.toBe(upland.areaPlanarSquareMetres);
    expect(upland.netAreaPlanarSquareMetres).toBeCloseTo(200 * 200 * 0.9, 4);
    // Numbered as in the window: a code that the mine has once stands alone.
    expect(json.findings.filter(({ rightId }: { rightId: string }) => rightId === first.id).map(({ code, number }: { code: string; number: string }) => [code, number])).toEqual(expect.arrayContaining([['L02', 'L02'], ['L09', 'L09']]));
    // Not asked for, so not listed, but not hidden either.
    expect(JSON.stringify(json.notes)).toContain('cli.rights-overlap-not-listed');
  });

  test('rights among each other, from the same file', async () => {
    const { code, json } = await overlay('--rights', '采矿权.shp', '--land', 'rights=./采矿权.shp');
    expect(code).toBe(0);
    const [first, second] = json.rights;
    expect(first.conflicts).toMatchObject([{ role: 'rights', class: 'C9999012016117120128811', elevationOverlap: { topMetres: 860, bottomMetres: 800 } }]);
    expect(second.conflicts[0].areaPlanarSquareMetres).toBeCloseTo(100 * 1000, 4);
    expect(json.inputs).toHaveLength(1);
  });

  test('a zip gives the same numbers as its files', async () => {
    const { code, json } = await overlay('--rights', '采矿权.shp', '--land', 'dltb=三调.zip');
    expect(code).toBe(0);
    expect(json.rights[0].conflicts[0].areaPlanarSquareMetres).toBeCloseTo(40_000, 6);
  });

  test('the day decides about validity', async () => {
    const codes = async (day: string) => (await overlay('--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--as-of', day)).json.findings.filter((finding: { evidence: { kind: string } }) => finding.evidence.kind === 'expired').map((finding: { rightId: string }) => finding.rightId);
    expect(await codes('2026-01-01')).toEqual([]);
    expect(await codes('2026-01-02')).toEqual(['C9999012016117120128811']);
  });

  test.each([
    ['无坐标系.shp', '--crs dltb=EPSG:代码'],
    ['西安80.shp', '西安 80 / 3°带 38（EPSG:2362）'],
    ['带号不符.shp', '.prj 声明 CGCS2000 / 3°带 37（EPSG:4525）'],
    ['北东.shp', '--swap-axes dltb'],
    ['拷贝中断.shp', '复制不完整，请从来源重新复制'],
    ['没有.shp', '找不到 没有.shp'],
  ])('a land layer that cannot take part (%s): told, and the others still computed', async (path, sentence) => {
    const { code, stderr, json } = await overlay('--rights', '采矿权.shp', '--land', `dltb=${path}`, '--land', 'redline=红线.shp');
    expect(code).toBe(3);
    expect(stderr).toContain(sentence);
    expect(json.rights[0].conflicts).toMatchObject([{ role: 'redline', count: 1 }]);
    expect(json.problems.map((problem: { text: string }) => problem.text).join()).toContain(sentence);
  });

  test('what the file does not say can be declared', async () => {
    const { code, json } = await overlay('--rights', '采矿权无坐标系.shp', '--land', 'dltb=无坐标系.shp', '--crs', 'EPSG:4526');
    expect(code).toBe(0);
    expect(json.rights[0].conflicts[0].areaPlanarSquareMetres).toBeCloseTo(40_000, 6);
    const swapped = await overlay('--rights', '采矿权.shp', '--land', 'dltb=北东.shp', '--swap-axes', 'dltb');
    expect(swapped.code).toBe(0);
    expect(swapped.json.rights[0].conflicts[0].areaPlanarSquareMetres).toBeCloseTo(40_000, 6);
  });

  test('a declaration that the numbers contradict is refused', async () => {
    const { code, stderr } = await overlay('--rights', '采矿权.shp', '--land', 'dltb=无坐标系.shp', '--crs', 'dltb=EPSG:4527');
    expect(code).toBe(3);
    expect(stderr).toContain('不可能是 --crs 给出的 CGCS2000 / 3°带 39（EPSG:4527）');
  });

  test('rights that cannot be placed: no result, valid JSON', async () => {
    const { code, stderr, json } = await overlay('--rights', '采矿权无坐标系.shp', '--land', 'dltb=地类图斑.shp');
    expect(code).toBe(3);
    expect(stderr).toContain('采矿权无坐标系.shp 没有声明坐标系');
    expect(json).toMatchObject({ rights: [], problems: [{ code: 'cli.crs-undeclared', severity: 'blocking' }], engine: { name: 'kuangce' } });
  });

  test('what was not compared is never said not to overlap', async () => {
    const words = (...land: readonly string[]): readonly string[] => ['overlay', '--as-of', '2026-11-20', '--rights', '采矿权.shp', ...land.flatMap((each) => ['--land', each])];
    const none = await kuangce(words('dltb=无坐标系.shp'));
    expect([none.code, none.stdout]).toEqual([3, expect.stringContaining('没有图层参加套合')]);
    expect(none.stdout).not.toContain('没有重叠，也没有其他问题');
    const some = await kuangce(words('dltb=无坐标系.shp', 'redline=红线.shp'));
    expect(some.stdout).toContain('与参加套合的图层（红线）没有重叠');
    await cp(join(folder, '采矿权.dbf'), join(folder, '只有表.dbf'));
    expect(await kuangce(['overlay', '--rights', '只有表.dbf', '--land', 'redline=红线.shp'])).toMatchObject({ code: 3, stderr: expect.stringContaining('只有属性表，没有图形') });
  });

  test('for people, and into a folder', async () => {
    const { code, stdout } = await kuangce(['overlay', '--as-of', '2026-11-20', '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--land', 'redline=红线.shp', '--out', '结果/套合']);
    expect(code).toBe(0);
    expect(stdout).toContain('石湾沟石灰岩矿');
    expect(stdout).toContain('0103 旱地');
    expect(stdout).not.toContain('undefined');
    expect((await readdir(join(folder, '结果/套合'))).sort()).toEqual(['conflicts.csv', 'findings.geojson', 'ledger.xlsx', 'overlay.json']);
    const csv = await readFile(join(folder, '结果/套合/conflicts.csv'), 'utf8');
    expect(csv).toContain('\ufeff采矿权编号,矿山名称,');
    expect(csv).toContain('C9999012015067110134567,石湾沟石灰岩矿,dltb,地类图斑,0103,旱地,1,40000.0000,');
    const { features, coordinateSystem } = JSON.parse(await readFile(join(folder, '结果/套合/findings.geojson'), 'utf8'));
    expect(coordinateSystem).toContain('EPSG:4490');
    const upland = features.find((feature: { properties: { classes?: string[] } }) => feature.properties.classes?.includes('0103'));
    const [longitude, latitude] = upland.geometry.coordinates[0][0][0];
    expect(longitude).toBeCloseTo(114, 1);
    expect(latitude).toBeCloseTo(34.95, 1);
  });

  test('a folder that cannot be written is told', async () => {
    await writeFile(join(folder, '占位'), '');
    const { code, stderr } = await kuangce(['overlay', '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--out', '占位']);
    expect(code).toBe(3);
    expect(stderr).toContain('写不进去');
  });
});

/** A stand-in for Electron: prints nothing, writes what it was asked to write. The real one is tested with the window. */
async function fakeElectron(script: string): Promise<Record<string, string>> {
  const home = await mkdtemp(join(folder, 'electron-'));
  await writeFile(join(home, 'electron'), `#!${process.execPath}\n${script}`);
  await chmod(join(home, 'electron'), 0o755);
  return { ELECTRON_OVERRIDE_DIST_PATH: home, DISPLAY: ':0' };
}
const PRINTS = "const fs = require('fs'); for (const job of JSON.parse(fs.readFileSync(process.argv[process.argv.indexOf('--print-jobs') + 1], 'utf8'))) fs.writeFileSync(job.pdf, '%PDF ' + fs.statSync(job.html).size);";

describe.skipIf(process.platform === 'win32')('plan', () => {
  const plan = (out: string, more: readonly string[], environment: Readonly<Record<string, string>>) =>
    kuangce(['plan', '--as-of', '2026-11-20', '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--land', 'redline=红线.shp', '--out', out, '--json', ...more], environment);

  test('reports and ledger of every right', async () => {
    const { code, stdout } = await plan('方案', ['--accept-all'], await fakeElectron(PRINTS));
    const { files, plans, problems } = JSON.parse(stdout);
    const withFonts = !problems.some((problem: { code: string }) => problem.code === 'cli.no-fonts');
    expect(code).toBe(withFonts ? 0 : 3);
    expect(await readdir(join(folder, '方案')).then((names) => names.sort())).toEqual([...files].sort());
    const count = (extension: string): number => files.filter((file: string) => file.endsWith(extension)).length;
    expect([count('.pdf'), count('.docx'), count('.xlsx'), count('.html')]).toEqual([3, withFonts ? 3 : 0, 1, 0]);
    // Numbers are the workspace's: one given here could be another mine's there.
    expect(plans.map((each: { number: string }) => each.number)).toEqual(['', '', '']);
    expect(files.filter((file: string) => /ZG-/.test(file))).toEqual([]);
    expect(files).toContain('石湾沟石灰岩矿整改方案_未编号.pdf');
    expect(plans[0].items.length).toBeGreaterThan(0);
  }, 120_000);

  test('without decisions problems are listed and no measures drafted', async () => {
    const { stdout } = await plan('未认定', ['--right', '石湾沟石灰岩矿'], await fakeElectron(PRINTS));
    const { plans, notes } = JSON.parse(stdout);
    expect(plans).toHaveLength(1);
    expect(plans[0].items).toEqual([]);
    expect(JSON.stringify(notes)).toContain('cli.undecided');
  }, 60_000);

  test('decisions from a file', async () => {
    const environment = await fakeElectron(PRINTS);
    const overlay = JSON.parse((await kuangce(['overlay', '--as-of', '2026-11-20', '--rights', '采矿权.shp', '--land', 'dltb=地类图斑.shp', '--land', 'redline=红线.shp', '--json'])).stdout);
    const redline = overlay.findings.find((finding: { evidence: { role?: string } }) => finding.evidence.role === 'redline');
    await writeFile(join(folder, '认定.json'), JSON.stringify([{ findingId: redline.id, verdict: 'accepted', reason: '' }, { findingId: 'gone', verdict: 'accepted' }]));
    const { plans, problems } = JSON.parse((await plan('认定', ['--right', 'C9999012015067110134567', '--decisions', '认定.json'], environment)).stdout);
    expect([...new Set(plans[0].items.map((item: { findingId: string }) => item.findingId))]).toEqual([redline.id]);
    expect(JSON.stringify(problems)).toContain('cli.decisions-not-found-again');
    await writeFile(join(folder, '认定.json'), JSON.stringify([{ findingId: redline.id, verdict: 'set-aside' }]));
    const refused = await plan('认定', ['--decisions', '认定.json'], environment);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('没有写 reason') });
  }, 120_000);

  test('printing that fails keeps the pages and says so', async () => {
    const environment = await fakeElectron("process.stderr.write('no more paper\\n'); process.exit(1);");
    const { code, stdout, stderr } = await plan('没打成', ['--right', '柳林白云岩矿'], environment);
    expect(code).toBe(3);
    expect(stderr).toContain('PDF 没有生成（no more paper）');
    const { files } = JSON.parse(stdout);
    expect(files.filter((file: string) => file.endsWith('.html'))).toHaveLength(1);
    expect(files.filter((file: string) => file.endsWith('.pdf'))).toHaveLength(0);
  }, 60_000);

  test.skipIf(existsSync(join(project, 'node_modules', 'electron', 'dist', 'electron')))('no Electron at all: one sentence, the rest is written', async () => {
    const nowhere = await mkdtemp(join(folder, 'nothing-'));
    const { code, stdout, stderr } = await plan('没有打印', ['--right', '柳林白云岩矿'], { ELECTRON_OVERRIDE_DIST_PATH: nowhere, XDG_CACHE_HOME: nowhere });
    expect(JSON.parse(stdout).problems.some((problem: { code: string }) => problem.code === 'cli.no-fonts') ? 3 : 0).toBe(code);
    expect(stderr).toContain('没有找到 Electron');
    expect(JSON.parse(stdout).files.filter((file: string) => file.endsWith('.html'))).toHaveLength(1);
  }, 60_000);

  test('a right that is not there', async () => {
    expect(await plan('没有', ['--right', '无名矿'], await fakeElectron(PRINTS))).toMatchObject({ code: 3, stderr: expect.stringContaining('采矿权图层里没有“无名矿”') });
    expect(await plan('半个名称', ['--right', '柳林'], await fakeElectron(PRINTS))).toMatchObject({ code: 3, stderr: expect.stringMatching(/采矿权图层里没有“柳林”；名称里有这几个字的是：.*柳林白云岩矿/) });
  });

  test('a right that is not there, in words: one sentence, no notes, no folder, and no overlay run for nothing', async () => {
    const words = ['plan', '--as-of', '2026-11-20', '--rights', '采矿权.shp', '--land', 'dltb=没有这个文件.shp', '--out', '无名', '--right'];
    const none = await kuangce([...words, '无名矿']);
    expect([none.code, none.stdout, none.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('读取图形'))]).toEqual([3, '', ['采矿权图层里没有“无名矿”；请核对许可证号或矿山名称。']]);
    expect(existsSync(join(folder, '无名'))).toBe(false);
    const half = await kuangce([...words, '无名矿', '--right', '柳林白云岩矿']);
    expect([half.stderr.indexOf('采矿权图层里没有“无名矿”') >= 0, half.stderr.indexOf('采矿权图层里没有“无名矿”') < half.stderr.indexOf('没有这个文件')]).toEqual([true, true]);
  }, 60_000);
});
