/** The map with its floating bars; hands the map's handle to the commands of the window. */
import { useCallback, useMemo, type ReactNode } from 'react';
import { CompareMap } from '../../map/compare/CompareMap.tsx';
import type { MapHandle, Measurement } from '../../map/MapView.tsx';
import { tellTroubles } from '../../state/base-maps.ts';
import { comparables, shownOnSide, useCompare } from '../../state/compare.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { EdgeCrossing } from '../../../shared/geometry/edge-crossings.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { DraftFeature, DraftRecord } from '../../../shared/model/layer-edits.ts';
import type { Drafting } from '../../map/contract.ts';
import { useDraft } from '../../storage/live.ts';
import { useIdentifyRow } from '../../state/identify-row.ts';
import { useSketch, type Corner, type Sketch } from '../../state/sketch.ts';
import { crossingNote, notKeptNote } from '../../state/work/draft-faults.ts';
import { keepDrawn, keepReshaped, partsInSystem } from '../../state/work/draft.ts';
import type { SelectionMode } from '../../../shared/model/feature-set.ts';
import { displaySystem } from '../../state/display-system.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { MAP_MENU } from '../../state/actions/map-place.ts';
import { registerMap } from '../../state/map-port.ts';
import { today } from '../../state/today.ts';
import { showToast, usePointer, useView, type ToolName } from '../../state/view.ts';
import { selectFinding } from '../../state/work/decide.ts';
import { reportFault } from '../../state/faults.ts';
import { useSelection } from '../../state/selection.ts';
import { selectRight } from '../../state/work/locate.ts';
import { pickAt, selectInArea, selectionBesideMine } from '../../state/work/select.ts';
import { setAsideFindings } from '../../state/findings.ts';
import { shownView, systemOfRun, useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';
import { CompareBar } from '../compare/CompareBar.tsx';
import { sideWords } from '../compare/side-words.ts';
import { ContextMenu } from '../menus/ContextMenu.tsx';
import { CoveredBaseMap } from './CoveredBaseMap.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { SelectionTarget } from './SelectionTarget.tsx';
import { MapTools } from './MapTools.tsx';
import { MeasureReadout } from './MeasureReadout.tsx';
import { useMeasurement } from './measurement-store.ts';

const callbacks = {
  onPointer: (position: readonly [number, number] | null) => usePointer.setState({ position }),
  onScale: (scaleDenominator: number) => usePointer.setState({ scaleDenominator }),
  onExtent: (extent: readonly [number, number, number, number]) => usePointer.setState({ extent }),
  onSelectRight: (rightId: string | null) => selectRight(rightId),
  onSelectFinding: (findingId: string) =>
    selectFinding(useWorkspace.getState().findings.find((finding) => finding.id === findingId) ?? null),
  onPick: (position: readonly [number, number], toleranceMetres: number, mode: SelectionMode) => {
    pickAt(position, toleranceMetres, mode).catch(reportFault);
  },
  onArea: (ring: Float64Array, mode: SelectionMode) => {
    selectInArea(ring, mode).catch(reportFault);
  },
  onBaseMapTroubles: tellTroubles,
  onDrawn: (parts: DraftFeature['parts']) => {
    keepDrawn(parts).catch(reportFault);
  },
  onReshaped: (featureId: string, parts: DraftFeature['parts']) => {
    keepReshaped(featureId, parts).catch(reportFault);
  },
  onCorner: (corner: Corner | null) => useSketch.setState({ corner }),
  onRefused: (crossings: readonly [EdgeCrossing, ...EdgeCrossing[]], reshaped: boolean) => showToast(reshaped ? notKeptNote(crossings) : crossingNote(crossings)),
  onSketch: (sketch: Sketch | null) => {
    useSketch.setState({ sketch });
    // A dragged vertex goes where it is drawn to, not where the pointer is.
    if (sketch?.featureId != null && sketch.last) usePointer.setState({ position: sketch.last });
  },
  onOutlines: (outlinesComplete: boolean) => useSketch.setState({ outlinesComplete }),
  onMeasure: (measurement: Measurement | null) => useMeasurement.setState({ measurement }),
};

/** The drawing as the map shows it: shapes in the map's own numbers. */
function draftingOf(layer: LayerRecord | undefined, draft: DraftRecord | undefined, system: CoordinateSystem | null, tool: ToolName, snapping: boolean): Drafting | null {
  // While another layer's drawing is fetched, the last one's is still here.
  if (!layer || !draft || draft.layerId !== layer.id || !system || layer.geometryKind === 'none' || !layer.system) return null;
  const own = layer.system;
  const shapes = draft.features.map(({ id, parts }) => ({ id, parts: partsInSystem(parts, own, system) }));
  const limit = draft.features.find((feature) => feature.original?.parts)?.original?.parts;
  return { layerId: layer.id, kind: layer.geometryKind, shapes, tool: tool === 'draw' || tool === 'modify' ? tool : null, snapping, system, limit: limit ? partsInSystem(limit, own, system) : null };
}

/** The place under the pointer, or the middle of the map for the menu key; none while a shape is drawn. */
function meantPlace(): boolean {
  const { position, extent } = usePointer.getState();
  const mapPlace = position ?? (extent && ([(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2] as const));
  if (!mapPlace || useView.getState().tool === 'draw') return false;
  useView.setState({ mapPlace });
  return true;
}

export function MapPanel(): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const appearance = useShownAppearance();
  const workspace = useWorkspace();
  const findingWords = useFindingWords();
  const { displaySystemId, selectedRightId, selectedFindingId, focusSelected, conflictsVisible, tool, selectInLayerId, editingLayerId, snapping, identify } = useView();
  const selected = useSelection((state) => state.layers);
  const selection = useMemo(() => selectionBesideMine(selected, workspace, selectedRightId), [selected, workspace, selectedRightId]);
  const system = useMemo(() => displaySystem(workspace, displaySystemId), [workspace, displaySystemId]);
  const layers = useMemo(() => workspace.layers.map((record) => ({ record, view: shownView(workspace, record.id) })), [workspace]);
  const { mode, left, right } = useCompare();
  const compare = useMemo(() => {
    if (mode === null) return null;
    const items = comparables(workspace);
    const visible = [...layers.filter(({ view }) => view.visible).map(({ record }) => record.id), ...workspace.baseMaps.filter((baseMap) => baseMap.visible).map((baseMap) => baseMap.id)];
    return {
      mode,
      left: { ...sideWords(items, left, translate), shown: shownOnSide(visible, left, right) },
      right: { ...sideWords(items, right, translate), shown: shownOnSide(visible, right, left) },
    };
  }, [mode, left, right, layers, workspace, translate]);
  const draft = useDraft(editingLayerId);
  const drafting = useMemo(() => draftingOf(workspace.layers.find((layer) => layer.id === editingLayerId), draft, system, tool, snapping), [workspace.layers, editingLayerId, draft, system, tool, snapping]);
  const identifiedRow = useIdentifyRow((state) => state.row);
  const identified = useMemo(() => identify && { at: identify.at, feature: identifiedRow }, [identify, identifiedRow]);
  const setAside = useMemo(() => setAsideFindings(workspace.decisions), [workspace.decisions]);
  const keepHandle = useCallback((handle: MapHandle | null) => registerMap(handle, 'map'), []);
  return (
    <section className={`map-place${compare === null ? '' : ' comparing'}`} aria-label={translate('window.map.title')}>
      {system === null ? (
        <div className="map-message">
          <NoticeBox tone="warning">{translate('window.map.noSystem')}</NoticeBox>
        </div>
      ) : (
        <ContextMenu entries={MAP_MENU} meant={meantPlace} className="map-canvas">
          <CompareMap
            ref={keepHandle}
            compare={compare}
            displaySystem={system}
            layers={layers}
            baseMaps={workspace.baseMaps}
            theme={appearance}
            language={language}
            asOf={today()}
            rights={workspace.rights}
            rightsLayerId={workspace.rightsLayerId}
            selectedRightId={selectedRightId}
            findings={conflictsVisible ? workspace.findings : []}
            setAside={setAside}
            systemOfRun={(runId) => systemOfRun(workspace, runId)}
            selectedFindingId={selectedFindingId}
            nameOfFinding={findingWords.onMap}
            focusSelected={focusSelected && selectedRightId !== null}
            tool={tool}
            selection={selection}
            drafting={drafting}
            snapping={snapping}
            identified={identified}
            picksOneLayer={selectInLayerId !== null}
            rememberViewAs="mapView"
            onIdentify={(hits, at) => useView.setState({ identify: { hits, at }, inspectorOpen: true })}
            {...callbacks}
          />
        </ContextMenu>
      )}
      <MapTools />
      <SelectionTarget />
      <DraftPanel />
      <CoveredBaseMap />
      <MeasureReadout />
      <CompareBar />
    </section>
  );
}
