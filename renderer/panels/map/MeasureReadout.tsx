/** A measurement with its unit and its method beside the number; it copies with both (DESIGN §1.3). */
import { Copy } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { formatHectares, formatMu, formatNumber, formatSquareMetres, NO_BREAK_SPACE } from '../../../shared/base/units.ts';
import { formatAngle } from '../../../shared/crs/angle.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { MeasuredSegment } from '../../map/contract.ts';
import type { Measurement } from '../../map/MapView.tsx';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { snapping } from '../../state/actions/draw.ts';
import { useSketch } from '../../state/sketch.ts';
import { showToast, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';
import { useMeasurement } from './measurement-store.ts';

export function MeasureReadout(): ReactNode {
  const translate = useText();
  const tool = useView((view) => view.tool);
  const measurement = useMeasurement((state) => state.measurement);
  const measuring = tool === 'measure-line' || tool === 'measure-area';
  useEffect(() => {
    if (!measuring) useMeasurement.setState({ measurement: null });
  }, [measuring]);
  if (!measuring) return null;
  if (measurement === null)
    return (
      <div className="map-hint" role="status">
        {translate(tool === 'measure-line' ? 'window.measure.lineHint' : 'window.measure.areaHint')}
        <SnapButton />
      </div>
    );
  const { main, rest } = measurementWords(measurement, translate);
  const segments = measurement.kind === 'line' ? measurement.segments.map((segment, index) => segmentWords(segment, index + 1, translate)) : [];
  const copy = (): void => {
    void navigator.clipboard.writeText([`${main} ${rest}`, ...segments].join('\n')).then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <div className="map-hint" role="status">
      <b>{main}</b>
      <span className="secondary">{rest}</span>
      {segments.length > 0 && (
        <span className="secondary" title={segments.join('\n')}>
          {segments.at(-1)}
        </span>
      )}
      <SnapButton />
      <IconButton small icon={Copy} name={translate('window.copy')} onClick={copy} />
    </div>
  );
}

/** Corners and edges of what is shown take the points of the measurement, or not. */
function SnapButton(): ReactNode {
  const translate = useText();
  const on = useView((view) => view.snapping);
  const complete = useSketch((state) => state.outlinesComplete);
  return (
    <>
      {on && !complete && <span className="warning small">{translate('draw.hint.tooMuch')}</span>}
      <IconButton small icon={snapping.icon!} name={actionTitle(snapping, translate)} keys={snapping.keys[0]} on={on} onClick={() => performAction(snapping)} />
    </>
  );
}

function segmentWords({ metres, bearingDegrees }: MeasuredSegment, number: number, translate: Translate): string {
  return translate('redraw.measure.segment', { number, metres: formatNumber(metres, 2), bearing: formatAngle(bearingDegrees, 0) });
}

/** The number that counts and the rest in one line, both with unit and method. */
export function measurementWords(measurement: Measurement, translate: Translate): { readonly main: string; readonly rest: string } {
  if (measurement.kind === 'line') {
    const planar = translate('window.measure.planarLength', { metres: formatNumber(measurement.planarMetres, 2) });
    if (measurement.ellipsoidalMetres === null) return { main: planar, rest: '' };
    return {
      main: translate('window.measure.ellipsoidalLength', { metres: formatNumber(measurement.ellipsoidalMetres, 2) }),
      rest: planar,
    };
  }
  const counts = measurement.ellipsoidalSquareMetres ?? measurement.planarSquareMetres;
  const units = [
    formatMu(counts) + NO_BREAK_SPACE + translate('window.unit.mu'),
    formatHectares(counts) + NO_BREAK_SPACE + translate('window.unit.hectare'),
  ].join(' · ');
  const planar = translate('window.measure.planarArea', { squareMetres: formatSquareMetres(measurement.planarSquareMetres) });
  if (measurement.ellipsoidalSquareMetres === null) return { main: units, rest: planar };
  const ellipsoidal = translate('window.measure.ellipsoidalArea', {
    squareMetres: formatSquareMetres(measurement.ellipsoidalSquareMetres),
  });
  return { main: units, rest: `${ellipsoidal} · ${planar}` };
}
