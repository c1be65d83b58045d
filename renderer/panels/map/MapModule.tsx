/** 一张图: layers, map, table and inspector; what is selected in one is selected in all (mock a). */
import { Layers, MapPinned } from 'lucide-react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useJobs } from '../../state/jobs.ts';
import { useView, type PanelSizes } from '../../state/view.ts';
import { useFirstStart } from '../../state/work/first-start.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ResizeHandle } from '../../ui/ResizeHandle.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import { useShownLate } from '../../ui/show-late.ts';
import { sentence, useText } from '../../ui/text.ts';
import { useWidthClass, useWindowHeight, type WidthClass } from '../../ui/window-width.ts';
import { FirstDataButtons } from '../first-data/FirstDataButtons.tsx';
import { IdentifyPanel } from '../identify/IdentifyPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { LayerPanel } from '../layers/LayerPanel.tsx';
import { TableDrawer } from '../table/TableDrawer.tsx';
import { usualDrawerPixels } from '../table/table-height.ts';
import { MapPanel } from './MapPanel.tsx';
import './map-module.css';

/** Sizes the design gives to each window width (DESIGN §2.4), with some more for the names of layers. */
const USUAL_SIZES: Record<WidthClass, PanelSizes> = {
  narrow: { left: 232, inspector: 292, drawer: 206 },
  usual: { left: 276, inspector: 328, drawer: 230 },
  wide: { left: 288, inspector: 376, drawer: 314 },
};

function resize(change: Partial<PanelSizes>): void {
  useView.setState((view) => ({ sizes: { ...view.sizes, ...change } }));
}

export function MapModule(): ReactNode {
  const translate = useText();
  const layerCount = useWorkspace((state) => state.layers.length);
  const { leftOpen, drawerOpen, inspectorOpen, sizes, selectedRightId, identify } = useView();
  const usual = USUAL_SIZES[useWidthClass()];
  const height = useWindowHeight();
  if (layerCount === 0) return <NoLayers />;
  const left = sizes.left ?? usual.left;
  const inspector = sizes.inspector ?? usual.inspector;
  const drawer = Math.min(sizes.drawer ?? usualDrawerPixels(usual.drawer, height), height - 260);
  const showInspector = inspectorOpen && (selectedRightId !== null || identify !== null);
  return (
    <div
      className="map-module"
      style={{
        gridTemplateColumns: `${leftOpen ? left : 0}px minmax(0, 1fr) ${showInspector ? inspector : 0}px`,
        gridTemplateRows: `minmax(0, 1fr) ${drawerOpen ? drawer : 0}px`,
      }}
    >
      {leftOpen && (
        <section className="panel map-left" aria-label={translate('window.layers.title')}>
          <LayerPanel />
          <ResizeHandle
            name={translate('window.resize.left')}
            edge="right"
            size={left}
            min={200}
            max={420}
            onResize={(size) => resize({ left: size })}
          />
        </section>
      )}
      <MapPanel />
      {showInspector && (
        <section className="panel map-inspector" aria-label={translate('window.inspector.title')}>
          <ResizeHandle
            name={translate('window.resize.inspector')}
            edge="left"
            size={inspector}
            min={280}
            max={520}
            onResize={(size) => resize({ inspector: size })}
          />
          {identify !== null ? <IdentifyPanel result={identify} /> : <Inspector />}
        </section>
      )}
      {drawerOpen && (
        <section className="panel map-drawer" aria-label={translate('window.table.title')}>
          <ResizeHandle
            name={translate('window.resize.drawer')}
            edge="top"
            size={drawer}
            min={120}
            max={height - 260}
            onResize={(size) => resize({ drawer: size })}
          />
          <TableDrawer />
        </section>
      )}
    </div>
  );
}

function NoLayers(): ReactNode {
  const translate = useText();
  const loading = useJobs((state) => state.running.find((job) => job.title.code === 'window.job.sample') ?? null);
  const sampleMayCome = useFirstStart((state) => state.sampleMayCome);
  const shown = useShownLate(loading !== null);
  if (loading === null && sampleMayCome) return <div className="panel" />;
  if (loading !== null) {
    const name = sentence(translate, loading.title);
    return (
      <div className="panel">
        {shown && (
          <EmptyState icon={MapPinned} title={name} actions={<Button onClick={loading.cancel}>{translate('window.cancel')}</Button>}>
            <ProgressLine name={name} fraction={loading.progress?.fraction ?? 0} width={280} />
            <span className="loading-stage">{progressWords(translate, name, loading.progress)}</span>
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <div className="panel">
      <EmptyState
        icon={Layers}
        title={translate('window.empty.layers')}
        actions={<FirstDataButtons />}
      >
        {translate('window.empty.layersNote')}
      </EmptyState>
    </div>
  );
}
