/** A against B in figures, the bands of the check with tolerance and accuracy, spot checks of elevations (mock d, right). */
import { Button } from 'antd';
import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { spotChecks } from '../../../shared/analysis/deliveries/spot-checks.ts';
import { groundShares } from '../../../shared/analysis/workings/ground-shares.ts';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { MineWorkings, PeriodComparison, WorkingsRun } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { checkDrawing } from '../../state/actions/drawings.ts';
import { comparisonRows } from '../../state/drawings/comparison-rows.ts';
import { staleReasons } from '../../state/drawings/staleness.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { openDialog } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { CompareActions } from './CompareActions.tsx';

export interface ComparePanelProps {
  readonly mine: MiningRight;
  readonly a: SurveyDelivery;
  readonly b: SurveyDelivery | null;
  readonly runA: WorkingsRun | null;
  readonly runB: WorkingsRun | null;
  /** B against A; null while it is not known. */
  readonly comparison: PeriodComparison | null;
  readonly scene: PlanScene | null;
}

export function ComparePanel(props: ComparePanelProps): ReactNode {
  const { mine, a, b, runA, runB, comparison, scene } = props;
  const translate = useText();
  const workspace = useWorkspace();
  const checkedA = runA?.mines.find(({ rightId }) => rightId === mine.id) ?? null;
  const checkedB = runB?.mines.find(({ rightId }) => rightId === mine.id) ?? null;
  const stale = runA ? staleReasons(runA, a, workspace.layers, workspace) : [];
  return (
    <section className="panel drawings-right" aria-label={translate('drawing.figures.title')}>
      <div className="drawings-right-head">
        <h2>{translate(b ? 'drawing.figures.title' : 'drawing.figures.titleAlone')}</h2>
        <p className="quiet small">{b ? translate('drawing.figures.periods', { a: periodWords(a.period, translate), b: periodWords(b.period, translate) }) : periodWords(a.period, translate)}</p>
      </div>
      <div className="drawings-right-body">
        {runA === null ? (
          <div className="drawings-unchecked">
            <p className="secondary">{translate('drawing.figures.unchecked')}</p>
            <Button type="primary" onClick={() => performAction(checkDrawing)}>
              {actionTitle(checkDrawing, translate)}
            </Button>
          </div>
        ) : (
          <>
            {stale.length > 0 && (
              <NoticeBox tone="warning" role="status">
                {translate('drawing.stale', { day: beijingDay(new Date(runA.finishedAt)), reasons: stale.map((reason) => sentence(translate, reason)).join(translate('report.clauseSeparator')) })}{' '}
                <button type="button" className="link" onClick={() => performAction(checkDrawing)}>
                  {translate('drawing.action.checkAgain')}
                </button>
              </NoticeBox>
            )}
            {checkedA ? <Figures checkedA={checkedA} checkedB={checkedB} hasB={b !== null} comparison={comparison?.rightId === mine.id ? comparison : null} /> : <NoticeBox tone="warning">{translate('drawing.figures.nothingOfMine', { mine: mine.mineName })}</NoticeBox>}
            {b && !runB && (
              <p className="small quiet figures-note">
                {translate('drawing.figures.otherUnchecked', { period: periodWords(b.period, translate) })}{' '}
                <button type="button" className="link" onClick={() => openDialog({ kind: 'check-drawing', deliveryId: b.id })}>
                  {translate('drawing.figures.checkOther')}
                </button>
              </p>
            )}
            {checkedA && <Bands checked={checkedA} run={runA} />}
          </>
        )}
        <SpotChecks scene={scene} />
      </div>
      {runA !== null && checkedA !== null && <CompareActions mine={mine} delivery={a} run={runA} />}
    </section>
  );
}

