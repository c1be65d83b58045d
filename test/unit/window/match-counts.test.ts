import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MatchCounts } from '../../../renderer/dialogs/join-table/MatchCounts.tsx';
import { TextContext } from '../../../renderer/ui/text.ts';
import { translator } from '../../../shared/i18n/text.ts';

test('the one row of the table that found no feature stands before the features that found no row', () => {
  const features = Array.from({ length: 50 }, (_each, place) => `14052500${place}`);
  const counts = { layerRows: 60, tableRows: 2, matched: 1, without: { count: 59, keys: features }, unused: { count: 1, keys: ['石湾沟'] }, repeated: { count: 0, keys: [] } };
  const shown = renderToStaticMarkup(createElement(TextContext, { value: { language: 'zh-CN', translate: translator('zh-CN') } }, createElement(MatchCounts, { counts })));
  expect(shown.indexOf('石湾沟')).toBeGreaterThan(0);
  expect(shown.indexOf('石湾沟')).toBeLessThan(shown.indexOf('14052500'));
});
