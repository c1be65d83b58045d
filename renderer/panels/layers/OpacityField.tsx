/** The opacity of a layer, a base map or a group at the head of its menu; kept when the handle is let go. */
import { Slider } from 'antd';
import { useState, type ReactNode } from 'react';
import { reportFault } from '../../state/faults.ts';
import { useText } from '../../ui/text.ts';

/** `opacity` from 0.1 to 1; `name` says to a screen reader whose it is. */
export function OpacityField({ name, opacity, onKeep }: { name: string; opacity: number; onKeep: (opacity: number) => Promise<unknown> }): ReactNode {
  const translate = useText();
  const [shown, setShown] = useState(opacity);
  return (
    <div className="opacity">
      <span className="secondary small">{translate('window.layers.opacity')}</span>
      <Slider
        min={0.1}
        max={1}
        step={0.05}
        value={shown}
        tooltip={{ open: false }}
        ariaLabelForHandle={translate('window.layers.opacityOf', { name })}
        onChange={setShown}
        onChangeComplete={(value) => {
          onKeep(value).catch(reportFault);
        }}
      />
      <span className="small nowrap">{translate('window.percent', { percent: Math.round(shown * 100) })}</span>
    </div>
  );
}