function Figures({ checkedA, checkedB, hasB, comparison }: { checkedA: MineWorkings; checkedB: MineWorkings | null; hasB: boolean; comparison: PeriodComparison | null }): ReactNode {
  const translate = useText();
  const rows = comparisonRows(checkedA, checkedB, comparison, translate);
  return (
    <>
      <table className="figures">
        <thead>
          <tr>
            <th />
            {hasB && <th>B</th>}
            <th>A</th>
            {hasB && <th>{translate('drawing.figures.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={`${row.excess ? 'excess' : ''}${row.sub ? ' sub' : ''}`}>
              <td>{row.name}</td>
              {hasB && <td>{row.b}</td>}
              <td>{row.a}</td>
              {hasB && <td className={row.tone}>{row.change}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(({ key }) => key === 'distance') && <p className="small quiet figures-note">{translate('drawing.row.distanceNote')}</p>}
    </>
  );
}

/** 界内, 容差内, 界外 by plan, apart from them what lies beyond the limits, and by which tolerance; the wording leaves the judgement to the authority. */
function Bands({ checked, run }: { checked: MineWorkings; run: WorkingsRun }): ReactNode {
  const translate = useText();
  const shares = groundShares(checked);
  const percent = (share: number | undefined): string => (share === undefined ? '—' : formatNumber(100 * share, 1));
  const { inside, 'within-tolerance': within, outside } = shares?.byPlan ?? {};
  const words = { inside: percent(inside), within: percent(within), outside: percent(outside) };
  const beyondLimit = (shares?.beyondLimitSquareMetres ?? 0) > 0 || (shares?.undividedCount ?? 0) > 0;
  return (
    <div className="bands">
      <div className="row">
        <b>{translate('ground.shares.title')}</b>
        <span className="spacer" />
        <button type="button" className="link small" onClick={() => performAction(checkDrawing)}>
          {translate('drawing.bands.change')}
        </button>
      </div>
      <div className="band-bar" role="img" aria-label={translate('ground.shares.words', words)}>
        <i style={{ flexGrow: inside, background: 'var(--successBorder)' }} />
        <i style={{ flexGrow: within, background: 'var(--m-tol)' }} />
        <i style={{ flexGrow: outside, background: 'var(--dangerSolid)' }} />
      </div>
      <div className="row small band-words">
        {/* Green says that all is well, which ground too deep is not, wherever it lies in plan. */}
        <span className={beyondLimit ? 'secondary' : 'success'}>{translate('drawing.bands.inside', { share: words.inside })}</span>
        <span className="secondary">{translate('drawing.bands.within', { share: words.within })}</span>
        <b className={checked.bandAreas.outside > 0 ? 'danger' : 'secondary'}>{translate('drawing.bands.outside', { share: words.outside })}</b>
      </div>
      {shares && (
        <>
          <p className={`small ${beyondLimit ? 'danger strong' : 'secondary'}`}>
            {shares.beyondLimit === null ? translate('ground.shares.unknown') : translate('ground.shares.beyond', { share: percent(shares.beyondLimit), area: formatSquareMetres(shares.beyondLimitSquareMetres) })}
          </p>
          <p className="small quiet">
            {translate('ground.shares.note')}
            {shares.undividedCount > 0 && translate('ground.shares.undivided', { count: shares.undividedCount })}
            {shares.beyondLimit !== null && shares.unknownCount > 0 && translate('ground.shares.unknownCount', { count: shares.unknownCount })}
          </p>
        </>
      )}
      <p className="small quiet">{toleranceWords(run, translate)}</p>
      <div className="notice-box warning">
        <Icon of={Scale} />
        <span>{translate('drawing.judgement')}</span>
      </div>
    </div>
  );
}

function toleranceWords({ parameters, input }: WorkingsRun, translate: Translate): string {
  const tolerance = translate('drawing.tolerance.words', {
    plan: formatNumber(parameters.planToleranceMetres, 2),
    elevation: formatNumber(parameters.elevationToleranceMetres, 2),
    who: parameters.chosenBy ? translate('drawing.tolerance.by', { who: parameters.chosenBy, day: parameters.chosenOn ?? '—' }) : translate('drawing.tolerance.on', { day: parameters.chosenOn ?? '—' }),
  });
  const metres = (value: number | null): string => (value === null ? translate('drawing.accuracy.unstated') : `±${formatNumber(value, 2)} m`);
  return tolerance + translate('drawing.accuracy.words', { plan: metres(input.accuracy.planMetres), height: metres(input.accuracy.heightMetres) });
}

const MOST_CHECKS = 8;

function SpotChecks({ scene }: { scene: PlanScene | null }): ReactNode {
  const translate = useText();
  const checks = scene ? spotChecks(scene.points, scene.workings) : [];
  if (checks.length === 0) return null;
  return (
    <div className="spot-checks">
      <b>{translate('drawing.spot.title')}</b>
      <table className="data-table dense">
        <colgroup>
          <col />
          <col style={{ width: 68 }} />
          <col style={{ width: 68 }} />
          <col style={{ width: 56 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{translate('drawing.spot.point')}</th>
            <th className="right">{translate('drawing.spot.mark')}</th>
            <th className="right">{translate('drawing.spot.line')}</th>
            <th className="right">{translate('drawing.spot.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.slice(0, MOST_CHECKS).map(({ name, roadway, markMetres, lineMetres, differenceMetres }, i) => (
            <tr key={i}>
              <td className="ellipsis" title={`${name} ${roadway}`}>
                {name} {roadway}
              </td>
              <td className="right">{formatNumber(markMetres, 2)}</td>
              <td className="right">{formatNumber(lineMetres, 2)}</td>
              <td className="right">{`${differenceMetres > 0 ? '+' : ''}${formatNumber(differenceMetres, 2)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {checks.length > MOST_CHECKS && <p className="small quiet">{translate('drawing.spot.more', { count: checks.length - MOST_CHECKS })}</p>}
    </div>
  );
}
