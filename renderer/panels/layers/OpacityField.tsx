/** The opacity of a layer, a base map or a group at the head of its menu; kept when the handle is let go. */
import { Slider } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { reportFault } from '../../state/faults.ts';
import { useText } from '../../ui/text.ts';

/** Arrow keys pressed within this time of one another are one step. */
const KEYS_REST_MILLISECONDS = 700;

/** `opacity` from 0.1 to 1; `name` says to a screen reader whose it is. */
export function OpacityField({ name, opacity, onKeep }: { name: string; opacity: number; onKeep: (opacity: number) => Promise<unknown> }): ReactNode {
  const translate = useText();
  const [shown, setShown] = useState(opacity);
  const byKeys = useRef(false);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | null>(null);
  // What was pressed last is kept when the menu goes, too.
  useEffect(
    () => () => {
      if (!waiting.current) return;
      clearTimeout(waiting.current.timer);
      waiting.current.keep();
    },
    [],
  );
  const keep = (value: number): void => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    const now = (): void => {
      waiting.current = null;
      onKeep(value).catch(reportFault);
    };
    if (byKeys.current) waiting.current = { timer: setTimeout(now, KEYS_REST_MILLISECONDS), keep: now };
    else now();
  };
  return (
    <div className="opacity" onKeyDownCapture={() => (byKeys.current = true)} onPointerDownCapture={() => (byKeys.current = false)}>
      <span className="secondary small">{translate('window.layers.opacity')}</span>
      <Slider
        min={0.1}
        max={1}
        step={0.05}
        value={shown}
        tooltip={{ open: false }}
        ariaLabelForHandle={translate('window.layers.opacityOf', { name })}
        onChange={setShown}
        onChangeComplete={keep}
      />
      <span className="small nowrap">{translate('window.percent', { percent: Math.round(shown * 100) })}</span>
    </div>
  );
}
