/** 轮廓闭合: gaps are closed only up to a width that a person chooses, and every one that was closed is counted. */
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { missingParts } from '../../state/drawings/import-questions.ts';
import { acceptIncomplete, chooseGap, useDrawingImport } from '../../state/drawings/import-session.ts';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';

const MOST_GAP_METRES = 20;

export function OutlineCard(): ReactNode {
  const translate = useText();
  const { gapMetres, sketch, sketching, sketchProblem, survey, incompleteAccepted } = useDrawingImport();
  const missing = missingParts({ survey });
  const more = sketch ? [...sketch.problems, ...sketch.notes].filter(({ code }) => !missing.some((each) => each.code === code)) : [];
  return (
    <section className="region" aria-label={translate('drawing.outline.title')}>
      <header>
        <h3>{translate('drawing.outline.title')}</h3>
        <span className="quiet small ellipsis">{translate('drawing.outline.note')}</span>
        <span className="spacer" />
        <label className="small nowrap row">
          {translate('drawing.outline.gap')}
          <InputNumber size="small" style={{ width: 92 }} min={0} max={MOST_GAP_METRES} step={0.1} suffix="m" value={gapMetres} onChange={(value) => chooseGap(value ?? 0)} aria-label={translate('drawing.outline.gap')} />
        </label>
      </header>
      <div className="drawing-card small">
        {sketchProblem && <ErrorNotice sentence={sentence(translate, sketchProblem)} />}
        {!sketchProblem && sketch === null && <span className="quiet">{translate(sketching ? 'drawing.outline.reading' : 'drawing.outline.nothing')}</span>}
        {sketch && (
          <>
            <span>
              {translate('drawing.outline.found', { areas: formatNumber(sketch.areaCount, 0), roadways: formatNumber(sketch.roadwayCount, 0) })}
              {sketch.bridgeCount > 0 && translate('drawing.outline.bridged', { count: sketch.bridgeCount, widest: formatNumber(sketch.widestBridgeMetres, 3) })}
            </span>
            {sketch.openEndCount > 0 && (
              <span className="warning" role="status">
                {translate('drawing.outline.open', { count: formatNumber(sketch.openEndCount, 0), east: formatNumber(sketch.firstOpenEnd?.[0] ?? 0, 2), north: formatNumber(sketch.firstOpenEnd?.[1] ?? 0, 2) })}
              </span>
            )}
            {sketch.withoutElevationCount > 0 && <span className="quiet">{translate('drawing.outline.flat', { count: formatNumber(sketch.withoutElevationCount, 0) })}</span>}
            {more.map((news) => (
              <span key={`${news.code} ${JSON.stringify(news.params)}`} className="quiet">
                {sentence(translate, news)}
              </span>
            ))}
          </>
        )}
        {missing.map((news) => (
          <span key={news.code} className="warning selectable" role="status">
            {sentence(translate, news)}
          </span>
        ))}
        {missing.length > 0 && (
          <Checkbox checked={incompleteAccepted} onChange={(event) => acceptIncomplete(event.target.checked)}>
            {translate('stated.incomplete')}
          </Checkbox>
        )}
      </div>
    </section>
  );
}
