import { expect, test } from 'vitest';
import { manualIn } from '../../../renderer/panels/manual/manual-texts.ts';
import { readManual } from '../../../renderer/panels/manual/read-manual.ts';

const items = (language: 'zh-CN' | 'en') => manualIn(language).map(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? [block.items.length] : [])));

test('the manual has the four steps and the questions of the README, the same number of each in both languages', () => {
  const [steps, questions] = manualIn('zh-CN');
  expect(steps?.title).toBe('四步做完一件事');
  expect(items('zh-CN')[0]).toEqual([4]);
  expect(questions?.blocks.length).toBeGreaterThan(0);
  expect(items('en')).toEqual(items('zh-CN'));
});

test('no mark of the text is left in the words, and commands to install are not in it', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const words = JSON.stringify(manualIn(language));
    expect(words).not.toMatch(/\*\*|`|\]\(|npm/);
  }
});

test('marks are read as what they are', () => {
  const [section] = readManual('## A\n\nSee [the list](x.md) **now**.\n\n1. one `Ctrl`\n2. two\n\n```sh\n## no\n```\n## B\n- b\n', ['A']);
  expect(section).toEqual({
    title: 'A',
    blocks: [
      { kind: 'paragraph', words: [{ text: 'See the list ', look: 'plain' }, { text: 'now', look: 'strong' }, { text: '.', look: 'plain' }] },
      { kind: 'list', ordered: true, items: [[{ text: 'one ', look: 'plain' }, { text: 'Ctrl', look: 'code' }], [{ text: 'two', look: 'plain' }]] },
    ],
  });
});
