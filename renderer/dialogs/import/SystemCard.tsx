/** 坐标系: candidates with their reasons; to declare changes no number, and 暂不声明 is always offered (mock b). */
import { Checkbox } from 'antd';
import { useId, type ReactNode } from 'react';
import { describeSystem, SYSTEMS } from '../../../shared/crs/systems.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { chooseAxes, chooseSystem } from '../../state/importing/choices.ts';
import { openQuestions } from '../../state/importing/listing.ts';
import type { ImportSet } from '../../state/importing/session.ts';
import { useLocalGrids, useNeighbourCandidates } from '../../state/system-proposals.ts';
import { OtherSystem } from '../../ui/OtherSystem.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function SystemCard({ set, preview, choices }: { set: ImportSet; preview: ImportPreview; choices: ImportChoices }): ReactNode {
  const translate = useText();
  const group = useId();
  const { system } = preview;
  const grids = useLocalGrids();
  const neighbours = useNeighbourCandidates(preview.geometryKind === 'none' ? null : preview.extent, system.candidates, null);
  const candidates = [...system.candidates, ...neighbours];
  return (
    <section className="region" aria-label={translate('window.system.title')}>
      <header>
        <h3>{translate('window.system.title')}</h3>
        <span className="quiet small ellipsis">{translate('window.system.declareNote')}</span>
        <span className="spacer" />
        {openQuestions(set).includes('system') && <span className="tag warning">{translate('window.toConfirm')}</span>}
        {system.declared === null && preview.geometryKind !== 'none' && (
          <span className="tag warning">
            {translate(
              set.systemDecided
                ? 'window.system.byYou'
                : preview.missingParts.some((part) => part.endsWith('prj'))
                  ? 'window.system.noPrj'
                  : 'window.system.notDeclared',
            )}
          </span>
        )}
        {system.declared !== null && <span className="tag success">{translate('window.system.declared')}</span>}
      </header>
      <div className="candidates" role="radiogroup" aria-label={translate('window.system.title')}>
        <div className="candidates-listed">
          {candidates.map((candidate, index) => (
            <Candidate
              key={candidate.system.id}
              group={group}
              on={set.systemDecided && choices.system?.id === candidate.system.id}
              title={describeSystem(candidate.system, translate)}
              reason={sentence(translate, candidate.reason)}
              suggested={index === 0 && candidate.confidence !== 'possible' && system.declared === null}
              onChoose={() => chooseSystem(set.index, candidate.system)}
            />
          ))}
        </div>
        <div className="candidates-always">
          <Candidate
            group={group}
            on={set.systemDecided && choices.system === null}
            title={translate('window.system.undeclared')}
            reason={translate('window.system.undeclaredNote')}
            suggested={false}
            onChoose={() => chooseSystem(set.index, null)}
          />
          <div className="candidate-more">
            <OtherSystem chosen={choices.system} offered={candidates.map((candidate) => candidate.system)} among={[...grids, ...SYSTEMS]} onChoose={(chosen) => chooseSystem(set.index, chosen)} />
            <Checkbox className="small" checked={choices.swapAxes} onChange={(event) => chooseAxes(set.index, event.target.checked)}>
              {translate('window.system.swapAxes')}
              {system.axesLookSwapped && !choices.swapAxes && <span className="warning"> {translate('window.system.looksSwapped')}</span>}
            </Checkbox>
          </div>
        </div>
      </div>
    </section>
  );
}

function Candidate({
  group,
  on,
  title,
  reason,
  suggested,
  onChoose,
}: {
  group: string;
  on: boolean;
  title: string;
  reason: string;
  suggested: boolean;
  onChoose: () => void;
}): ReactNode {
  const translate = useText();
  return (
    <label className={`candidate${on ? ' on' : ''}`} title={`${title}\n${reason}`}>
      <input type="radio" name={group} checked={on} onChange={onChoose} />
      <span className="candidate-words">
        <span className="row">
          <span className="ellipsis">{title}</span>
          {suggested && <span className="tag accent">{translate('window.system.likely')}</span>}
        </span>
        <small className="ellipsis">{reason}</small>
      </span>
    </label>
  );
}
