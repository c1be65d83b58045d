/** Two pit surveys in figures: cut and fill inside and outside the licence, below the limit, with method, cell and accuracy; then the check. */
import { Button, InputNumber } from 'antd';
import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurfaceComparison } from '../../../shared/model/surface-comparison.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { performAction } from '../../state/actions/action.ts';
import { checkDrawing } from '../../state/actions/drawings.ts';
import { staleReasons } from '../../state/drawings/staleness.ts';
import { NOISE_SETTING, proposedNoise, useNoiseMetres, type ShownSurfaces } from '../../state/drawings/surfaces.ts';
import { reportFault } from '../../state/faults.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { saveSetting } from '../../storage/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ErrorNotice, NoticeBox } from '../../ui/NoticeBox.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { CompareActions } from './CompareActions.tsx';

export interface SurfacePanelProps {
  readonly mine: MiningRight;
  readonly later: SurveyDelivery;
  readonly earlier: SurveyDelivery | null;
  readonly run: WorkingsRun | null;
  readonly shown: ShownSurfaces;
}

export function SurfacePanel({ mine, later, earlier, run, shown }: SurfacePanelProps): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const noiseMetres = useNoiseMetres();
  const { view, problem, progress, cancelled } = shown;
  const stale = run ? staleReasons(run, later, workspace.layers, workspace) : [];
  const day = (delivery: SurveyDelivery): string => delivery.surveyedOn ?? translate('relief.panel.unstated');
  const comparison = view?.comparison ?? null;
  return (
    <section className="panel drawings-right" aria-label={translate('relief.panel.title')}>
      <div className="drawings-right-head">
        <h2>{translate(earlier ? 'relief.panel.title' : 'relief.panel.alone')}</h2>
        <p className="quiet small">{earlier ? translate('relief.panel.periods', { earlier: day(earlier), later: day(later) }) : day(later)}</p>
      </div>
      <div className="drawings-right-body">
        {problem && <ErrorNotice sentence={sentence(translate, problem)} />}
        {!earlier && <p className="secondary">{translate('relief.panel.noEarlier')}</p>}
        {earlier && !problem && !comparison && !cancelled && (
          <div className="drawings-unchecked" role="status">
            <p className="secondary">{translate('relief.panel.comparing')}</p>
            <ProgressLine name={translate('relief.job.compare')} fraction={progress?.fraction ?? 0} width={220} />
            <Button onClick={shown.cancel}>{translate('window.cancel')}</Button>
          </div>
        )}
        {cancelled && <NoticeBox tone="warning">{translate('relief.panel.cancelled')}</NoticeBox>}
        {view?.notes.map((note) => (
          <NoticeBox key={note.code} tone="warning">
            {sentence(translate, note)}
          </NoticeBox>
        ))}
        {comparison && (
          <>
            <Figures comparison={comparison} />
            <div className="surface-noise small">
              <label htmlFor="surface-noise">{translate('relief.field.noise')}</label>
              <InputNumber id="surface-noise" size="small" min={0} max={20} step={0.05} suffix="m" value={noiseMetres} onChange={(value) => void saveSetting(NOISE_SETTING, value ?? 0).catch(reportFault)} />
            </div>
            <NoiseWords noiseMetres={noiseMetres} earlier={earlier!.accuracy.heightMetres} later={later.accuracy.heightMetres} />
            <Method comparison={comparison} earlier={earlier!} later={later} />
            <div className="notice-box warning">
              <Icon of={Scale} />
              <span>{translate('surface.judgement')}</span>
            </div>
          </>
        )}
        {stale.length > 0 && run && (
          <NoticeBox tone="warning" role="status">
            {translate('drawing.stale', { day: beijingDay(new Date(run.finishedAt)), reasons: stale.map((reason) => sentence(translate, reason)).join(translate('report.clauseSeparator')) })}
          </NoticeBox>
        )}
      </div>
      {run === null ? (
        <div className="drawings-right-foot">
          <Button type="primary" onClick={() => performAction(checkDrawing)}>
            {translate('drawing.action.check')}
          </Button>
        </div>
      ) : (
        <CompareActions mine={mine} delivery={later} run={run} />
      )}
    </section>
  );
}

