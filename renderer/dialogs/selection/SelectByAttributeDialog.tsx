/** 按属性选择: conditions joined by and/or, with a live count of what they find. */
import { Button, Select } from 'antd';
import { Plus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { conditionFault, type AttributeCondition } from '../../../shared/analysis/selection/by-attribute.ts';
import { CancelledError } from '../../../shared/base/job.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { combineSets, type FeatureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';
import { changeSelection, selectedFeatures } from '../../state/selection.ts';
import { layersAsInTree } from '../../state/layers.ts';
import { closeDialog, showToast } from '../../state/view.ts';
import { bringTableForward } from '../../state/work/locate.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { ModeChoice, type DialogMode } from './ModeChoice.tsx';
import './selection.css';

const COUNT_AFTER_MILLISECONDS = 200;
const EMPTY: AttributeCondition = { join: 'and', field: '', operator: 'equals', value: '' };

/** What was asked last, by layer; the dialog opens with it again. */
const asked = new Map<string, readonly AttributeCondition[]>();

export function SelectByAttributeDialog({ layerId: first }: { layerId: string }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const [layerId, setLayerId] = useState(first);
  const [conditions, setConditions] = useState<readonly AttributeCondition[]>(asked.get(first) ?? [EMPTY]);
  const [mode, setMode] = useState<DialogMode>('replace');
  const layer = layerById(workspace, layerId);
  const found = useMatches(layer, conditions);
  if (layer === null) return null;
  const change = (next: readonly AttributeCondition[]): void => {
    asked.set(layerId, next);
    setConditions(next);
  };
  const after = found && combineSets(selectedFeatures(layerId), found, mode);
  const keep = (): void => {
    if (found === null || after === null) return;
    changeSelection(layerId, found, mode);
    bringTableForward(layerId);
    showToast({ code: 'selection.done', params: { name: layer.name, count: after.length } });
    closeDialog();
  };
  return (
    <Dialog
      title={translate('selection.byAttribute.title')}
      width={680}
      onClose={closeDialog}
      foot={
        <>
          <ModeChoice value={mode} onChange={setMode} />
          <span className="spacer" />
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={after === null} onClick={keep}>
            {after === null ? translate('selection.select') : translate('selection.apply', { count: formatNumber(after.length, 0) })}
          </Button>
        </>
      }
    >
      <div className="selection-dialog">
        <label className="row">
          <span className="secondary">{translate('selection.byAttribute.layer')}</span>
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={translate('selection.byAttribute.layer')}
            value={layerId}
            onChange={(id) => {
              setLayerId(id);
              setConditions(asked.get(id) ?? [EMPTY]);
            }}
            options={layersAsInTree(workspace).filter((each) => each.fields.length > 0).map((each) => ({ value: each.id, label: each.name }))}
          />
        </label>
        <ul className="conditions">
          {conditions.map((condition, position) => (
            <ConditionRow
              key={position}
              layer={layer}
              condition={condition}
              position={position}
              only={conditions.length === 1}
              onChange={(next) => change(conditions.with(position, next))}
              onRemove={() => change(conditions.toSpliced(position, 1))}
            />
          ))}
        </ul>
        <div className="row">
          <Button size="small" icon={<Icon of={Plus} size={14} />} onClick={() => change([...conditions, { ...EMPTY, field: conditions.at(-1)?.field ?? '' }])}>
            {translate('selection.byAttribute.add')}
          </Button>
          {conditions.length > 2 && <span className="quiet small">{translate('selection.byAttribute.note')}</span>}
          <span className="spacer" />
          <span className="small" role="status">
            {found !== null && translate('selection.byAttribute.count', { count: formatNumber(found.length, 0), total: formatNumber(layer.featureCount, 0) })}
          </span>
        </div>
      </div>
    </Dialog>
  );
}

/** What the conditions find now; null while they are incomplete or being counted. */
function useMatches(layer: LayerRecord | null, conditions: readonly AttributeCondition[]): FeatureSet | null {
  const [found, setFound] = useState<FeatureSet | null>(null);
  const layerId = layer?.id;
  const complete = layer !== null && conditions.every((condition) => conditionFault(condition, layer.fields.find((field) => field.name === condition.field)?.type ?? null) === null);
  useEffect(() => {
    setFound(null);
    if (layerId === undefined || !complete) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      callEngine('featuresByAttribute', [layerId, conditions], { signal: controller.signal }).then(
        // The answer may have been on its way when the conditions changed.
        (features) => !controller.signal.aborted && setFound(features),
        (fault: unknown) => {
          if (!(fault instanceof CancelledError)) reportFault(fault);
        },
      );
    }, COUNT_AFTER_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [layerId, conditions, complete]);
  return found;
}
