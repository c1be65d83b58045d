/** 声明坐标系（数字不变）: says which system the numbers already are in. Converting is another thing and not done here. */
import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { judgeSystem } from '../../../shared/crs/guess.ts';
import { describeSystem, SYSTEMS } from '../../../shared/crs/systems.ts';
import type { CoordinateSystem, CoordinateSystemCandidate } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { ELEVATION_DATUMS, type ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import { declareSystem } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { layerWarning } from '../../state/layers.ts';
import { useLocalGrids, useNeighbourCandidates } from '../../state/system-proposals.ts';
import { leaveFor, type DialogRequest } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { OtherSystem } from '../../ui/OtherSystem.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';

/** An undeclared layer with numbers that the system can have. */
function couldBeIn(layer: LayerRecord, system: CoordinateSystem): boolean {
  return layer.system === null && layer.geometryKind !== 'none' && judgeSystem(null, layer.extent, layer.name).candidates.some((candidate) => candidate.system.id === system.id);
}

export function DeclareSystemDialog({ layerId, backTo }: { layerId: string; backTo?: DialogRequest }): ReactNode {
  const translate = useText();
  const leave = (): void => leaveFor(backTo);
  const workspace = useWorkspace();
  const layer = layerById(workspace, layerId);
  const [chosen, setChosen] = useState<CoordinateSystem | null>(layer?.system ?? null);
  const [also, setAlso] = useState<readonly string[]>([]);
  const grids = useLocalGrids();
  const [datum, setDatum] = useState<ElevationDatum | 'unstated'>(layer?.elevationDatum ?? 'unstated');
  const evidence = layer && judgeSystem(null, layer.extent, layer.name);
  const neighbours = useNeighbourCandidates(layer?.extent ?? null, evidence?.candidates ?? [], layerId);
  if (layer === null || evidence === null) return null;
  const offered = [...evidence.candidates, ...neighbours];
  const { system } = layer;
  // What is declared already comes first; the numbers alone are no reason to say otherwise.
  const candidates: readonly Pick<CoordinateSystemCandidate, 'system' | 'reason'>[] =
    system === null
      ? offered
      : [
          { system, reason: { code: 'window.declare.now' } },
          ...offered
            .filter((candidate) => candidate.system.id !== system.id)
            .map((candidate) => ({ ...candidate, reason: { code: 'window.declare.instead' } as const })),
        ];
  const [west, south, east, north] = layer.extent;
  const degrees = Math.abs(east) <= 360;
  const decimals = degrees ? 6 : 2;
  const warning = layerWarning({ ...layer, system: chosen }, workspace);
  const hasElevations = [layer.mapping['elevationTop'], layer.mapping['elevationBottom']].some((field) => field !== undefined && field !== '');
  const newDatum = datum === 'unstated' ? null : datum;
  const datumChanged = newDatum !== (layer.elevationDatum ?? null);
  const unchanged = chosen?.id === layer.system?.id && !datumChanged;
  const companions = chosen === null ? [] : workspace.layers.filter((other) => other.id !== layer.id && couldBeIn(other, chosen));
  const keep = (): void => {
    declareSystem(layer.id, chosen, datumChanged ? newDatum : undefined, companions.map(({ id }) => id).filter((id) => also.includes(id))).then(leave, reportFault);
  };
  return (
    <Dialog
      title={translate('window.declare.title', { name: layer.name })}
      width={560}
      onClose={leave}
      foot={
        <>
          <Button onClick={leave}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={unchanged} onClick={keep}>
            {translate(chosen === null && layer.system !== null ? 'window.declare.takeBack' : 'window.declare.keep')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <p className="small secondary">{translate('window.declare.words')}</p>
        <dl className="facts">
          <dt>{translate(degrees ? 'window.minimap.latitude' : 'window.minimap.north')}</dt>
          <dd className="mono">
            {formatNumber(south, decimals)} ~ {formatNumber(north, decimals)}
          </dd>
          <dt>{translate(degrees ? 'window.minimap.longitude' : 'window.minimap.east')}</dt>
          <dd className="mono">
            {formatNumber(west, decimals)} ~ {formatNumber(east, decimals)}
          </dd>
        </dl>
        <div className="region" role="radiogroup" aria-label={translate('window.system.title')}>
          {candidates.map((candidate) => (
            <label key={candidate.system.id} className={`candidate${chosen?.id === candidate.system.id ? ' on' : ''}`}>
              <input
                type="radio"
                name="declared-system"
                checked={chosen?.id === candidate.system.id}
                onChange={() => setChosen(candidate.system)}
              />
              <span>
                {describeSystem(candidate.system, translate)}
                <small>{sentence(translate, candidate.reason)}</small>
              </span>
            </label>
          ))}
          <label className={`candidate${chosen === null ? ' on' : ''}`}>
            <input type="radio" name="declared-system" checked={chosen === null} onChange={() => setChosen(null)} />
            <span>
              {translate('window.system.undeclared')}
              <small>{translate('window.system.undeclaredNote')}</small>
            </span>
          </label>
        </div>
        <OtherSystem size="middle" chosen={chosen} offered={candidates.map((candidate) => candidate.system)} among={[...grids, ...SYSTEMS]} onChoose={setChosen} />
        {hasElevations && (
          <div className="row">
            <span className="secondary small">{translate('elevation.datum')}</span>
            <Segments<ElevationDatum | 'unstated'>
              name={translate('elevation.datum')}
              value={datum}
              onChange={setDatum}
              options={[
                { value: 'unstated', label: translate('elevation.notStated') },
                ...ELEVATION_DATUMS.toReversed().map((each) => ({ value: each, label: translate(`drawing.datum.${each}`) })),
              ]}
            />
          </div>
        )}
        {companions.length > 0 && (
          <fieldset className="region declare-also">
            <legend>{translate('window.declare.also')}</legend>
            <Checkbox.Group value={[...also]} onChange={setAlso} options={companions.map(({ id, name }) => ({ value: id, label: name }))} />
            <small className="secondary">{translate('window.declare.alsoNote')}</small>
          </fieldset>
        )}
        {evidence.notes.map((note, index) => (
          <NoticeBox key={index} tone="warning">
            {sentence(translate, note)}
          </NoticeBox>
        ))}
        {warning !== null && chosen !== null && <NoticeBox tone="warning">{sentence(translate, warning)}</NoticeBox>}
      </div>
    </Dialog>
  );
}
