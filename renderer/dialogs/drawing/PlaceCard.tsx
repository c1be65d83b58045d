/** 坐标: which system the numbers are in, with the reason; exchanged axes; a mine's own grid fitted to control points. */
import { useId, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem, SYSTEMS } from '../../../shared/crs/systems.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { chooseAxes, choosePlace, needsFit, rightsSystem, useDrawingImport, type DrawingImport } from '../../state/drawings/import-session.ts';
import { planeTold } from '../../state/drawings/drawn-words.ts';
import { farFromMine } from '../../state/drawings/import-questions.ts';
import { useMineRings } from '../../state/drawings/mine-extent.ts';
import { readExtent, systemsOffered } from '../../state/drawings/placement.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { OtherSystem } from '../../ui/OtherSystem.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ControlPoints } from './ControlPoints.tsx';
import { Told } from './Told.tsx';

const PROJECTED = SYSTEMS.filter((system) => system.kind === 'gauss-kruger');

/** Before a system is chosen: how far from the mine the drawing would lie in the one that its numbers speak for; null when that is near enough. */
function farAsOffered(system: CoordinateSystem | null, session: DrawingImport, rings: readonly Float64Array[]): { readonly mine: string; readonly metres: number } | null {
  const right = rightById(useWorkspace.getState(), session.form.rightId);
  if (session.system !== null || system === null || right === null || rings.length === 0) return null;
  const metres = farFromMine({ ...session, system }, extentOfRings(rings), rightsSystem());
  return metres === null ? null : { mine: right.mineName, metres };
}

export function PlaceCard({ survey }: { survey: DrawingSurvey }): ReactNode {
  const translate = useText();
  const group = useId();
  const session = useDrawingImport();
  const { swapAxes, system } = session;
  const local = needsFit(session);
  const offered = systemsOffered(survey, swapAxes === true, rightsSystem());
  const [west, south, east, north] = readExtent(survey, swapAxes === true);
  const rings = useMineRings(session.form.rightId);
  const far = farAsOffered(offered[0]?.system ?? null, session, rings);
  const told = planeTold(survey.words, local ? null : system, local ? null : rightsSystem(), (each) => describeSystem(each, translate));
  return (
    <section className="region place-card" aria-label={translate('drawing.place.title')}>
      <header>
        <h3>{translate('drawing.place.title')}</h3>
        <span className="quiet small ellipsis">
          {translate('drawing.place.numbers', { west: formatNumber(west, 0), east: formatNumber(east, 0), south: formatNumber(south, 0), north: formatNumber(north, 0) })}
        </span>
        <span className="spacer" />
        <Segments
          small
          name={translate('drawing.place.axes')}
          value={swapAxes === null ? null : swapAxes ? 'swapped' : 'standing'}
          options={[
            { value: 'standing', label: translate('drawing.place.standing') },
            { value: 'swapped', label: translate('drawing.place.swapped') },
          ]}
          onChange={(value) => chooseAxes(value === 'swapped')}
        />
      </header>
      <div className="place-body">
        {told?.tone === 'warning' ? (
          <div className="drawing-card">
            <NoticeBox tone="warning" role="status">
              {sentence(translate, told.note)}
            </NoticeBox>
          </div>
        ) : (
          told && (
            <div className="place-note">
              <Told of={told} />
            </div>
          )
        )}
        {swapAxes === null && (
          <div className="drawing-card">
            <NoticeBox tone="warning">{translate('drawing.place.looksSwapped')}</NoticeBox>
          </div>
        )}
        {swapAxes !== null && local && <ControlPoints />}
        {swapAxes !== null && !local && (
          <div role="radiogroup" aria-label={translate('drawing.place.title')}>
            {far !== null && (
              <div className="drawing-card">
                <NoticeBox tone="warning">{translate('misdrawn.zone', { system: describeSystem(offered[0]!.system, translate), mine: far.mine, kilometres: formatNumber(far.metres / 1000, 0) })}</NoticeBox>
              </div>
            )}
            {offered.map(({ system: candidate, reason }) => (
              <label key={candidate.id} className={`candidate${system?.id === candidate.id ? ' on' : ''}`} title={sentence(translate, reason)}>
                <input type="radio" name={group} checked={system?.id === candidate.id} onChange={() => choosePlace(candidate)} />
                <span className="candidate-words">
                  <span className="ellipsis">{describeSystem(candidate, translate)}</span>
                  <small>{sentence(translate, reason)}</small>
                </span>
              </label>
            ))}
            <div className="candidate-more">
              <OtherSystem chosen={system} offered={offered.map((candidate) => candidate.system)} among={PROJECTED} onChoose={choosePlace} />
            </div>
          </div>
        )}
        {/* Exchanged axes have their own sentence above, which names the button that is here. */}
        {survey.system.notes.filter(({ code }) => code !== 'crs.axes-swapped').map((note) => (
          <p key={note.code} className="small quiet place-note">
            {sentence(translate, note)}
          </p>
        ))}
      </div>
    </section>
  );
}
