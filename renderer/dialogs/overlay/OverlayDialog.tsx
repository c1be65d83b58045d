/** 套合: what takes part, what cannot and why, and by which rules the numbers are made. */
import { Button, Checkbox, InputNumber, Select, Tooltip } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { defaultParameters } from '../../../shared/analysis/defaults.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import { symbolFor } from '../../../shared/figure/symbols.ts';
import type { OverlayParameters } from '../../../shared/model/overlay.ts';
import { actionTitle } from '../../state/actions/action.ts';
import { convertLayer, declareLayer } from '../../state/actions/layer.ts';
import { overlayCandidates, repeatedCandidates, rightsLayers, type OverlayCandidate } from '../../state/layers.ts';
import { today } from '../../state/today.ts';
import { closeDialog, openDialog, type OverlayChoices } from '../../state/view.ts';
import { startOverlay } from '../../state/work/overlay.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Explained } from '../../ui/Explained.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { sentence, useText } from '../../ui/text.ts';
import './overlay.css';

export function OverlayDialog({ choices: before }: { choices?: OverlayChoices }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const choices = rightsLayers(workspace);
  const [rightsLayerId, setRightsLayerId] = useState(() =>
    before ? before.rightsLayerId : choices.some((layer) => layer.id === workspace.rightsLayerId) ? workspace.rightsLayerId : (choices[0]?.id ?? null),
  );
  /** What the person ticked or unticked; the others are as proposed. */
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(before?.ticks ?? new Map());
  const [dateRefused, setDateRefused] = useState(false);
  const [parameters, setParameters] = useState<OverlayParameters>(() => before?.parameters ?? ({
    ...(workspace.runs[0]?.parameters ?? defaultParameters(today())),
    asOf: today(),
  }));
  const rightsLayer = layerById(workspace, rightsLayerId);
  const candidates = useMemo(() => (rightsLayer ? overlayCandidates(workspace, rightsLayer) : []), [workspace, rightsLayer]);
  const repeated = useMemo(() => (rightsLayer ? repeatedCandidates(candidates, rightsLayer) : new Map<string, Note>()), [candidates, rightsLayer]);
  const isOn = (layerId: string): boolean => ticks.get(layerId) ?? !repeated.has(layerId);
  const chosen = candidates.filter((candidate) => candidate.hindrance === null && isOn(candidate.layer.id));
  const reason =
    rightsLayer === null
      ? translate('window.reason.noRightsLayer')
      : rightsLayer.system === null
        ? translate('window.overlay.rightsUndeclared', { name: rightsLayer.name })
        : chosen.length === 0
          ? translate('window.overlay.nothingChosen')
          : null;
  const featureCount = rightsLayer?.featureCount ?? 0;
  // Rights are only read of one layer; a right may be several features.
  const rightCount = rightsLayerId === workspace.rightsLayerId && workspace.rights.length > 0 ? workspace.rights.length : featureCount;
  const rightsWords = translate(rightCount === featureCount ? 'window.overlay.rights' : 'window.overlay.rightsOfFeatures', {
    rights: formatNumber(rightCount, 0),
    features: formatNumber(featureCount, 0),
  });
  const toggle = (layerId: string, on: boolean): void => {
    setTicks(new Map(ticks).set(layerId, on));
  };
  const backTo = { kind: 'overlay', choices: { rightsLayerId, ticks, parameters } } as const;
  const declare = (layerId: string): void => openDialog({ kind: 'declare-system', layerId, backTo });
  const convert = (layerId: string): void => openDialog({ kind: 'convert-system', layerId, ...(rightsLayer?.system && { towards: rightsLayer.system }), backTo });
  const begin = (): void => {
    closeDialog();
    void startOverlay({ rightsLayerId: rightsLayer!.id, landLayerIds: chosen.map((candidate) => candidate.layer.id), parameters });
  };
  return (
    <Dialog
      title={translate('window.overlay.title')}
      note={translate('window.overlay.note')}
      width={720}
      onClose={closeDialog}
      foot={
        <>
          <span className="words small">
            {reason ?? translate('window.overlay.will', { rights: rightsWords, layers: chosen.length })}
          </span>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Tooltip title={reason === null ? '' : <span className="small">{reason}</span>}>
            <Button type="primary" disabled={dateRefused || reason !== null} onClick={begin}>
              {translate('window.overlay.start')}
            </Button>
          </Tooltip>
        </>
      }
    >
      <div className="overlay-dialog">
        <div className="overlay-rights">
          <label htmlFor="overlay-rights">{translate('window.overlay.rightsLayer')}</label>
          <Select
            id="overlay-rights"
            value={rightsLayerId}
            onChange={setRightsLayerId}
            options={choices.map((layer) => ({ value: layer.id, label: layer.name }))}
          />
          <span className="quiet small ellipsis">{rightsLayer?.system ? describeSystem(rightsLayer.system, translate) : ''}</span>
        </div>
        {rightsLayer !== null && rightsLayer.system === null && (
          <NoticeBox tone="warning">
            {translate('window.overlay.rightsUndeclared', { name: rightsLayer.name })}{' '}
            <button type="button" className="link" onClick={() => declare(rightsLayer.id)}>
              {actionTitle(declareLayer, translate)}
            </button>
          </NoticeBox>
        )}
        <section className="region" aria-label={translate('window.overlay.land')}>
          <header>
            <h3>{translate('window.overlay.land')}</h3>
            <span className="quiet small">{translate('window.overlay.landCount', { chosen: chosen.length, all: candidates.length })}</span>
          </header>
          <ul className="overlay-layers">
            {candidates.map((candidate) => (
              <Candidate
                key={candidate.layer.id}
                candidate={candidate}
                repeated={repeated.get(candidate.layer.id) ?? null}
                on={isOn(candidate.layer.id)}
                onChange={(on) => toggle(candidate.layer.id, on)}
                onDeclare={() => declare(candidate.layer.id)}
                onConvert={() => convert(candidate.layer.id)}
              />
            ))}
            {candidates.length === 0 && <li className="quiet small">{translate('window.overlay.noLand')}</li>}
          </ul>
        </section>
        <section className="region" aria-label={translate('window.overlay.rules')}>
          <header>
            <h3>{translate('window.overlay.rules')}</h3>
            <span className="quiet small">{translate('window.overlay.rulesNote')}</span>
          </header>
          <div className="overlay-rules">
            <span>
              <Explained meaning={translate('meaning.edges')}>{translate('window.overlay.edges')}</Explained>
            </span>
            <div>
              <Segments
                small
                name={translate('window.overlay.edges')}
                value={parameters.ellipsoidalEdges}
                onChange={(ellipsoidalEdges) => setParameters({ ...parameters, ellipsoidalEdges })}
                options={[
                  { value: 'vertices', label: translate('window.overlay.edges.vertices') },
                  { value: 'densified', label: translate('window.overlay.edges.densified') },
                ]}
              />
              <p className="quiet small">{translate(`window.overlay.edgesNote.${parameters.ellipsoidalEdges}`)}</p>
            </div>
            <span>{translate('balance.option')}</span>
            <Checkbox checked={parameters.balancesAreas ?? false} onChange={({ target }) => setParameters({ ...parameters, balancesAreas: target.checked })}>
              <span className="quiet small">{translate('balance.option-note')}</span>
            </Checkbox>
            <span>
              <Explained meaning={translate('meaning.sliver')}>{translate('window.overlay.slivers')}</Explained>
            </span>
            <div>
              <div className="row small">
                {translate('window.overlay.sliverArea')}
                <InputNumber<number>
                  size="small"
                  min={0}
                  step={0.5}
                  suffix="m²"
                  aria-label={translate('window.overlay.sliverArea')}
                  style={{ width: 104 }}
                  value={parameters.sliverAreaSquareMetres}
                  onChange={(value) => setParameters({ ...parameters, sliverAreaSquareMetres: value ?? 0 })}
                />
                {translate('window.overlay.sliverWidth')}
                <InputNumber<number>
                  size="small"
                  min={0}
                  step={0.01}
                  suffix="m"
                  aria-label={translate('window.overlay.sliverWidth')}
                  style={{ width: 104 }}
                  value={parameters.sliverWidthMetres}
                  onChange={(value) => setParameters({ ...parameters, sliverWidthMetres: value ?? 0 })}
                />
              </div>
              <p className="quiet small">{translate('window.overlay.sliversNote')}</p>
            </div>
            <label htmlFor="overlay-as-of">{translate('window.overlay.asOf')}</label>
            <div>
              <DateField id="overlay-as-of" size="small" required onRefused={setDateRefused} value={parameters.asOf} onChange={(asOf) => setParameters({ ...parameters, asOf })} />
              <span className="quiet small"> {translate('window.overlay.asOfNote')}</span>
            </div>
          </div>
        </section>
      </div>
    </Dialog>
  );
}

