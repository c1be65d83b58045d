/** The 3D view as a React component, loaded only when somebody looks. */
import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import type { SolidModel, SolidPick } from './contract.ts';
import { SolidController, whyNoSolid, type SolidView } from './solid-controller.ts';

export interface SolidHandle {
  reset(): void;
  fromAbove(): void;
  zoom(steps: number): void;
  /** What is shown, as a PNG. */
  picture(): Promise<Blob>;
}

export interface SolidCanvasProps {
  readonly model: SolidModel;
  /** What the model shows; another key starts the view anew. */
  readonly modelKey: string;
  readonly exaggeration: number;
  readonly name: string;
  readonly noWebGl: ReactNode;
  readonly onView: (view: SolidView) => void;
  readonly onWithoutElevation: (count: number) => void;
  /** A click, not a turn, has met this; null: nothing. */
  readonly onPick: (pick: SolidPick | null) => void;
}

/** A press that moves farther turns the view. */
const CLICK_PIXELS = 4;

const KEYS: Readonly<Record<string, (controller: SolidController) => void>> = {
  ArrowLeft: (controller) => controller.turn(-1, 0),
  ArrowRight: (controller) => controller.turn(1, 0),
  ArrowUp: (controller) => controller.turn(0, 1),
  ArrowDown: (controller) => controller.turn(0, -1),
  '+': (controller) => controller.zoom(1),
  '=': (controller) => controller.zoom(1),
  '-': (controller) => controller.zoom(-1),
  Home: (controller) => controller.reset(),
};

export default function SolidCanvas({ ref, model, modelKey, exaggeration, name, noWebGl, onView, onWithoutElevation, onPick }: SolidCanvasProps & { readonly ref?: Ref<SolidHandle> }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const controller = useRef<SolidController | null>(null);
  const pressed = useRef<readonly [number, number]>([0, 0]);
  const [missing] = useState(whyNoSolid);
  const shownKey = useRef('');
  useEffect(() => {
    if (missing !== null || !place.current) return;
    const created = new SolidController(place.current, onView);
    controller.current = created;
    return () => {
      controller.current = null;
      shownKey.current = '';
      created.dispose();
    };
  }, [missing, onView]);
  useEffect(() => {
    const { current } = controller;
    if (!current) return;
    current.show(model, shownKey.current === modelKey);
    shownKey.current = modelKey;
    onWithoutElevation(current.withoutElevation);
  }, [model, modelKey, missing, onWithoutElevation]);
  useEffect(() => controller.current?.exaggerate(exaggeration), [exaggeration, model]);
  useImperativeHandle(ref, () => ({
    reset: () => controller.current?.reset(),
    fromAbove: () => controller.current?.fromAbove(),
    zoom: (steps) => controller.current?.zoom(steps),
    picture: () => (controller.current ? controller.current.picture() : Promise.reject(new Error('no 3D view is shown'))),
  }), []);
  const key = (event: KeyboardEvent): void => {
    const command = KEYS[event.key];
    if (!command || !controller.current) return;
    event.preventDefault();
    event.stopPropagation();
    command(controller.current);
  };
  if (missing !== null) return <>{noWebGl}</>;
  return (
    <div
      ref={place}
      className="solid-canvas"
      role="application"
      aria-label={name}
      tabIndex={0}
      onKeyDown={key}
      onPointerDown={(event) => (pressed.current = [event.clientX, event.clientY])}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const [x, y] = pressed.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) <= CLICK_PIXELS) onPick(controller.current?.pick(event.clientX - box.left, event.clientY - box.top) ?? null);
      }}
    />
  );
}
