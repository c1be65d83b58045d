/** The vertical section under the plan: terrain, seams, workings, licence limits, at one scale for both directions (mock d, below). */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { performAction } from '../../state/actions/action.ts';
import { copySectionPicture, drawSection, saveSectionPicture } from '../../state/actions/drawings.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { offerPicture } from '../../state/drawings/pictures.ts';
import { sectionPicture } from '../../state/drawings/section-picture.ts';
import { terrainWarnings } from '../../state/drawings/terrain-words.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useLanguage, useText } from '../../ui/text.ts';
import { frameOf, type SectionFrame } from './section-frame.ts';
import { TerrainChoice } from './TerrainChoice.tsx';
import { PictureButton } from './PictureButton.tsx';
import { SectionDrawing } from './SectionDrawing.tsx';

export function SectionPanel({ delivery, problem }: { delivery: SurveyDelivery; problem: Problem | null }): ReactNode {
  const translate = useText();
  const { section, sectionLine, sectionOpen } = useDrawings();
  const limits = rightById(useWorkspace(), delivery.rightId)?.elevationDatum?.datum ?? null;
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [sectionOpen]);
  const language = useLanguage();
  useEffect(() => (section === null ? undefined : offerPicture('section', () => sectionPicture(section, delivery, language))), [section, delivery, language]);
  const withoutElevation = section?.withoutElevation ?? [];
  const warnings = terrainWarnings(delivery, section);
  const converted = limits !== null && delivery.elevationDatum !== null && limits !== delivery.elevationDatum;
  const frame = section ? frameOf(section, size.width, size.height) : null;
  return (
    <>
      <div className="section-head">
        <div className="section-head-row">
          <b>{translate('drawing.section.title')}</b>
          <span className="quiet small ellipsis">{frame && section ? translate('drawing.section.scale', { denominator: formatNumber(frame.denominator, 0), length: formatNumber(section.lengthMetres, 0) }) : ''}</span>
          <span className="spacer" />
          <TerrainChoice delivery={delivery} section={section} />
          <span className="quiet small ellipsis">{translate(delivery.elevationDatum === null ? 'drawing.section.datumUnknown' : `drawing.datum.${delivery.elevationDatum}`)}</span>
          {frame && (
            <>
              <PictureButton small of={saveSectionPicture} />
              <PictureButton small of={copySectionPicture} />
            </>
          )}
          <IconButton
            small
            icon={sectionOpen ? ChevronDown : ChevronUp}
            placement="top"
            name={translate(sectionOpen ? 'drawing.section.fold' : 'drawing.section.unfold')}
            onClick={() => useDrawings.setState({ sectionOpen: !sectionOpen })}
          />
        </div>
        {sectionOpen && (withoutElevation.length > 0 || warnings.length > 0 || converted) && (
          // On a line of their own: in the head they would be cut to nothing.
          <p className="section-notes small">
            {withoutElevation.length > 0 && (
              <span className="warning" title={withoutElevation.join(translate('report.listSeparator'))}>
                {translate('drawing.section.withoutElevation', { count: withoutElevation.length })}
              </span>
            )}
            {warnings.map((code) => (
              <span key={code} className="warning">
                {translate(code)}
              </span>
            ))}
            {converted && <span className="quiet">{translate('elevation.section.converted', { datum: translate(`drawing.datum.${limits}`) })}</span>}
          </p>
        )}
      </div>
      {sectionOpen && (
        <div className="section-place" ref={place}>
          {problem && <ErrorNotice sentence={sentence(translate, problem)} />}
          {!problem && sectionLine === null && (
            <p className="quiet section-empty">
              {translate('drawing.section.none')}{' '}
              <button type="button" className="link" onClick={() => performAction(drawSection)}>
                {translate('drawing.action.section')}
              </button>
            </p>
          )}
          {!problem && sectionLine !== null && section !== null && frame === null && <p className="quiet section-empty">{translate('drawing.section.nothing')}</p>}
          {!problem && section !== null && frame !== null && <Interactive frame={frame} length={section.lengthMetres} rightId={delivery.rightId} />}
        </div>
      )}
    </>
  );
}

/** The drawing, and under the pointer the distance and elevation; the same place is marked on the plan. */
function Interactive({ frame, length, rightId }: { frame: SectionFrame; length: number; rightId: string }): ReactNode {
  const translate = useText();
  const { section, sectionPointer } = useDrawings();
  const [elevation, setElevation] = useState<number | null>(null);
  return (
    <div
      className="section-canvas"
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const distance = frame.distanceAt(event.clientX - box.left);
        const inside = distance >= 0 && distance <= length;
        useDrawings.setState({ sectionPointer: inside ? distance : null });
        setElevation(inside ? (frame.y(0) - (event.clientY - box.top)) * frame.metresPerPixel : null);
      }}
      onPointerLeave={() => {
        useDrawings.setState({ sectionPointer: null });
        setElevation(null);
      }}
    >
      <SectionDrawing section={section!} rightId={rightId} frame={frame} pointer={sectionPointer} />
      {sectionPointer !== null && elevation !== null && (
        <span className="section-readout small">{translate('drawing.section.readout', { distance: formatNumber(sectionPointer, 1), elevation: formatNumber(elevation, 1) })}</span>
      )}
    </div>
  );
}
