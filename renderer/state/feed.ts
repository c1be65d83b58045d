/** Carries the storage's live answers into the workspace store; mounted once by the window. */
import { useEffect } from 'react';
import { ProblemError, type Problem } from '../../shared/base/news.ts';
import { differenceInForce } from '../../shared/crs/elevation.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { callEngine } from '../engine/client.ts';
import { useBaseMaps, useDecisions, useDeliveries, useFindings, useGroups, useHistory, useLayers, usePlans, useRuns, useStatedElevationDifference, useViews, useWorkingsRuns } from '../storage/live.ts';
import { reportFault } from './faults.ts';
import { keepSelectionsWithin } from './selection.ts';
import { useView, showToast } from './view.ts';
import { useWorkspace } from './workspace.ts';

/** Which layer's rights the window shows: the newest run's, else the first that can be analysed, else the first. */
function chooseRightsLayer(layers: readonly LayerRecord[], runLayerId: string | undefined): LayerRecord | null {
  const all = layers.filter((layer) => layer.role === 'rights');
  // A proposed boundary takes the place of the register only while a run of it is looked at.
  const candidates = all.filter((layer) => layer.draft === undefined);
  return (
    all.find((layer) => layer.id === runLayerId) ??
    candidates.find((layer) => layer.system !== null && layer.geometryKind === 'polygon') ??
    candidates[0] ??
    null
  );
}

export function useWorkspaceFeed(): void {
  const layers = useLayers();
  const views = useViews();
  const groups = useGroups();
  const runs = useRuns();
  const findings = useFindings();
  const decisions = useDecisions();
  const plans = usePlans();
  const deliveries = useDeliveries();
  const workingsRuns = useWorkingsRuns();
  const baseMaps = useBaseMaps();
  const difference = useStatedElevationDifference();
  const history = useHistory();

  useEffect(() => {
    if (!layers || !views || !groups || !runs || !findings || !decisions || !plans || !deliveries || !workingsRuns || !baseMaps || difference === undefined || !history) return;
    const rightsLayerId = chooseRightsLayer(layers, runs[0]?.rightsLayerId)?.id ?? null;
    const before = useWorkspace.getState();
    const sameRights = before.rightsLayerId === rightsLayerId;
    useWorkspace.setState({
      ready: true,
      layers,
      views,
      groups,
      runs,
      findings,
      decisions,
      plans,
      deliveries,
      workingsRuns,
      baseMaps,
      elevationDifference: differenceInForce(difference),
      history,
      rightsLayerId,
      ...(!sameRights && { rights: [], rightsProblem: null }),
    });
    keepSelectionsWithin(layers);
    announce(before.ready ? (before.history.entries[0]?.sequence ?? 0) : null, history);
  }, [layers, views, groups, runs, findings, decisions, plans, deliveries, workingsRuns, baseMaps, difference, history]);

  const rightsLayerId = useWorkspace((state) => state.rightsLayerId);
  // Rights depend on the layer's mapping and system too, not only on its id.
  const rightsLayer = layers?.find((layer) => layer.id === rightsLayerId);
  const rightsKey = rightsLayer ? JSON.stringify([rightsLayer.id, rightsLayer.columnsId ?? null, rightsLayer.mapping, rightsLayer.system?.id ?? null, rightsLayer.elevationDatum ?? null, rightsLayer.revision ?? null]) : null;
  useEffect(() => {
    if (rightsKey === null || rightsLayerId === null) return;
    let gone = false;
    callEngine('rights', [rightsLayerId]).then(
      (rights) => {
        if (!gone) keepRights(rights, null);
      },
      (fault: unknown) => {
        if (gone) return;
        if (fault instanceof ProblemError) keepRights([], fault.problem);
        else reportFault(fault);
      },
    );
    return () => {
      gone = true;
    };
  }, [rightsKey, rightsLayerId]);
}

function keepRights(rights: readonly MiningRight[], problem: Problem | null): void {
  useWorkspace.setState({ rights, rightsProblem: problem });
  const { selectedRightId } = useView.getState();
  if (selectedRightId !== null && !rights.some((right) => right.id === selectedRightId)) useView.setState({ selectedRightId: null });
}

/** Tables whose steps are announced with a way back; how layers are shown and table cells are not worth a word. */
const ANNOUNCED = new Set(['layers', 'decisions', 'deliveries', 'baseMaps']);

function announce(lastSequence: number | null, history: ReturnType<typeof useHistory>): void {
  const newest = history?.entries[0];
  if (lastSequence === null || !newest || newest.sequence <= lastSequence || newest.undone) return;
  if (newest.tables.some((table) => ANNOUNCED.has(table))) showToast(newest.label, { undoable: true });
}
