/** Line, fill and hatch of a layer; a colour that is not chosen stays the symbol's own. */
import { ColorPicker, InputNumber, Select, Slider } from 'antd';
import type { ReactNode } from 'react';
import { SYMBOLS, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { LayerStyle } from '../../../shared/model/layer.ts';
import { useText } from '../../ui/text.ts';

const HATCHES = ['none', 'lines', 'cross', 'dots'] as const;
const WIDTHS = { least: 0.3, most: 8, step: 0.1 } as const;

/** Colours of the symbol sheet, each once: a layer restyled with them still belongs to the map. */
const SHEET_COLOURS: readonly string[] = [...new Set(SYMBOLS.flatMap((symbol) => [symbol.line.colour.light, ...(symbol.fill ? [symbol.fill.colour.light] : [])]))];

export function StyleFields({ symbol, style, onChange }: { symbol: MapSymbol; style: LayerStyle; onChange: (style: LayerStyle) => void }): ReactNode {
  const translate = useText();
  const colour = (key: 'lineColour' | 'fillColour' | 'hatchColour', own: string | undefined, words: string): ReactNode => (
    <>
      <span>{words}</span>
      <ColorPicker
        size="small"
        disabledAlpha
        allowClear
        showText
        value={style[key] ?? own ?? null}
        presets={[{ label: translate('tree.style.hatch.own'), colors: [...SHEET_COLOURS] }]}
        onChangeComplete={(chosen) => onChange({ ...style, [key]: chosen.toHexString().toUpperCase() })}
        onClear={() => {
          const { [key]: _cleared, ...rest } = style;
          onChange(rest);
        }}
      />
    </>
  );
  return (
    <div className="layer-fields">
      {colour('lineColour', symbol.line.colour.light, translate('tree.style.line'))}
      <span>{translate('tree.style.width')}</span>
      <InputNumber<number>
        size="small"
        min={WIDTHS.least}
        max={WIDTHS.most}
        step={WIDTHS.step}
        suffix="px"
        aria-label={translate('tree.style.width')}
        value={style.lineWidthPixels ?? symbol.line.widthPixels}
        onChange={(value) => value !== null && onChange({ ...style, lineWidthPixels: value })}
      />
      {symbol.shape === 'area' && (
        <>
          {colour('fillColour', symbol.fill?.colour.light, translate('tree.style.fill'))}
          <span>{translate('tree.style.fillOpacity')}</span>
          <Slider
            min={0}
            max={1}
            step={0.05}
            tooltip={{ open: false }}
            ariaLabelForHandle={translate('tree.style.fillOpacity')}
            value={style.fillOpacity ?? symbol.fill?.opacity ?? (style.fillColour === undefined ? 0 : 0.4)}
            onChange={(fillOpacity) => onChange({ ...style, fillOpacity })}
          />
          <span>{translate('tree.style.hatch')}</span>
          <Select
            size="small"
            aria-label={translate('tree.style.hatch')}
            value={style.hatch ?? 'own'}
            onChange={(chosen) => {
              const { hatch: _before, ...rest } = style;
              onChange(chosen === 'own' ? rest : { ...rest, hatch: chosen as NonNullable<LayerStyle['hatch']> });
            }}
            options={(['own', ...HATCHES] as const).map((value) => ({ value, label: translate(`tree.style.hatch.${value}`) }))}
          />
          {colour('hatchColour', symbol.hatch?.colour.light, translate('tree.style.hatchColour'))}
        </>
      )}
      <p className="quiet small">{translate('tree.style.byClasses')}</p>
    </div>
  );
}
