/** How one layer is shown: colours and hatch over the symbol sheet, labels, scales. Applied as one undoable step. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import { shapedSymbol, styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { generalSymbol } from '../../../shared/report/drawn-features.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace, viewOf } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import { useText } from '../../ui/text.ts';
import { ClassFields } from './ClassFields.tsx';
import { LabelFields } from './LabelFields.tsx';
import { ScaleFields } from './ScaleFields.tsx';
import { StyleFields } from './StyleFields.tsx';
import './layer-dialogs.css';

const TABS = ['style', 'classes', 'labels', 'scale'] as const;
type Tab = (typeof TABS)[number];
type Look = Pick<LayerView, 'style' | 'classes' | 'labels' | 'scaleRange'>;

export function LayerStyleDialog({ layerId, first }: { layerId: string; first: Tab }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  return layer === null ? null : <LookOfLayer layer={layer} first={first} />;
}

function LookOfLayer({ layer, first }: { layer: LayerRecord; first: Tab }): ReactNode {
  const translate = useText();
  const [tab, setTab] = useState<Tab>(first);
  const [before] = useState<Look>(() => {
    const { style, classes, labels, scaleRange } = viewOf(useWorkspace.getState(), layer.id);
    return { ...(style && { style }), ...(classes && { classes }), ...(labels && { labels }), ...(scaleRange && { scaleRange }) };
  });
  const [look, setLook] = useState(before);
  const [asking, setAsking] = useState(false);
  const symbol = generalSymbol(layer);
  const changed = JSON.stringify(look) !== JSON.stringify(before);
  const keep = (): void => {
    setViews([{ layerId: layer.id, ...look }], didWhat(layer.name, before, look)).then(closeDialog, reportFault);
  };
  return (
    <Dialog
      title={translate('tree.style.title', { name: layer.name })}
      width={460}
      onClose={closeDialog}
      foot={
        <>
          {tab === 'style' && <Button onClick={() => setLook((now) => ({ ...now, style: {} }))}>{translate('tree.style.reset')}</Button>}
          <span className="spacer" />
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!changed} loading={asking} onClick={keep}>
            {translate('tree.style.keep')}
          </Button>
        </>
      }
    >
      <TabBar
        name={translate('tree.style.tabs')}
        panelId="layer-style-panel"
        active={tab}
        onChange={setTab}
        tabs={TABS.map((key) => ({ key, label: key === 'classes' ? translate('classes.tab') : translate(`tree.style.tab.${key}`) }))}
        tools={
          <span className="style-preview" role="img" aria-label={translate('tree.style.preview')}>
            <Swatch symbol={styledSymbol(shapedSymbol(symbol, layer.geometryKind), look.style)} width={64} height={22} />
          </span>
        }
      />
      <div className="layer-dialog" id="layer-style-panel" role="tabpanel">
        {tab === 'style' && <StyleFields symbol={symbol} style={look.style ?? {}} onChange={(style) => setLook((now) => ({ ...now, style }))} />}
        {tab === 'classes' && (isClassifiable(layer) ? <ClassFields layer={layer} classes={look.classes ?? null} onChange={(classes) => setLook((now) => ({ ...now, classes }))} onAsking={setAsking} /> : <p className="quiet small">{translate(layer.role === 'rights' ? 'classes.rights' : 'classes.noShapes')}</p>)}
        {tab === 'labels' && <LabelFields layer={layer} {...(look.labels && { labels: look.labels })} onChange={(labels) => setLook((now) => ({ ...now, labels }))} />}
        {tab === 'scale' && <ScaleFields range={look.scaleRange ?? { largest: null, smallest: null }} onChange={(scaleRange) => setLook((now) => ({ ...now, scaleRange }))} />}
      </div>
    </Dialog>
  );
}

/** Named after what was changed; several things at once after the first of them. */
function didWhat(name: string, before: Look, after: Look): Note {
  const changed = (key: keyof Look): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const code = changed('style') ? 'tree.did.style' : changed('classes') ? 'classes.did' : changed('labels') ? 'tree.did.labels' : 'tree.did.scale';
  return { code, params: { name } };
}
