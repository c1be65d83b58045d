/** ◆ 严重 ▲ 一般 ○ 提示 over a list of findings; each says what is proposed as such. */
import type { ReactNode } from 'react';
import { SEVERITIES } from '../../shared/model/finding.ts';
import { Explained } from './Explained.tsx';
import { useText } from './text.ts';

export function SeverityLegend(): ReactNode {
  const translate = useText();
  return (
    <span className="severity-legend small" role="group" aria-label={translate('meaning.severity')}>
      {SEVERITIES.map((severity) => (
        <Explained key={severity} meaning={`${translate(`meaning.severity.${severity}`)} ${translate('meaning.severity.order')}`}>
          <span className={`severity ${severity}`} aria-hidden="true" />
          {translate(`window.severity.${severity}`)}
        </Explained>
      ))}
    </span>
  );
}
