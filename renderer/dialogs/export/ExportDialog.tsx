/** 导出: a layer as a file of another format; what is lost stands there before anything is written. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem, geographicSystemOf, SYSTEMS, systemById } from '../../../shared/crs/systems.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import { USUAL_PARCEL_TEXT, type ParcelTextChoices } from '../../../shared/formats/parcel-text/write.ts';
import { hasEncodingChoice, wantsDegrees, WRITTEN_EXTENSIONS, type WrittenExtension } from '../../../shared/formats/writers.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { ExportRequest } from '../../engine/contract.ts';
import { fieldWords } from '../../../shared/formats/field-words.ts';
import { useSelectedFeatures } from '../../state/selection.ts';
import { closeDialog } from '../../state/view.ts';
import { exportLayer } from '../../state/work/export.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';
import { FieldChoice } from '../field-choice/FieldChoice.tsx';
import './export.css';
import { LossList } from './LossList.tsx';
import { ParcelTextSwitches } from './ParcelTextSwitches.tsx';
import { useLosses } from './use-losses.ts';

const KEEP = 'keep';

export function ExportDialog({ layerId }: { layerId: string }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  return layer && <ExportChoices layer={layer} />;
}

function ExportChoices({ layer }: { layer: NonNullable<ReturnType<typeof layerById>> }): ReactNode {
  const translate = useText();
  const selected = useSelectedFeatures(layer.id);
  const [name, setName] = useState(layer.name);
  const [extension, setExtension] = useState<WrittenExtension>('shp');
  const [encoding, setEncoding] = useState<'gbk' | 'utf-8'>('gbk');
  const [parcelText, setParcelText] = useState<ParcelTextChoices>(() => {
    const { encoding: _asAbove, producedOn: _today, ...usual } = USUAL_PARCEL_TEXT;
    return usual;
  });
  const [targetId, setTargetId] = useState(KEEP);
  const [scope, setScope] = useState<'all' | 'selected'>(selected.length > 0 ? 'selected' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(layer.fields.map(({ name }) => name)));
  const fields = useMemo(() => (chosen.size === layer.fields.length ? null : layer.fields.flatMap(({ name }) => (chosen.has(name) ? [name] : []))), [chosen, layer.fields]);
  const target = useMemo(() => (wantsDegrees(extension) || targetId === KEEP ? null : systemById(targetId)), [extension, targetId]);
  const onlySelected = scope === 'selected' && selected.length > 0;
  const request: Omit<ExportRequest, 'fileName'> = { layerId: layer.id, extension, encoding, target, fields, features: onlySelected ? selected : null, ...(extension === 'txt' && { parcelText }) };
  const losses = useLosses(request);
  const write = (): void => {
    closeDialog();
    void exportLayer(request, name.trim());
  };
  return (
    <Dialog
      title={translate('export.title', { name: layer.name })}
      width={720}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={losses.state !== 'known' || name.trim() === ''} onClick={write}>
            {translate('export.go')}
          </Button>
        </>
      }
    >
      <div className="export-dialog">
        <div className="export-choices">
          <label htmlFor="export-format">{translate('export.format')}</label>
          <div>
            <Select id="export-format" value={extension} onChange={setExtension} options={WRITTEN_EXTENSIONS.map((each) => ({ value: each, label: translate(`export.format.${each}`) }))} listHeight={320} />
            <p className="quiet small note">{translate(`export.words.${extension}`)}</p>
          </div>
          <label htmlFor="export-name">{translate('export.name')}</label>
          <Input id="export-name" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          {hasEncodingChoice(extension) && (
            <>
              <span className="label">{translate('export.encoding')}</span>
              <Segments name={translate('export.encoding')} value={encoding} onChange={setEncoding} options={[{ value: 'gbk', label: 'GBK' }, { value: 'utf-8', label: 'UTF-8' }]} />
            </>
          )}
          {extension === 'txt' && <ParcelTextSwitches choices={parcelText} onChange={setParcelText} />}
          {layer.geometryKind !== 'none' && (
            <>
              <label htmlFor="export-system">{translate('export.system')}</label>
              <SystemChoice system={layer.system} degreesOnly={wantsDegrees(extension)} value={targetId} onChange={setTargetId} />
            </>
          )}
          <span className="label">{translate('export.scope')}</span>
          {selected.length === 0 ? (
            <span className="value">{translate('export.scope.all', { count: formatNumber(layer.featureCount, 0) })}</span>
          ) : (
            <Segments
              name={translate('export.scope')}
              value={scope}
              onChange={setScope}
              options={[
                { value: 'all', label: translate('export.scope.all', { count: formatNumber(layer.featureCount, 0) }) },
                { value: 'selected', label: translate('export.scope.selected', { count: formatNumber(selected.length, 0) }) },
              ]}
            />
          )}
        </div>
        <FieldChoice fields={layer.fields} words={fieldWords(layer, translate)} chosen={chosen} onChange={setChosen} />
        <LossList losses={losses} />
      </div>
    </Dialog>
  );
}

interface SystemChoiceProps {
  readonly system: CoordinateSystem | null;
  readonly degreesOnly: boolean;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function SystemChoice({ system, degreesOnly, value, onChange }: SystemChoiceProps): ReactNode {
  const translate = useText();
  const degrees = system && (system.kind === 'geographic' ? system : geographicSystemOf(system.datum));
  const others = useMemo(() => (system ? SYSTEMS.filter((each) => each.id !== system.id && conversionBetween(system, each).possible) : []), [system]);
  const keep = system ? translate('export.system.keep', { system: describeSystem(system, translate) }) : translate('export.system.keepUndeclared');
  if (degreesOnly && degrees && system.kind !== 'geographic') return <p className="small secondary note">{translate('export.system.degrees', { system: describeSystem(degrees, translate) })}</p>;
  return (
    <div>
      <Select
        id="export-system"
        showSearch
        optionFilterProp="label"
        value={value}
        disabled={others.length === 0 || degreesOnly}
        onChange={onChange}
        options={[{ value: KEEP, label: keep }, ...others.map((each) => ({ value: each.id, label: describeSystem(each, translate) }))]}
      />
      {value !== KEEP && <p className="quiet small note">{translate('export.system.note')}</p>}
    </div>
  );
}
