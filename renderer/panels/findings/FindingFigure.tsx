/** The finding on the map: the same map as 一张图, drawn close around the place (mock c). */
import { Maximize, Minus, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { MapView, type MapHandle } from '../../map/MapView.tsx';
import { displaySystem } from '../../state/display-system.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { setAsideFindings } from '../../state/findings.ts';
import { registerMap, withMap } from '../../state/map-port.ts';
import { today } from '../../state/today.ts';
import { useView } from '../../state/view.ts';
import { selectFinding } from '../../state/work/decide.ts';
import { zoomToFindingAndMine } from '../../state/work/locate.ts';
import { shownView, systemOfRun, useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';

export function FindingFigure({ finding }: { finding: Finding }): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const appearance = useShownAppearance();
  const workspace = useWorkspace();
  const findingWords = useFindingWords();
  const displaySystemId = useView((view) => view.displaySystemId);
  const [scale, setScale] = useState<number | null>(null);
  const system = useMemo(() => displaySystem(workspace, displaySystemId), [workspace, displaySystemId]);
  const layers = useMemo(() => workspace.layers.map((record) => ({ record, view: shownView(workspace, record.id) })), [workspace]);
  const setAside = useMemo(() => setAsideFindings(workspace.decisions), [workspace.decisions]);
  const ofMine = useMemo(
    () => workspace.findings.filter((each) => each.rightId === finding.rightId),
    [workspace.findings, finding.rightId],
  );
  const keepHandle = useCallback((handle: MapHandle | null) => registerMap(handle, 'findings'), []);
  useEffect(() => zoomToFindingAndMine(finding.id), [finding.id]);
  if (system === null) return <div className="finding-figure" />;
  return (
    <div className="finding-figure">
      <div className="map-canvas">
        <MapView
          ref={keepHandle}
          displaySystem={system}
          layers={layers}
          theme={appearance}
          language={language}
          asOf={today()}
          rights={workspace.rights}
          rightsLayerId={workspace.rightsLayerId}
          selectedRightId={finding.rightId}
          findings={ofMine}
          systemOfRun={(runId) => systemOfRun(workspace, runId)}
          setAside={setAside}
          selectedFindingId={finding.id}
          focusSelected={false}
          tool="select"
          nameOfFinding={findingWords.onMap}
          rememberViewAs={null}
          onScale={setScale}
          onSelectFinding={(findingId) => selectFinding(ofMine.find((each) => each.id === findingId) ?? null)}
        />
      </div>
      {scale !== null && <span className="figure-scale small">1:{formatNumber(scale, 0)}</span>}
      <div className="floating-bar figure-zoom" role="toolbar" aria-label={translate('window.map.zoom')}>
        <IconButton
          small
          icon={Plus}
          placement="left"
          name={translate('window.action.zoomIn')}
          onClick={() => withMap((map) => map.zoomBy(1))}
        />
        <IconButton
          small
          icon={Minus}
          placement="left"
          name={translate('window.action.zoomOut')}
          onClick={() => withMap((map) => map.zoomBy(-1))}
        />
        <IconButton
          small
          icon={Maximize}
          placement="left"
          name={translate('window.findings.zoomBack')}
          onClick={() => zoomToFindingAndMine(finding.id)}
        />
      </div>
    </div>
  );
}
