/** 坐标转换参数: the kept sets, with what makes each trustworthy, and the ways to add, exchange and remove them. */
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { errorMessage } from '../../../shared/crs/transformation/note.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { transformationActions } from '../../state/actions/transformations.ts';
import { reportFault } from '../../state/faults.ts';
import { openDialog } from '../../state/view.ts';
import { exportTransformations } from '../../state/work/transformations.ts';
import { useTransformations } from '../../storage/live.ts';
import { removeTransformation, renameTransformation } from '../../storage/transformations.ts';
import { useText } from '../../ui/text.ts';

export function Transformations(): ReactNode {
  const translate = useText();
  const sets = useTransformations() ?? [];
  return (
    <section aria-label={translate('transformation.title')}>
      <h2>{translate('transformation.title')}</h2>
      <div className="settings-row">
        <p className="quiet small">{translate('transformation.words')}</p>
        <div className="row">
          {transformationActions.map((each) => (
            <Button key={each.id} onClick={() => performAction(each)}>
              {actionTitle(each, translate)}
            </Button>
          ))}
          <Button disabled={sets.every((set) => set.classified)} onClick={() => void exportTransformations(sets, translate('transformation.fileName')).catch(reportFault)}>
            {translate('transformation.export')}
          </Button>
        </div>
      </div>
      {sets.map((set) => (
        <SetRow key={set.id} set={set} />
      ))}
    </section>
  );
}

function SetRow({ set }: { set: TransformationSet }): ReactNode {
  const translate = useText();
  const error = errorMessage(set);
  const [name, setName] = useState<string | null>(null);
  const rename = (): void => {
    const wanted = name?.trim() ?? '';
    if (wanted !== '' && wanted !== set.name) void renameTransformation(set, wanted).catch(reportFault);
    setName(null);
  };
  return (
    <div className="settings-row">
      <div>
        {name === null ? (
          <span>{set.name}</span>
        ) : (
          <Input
            className="set-name"
            aria-label={translate('transformation.rename.name', { set: set.name })}
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => setName(event.target.value)}
            onPressEnter={rename}
            onKeyDown={(event) => event.key === 'Escape' && setName(null)}
          />
        )}{' '}
        <span className="tag">{translate(`transformation.kind.${set.parameters.kind}`)}</span> {set.classified && <span className="tag warning">{translate('transformation.classified.tag')}</span>}
        <p className="quiet small">
          {translate('transformation.row', {
            from: describeSystem(set.from, translate),
            to: describeSystem(set.to, translate),
            error: translate(error.code, error.params),
            area: set.area.name,
            source: set.source,
            date: set.date,
          })}
        </p>
      </div>
      <div className="row">
        <Button onClick={() => openDialog({ kind: 'transformation-set', set })}>{translate('transformation.show')}</Button>
        <Button onClick={name === null ? () => setName(set.name) : rename}>{translate(name === null ? 'transformation.rename' : 'transformation.rename.keep')}</Button>
        <Button onClick={() => void removeTransformation(set).catch(reportFault)} aria-label={translate('transformation.remove.name', { set: set.name })}>
          {translate('transformation.remove')}
        </Button>
      </div>
    </div>
  );
}
