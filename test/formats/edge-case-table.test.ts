/** The list of edge cases in README.md says the truth: the tests are there, and nothing of the measured table is missing. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = (path: string): URL => new URL(path, import.meta.url);
const listed = [...readFileSync(here('README.md'), 'utf8').matchAll(/^\| (.+?) \| `(shapefile\/.+?)` \| `(.+)` \|$/gm)].map(([, line, file, name]) => ({ line: line!, file: file!, name: name! }));

test('every test that is named stands in its file', () => {
  expect(listed.length).toBeGreaterThan(20);
  const missing = listed.filter(({ file, name }) => !readFileSync(here(file), 'utf8').includes(`'${name}'`));
  expect(missing).toEqual([]);
});

const measured = here('../../../shared/docs/ENGINES.md');

test.skipIf(!existsSync(measured))('no line of the measured table is without a test', () => {
  const [, table] = /### Edge cases[^]*?\n\n(\|[^]*?)\n\n/.exec(readFileSync(measured, 'utf8'))!;
  const lines = table!.split('\n').slice(2).map((row) => row.split('|')[1]!.trim());
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.filter((line) => !listed.some((each) => each.line === line))).toEqual([]);
});
