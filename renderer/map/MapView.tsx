/** The map as a React component; OpenLayers stays inside this folder. */
import { X } from 'lucide-react';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { translator } from '../../shared/i18n/text.ts';
import type { MapHandle, MapViewProps } from './contract.ts';
import { MapController, type NotShown } from './map-controller.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { shortList } from '../ui/short-list.ts';
import { useShownLate } from '../ui/show-late.ts';
import './map.css';

export type { MapHandle, MapTool, MapViewProps, Measurement } from './contract.ts';

const NOTHING: NotShown = { bySystem: [], byFiles: [] };

/** The note that was dismissed last: it is not said again on another visit, another note is. */
let lastDismissed = '';

/** Shows layers, rights and findings; `ref` gives a {@link MapHandle}. */
export function MapView({ ref, ...props }: MapViewProps & { readonly ref?: Ref<MapHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const controller = useRef<MapController | null>(null);
  const [notShown, setNotShown] = useState(NOTHING);
  const [dismissed, setDismissed] = useState(lastDismissed);
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
  const sentences = (names: (list: readonly string[]) => string | readonly string[]): readonly string[] => [
    ...(notShown.bySystem.length > 0 ? [translate('project.map.not-shown-system', { names: names(notShown.bySystem) })] : []),
    ...(notShown.byFiles.length > 0 ? [translate('project.map.not-shown-files', { names: names(notShown.byFiles) })] : []),
  ];
  const note = sentences((list) => list).join('\n');
  return (
    <div className="kc-map">
      <div className="kc-map-place" ref={place} tabIndex={0} role="application" aria-label={translate('project.map.name')} />
      {paintingShown && (
        <div className="kc-map-drawing" role="status">
          {translate('window.map.drawing')}
        </div>
      )}
      {note !== '' && note !== dismissed && (
        <div className="kc-map-note" title={note}>
          <div role="status">
            {sentences((list) => shortList(list, translate)).map((each) => (
              <p key={each}>{each}</p>
            ))}
          </div>
          <IconButton
            small
            icon={X}
            placement="top"
            name={translate('desk.note.dismiss')}
            onClick={() => {
              lastDismissed = note;
              setDismissed(note);
            }}
          />
        </div>
      )}
    </div>
  );
}
