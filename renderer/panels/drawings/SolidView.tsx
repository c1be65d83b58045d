/** 立体: bodies, workings and surface turned freely; the vertical exaggeration is named and 1× at first. */
import { Compass, Maximize, Minus, Plus, SquareArrowDown } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { symbolOfWorking } from '../../../shared/figure/drawing-symbols.ts';
import { INK, PAPER, symbolByKey } from '../../../shared/figure/symbols.ts';
import type { ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import type { SolidModel, SolidPick } from '../../map/solid/contract.ts';
import SolidCanvas, { type SolidHandle } from '../../map/solid/SolidCanvas.tsx';
import { copyShownPicture, saveShownPicture } from '../../state/actions/drawings.ts';
import { useBodyParts } from '../../state/drawings/mine-extent.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { offerPicture } from '../../state/drawings/pictures.ts';
import { newestYearOf } from '../../state/drawings/newest-year.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';
import { PictureButton } from './PictureButton.tsx';
import { SolidFacts } from './SolidFacts.tsx';
import { useShownAppearance } from '../../ui/Theme.tsx';

type Times = '1' | '2' | '5';
const BAR_PIXELS = 110;

export default function SolidView({ mine, scene, run, elevationDatum }: { mine: MiningRight; scene: PlanScene | null; run: WorkingsRun | null; elevationDatum: ElevationDatum | null }): ReactNode {
  const translate = useText();
  const theme = useShownAppearance();
  const handle = useRef<SolidHandle>(null);
  const bodies = useBodyParts(mine, elevationDatum);
  const { storey, hidden } = useDrawings();
  const withSurface = storey !== 'underground' && !hidden.includes('contour');
  const [times, setTimes] = useState<Times>('1');
  const [looked, setLooked] = useState({ bearingDegrees: 0, tiltDegrees: 0, metresPerPixel: 1 });
  const [withoutElevation, setWithoutElevation] = useState(0);
  const model = useMemo((): SolidModel => {
    const checked = new Map(run?.mines.find(({ rightId }) => rightId === mine.id)?.workings.map((measure) => [measure.position, measure.band]) ?? []);
    const newest = newestYearOf([scene]);
    return {
      bodies,
      terrain: withSurface ? (scene?.terrain ?? null) : null,
      workings: (scene?.workings ?? []).flatMap((working, position) => {
        const symbol = symbolOfWorking(working.kind, working.year, newest);
        if (storey === 'surface' || hidden.includes(working.kind)) return [];
        return [{ working, band: checked.get(position) ?? null, colour: (symbol.fill?.colour ?? symbol.line.colour)[theme] }];
      }),
      colours: {
        background: PAPER[theme], ink: INK[theme], body: symbolByKey('right.valid').line.colour[theme], terrain: symbolByKey('contour').line.colour[theme], outside: symbolByKey('result.outside').line.colour[theme],
      },
    };
  }, [mine.id, scene, run, bodies, theme, withSurface, storey, hidden]);
  useEffect(() => offerPicture('solid', () => handle.current!.picture()), []);
  const [picked, setPicked] = useState<SolidPick | null>(null);
  // What was met in one model is something else in the next.
  useEffect(() => setPicked(null), [model]);
  const keepView = useCallback((view: typeof looked) => setLooked(view), []);
  const bar = roundLength(BAR_PIXELS * looked.metresPerPixel);
  return (
    <div className="drawings-plan solid-place">
      <SolidCanvas
        ref={handle}
        model={model}
        modelKey={`${mine.id} ${scene?.deliveryId ?? ''} ${bodies.length}`}
        exaggeration={Number(times)}
        name={translate('drawing.solid.name')}
        onView={keepView}
        onWithoutElevation={setWithoutElevation}
        onPick={setPicked}
        noWebGl={
          <div className="drawings-plan-message">
            <NoticeBox tone="warning">{translate('drawing.solid.noWebGl')}</NoticeBox>
          </div>
        }
      />
      <div className="solid-choices small">
        <span>{translate('drawing.solid.exaggeration')}</span>
        <Segments<Times> small name={translate('drawing.solid.exaggeration')} value={times} options={(['1', '2', '5'] as const).map((value) => ({ value, label: `${value}×` }))} onChange={setTimes} />
        <span className="quiet">{translate(elevationDatum === null ? 'drawing.section.datumUnknown' : `drawing.datum.${elevationDatum}`)}</span>
        {withoutElevation > 0 && <span className="warning">{translate('drawing.solid.withoutElevation', { count: withoutElevation })}</span>}
      </div>
      <div className="solid-compass" role="img" aria-label={translate('drawing.solid.bearing', { degrees: formatNumber(looked.bearingDegrees, 0) })}>
        <span style={{ transform: `rotate(${-looked.bearingDegrees}deg)` }}>
          <i aria-hidden="true" />
          <b>N</b>
        </span>
      </div>
      <div className="solid-scale small">
        <i style={{ width: bar / looked.metresPerPixel }} aria-hidden="true" />
        <span>{translate('drawing.solid.scale', { metres: formatNumber(bar, 0) })}</span>
      </div>
      <div className="floating-bar upright drawings-zoom" role="toolbar" aria-label={translate('drawing.solid.view')} aria-orientation="vertical">
        <IconButton icon={Plus} placement="left" name={translate('window.action.zoomIn')} keys="+" onClick={() => handle.current?.zoom(1)} />
        <IconButton icon={Minus} placement="left" name={translate('window.action.zoomOut')} keys="-" onClick={() => handle.current?.zoom(-1)} />
        <IconButton icon={SquareArrowDown} placement="left" name={translate('drawing.solid.fromAbove')} onClick={() => handle.current?.fromAbove()} />
        <IconButton icon={Maximize} placement="left" name={translate('drawing.solid.reset')} keys="Home" onClick={() => handle.current?.reset()} />
        <PictureButton placement="left" of={saveShownPicture} />
        <PictureButton placement="left" of={copyShownPicture} />
      </div>
      {picked && <SolidFacts pick={picked} model={model} onClose={() => setPicked(null)} />}
      <span className="solid-hint small quiet">
        <Icon of={Compass} size={14} /> {translate('drawing.solid.hint')}
      </span>
    </div>
  );
}

/** 1, 2 or 5 times a power of ten, not longer than this. */
function roundLength(metres: number): number {
  if (!(metres > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2].find((each) => each * power <= metres) ?? 1) * power;
}
