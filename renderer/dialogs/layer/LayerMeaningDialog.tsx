/** Another role for a layer and other meanings for its fields, after it was imported; undoable, and runs become stale. */
import { Button, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { matchFields } from '../../../shared/formats/field-matching.ts';
import { LAYER_ROLES, type FieldMapping, type LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { changeMeaning } from '../../storage/workspace-edits.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import { MappingTable } from '../import/MappingTable.tsx';
import './layer-dialogs.css';

const SAMPLE_ROWS = 20;

export function LayerMeaningDialog({ layerId }: { layerId: string }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  return layer === null ? null : <MeaningOfLayer layer={layer} />;
}

function MeaningOfLayer({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const [role, setRole] = useState(layer.role);
  const [mapping, setMapping] = useState<FieldMapping>(layer.mapping);
  const [rows, setRows] = useState<readonly (readonly string[])[]>([]);
  useEffect(() => {
    callEngine('rows', [{ layerId: layer.id, from: 0, count: SAMPLE_ROWS, sortField: null, descending: false, filters: {}, within: null }]).then((page) => setRows(page.rows.map((row) => row.values)), reportFault);
  }, [layer.id]);
  const chooseRole = (next: LayerRecord['role']): void => {
    setRole(next);
    setMapping(next === layer.role ? layer.mapping : Object.fromEntries(matchFields(next, layer.fields, rows).map(({ meaning, field }) => [meaning, field])));
  };
  const unchanged = role === layer.role && JSON.stringify(mapping) === JSON.stringify(layer.mapping);
  return (
    <Dialog
      title={translate('tree.meaning.title', { name: layer.name })}
      width={620}
      onClose={closeDialog}
      foot={
        <>
          <span className="quiet small">{translate('tree.meaning.note')}</span>
          <span className="spacer" />
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={unchanged} onClick={() => void changeMeaning(layer.id, role, mapping).then(closeDialog, reportFault)}>
            {translate('tree.meaning.keep')}
          </Button>
        </>
      }
    >
      <div className="layer-dialog">
        <div className="layer-fields">
          <span>{translate('tree.meaning.role')}</span>
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={translate('tree.meaning.role')}
            value={role}
            onChange={chooseRole}
            options={LAYER_ROLES.map((each) => ({ value: each, label: translate(`window.role.${each}`) }))}
          />
        </div>
        <MappingTable role={role} fields={layer.fields} rows={rows} mapping={mapping} onChange={setMapping} />
      </div>
    </Dialog>
  );
}
