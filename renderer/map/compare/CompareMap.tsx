/**
 * A map that can show two states of the ground at once: swipe, side by side, or a lens over it. Two whole maps
 * look with one view; the upper one is clipped as a whole, so whatever it is drawn with stays on its side.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type PointerEvent, type ReactNode, type Ref } from 'react';
import { translator } from '../../../shared/i18n/text.ts';
import type { LayerView } from '../../../shared/model/layer.ts';
import type { MapHandle, MapViewProps } from '../contract.ts';
import { MapController } from '../map-controller.ts';
import { MapView } from '../MapView.tsx';
import type { CompareMapProps, CompareSide } from './contract.ts';
import { Divider } from './Divider.tsx';
import { Lens, type LensPlace } from './Lens.tsx';
import './compare.css';

export type { CompareMapProps, CompareSide } from './contract.ts';

const FIRST_LENS_RADIUS_PIXELS = 130;

export function CompareMap({ ref, compare, ...map }: CompareMapProps & { readonly ref?: Ref<MapHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const left = useRef<MapHandle>(null);
  const right = useRef<MapHandle>(null);
  const [divider, setDivider] = useState(0.5);
  const [lens, setLens] = useState<LensPlace>({ x: 0.5, y: 0.5, radiusPixels: FIRST_LENS_RADIUS_PIXELS });
  const comparing = compare !== null;
  // Every way of comparing begins in the middle.
  useEffect(() => setDivider(0.5), [compare?.mode]);
  useEffect(() => {
    if (!comparing || !(left.current instanceof MapController) || !(right.current instanceof MapController)) return;
    return right.current.lookWith(left.current);
  }, [comparing]);

  const followPointer = (event: PointerEvent<HTMLDivElement>): void => {
    if (compare?.mode !== 'spyglass' || event.buttons !== 0 || !place.current) return;
    const box = place.current.getBoundingClientRect();
    setLens((last) => ({ ...last, x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }));
  };
  const keepLeft = useCallback(
    (handle: MapHandle | null): void => {
      left.current = handle;
      if (typeof ref === 'function') ref(handle);
      else if (ref) ref.current = handle;
    },
    [ref],
  );
  const leftProps = useSideProps(map, compare?.left ?? null);
  const rightProps = useSideProps(map, compare?.right ?? null);
  const translate = translator(map.language);
  return (
    <div ref={place} className="kc-compare" data-mode={compare?.mode ?? 'none'} onPointerMove={followPointer}>
      <div className="kc-compare-side kc-compare-left" style={compare?.mode === 'side-by-side' ? { right: `${(1 - divider) * 100}%` } : undefined}>
        <MapView ref={keepLeft} {...leftProps} />
      </div>
      {compare !== null && (
        <>
          <div className="kc-compare-side kc-compare-right" style={clipOf(compare.mode, divider, lens)}>
            <MapView ref={right} {...rightProps} {...QUIET_RIGHT} />
          </div>
          {compare.mode === 'spyglass' ? (
            <Lens place={lens} name={translate('compare.lens')} onMove={setLens}>
              <SideLabel side={compare.right} letter="B" language={map.language} />
            </Lens>
          ) : (
            <Divider fraction={divider} name={translate('compare.divider')} onMove={setDivider}>
              <SideLabel side={compare.left} letter="A" language={map.language} />
              <SideLabel side={compare.right} letter="B" language={map.language} />
            </Divider>
          )}
          {compare.mode === 'spyglass' && (
            <div className="kc-compare-ground">
              <SideLabel side={compare.left} letter="A" language={map.language} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Both look with one view: only the left one remembers it and says how far it reaches. */
const QUIET_RIGHT = { rememberViewAs: null, onScale: () => {}, onExtent: () => {} } satisfies Partial<MapViewProps>;

function clipOf(mode: NonNullable<CompareMapProps['compare']>['mode'], divider: number, lens: LensPlace): CSSProperties {
  switch (mode) {
    case 'swipe':
      return { clipPath: `inset(0 0 0 ${divider * 100}%)` };
    case 'side-by-side':
      return { left: `${divider * 100}%` };
    case 'spyglass':
      return { clipPath: `circle(${lens.radiusPixels}px at ${lens.x * 100}% ${lens.y * 100}%)` };
  }
}

/** The map's props with the layers and base maps of one side switched on and all others off. */
function useSideProps(map: MapViewProps, side: CompareSide | null): MapViewProps {
  const shown = side?.shown ?? null;
  const layers = useMemo(
    () => (shown === null ? map.layers : map.layers.map(({ record, view }): { record: typeof record; view: LayerView } => ({ record, view: { ...view, visible: shown.has(record.id) } }))),
    [map.layers, shown],
  );
  const baseMaps = useMemo(() => (shown === null ? map.baseMaps : map.baseMaps?.map((baseMap) => ({ ...baseMap, visible: shown.has(baseMap.id) }))), [map.baseMaps, shown]);
  return { ...map, layers, ...(baseMaps && { baseMaps }) };
}

function SideLabel({ side, letter, language }: { side: CompareSide; letter: 'A' | 'B'; language: MapViewProps['language'] }): ReactNode {
  return (
    <span className="kc-compare-label">
      <b>{letter}</b>
      <span className="ellipsis">{side.label}</span>
      <span className="quiet nowrap">{side.date ?? translator(language)('compare.undated')}</span>
    </span>
  );
}
