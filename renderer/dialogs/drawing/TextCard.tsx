/** 文字编码: what the version and the header say, what the texts say, and how they read. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { textFault } from '../../state/drawings/text-fault.ts';
import { chooseDrawingEncoding, useDrawingImport } from '../../state/drawings/import-session.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'windows-1252'];

export function TextCard({ survey }: { survey: DrawingSurvey }): ReactNode {
  const translate = useText();
  const { encoding, sketch } = useDrawingImport();
  const { evidence, byRule, declaredCodePage, version } = survey.encoding;
  const fault = textFault(survey, sketch?.texts ?? []);
  const options = [...new Set([evidence.chosen, ...ENCODINGS])];
  return (
    <section className="region" aria-label={translate('window.encoding.title')}>
      <header>
        <h3>{translate('window.encoding.title')}</h3>
        <span className="quiet small ellipsis" title={byRule ? sentence(translate, byRule.reason) : ''}>
          {byRule ? sentence(translate, byRule.reason) : translate('drawing.text.noRule', { version: version ?? '—', codePage: declaredCodePage ?? '—' })}
        </span>
        <span className="spacer" />
        {evidence.contradiction && <span className="tag warning">{translate('window.encoding.contradiction')}</span>}
      </header>
      <div className="drawing-card">
        {fault && (
          <NoticeBox tone="warning" role="status">
            {sentence(translate, fault)}
          </NoticeBox>
        )}
        <div className="row">
          <Select
            size="small"
            style={{ width: 130 }}
            aria-label={translate('window.encoding.choose')}
            value={encoding ?? evidence.chosen}
            onChange={(value) => chooseDrawingEncoding(value)}
            options={options.map((each) => ({ value: each, label: each.toUpperCase() }))}
          />
          <span className="small quiet ellipsis">
            {evidence.readings.map(({ encoding: label, readable, unreadable }) => translate('drawing.text.reading', { encoding: label.toUpperCase(), readable: formatNumber(readable, 0), unreadable: formatNumber(unreadable, 0) })).join(' · ')}
          </span>
        </div>
        <p className="text-sample small" aria-label={translate('drawing.text.sample')}>
          {sketch === null || sketch.texts.length === 0 ? <span className="quiet">{translate(sketch === null ? 'drawing.text.waiting' : 'drawing.text.onlyAscii')}</span> : sketch.texts.join(' · ')}
        </p>
      </div>
    </section>
  );
}
