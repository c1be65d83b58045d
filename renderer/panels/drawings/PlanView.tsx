/** The plan with its bar: storey, way of comparing, section line, 3D, picture (mock d, centre above). */
import { ArrowRight, Maximize, Minus, Plus } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { ELEVATION_RAMP } from '../../../shared/figure/elevation-colours.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import type { ReliefPicture } from '../../../shared/figure/relief-picture.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { isEmptyExtent, joinExtents } from '../../../shared/model/extent.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PeriodComparison, WorkingsRun } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { PlanMap, type PlanHandle, type PlanProps } from '../../map/plan/PlanMap.tsx';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { copyShownPicture, drawSection, saveShownPicture, showSolid } from '../../state/actions/drawings.ts';
import { useDueDays } from '../../state/drawings/due-days.ts';
import { useDrawings, type Comparison, type Storey } from '../../state/drawings/drawings-view.ts';
import { moveSectionLine } from '../../state/drawings/kept-look.ts';
import { useMineRings } from '../../state/drawings/mine-extent.ts';
import { newestYearOf } from '../../state/drawings/newest-year.ts';
import { placeOnLine } from '../../state/drawings/place-on-line.ts';
import { offerPicture } from '../../state/drawings/pictures.ts';
import type { Loaded } from '../../state/drawings/scene.ts';
import { periodsOf } from '../../state/drawings/selection.ts';
import { shortPeriodWords } from '../../../shared/model/period-words.ts';
import { today } from '../../state/today.ts';
import { usePointer } from '../../state/view.ts';
import { layerById, useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { sentence, useLanguage, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';
import { useWidthClass } from '../../ui/window-width.ts';
import { extentOfSurface } from '../../state/drawings/surfaces.ts';
import { ReliefLegend } from './ReliefLegend.tsx';
import { PictureButton } from './PictureButton.tsx';
import { Timeline } from './Timeline.tsx';

/** The 3D library is big: it is fetched when somebody looks. */
const SolidView = lazy(() => import('./SolidView.tsx'));

export interface PlanViewProps {
  readonly mine: MiningRight;
  readonly plane: CoordinateSystem;
  readonly a: SurveyDelivery;
  readonly b: SurveyDelivery | null;
  readonly sceneA: Loaded<PlanScene>;
  readonly sceneB: PlanScene | null;
  readonly runA: WorkingsRun | null;
  readonly runB: WorkingsRun | null;
  readonly comparison: PeriodComparison | null;
  /** Of a pit survey; null for drawings. */
  readonly relief: ReliefPicture | null;
}

const STOREYS: readonly Storey[] = ['surface', 'underground', 'both'];
const COMPARISONS: readonly Comparison[] = ['difference', 'swipe', 'side-by-side', 'spyglass'];
const SURFACE_LAYERS: ReadonlySet<string> = new Set(['road', 'railway', 'river', 'village']);

export function PlanView(props: PlanViewProps): ReactNode {
  const { mine, plane, a, b, sceneA, sceneB, runA, runB, comparison, relief } = props;
  const translate = useText();
  const language = useLanguage();
  const theme = useShownAppearance();
  const workspace = useWorkspace();
  const view = useDrawings();
  const days = useDueDays();
  const plan = useRef<PlanHandle>(null);
  const [scale, setScale] = useState<number | null>(null);
  const cells = useMemo(() => periodsOf(mine, workspace.deliveries, today(), days), [mine, workspace.deliveries, days]);
  const surface = useMemo(() => workspace.layers.filter((layer) => SURFACE_LAYERS.has(layer.role)).map((record) => ({ record, view: viewOf(workspace, record.id) })), [workspace]);
  const rings = useMineRings(mine.id);
  const scene = sceneA.value;

  const showAll = useCallback((): void => {
    const licence = extentOfRings(rings);
    const ground = extentOfSurface(a);
    const whole = ground ? joinExtents(licence, ground) : scene ? joinExtents(licence, extentOfRings(scene.workings.flatMap(({ shape }) => (shape.kind === 'area' ? shape.parts.flat() : [...shape.paths])))) : licence;
    if (!isEmptyExtent(whole)) plan.current?.zoomToExtent(whole);
  }, [rings, scene, a]);
  useEffect(() => offerPicture('plan', () => plan.current!.canvasPicture()), []);
  // A mine or a drawing that comes to the front is shown whole, once.
  const shownFor = useRef('');
  useEffect(() => {
    const key = `${mine.id} ${plane.id} ${a.surface ? a.id : ''}`;
    if (rings.length === 0 || scene === null || shownFor.current === key) return;
    shownFor.current = key;
    showAll();
  }, [mine.id, plane.id, a, rings, scene, showAll]);

  const side = (of: PlanScene | null, run: WorkingsRun | null, withComparison: boolean): PlanProps => ({
    plane,
    theme,
    language,
    asOf: today(),
    rightsRecord: layerById(workspace, workspace.rightsLayerId),
    right: mine,
    surface,
    relief,
    scene: of,
    newestYear: newestYearOf([scene, sceneB]),
    storey: view.storey,
    hidden: view.hidden,
    roadwaysByElevation: view.roadwaysByElevation,
    checked: run?.mines.find(({ rightId }) => rightId === mine.id) ?? null,
    elevationToleranceMetres: run?.parameters.elevationToleranceMetres ?? Infinity,
    comparison: withComparison ? comparison : null,
    tool: view.tool,
    sectionLine: view.sectionLine,
    sectionMark: view.sectionLine && view.sectionPointer !== null ? placeOnLine(view.sectionLine, view.sectionPointer) : null,
    onSectionLine: (line, finished) => moveSectionLine(mine, plane, line, finished),
    onPointer: (position) => usePointer.setState({ position }),
    onScale: (denominator) => {
      setScale(denominator);
      usePointer.setState({ scaleDenominator: denominator });
    },
  });
  return (
    <>
      <Bar {...props} />
      <Timeline cells={cells} a={a} b={b} />
      {view.solidOpen && (
        <Suspense fallback={<div className="drawings-plan" />}>
          <SolidView mine={mine} scene={scene} run={runA} elevationDatum={a.elevationDatum} />
        </Suspense>
      )}
      {/* The plan stays behind the solid: it shows the same place when it comes back. */}
      <div className="drawings-sheet" hidden={view.solidOpen}>
        <div className="drawings-plan">
          <PlanMap ref={plan} a={side(scene, runA, view.comparison === 'difference')} b={b && !a.surface ? side(sceneB, runB, false) : null} mode={a.surface ? 'difference' : view.comparison} labels={[shortPeriodWords(a.period, translate), b ? shortPeriodWords(b.period, translate) : '']} />
          {sceneA.problem && (
            <div className="drawings-plan-message">
              <ErrorNotice sentence={sentence(translate, sceneA.problem)} />
            </div>
          )}
          {view.tool === 'section' && (
            <div className="drawings-hint" role="status">
              {translate('drawing.section.hint')}
            </div>
          )}
          {scale !== null && <span className="drawings-scale small">1:{formatNumber(scale, 0)}</span>}
          <div className="floating-bar upright drawings-zoom" role="toolbar" aria-label={translate('window.map.zoom')} aria-orientation="vertical">
            <IconButton icon={Plus} placement="left" name={translate('window.action.zoomIn')} onClick={() => plan.current?.zoomBy(1)} />
            <IconButton icon={Minus} placement="left" name={translate('window.action.zoomOut')} onClick={() => plan.current?.zoomBy(-1)} />
            <IconButton icon={Maximize} placement="left" name={translate('drawing.plan.showAll')} onClick={showAll} />
            <PictureButton placement="left" of={saveShownPicture} />
            <PictureButton placement="left" of={copyShownPicture} />
          </div>
        </div>
        {/* Beside the plan, not on it: it would lie on the very words it explains. */}
        {relief && <ReliefLegend relief={relief} />}
        {!a.surface && <Legend checked={runA !== null} compared={view.comparison === 'difference' ? comparison : null} scene={scene} />}
      </div>
    </>
  );
}

function Bar({ a, b }: PlanViewProps): ReactNode {
  const translate = useText();
  const { storey, comparison } = useDrawings();
  return (
    <div className="drawings-bar" role="toolbar" aria-label={translate('drawing.bar')}>
      {!a.surface && <Segments name={translate('drawing.storey')} value={storey} options={STOREYS.map((value) => ({ value, label: translate(`drawing.storey.${value}`) }))} onChange={(value) => useDrawings.setState({ storey: value })} />}
      {!a.surface && <i className="bar-line" />}
      {a.surface ? (
        <span className="quiet small ellipsis">{`${translate('drawing.kind.pit-surface')} · ${a.fileName}${b ? ` ← ${b.fileName}` : ''}`}</span>
      ) : b ? (
        <>
          <span className="quiet nowrap compare-word">{translate('drawing.compare')}</span>
          <Segments name={translate('drawing.compare')} value={comparison} options={COMPARISONS.map((value) => ({ value, label: translate(`drawing.compare.${value}`) }))} onChange={(value) => useDrawings.setState({ comparison: value, solidOpen: false })} />
          <span className="small nowrap ab-words">
            <i className="period-mark b">B</i>
            {shortPeriodWords(b.period, translate)}
            <Icon of={ArrowRight} size={14} />
            <i className="period-mark a">A</i>
            {shortPeriodWords(a.period, translate)}
          </span>
        </>
      ) : (
        <span className="quiet small ellipsis">{translate('drawing.compare.none')}</span>
      )}
      <span className="spacer" />
      <BarButton of={drawSection} />
      <BarButton of={showSolid} />
    </div>
  );
}

/** A button of the bar that an action stands behind; its words go on narrow windows. */
export function BarButton({ of: shown }: { of: Action }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  // The action looks at this store too.
  useDrawings();
  const narrow = useWidthClass() === 'narrow';
  const reason = shown.disabledReason(situation);
  const on = shown.checked?.(situation);
  if (narrow && shown.icon) {
    return <IconButton icon={shown.icon} name={actionTitle(shown, translate)} keys={shown.keys[0]} {...(on !== undefined && { on })} disabledReason={reason && sentence(translate, reason)} onClick={() => performAction(shown)} />;
  }
  return (
    <button type="button" className={`bar-button${on ? ' on' : ''}`} aria-disabled={reason !== null || undefined} {...(on !== undefined && { 'aria-pressed': on })} title={reason ? sentence(translate, reason) : (shown.keys[0] ?? '')} onClick={() => performAction(shown)}>
      {shown.icon && <Icon of={shown.icon} />}
      {actionTitle(shown, translate)}
    </button>
  );
}

function Legend({ checked, compared, scene }: { checked: boolean; compared: PeriodComparison | null; scene: PlanScene | null }): ReactNode {
  const translate = useText();
  const { roadwaysByElevation, storey } = useDrawings();
  if (storey === 'surface') return null;
  const range = roadwaysByElevation ? scene?.roadwayElevations : null;
  if (!checked && !compared && !range) return null;
  return (
    <div className="drawings-legend small" aria-label={translate('drawing.legend')}>
      {compared && (
        <>
          <Swatch symbol={symbolByKey('state.new')} />
          <span>{translate('drawing.legend.added')}</span>
          {compared.discrepancies.some(({ what }) => what === 'vanished') && (
            <>
              <Swatch symbol={symbolByKey('state.missing')} />
              <span>{translate('drawing.legend.missing')}</span>
            </>
          )}
        </>
      )}
      {checked && (
        <>
          <Swatch symbol={symbolByKey('result.outside')} />
          <span>{translate('drawing.legend.outside')}</span>
          <Swatch symbol={symbolByKey('result.depth')} />
          <span>{translate('drawing.legend.depth')}</span>
        </>
      )}
      {range && (
        <>
          <i className="ramp" style={{ background: `linear-gradient(to right, ${ELEVATION_RAMP.join(', ')})` }} aria-hidden="true" />
          <span>{translate('drawing.legend.elevation', { lowest: formatNumber(range[0], 0), highest: formatNumber(range[1], 0) })}</span>
        </>
      )}
    </div>
  );
}
