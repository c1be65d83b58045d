/** 转换参数: a new set from control points, or a kept one to be read. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { closeDialog, type DialogRequest } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { NewTransformation } from './NewTransformation.tsx';
import { ParameterFacts } from './ParameterFacts.tsx';
import { ResidualTable } from './ResidualTable.tsx';
import './transformation.css';

export function TransformationDialog({ set, backTo }: { set: TransformationSet | null; /** What is opened again when a new set is made or given up. */ backTo?: DialogRequest }): ReactNode {
  return set === null ? <NewTransformation {...(backTo && { backTo })} /> : <KeptTransformation set={set} />;
}

/** The box in the order of surveying papers: X (north), then Y (east). */
function extentWords({ area, from }: TransformationSet): Readonly<Record<'west' | 'south' | 'east' | 'north', string>> {
  const [west, south, east, north] = area.extent.map((value) => value.toFixed(from.kind === 'geographic' ? 6 : 2)) as [string, string, string, string];
  return { west, south, east, north };
}

function KeptTransformation({ set }: { set: TransformationSet }): ReactNode {
  const translate = useText();
  return (
    <Dialog title={set.name} note={translate(`transformation.kind.${set.parameters.kind}`)} width={720} onClose={closeDialog} foot={<Button onClick={closeDialog}>{translate('window.close')}</Button>}>
      <div className="transformation-dialog">
        <dl className="facts">
          <dt>{translate('transformation.from')}</dt>
          <dd>{describeSystem(set.from, translate)}</dd>
          <dt>{translate('transformation.to')}</dt>
          <dd>{describeSystem(set.to, translate)}</dd>
          <dt>{translate('transformation.area')}</dt>
          <dd>
            {set.area.name}
            <div className="quiet small">{translate('transformation.area.extent', extentWords(set))}</div>
          </dd>
          <dt>{translate('transformation.source')}</dt>
          <dd>{set.source}</dd>
          <dt>{translate('transformation.date')}</dt>
          <dd>{set.date}</dd>
        </dl>
        <ParameterFacts parameters={set.parameters} fit={set.fit} />
        {set.fit && <ResidualTable points={set.fit.points} fit={set.fit} />}
      </div>
    </Dialog>
  );
}
