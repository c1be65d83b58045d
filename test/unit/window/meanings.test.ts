/** What words and marks mean is said where they stand, and says what the program does. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SeverityLegend } from '../../../renderer/ui/SeverityLegend.tsx';
import { severityOf } from '../../../shared/analysis/severity.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { SEVERITIES, type FindingCode } from '../../../shared/model/finding.ts';

const translate = translator('zh-CN');

test.each([
  ['L01', '', '永久基本农田'], ['L09', '', '生态保护红线'], ['L08', '核心保护区', '核心保护区'], ['L08', '一般控制区', '一般控制区'], ['L05', 'Ⅰ', 'Ⅰ级'], ['L05', 'Ⅱ', 'Ⅱ级'], ['L05', 'Ⅲ', 'Ⅲ级'], ['L05', 'Ⅳ', 'Ⅳ级'],
  ['L05', '', '级别不明'], ['L02', '', '耕地'], ['L06', '', '草原'], ['L07', '', '湿地'], ['L11', '', '水域'], ['F05', '', '届满'], ['F12', '', '矿业权重叠'], ['F04', '', '相邻矿山'],
] as const)('%s %s is explained under the weight that is proposed for it', (code: FindingCode, landClass: string, words: string) => {
  const proposed = severityOf(code, landClass);
  for (const severity of SEVERITIES) {
    const said = translate(`meaning.severity.${severity}`).replaceAll('永久基本农田', severity === 'severe' ? '永久基本农田' : '');
    expect(said.includes(words), severity).toBe(severity === proposed);
  }
});

test('the legend shows the three marks with their words, each with its meaning and that it is no legal grade', () => {
  const markup = renderToStaticMarkup(createElement(SeverityLegend));
  for (const severity of SEVERITIES) {
    expect(markup).toContain(`class="severity ${severity}"`);
    expect(markup).toContain(translate(`window.severity.${severity}`));
    expect(markup).toContain(translate(`meaning.severity.${severity}`));
  }
  expect(markup.split('不是法律上的定性').length).toBe(SEVERITIES.length + 1);
  expect(markup.match(/tabindex="0"/gu)).toHaveLength(SEVERITIES.length);
});
