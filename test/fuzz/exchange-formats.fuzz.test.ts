/** Seeded damage to files of every format but shapefiles and drawings: listed, looked at and read as the program does, they give columns that hold together or a Problem. */
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { formatById } from '../../shared/formats/list.ts';
import { damage, holdsTogether, randomOf } from '../helpers/damage.ts';
import { fuzz } from '../helpers/fuzz-run.ts';
import { previewOf, readOf } from '../helpers/reading.ts';
import { originals, packed, type Drop } from './originals.ts';

/** One file of the drop damaged; in a geodatabase one of those that are read. */
function damaged(drop: Drop, random: () => number): Drop {
  const names = Object.keys(drop).filter((name) => !name.includes('.gdb/') || /a0000000([19ab])\.gdbtablx?$/.test(name));
  const victim = names[Math.floor(random() * names.length)]!;
  return { ...drop, [victim]: damage(drop[victim]!, random) };
}

/** Listed, looked at, read: preview and reading must say the same. */
async function look(drop: Drop): Promise<'readable' | 'refused'> {
  const { sets, passedOver } = await listFileSets(Object.entries(drop).map(([path, bytes]) => memorySource(path, bytes)), quietJob());
  // Nothing disappears without a word.
  if (sets.length === 0) expect(passedOver.length).toBeGreaterThan(0);
  let readable = false;
  for (const set of sets) {
    const format = formatById(set.format);
    try {
      const preview = await previewOf(format, set);
      const blocked = preview.problems.some((problem) => problem.severity === 'blocking');
      const { value, problems } = await readOf(format, set).catch((fault: unknown) => {
        if (blocked && fault instanceof ProblemError) throw fault;
        throw new Error('the preview said it can be read', { cause: fault });
      });
      expect(blocked).toBe(false);
      expect([value.columns.geometry.featureCount, problems]).toEqual([preview.featureCount, preview.problems]);
      holdsTogether(value);
      readable = true;
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
    }
  }
  return readable ? 'readable' : 'refused';
}

const drops = await originals();

test.each(Object.entries(drops))('damaged %s', { timeout: 6 * 3_600_000 }, async (reader, sound) => {
  const { files, readable, refused } = await fuzz(reader, (seed) => {
    const random = randomOf(seed);
    return look(packed(damaged(sound[seed % sound.length]!, random)));
  });
  // Both must happen, or the damage is too mild or too wild to test anything.
  expect(readable).toBeGreaterThan(files / 50);
  expect(refused).toBeGreaterThan(0);
});
