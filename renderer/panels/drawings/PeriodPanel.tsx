/** The mine, its half-years with what came and what is missing, and the layers of the drawing in front (mock d, left). */
import { Select } from 'antd';
import { FilePlus2, Mountain, PencilLine, Trash2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { rightStatus } from '../../../shared/analysis/mining-rights.ts';
import type { LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { GroundSurface } from '../../../shared/model/ground-surface.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { acceptReturned, editDelivery, receiveFile, receiveSurfaceFiles, removeDrawing, sendBack, showLedger } from '../../state/actions/drawings.ts';
import { cellNote, cellState, returnedWords } from '../../state/drawings/cell-words.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { periodsOf } from '../../state/drawings/selection.ts';
import { useDueDays } from '../../state/drawings/due-days.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { today } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { statusTone } from '../../ui/marks.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { RoleTree } from './RoleTree.tsx';

export interface PeriodPanelProps {
  readonly mine: MiningRight;
  readonly a: SurveyDelivery | null;
  readonly b: SurveyDelivery | null;
  readonly scene: PlanScene | null;
}

export function PeriodPanel({ mine, a, b, scene }: PeriodPanelProps): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const rights = useWorkspace((state) => state.rights);
  const deliveries = useWorkspace((state) => state.deliveries);
  const cells = periodsOf(mine, deliveries, today(), useDueDays());
  const status = rightStatus(mine, today());
  const receiveReason = receiveFile.disabledReason(situation);
  return (
    <section className="panel drawings-left" aria-label={translate('drawing.periods.title')}>
      <div className="drawings-mine">
        <Select
          variant="borderless"
          showSearch
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          aria-label={translate('drawing.field.mine')}
          value={mine.id}
          onChange={(rightId) => {
            useView.setState({ selectedRightId: rightId });
            useDrawings.setState({ currentId: null, otherId: null });
          }}
          options={rights.map((right) => ({ value: right.id, label: right.mineName }))}
        />
        <span className={`tag ${statusTone(status)}`}>{translate(`window.rightStatus.${status}`)}</span>
      </div>
      <div className="drawings-periods-head small">
        <span className="quiet">{translate('drawing.periods.title')}</span>
        <span className="spacer" />
        <button type="button" className="link" onClick={() => performAction(showLedger)}>
          {translate('drawing.periods.missingList')}
        </button>
        <IconButton small icon={FilePlus2} name={actionTitle(receiveFile, translate)} disabledReason={receiveReason && sentence(translate, receiveReason)} onClick={() => performAction(receiveFile)} />
        <IconButton small icon={Mountain} name={actionTitle(receiveSurfaceFiles, translate)} disabledReason={receiveReason && sentence(translate, receiveReason)} onClick={() => performAction(receiveSurfaceFiles)} />
      </div>
      <ul className="drawings-periods" aria-label={translate('drawing.periods.title')}>
        {cells.map((cell) => (
          <PeriodRow key={cell.period} cell={cell} a={a} b={b} />
        ))}
      </ul>
      {a && !a.surface && <RoleTree scene={scene} mine={mine} />}
      {a?.surface && <span className="spacer" />}
      {a && <FileFacts delivery={a} />}
    </section>
  );
}

function FileFacts({ delivery }: { delivery: SurveyDelivery }): ReactNode {
  const translate = useText();
  const { fileName, sha256, layerRoles, encoding, surveyingFirm, surveyor } = delivery;
  const returned = delivery.status === 'returned';
  const who = [surveyingFirm, surveyor].filter((words) => words !== '').join(' · ');
  return (
    <div className="drawings-file small quiet">
      <span className="row">
        <span className="ellipsis" title={`${fileName}\nSHA-256 ${sha256}`}>
          {fileName}
        </span>
        <span className="spacer" />
        <IconButton small icon={PencilLine} placement="top" name={actionTitle(editDelivery, translate)} onClick={() => performAction(editDelivery)} />
        {!returned && <IconButton small icon={Undo2} placement="top" name={actionTitle(sendBack, translate)} onClick={() => performAction(sendBack)} />}
        <IconButton small icon={Trash2} placement="top" name={translate('drawing.action.remove')} onClick={() => performAction(removeDrawing)} />
      </span>
      {returned && (
        <span className="warning" role="status">
          {returnedWords(delivery, translate)}{' '}
          <button type="button" className="link" onClick={() => performAction(acceptReturned)}>
            {translate('delivery.action.accept')}
          </button>
        </span>
      )}
      {delivery.surface && <SurfaceFacts surface={delivery.surface} hash={sha256.slice(0, 8)} />}
      {!delivery.surface && <span className="ellipsis">{translate('drawing.file.facts', { layers: Object.keys(layerRoles).length, encoding: (encoding ?? '—').toUpperCase(), hash: sha256.slice(0, 8) })}</span>}
      {who !== '' && <span className="ellipsis">{who}</span>}
    </div>
  );
}

function SurfaceFacts({ surface: { columns, rows, cellMetres, method, pointCount }, hash }: { surface: GroundSurface; hash: string }): ReactNode {
  const translate = useText();
  return <span>{translate('relief.file.facts', { cell: cellMetres, columns, rows, method: translate(`relief.method.${method}`, { points: formatNumber(pointCount ?? 0, 0) }), hash })}</span>;
}

function PeriodRow({ cell, a, b }: { cell: LedgerCell; a: SurveyDelivery | null; b: SurveyDelivery | null }): ReactNode {
  const translate = useText();
  const { deliveries } = cell;
  const state = cellState(cell, translate);
  const isA = deliveries.some((delivery) => delivery.id === a?.id);
  const isB = !isA && deliveries.some((delivery) => delivery.id === b?.id);
  const choose = (delivery: SurveyDelivery | undefined): void => {
    if (delivery) useDrawings.setState({ currentId: delivery.id, ...(delivery.id === b?.id && { otherId: null }) });
  };
  const first = deliveries.find((delivery) => delivery.kind === a?.kind) ?? deliveries.find((delivery) => delivery.kind === 'surface-underground') ?? deliveries[0];
  return (
    <li className={`drawings-period${isA ? ' on' : ''}`}>
      <button type="button" className="period-button clipped-focus" disabled={deliveries.length === 0} aria-current={isA ? 'true' : undefined} onClick={() => choose(isA ? a! : first)}>
        <span className={`period-mark${isA ? ' a' : isB ? ' b' : ''}`}>{isA ? 'A' : isB ? 'B' : ''}</span>
        <b className="ellipsis">{periodWords(cell.period, translate)}</b>
        <span className={`${state.tone} nowrap`}>{state.words}</span>
        <span className="quiet period-note ellipsis">{cellNote(cell, translate)}</span>
      </button>
      {isA && deliveries.length > 1 && (
        <div className="period-files">
          {deliveries.map((delivery) => (
            <button key={delivery.id} type="button" className={`tag${delivery.id === a?.id ? ' accent' : ''}`} aria-pressed={delivery.id === a?.id} title={[delivery.fileName, returnedWords(delivery, translate)].filter((words) => words !== '').join('\n')} onClick={() => choose(delivery)}>
              {tagWords(delivery, deliveries, translate)}
            </button>
          ))}
        </div>
      )}
      {!isA && !isB && first && a && (
        <button type="button" className="link small period-compare" onClick={() => useDrawings.setState({ otherId: first.id })}>
          {translate('drawing.periods.compareWith')}
        </button>
      )}
    </li>
  );
}

/** The kind; among several of a kind also the day it came; and whether it was sent back. */
function tagWords(delivery: SurveyDelivery, all: readonly SurveyDelivery[], translate: Translate): string {
  const kind = translate(`drawing.kindShort.${delivery.kind}`);
  const dated = all.filter((other) => other.kind === delivery.kind).length > 1 ? `${kind} ${delivery.receivedOn.slice(5)}` : kind;
  return delivery.status === 'returned' ? translate('delivery.state.returnedTag', { kind: dated }) : dated;
}
