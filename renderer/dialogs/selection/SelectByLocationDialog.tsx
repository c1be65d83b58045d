/** 按位置选择: features of one layer by how they lie against another's. */
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { LOCATION_RELATIONS, sidesOfAreas, type LocationRelation } from '../../../shared/analysis/selection/by-location.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { planeFor } from '../../../shared/crs/transform.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { actionTitle } from '../../state/actions/action.ts';
import { declareLayer } from '../../state/actions/layer.ts';
import { selectByLocation } from '../../state/work/select.ts';
import { reportFault } from '../../state/faults.ts';
import { layersAsInTree } from '../../state/layers.ts';
import { useSelection } from '../../state/selection.ts';
import { closeDialog, openDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import { ModeChoice, type DialogMode } from './ModeChoice.tsx';
import './selection.css';

const USUAL_DISTANCE_METRES = 100;

/** Another layer to begin with: one that can be compared, if there is any. */
function firstComparable(layers: readonly LayerRecord[], except: string | null): string | null {
  const others = layers.filter((layer) => layer.id !== except);
  return (others.find((layer) => layer.system !== null) ?? others[0])?.id ?? null;
}

export function SelectByLocationDialog({ layerId }: { layerId: string | null }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const selected = useSelection((state) => state.layers);
  const able = layersAsInTree(workspace).filter((layer) => layer.geometryKind !== 'none');
  const [targetId, setTargetId] = useState(() => (able.some(({ id }) => id === layerId) ? layerId : firstComparable(able, workspace.rightsLayerId)));
  const [sourceId, setSourceId] = useState(() => (targetId !== workspace.rightsLayerId ? workspace.rightsLayerId : firstComparable(able, targetId)));
  const [onlySelected, setOnlySelected] = useState(true);
  const [relation, setRelation] = useState<LocationRelation>('intersects');
  const [distanceMetres, setDistance] = useState(USUAL_DISTANCE_METRES);
  const [mode, setMode] = useState<DialogMode>('replace');
  const target = layerById(workspace, targetId);
  const plane = target?.system ? planeFor(target.system, target.extent) : null;
  const source = layerById(workspace, sourceId);
  const ofSource = (source && selected.get(source.id)) ?? null;
  const undeclared = [target, source].find((layer) => layer !== null && layer.system === null) ?? null;
  const { target: targetOfAreas, source: sourceOfAreas } = sidesOfAreas(relation);
  const needsAreas = sourceOfAreas && source !== null && source.geometryKind !== 'polygon' ? 'selection.byLocation.needAreas' : targetOfAreas && target !== null && target.geometryKind !== 'polygon' ? 'selection.byLocation.targetAreas' : null;
  const ready = target?.system && source?.system && needsAreas === null;
  const layers = able.map((layer) => ({ value: layer.id, label: layer.name }));
  const start = (): void => {
    if (!target || !source) return;
    closeDialog();
    selectByLocation({ targetLayerId: target.id, sourceLayerId: source.id, sourceFeatures: onlySelected ? ofSource : null, relation, distanceMetres }, mode).catch(reportFault);
  };
  return (
    <Dialog
      title={translate('selection.byLocation.title')}
      width={560}
      onClose={closeDialog}
      foot={
        <>
          <ModeChoice value={mode} onChange={setMode} />
          <span className="spacer" />
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!ready} onClick={start}>
            {translate('selection.select')}
          </Button>
        </>
      }
    >
      <div className="selection-dialog">
        <div className="location-lines">
          <span>{translate('selection.byLocation.target')}</span>
          <Select showSearch optionFilterProp="label" aria-label={translate('selection.byLocation.target')} value={targetId} onChange={setTargetId} options={layers} />
          <span>{translate('selection.byLocation.relation')}</span>
          <div className="row">
            <Select
              aria-label={translate('selection.byLocation.relation')}
              value={relation}
              onChange={setRelation}
              style={{ flex: 1 }}
              options={LOCATION_RELATIONS.map((each) => ({ value: each, label: translate(`selection.relation.${each}`) }))}
            />
            {relation === 'within-distance' && (
              <InputNumber<number>
                min={0}
                suffix="m"
                aria-label={translate('selection.byLocation.distance')}
                style={{ width: 120 }}
                value={distanceMetres}
                onChange={(value) => setDistance(value ?? 0)}
              />
            )}
          </div>
          <span>{translate('selection.byLocation.source')}</span>
          <Select showSearch optionFilterProp="label" aria-label={translate('selection.byLocation.source')} value={sourceId} onChange={setSourceId} options={layers} />
          {ofSource !== null && (
            <>
              <span />
              <Checkbox checked={onlySelected} onChange={(event) => setOnlySelected(event.target.checked)}>
                {translate('selection.byLocation.sourceSelected', { count: formatNumber(ofSource.length, 0) })}
              </Checkbox>
            </>
          )}
        </div>
        {needsAreas !== null && <NoticeBox tone="warning">{translate(needsAreas)}</NoticeBox>}
        {undeclared !== null && (
          <NoticeBox tone="warning">
            {translate('selection.undeclared', { layer: undeclared.name })}{' '}
            <button type="button" className="link" onClick={() => openDialog({ kind: 'declare-system', layerId: undeclared.id })}>
              {actionTitle(declareLayer, translate)}
            </button>
          </NoticeBox>
        )}
        {plane && <p className="quiet small">{translate('selection.byLocation.method', { system: describeSystem(plane, translate) })}</p>}
      </div>
    </Dialog>
  );
}
