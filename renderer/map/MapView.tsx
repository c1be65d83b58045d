/** The map as a React component; OpenLayers stays inside this folder. */
import { X } from 'lucide-react';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { translator } from '../../shared/i18n/text.ts';
import type { MapHandle, MapViewProps } from './contract.ts';
import { MapController, type HiddenLayer, type NotShown } from './map-controller.ts';
import { dismissNotes, useDismissedNotes } from '../state/dismissed-notes.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { shortList } from '../ui/short-list.ts';
import { useShownLate } from '../ui/show-late.ts';
import './map.css';

export type { MapHandle, MapTool, MapViewProps, Measurement } from './contract.ts';

const NOTHING: NotShown = { bySystem: [], byFiles: [] };

/** Shows layers, rights and findings; `ref` gives a {@link MapHandle}. */
export function MapView({ ref, ...props }: MapViewProps & { readonly ref?: Ref<MapHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const [notShown, setNotShown] = useState(NOTHING);
  const dismissed = useDismissedNotes((state) => state.keys);
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
  const told = (layers: readonly HiddenLayer[]): readonly HiddenLayer[] => layers.filter(({ key }) => !dismissed.has(key));
  const [bySystem, byFiles] = [told(notShown.bySystem), told(notShown.byFiles)];
  const sentences = (list: (names: readonly string[]) => string | readonly string[]): readonly string[] => [
    ...(bySystem.length > 0 ? [translate('project.map.not-shown-system', { names: list(bySystem.map(({ name }) => name)) })] : []),
    ...(byFiles.length > 0 ? [translate('project.map.not-shown-files', { names: list(byFiles.map(({ name }) => name)) })] : []),
  ];
  const note = sentences((names) => names).join('\n');
  return (
    <div className="kc-map">
      <div className="kc-map-place" ref={place} tabIndex={0} role="application" aria-label={translate('project.map.name')} />
      {paintingShown && (
        <div className="kc-map-drawing" role="status">
          {translate('window.map.drawing')}
        </div>
      )}
      {note !== '' && (
        <div className="kc-map-note" title={note}>
          <div role="status">
            {sentences((names) => shortList(names, translate)).map((each) => (
              <p key={each}>{each}</p>
            ))}
          </div>
          <IconButton
            small
            icon={X}
            placement="top"
            name={translate('desk.note.dismiss')}
            onClick={() => dismissNotes([...bySystem, ...byFiles].map(({ key }) => key))}
          />
        </div>
      )}
    </div>
  );
}
