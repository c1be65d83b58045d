/** 高程基准差: the difference between the two elevation datums that counts in this workspace; the county's own with its source, or the national one. */
import { Button, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { localDifference, NATIONAL_DIFFERENCE_METRES } from '../../../shared/crs/elevation.ts';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { stateElevationDifference } from '../../storage/elevation-difference.ts';
import { useStatedElevationDifference } from '../../storage/live.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function ElevationDifferenceSetting(): ReactNode {
  const translate = useText();
  const stated = useStatedElevationDifference();
  const [metres, setMetres] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const [refused, setRefused] = useState<Note | null>(null);
  const keep = (): void => {
    if (source.trim() === '') return setRefused({ code: 'elevation.difference-source-missing' });
    try {
      const { metres: checked, source: words } = localDifference(metres ?? Number.NaN, source);
      setRefused(null);
      stateElevationDifference({ metres: checked, source: words, statedOn: today() }).then(() => {
        setMetres(null);
        setSource('');
      }, reportFault);
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      setRefused(fault.problem);
    }
  };
  return (
    <section aria-label={translate('elevation.settings.title')}>
      <h2>{translate('elevation.settings.title')}</h2>
      <div className="settings-row">
        <div>
          <span>
            {stated
              ? translate('elevation.settings.local', { metres: formatNumber(stated.metres, 3), source: stated.source, date: stated.statedOn })
              : translate('elevation.settings.national', { metres: formatNumber(NATIONAL_DIFFERENCE_METRES, 3) })}
          </span>
          <p className="quiet small">{translate('elevation.settings.words')}</p>
        </div>
        {stated && (
          <div className="row">
            <Button onClick={() => void stateElevationDifference(null).catch(reportFault)}>{translate('elevation.settings.backToNational')}</Button>
          </div>
        )}
      </div>
      <div className="settings-row">
        <div className="row elevation-difference">
          <InputNumber aria-label={translate('elevation.settings.metres')} placeholder="-0.029" step={0.001} value={metres} suffix="m" onChange={setMetres} />
          <Input aria-label={translate('elevation.settings.source')} placeholder={translate('elevation.settings.sourceExample')} value={source} maxLength={120} onChange={(event) => setSource(event.target.value)} onPressEnter={keep} />
        </div>
        <div className="row">
          <Button disabled={metres === null} onClick={keep}>{translate('elevation.settings.keep')}</Button>
        </div>
        {refused && <NoticeBox tone="warning">{sentence(translate, refused)}</NoticeBox>}
      </div>
    </section>
  );
}
