/** The map as a React component; OpenLayers stays inside this folder. */
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { translator } from '../../shared/i18n/text.ts';
import type { MapHandle, MapViewProps } from './contract.ts';
import { MapController, type NotShown } from './map-controller.ts';
import { useShownLate } from '../ui/show-late.ts';
import './map.css';

export type { MapHandle, MapTool, MapViewProps, Measurement } from './contract.ts';

const NOTHING: NotShown = { bySystem: [], byFiles: [] };

/** Shows layers, rights and findings; `ref` gives a {@link MapHandle}. */
export function MapView({ ref, ...props }: MapViewProps & { readonly ref?: Ref<MapHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const [notShown, setNotShown] = useState(NOTHING);
  const [painting, setPainting] = useState(false);
  const paintingShown = useShownLate(painting);
  const firstProps = useRef(props);
  useLayoutEffect(() => {
    const created = new MapController(place.current!, firstProps.current, (next) => setNotShown((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next)), setPainting);
    controller.current = created;
    return () => {
      controller.current = null;
      created.dispose();
    };
  }, []);
  useEffect(() => controller.current?.update(props));
  useImperativeHandle(ref, () => controller.current!, []);
  const translate = translator(props.language);
  const bySystem = notShown.bySystem.length > 0 ? translate('project.map.not-shown-system', { names: notShown.bySystem }) : '';
  const byFiles = notShown.byFiles.length > 0 ? translate('project.map.not-shown-files', { names: notShown.byFiles }) : '';
  return (
    <div className="kc-map">
      <div className="kc-map-place" ref={place} tabIndex={0} role="application" aria-label={translate('project.map.name')} />
      {paintingShown && (
        <div className="kc-map-drawing" role="status">
          {translate('window.map.drawing')}
        </div>
      )}
      {(bySystem || byFiles) && (
        <div className="kc-map-note" role="status" title={[bySystem, byFiles].filter(Boolean).join('\n')}>
          {bySystem && <p>{bySystem}</p>}
          {byFiles && <p>{byFiles}</p>}
        </div>
      )}
    </div>
  );
}
