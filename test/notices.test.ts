import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticesFile, noticesText, objection, productionPackages } from '../scripts/notices.mjs';

test('every package of the product has a licence that lets it be shipped', async () => {
  const packages = await productionPackages();
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.map(objection).filter((line) => line !== null)).toEqual([]);
});

test('THIRD-PARTY-NOTICES.md is what `npm run notices` would write now', async () => {
  expect(readFileSync(noticesFile, 'utf8')).toBe(await noticesText());
});

test.each(['GPL-3.0-only', 'AGPL-3.0', 'LGPL-2.1', 'SSPL-1.0', '', 'UNLICENSED', 'MIT AND GPL-2.0'])('the check objects to %s', (licence) => {
  expect(objection({ name: 'some-package', licence })).not.toBeNull();
});

test.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND Zlib', 'BSL-1.0'])('the check accepts %s', (licence) => {
  expect(objection({ name: 'some-package', licence })).toBeNull();
});
