/** 换算坐标系: the shapes in another system, as a new layer. Says from where to where and with which set; declaring is another thing. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { describeSystem, SYSTEMS } from '../../../shared/crs/systems.ts';
import { routeThrough } from '../../../shared/crs/transformation/apply.ts';
import { errorMessage } from '../../../shared/crs/transformation/note.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { actionTitle } from '../../state/actions/action.ts';
import { newTransformation } from '../../state/actions/transformations.ts';
import { leaveFor, openDialog, type DialogRequest } from '../../state/view.ts';
import { freeName } from '../../state/work/save-selection.ts';
import { convertLayerTo } from '../../state/work/transformations.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { useTransformations } from '../../storage/live.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import '../transformation/transformation.css';

interface Asked {
  /** Proposed where a set leads to it: the datum that the layer is to be compared in. */
  readonly towards?: CoordinateSystem;
  /** What is opened again afterwards. */
  readonly backTo?: DialogRequest;
}

export function ConvertSystemDialog({ layerId, ...asked }: { layerId: string } & Asked): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  const sets = useTransformations();
  return layer?.system && sets ? <Choices layer={layer} system={layer.system} sets={sets} {...asked} /> : null;
}

function Choices({ layer, system, sets, towards, backTo }: { layer: LayerRecord; system: CoordinateSystem; sets: readonly TransformationSet[] } & Asked): ReactNode {
  const translate = useText();
  const leave = (): void => leaveFor(backTo);
  const targets = useMemo(() => targetsOf(system, sets), [system, sets]);
  // What a set leads to comes first: that is why one opens this dialog on another datum.
  const [targetId, setTargetId] = useState<string | null>(() => proposedTarget(system, sets, towards)?.id ?? null);
  const target = targets.find(({ id }) => id === targetId) ?? null;
  const exact = target !== null && conversionBetween(system, target).possible;
  const routes = useMemo(() => (target ? sets.flatMap((set) => {
    const route = routeThrough(set, system, target);
    return route.possible ? [{ set, direction: route.direction }] : [];
  }) : []), [target, sets, system]);
  const [setId, setSetId] = useState<string | null>(null);
  const chosen = exact ? null : (routes.find(({ set }) => set.id === setId) ?? routes[0] ?? null);
  const [name, setName] = useState(() => freeName(translate('transformation.convert.newName', { layer: layer.name })));
  const convert = (): void => {
    if (!target) return;
    leave();
    void convertLayerTo(layer, target, chosen?.set ?? null, name.trim());
  };
  return (
    <Dialog
      title={translate('transformation.convert.title', { layer: layer.name })}
      width={600}
      onClose={leave}
      foot={
        <>
          <Button onClick={leave}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!target || name.trim() === '' || (!exact && !chosen)} onClick={convert}>
            {translate('transformation.convert.go')}
          </Button>
        </>
      }
    >
      <div className="convert-dialog">
        <p className="small secondary">{translate('transformation.convert.words')}</p>
        <div className="form">
          <span className="label">{translate('transformation.from')}</span>
          <span>{describeSystem(system, translate)}</span>
          <label htmlFor="convert-target">{translate('transformation.to')}</label>
          <Select
            id="convert-target"
            showSearch
            optionFilterProp="label"
            placeholder={translate('transformation.system.choose')}
            value={targetId}
            onChange={setTargetId}
            options={targets.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))}
          />
          {target && !exact && (
            <>
              <label htmlFor="convert-set">{translate('transformation.set')}</label>
              <Select id="convert-set" value={chosen?.set.id ?? null} onChange={setSetId} options={routes.map(({ set }) => ({ value: set.id, label: set.name }))} />
            </>
          )}
          <label htmlFor="convert-name">{translate('transformation.convert.name')}</label>
          <Input id="convert-name" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </div>
        {exact && <NoticeBox tone="accent">{translate('transformation.convert.exact')}</NoticeBox>}
        {chosen && <SetWords set={chosen.set} back={chosen.direction === 'back'} />}
        {targets.every((each) => each.datum === system.datum) && (
          <NoticeBox tone="warning">
            {translate('transformation.convert.noSets')}{' '}
            <button type="button" className="link" onClick={() => openDialog({ kind: 'transformation-set', set: null, backTo: { kind: 'convert-system', layerId: layer.id, ...(towards && { towards }), ...(backTo && { backTo }) } })}>
              {actionTitle(newTransformation, translate)}
            </button>
          </NoticeBox>
        )}
      </div>
    </Dialog>
  );
}

function SetWords({ set, back }: { set: TransformationSet; back: boolean }): ReactNode {
  const translate = useText();
  const error = errorMessage(set);
  return (
    <dl className="facts">
      <dt>{translate('transformation.kind')}</dt>
      <dd>
        {translate(`transformation.kind.${set.parameters.kind}`)}
        {back && translate('transformation.convert.back')}
      </dd>
      <dt>{translate('transformation.fact.rms')}</dt>
      <dd className="mono">{translate(error.code, error.params)}</dd>
      <dt>{translate('transformation.area')}</dt>
      <dd>{set.area.name}</dd>
      <dt>{translate('transformation.source')}</dt>
      <dd>
        {set.source}（{set.date}）
      </dd>
    </dl>
  );
}

/** Systems that can be reached exactly or through a set, those of sets first. */
function targetsOf(system: CoordinateSystem, sets: readonly TransformationSet[]): readonly CoordinateSystem[] {
  const ends = sets.flatMap((set) => [set.to, set.from]);
  const all = [...new Map([...ends, ...SYSTEMS].map((each) => [each.id, each])).values()];
  return all.filter((each) => {
    const exact = conversionBetween(system, each);
    return exact.possible ? exact.kind !== 'same' : sets.some((set) => routeThrough(set, system, each).possible);
  });
}

function proposedTarget(system: CoordinateSystem, sets: readonly TransformationSet[], towards?: CoordinateSystem): CoordinateSystem | null {
  if (towards && sets.some((set) => routeThrough(set, system, towards).possible)) return towards;
  for (const set of sets) {
    if (routeThrough(set, system, set.to).possible && !conversionBetween(system, set.to).possible) return set.to;
    if (routeThrough(set, system, set.from).possible && !conversionBetween(system, set.from).possible) return set.from;
  }
  return null;
}