/** What the surveys' own accuracy says of the threshold; nothing is taken that nobody chose: leaving small differences out makes volumes smaller. */
function NoiseWords({ noiseMetres, earlier, later }: { noiseMetres: number; earlier: number | null; later: number | null }): ReactNode {
  const translate = useText();
  const proposed = proposedNoise(earlier, later);
  return (
    <p className="small quiet figures-note">
      {noiseMetres === 0 && translate('relief.noise.all')}
      {proposed === null ? translate('relief.noise.unstated') : translate('relief.noise.accuracy', { metres: formatNumber(proposed, 2), a: formatNumber(earlier!, 2), b: formatNumber(later!, 2) })}{' '}
      {proposed !== null && proposed !== noiseMetres && (
        <button type="button" className="link" onClick={() => void saveSetting(NOISE_SETTING, proposed).catch(reportFault)}>
          {translate('relief.noise.take', { metres: formatNumber(proposed, 2) })}
        </button>
      )}
    </p>
  );
}

function Figures({ comparison: { whole, licence } }: { comparison: SurfaceComparison }): ReactNode {
  const translate = useText();
  if (whole.comparedSquareMetres === 0) return <NoticeBox tone="warning">{translate('relief.panel.nothingShared')}</NoticeBox>;
  const sums = licence ? [whole, licence.inside, licence.outside] : [whole];
  const row = (name: Parameters<typeof translate>[0], unit: string, of: (sum: typeof whole) => number, decimals: number, outsideMatters = false): ReactNode => (
    <tr>
      <td>
        {translate(name)} <span className="quiet">{unit}</span>
      </td>
      {sums.map((sum, i) => (
        <td key={i} className={outsideMatters && i === 2 && of(sum) > 0 ? 'danger' : ''}>
          {formatNumber(of(sum), decimals)}
        </td>
      ))}
    </tr>
  );
  const below = licence?.belowLimit ?? null;
  const limit = licence?.lowerLimitMetres ?? null;
  return (
    <>
      <table className="figures surface-figures">
        <thead>
          <tr>
            <th />
            <th>{translate('relief.head.whole')}</th>
            {licence && <th>{translate('relief.head.inside')}</th>}
            {licence && <th>{translate('relief.head.outside')}</th>}
          </tr>
        </thead>
        <tbody>
          {row('relief.row.cut', 'm³', (sum) => sum.cutCubicMetres, 0, true)}
          {row('relief.row.fill', 'm³', (sum) => sum.fillCubicMetres, 0)}
          {row('relief.row.changed', 'm²', (sum) => sum.changedSquareMetres, 0)}
          {row('relief.row.deepest', 'm', (sum) => sum.deepestCutMetres, 2)}
        </tbody>
      </table>
      {licence && limit === null && <p className="small quiet figures-note">{translate('relief.below.noLimit')}</p>}
      {below && below.areaSquareMetres === 0 && <p className="small success figures-note">{translate('relief.below.none', { limit: formatNumber(limit!, 2) })}</p>}
      {below && below.areaSquareMetres > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th className="danger">{translate('relief.below.title', { limit: formatNumber(limit!, 2) })}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {(
              [
                ['relief.below.most', `${formatNumber(below.mostMetres, 2)} m`],
                ['relief.below.area', `${formatNumber(below.areaSquareMetres, 0)} m²`],
                ['relief.below.volume', `${formatNumber(below.volumeCubicMetres, 0)} m³`],
                ['relief.below.since', `${formatNumber(below.cutSinceCubicMetres, 0)} m³`],
              ] as const
            ).map(([name, value]) => (
              <tr key={name} className="excess">
                <td>{translate(name)}</td>
                <td className="danger">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Method({ comparison: { whole, noiseMetres, uncertaintyCubicMetres }, earlier, later }: { comparison: SurfaceComparison; earlier: SurveyDelivery; later: SurveyDelivery }): ReactNode {
  const translate = useText();
  const metres = (value: number | null): string => (value === null ? '—' : formatNumber(value, 2));
  return (
    <p className="small quiet figures-note">
      {translate('relief.method.title', { cell: whole.cellMetres, noise: noiseMetres, uncovered: formatNumber(whole.uncoveredSquareMetres, 0) })}
      {whole.resampled && translate('relief.method.between')}
      {uncertaintyCubicMetres === null
        ? translate('relief.method.noUncertainty')
        : translate('relief.method.uncertainty', { a: metres(earlier.accuracy.heightMetres), b: metres(later.accuracy.heightMetres), volume: formatNumber(uncertaintyCubicMetres, 0) })}
    </p>
  );
}