function Candidate({
  candidate,
  repeated,
  on,
  onChange,
  onDeclare,
  onConvert,
}: {
  candidate: OverlayCandidate;
  repeated: Note | null;
  on: boolean;
  onChange: (on: boolean) => void;
  onDeclare: () => void;
  onConvert: () => void;
}): ReactNode {
  const translate = useText();
  const { layer, hindrance, remedy } = candidate;
  return (
    <li>
      <Checkbox checked={on && hindrance === null} disabled={hindrance !== null} onChange={(event) => onChange(event.target.checked)}>
        <span className="row">
          <Swatch symbol={symbolFor(layer.role, '')} />
          <span className="ellipsis" title={layer.name}>
            {layer.name}
          </span>
        </span>
      </Checkbox>
      <span className="quiet small nowrap">
        {translate(`window.role.${layer.role}`)}
        {layer.vintage === null ? '' : ` · ${layer.vintage}`} · {formatNumber(layer.featureCount, 0)}
      </span>
      {repeated !== null && <p className={`small ${on ? 'warning' : 'quiet'}`}>{sentence(translate, repeated)}</p>}
      {hindrance !== null && (
        <p className="small warning">
          {sentence(translate, hindrance)}{' '}
          {remedy !== null && (
            <button type="button" className="link" onClick={remedy === 'convert' ? onConvert : onDeclare}>
              {actionTitle(remedy === 'convert' ? convertLayer : declareLayer, translate)}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
