/** The plan of one or two drawings: overlaid differences, swipe, side by side, or a lens; OpenLayers stays inside this folder. */
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type CSSProperties, type PointerEvent, type ReactNode, type Ref } from 'react';
import { translator } from '../../../shared/i18n/text.ts';
import type { Comparison } from '../../state/drawings/drawings-view.ts';
import { Divider } from '../compare/Divider.tsx';
import { Lens, type LensPlace } from '../compare/Lens.tsx';
import '../compare/compare.css';
import '../map.css';
import type { PlanHandle, PlanProps } from './contract.ts';
import { pngOf } from '../canvas-picture.ts';
import { comparedPicture, type ComparedBy } from './compared-picture.ts';
import { PlanController } from './plan-controller.ts';

export type { PlanHandle, PlanProps } from './contract.ts';

export interface PlanMapProps {
  readonly a: PlanProps;
  /** The other period; null when nothing is compared. */
  readonly b: PlanProps | null;
  readonly mode: Comparison;
  /** Words for A and B. */
  readonly labels: readonly [a: string, b: string];
}

const FIRST_LENS_RADIUS_PIXELS = 120;

export function PlanMap({ ref, a, b, mode, labels }: PlanMapProps & { readonly ref?: Ref<PlanHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef<PlanController | null>(null);
  const second = useRef<PlanController | null>(null);
  const [divider, setDivider] = useState(0.5);
  const [lens, setLens] = useState<LensPlace>({ x: 0.5, y: 0.5, radiusPixels: FIRST_LENS_RADIUS_PIXELS });
  const two = b !== null && mode !== 'difference';
  // One over the other, the words of both would be cut into each other at the line: 5 159 and 2 200 would read 2 259.
  const excessWords = !two || mode === 'side-by-side';
  useEffect(() => setDivider(0.5), [mode]);
  useEffect(() => {
    if (two && first.current && second.current) return second.current.lookWith(first.current);
  }, [two]);
  useImperativeHandle(ref, () => ({
    zoomToExtent: (extent) => first.current?.zoomToExtent(extent),
    zoomBy: (steps) => first.current?.zoomBy(steps),
    async canvasPicture() {
      const [box, canvas] = [place.current!.getBoundingClientRect(), await first.current!.canvas()];
      if (!two) return pngOf(canvas);
      const by: ComparedBy = mode === 'spyglass' ? { mode, lens } : { mode: mode === 'swipe' ? 'swipe' : 'side-by-side', divider };
      return comparedPicture({ canvas, words: `A  ${labels[0]}` }, { canvas: await second.current!.canvas(), words: `B  ${labels[1]}` }, by, box, a.theme);
    },
  }), [two, mode, divider, lens, labels, a.theme]);
  const translate = translator(a.language);
  const followPointer = (event: PointerEvent<HTMLDivElement>): void => {
    if (!two || mode !== 'spyglass' || event.buttons !== 0 || !place.current) return;
    const box = place.current.getBoundingClientRect();
    setLens((last) => ({ ...last, x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }));
  };
  // B stands left, as the earlier one; under the lens the earlier one shows through.
  return (
    <div ref={place} className="kc-compare" data-mode={two ? mode : 'none'} onPointerMove={followPointer}>
      <div className="kc-compare-side" style={two && mode === 'side-by-side' ? { left: `${divider * 100}%` } : undefined}>
        <OnePlan controller={first} props={{ ...a, excessWords }} name={translate('drawing.plan.name')} />
      </div>
      {two && (
        <>
          <div className="kc-compare-side kc-compare-right" style={clipOf(mode, divider, lens)}>
            <OnePlan controller={second} props={{ ...b, excessWords, onScale: quiet }} name={translate('drawing.plan.nameB')} />
          </div>
          {mode === 'spyglass' ? (
            <>
              <Lens place={lens} name={translate('compare.lens')} onMove={setLens}>
                <PlanLabel letter="B" words={labels[1]} />
              </Lens>
              <div className="kc-compare-ground">
                <PlanLabel letter="A" words={labels[0]} />
              </div>
            </>
          ) : (
            <Divider fraction={divider} name={translate('compare.divider')} onMove={setDivider}>
              <PlanLabel letter="B" words={labels[1]} />
              <PlanLabel letter="A" words={labels[0]} />
            </Divider>
          )}
        </>
      )}
    </div>
  );
}

const quiet = (): void => {};

function clipOf(mode: Comparison, divider: number, lens: LensPlace): CSSProperties {
  if (mode === 'spyglass') return { clipPath: `circle(${lens.radiusPixels}px at ${lens.x * 100}% ${lens.y * 100}%)` };
  return mode === 'swipe' ? { clipPath: `inset(0 ${(1 - divider) * 100}% 0 0)` } : { left: 0, right: `${(1 - divider) * 100}%` };
}

function OnePlan({ controller, props, name }: { controller: { current: PlanController | null }; props: PlanProps; name: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const firstProps = useRef(props);
  useLayoutEffect(() => {
    const created = new PlanController(place.current!, firstProps.current);
    controller.current = created;
    return () => {
      controller.current = null;
      created.dispose();
    };
  }, [controller]);
  useEffect(() => controller.current?.update(props));
  return (
    <div className="kc-map">
      <div className="kc-map-place" ref={place} tabIndex={0} role="application" aria-label={name} />
    </div>
  );
}

function PlanLabel({ letter, words }: { letter: 'A' | 'B'; words: string }): ReactNode {
  return (
    <span className="kc-compare-label">
      <b>{letter}</b>
      <span className="ellipsis">{words}</span>
    </span>
  );
}
