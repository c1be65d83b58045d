/** Classes of a layer by one field: which field, values or steps, and of each class colour, count and whether it is shown. */
import { Checkbox, ColorPicker, Input, InputNumber, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemError } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { CLASS_COLOURS, className, classesByStep, classesByValue } from '../../../shared/figure/class-symbols.ts';
import { limitsBetween, readLimits } from '../../../shared/geometry/class-limits.ts';
import { fieldOptions } from '../../../shared/formats/field-words.ts';
import { changeClass, classesKey, lookOfClass, type LayerClasses, type StepRule } from '../../../shared/model/layer-classes.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';
import { Segments } from '../../ui/Segments.tsx';
import { sentence, useText } from '../../ui/text.ts';

const NO_FIELD = '';
type Rule = 'values' | StepRule;
const STEPS = { least: 2, usual: 5, most: 9 } as const;
/** What steps are made by: their number, or the limits that a person typed. */
interface StepWish {
  readonly count: number;
  readonly limits: readonly number[];
}

/** `onAsking`: whether an answer is awaited that `onChange` will be told; what is shown until then is not what was chosen. */
export function ClassFields({ layer, classes, onChange, onAsking }: { layer: LayerRecord; classes: LayerClasses | null; onChange: (classes: LayerClasses | null) => void; onAsking: (asking: boolean) => void }): ReactNode {
  const translate = useText();
  const [rule, setRule] = useState<Rule>(classes?.kind === 'steps' ? (classes.rule ?? 'equal') : 'values');
  const [steps, setSteps] = useState<number>(classes?.kind === 'steps' ? classes.classes.length : STEPS.usual);
  const [typed, setTyped] = useState(classes?.kind === 'steps' && classes.rule === 'typed' ? classes.classes.slice(1).map(({ from }) => from).join(', ') : '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const asked = useRef(0);
  const counts = useCounts(layer.id, classes);
  const field = layer.fields.find(({ name }) => name === classes?.field) ?? null;

  const propose = (name: string, by: Rule, count: number, text = typed): void => {
    const question = ++asked.current;
    const limits = by === 'typed' ? readLimits(text) : [];
    if (limits === null) {
      // What was chosen before stays until there is something to choose.
      onAsking(false);
      setTrouble(text.trim() === '' ? null : translate('classes.limits.wrong'));
      return;
    }
    onAsking(true);
    proposal(layer.id, name, by, { count, limits }).then(
      (proposed) => {
        if (asked.current !== question) return;
        onAsking(false);
        setTrouble(proposed.classes.length > 0 ? null : translate(by === 'values' ? 'classes.noValues' : 'classes.noNumbers'));
        if (proposed.classes.length > 0) onChange(proposed);
      },
      (fault: unknown) => {
        if (!(fault instanceof ProblemError)) reportFault(fault);
        if (asked.current !== question) return;
        onAsking(false);
        if (fault instanceof ProblemError) setTrouble(sentence(translate, fault.problem));
      },
    );
  };
  const chooseField = (name: string): void => {
    asked.current++;
    setTrouble(null);
    // Measured numbers are hardly ever the same twice: a colour for each says nothing.
    const by = layer.fields.some((each) => each.name === name && each.type === 'number' && each.decimals > 0) ? 'quantile' : 'values';
    setRule(by);
    if (name === NO_FIELD) {
      onAsking(false);
      onChange(null);
    } else propose(name, by, steps);
  };
  return (
    <div className="layer-fields">
      <span>{translate('classes.field')}</span>
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={translate('classes.field')}
        value={classes?.field ?? NO_FIELD}
        onChange={chooseField}
        options={[{ value: NO_FIELD, label: translate('classes.none') }, ...fieldOptions(layer, translate)]}
      />
      {field?.type === 'number' && (
        <>
          <span>{translate('classes.rule')}</span>
          <span className="class-rule">
            <Segments
              small
              name={translate('classes.rule')}
              value={rule}
              options={(['values', 'equal', 'quantile', 'typed'] as const).map((value) => ({ value, label: translate(`classes.rule.${value}`) }))}
              onChange={(by) => {
                setRule(by);
                propose(field.name, by, steps);
              }}
            />
            {rule === 'typed' && (
              <Input
                size="small"
                aria-label={translate('classes.limits')}
                placeholder={translate('classes.limits.example')}
                value={typed}
                onChange={({ target }) => {
                  setTyped(target.value);
                  propose(field.name, 'typed', steps, target.value);
                }}
              />
            )}
            {rule !== 'values' && rule !== 'typed' && (
              <InputNumber<number>
                size="small"
                min={STEPS.least}
                max={STEPS.most}
                precision={0}
                aria-label={translate('classes.count')}
                value={steps}
                onChange={(count) => {
                  if (count === null) return;
                  setSteps(count);
                  propose(field.name, rule, count);
                }}
              />
            )}
          </span>
        </>
      )}
      {trouble !== null && (
        <p className="warning small" role="alert">
          {trouble}
        </p>
      )}
      {classes && (
        <ul className="class-list" aria-label={translate('classes.list')}>
          {Array.from({ length: classes.classes.length + 1 }, (_each, place) => {
            const { colour, hidden } = lookOfClass(classes, place);
            const name = className(classes, place, translate);
            return (
              <li key={place}>
                <Checkbox aria-label={translate('classes.show', { name })} checked={!hidden} onChange={({ target }) => onChange(changeClass(classes, place, { hidden: !target.checked }))} />
                <ColorPicker
                  size="small"
                  disabledAlpha
                  value={colour}
                  presets={[{ label: translate('classes.list'), colors: [...CLASS_COLOURS] }]}
                  onChangeComplete={(chosen) => onChange(changeClass(classes, place, { colour: chosen.toHexString().toUpperCase() }))}
                >
                  <button type="button" className="class-colour" style={{ background: colour }} aria-label={translate('classes.colour', { name })} />
                </ColorPicker>
                <span className="ellipsis" title={name}>
                  {name}
                </span>
                <span className="spacer" />
                <span className="quiet">{counts ? formatNumber(counts[place] ?? 0, 0) : ''}</span>
              </li>
            );
          })}
        </ul>
      )}
      {classes?.kind === 'values' && classes.classes.length === CLASS_COLOURS.length && (counts?.at(-1) ?? 0) > 0 && <p className="quiet small">{translate('classes.most', { shown: CLASS_COLOURS.length })}</p>}
    </div>
  );
}

async function proposal(layerId: string, field: string, rule: Rule, { count, limits }: StepWish): Promise<LayerClasses> {
  if (rule === 'values') return classesByValue(field, (await callEngine('fieldValues', [layerId, field, '', CLASS_COLOURS.length])).map(({ value }) => value));
  if (rule === 'typed') return classesByStep(field, limitsBetween(await callEngine('classBreaks', [layerId, field, STEPS.least, 'equal']), limits), rule);
  return classesByStep(field, await callEngine('classBreaks', [layerId, field, count, rule]), rule);
}

/** Features per class; null while they are counted. A colour changes no count. */
function useCounts(layerId: string, classes: LayerClasses | null): readonly number[] | null {
  const key = classes && classesKey(classes);
  const [counted, setCounted] = useState<{ readonly key: string; readonly counts: readonly number[] } | null>(null);
  useEffect(() => {
    if (!classes || key === null) return;
    let gone = false;
    callEngine('classCounts', [layerId, classes]).then((counts) => !gone && setCounted({ key, counts }), (fault: unknown) => fault instanceof ProblemError || reportFault(fault));
    return () => {
      gone = true;
    };
    // `key` stands for the classes.
  }, [layerId, key]);
  return counted && counted.key === key ? counted.counts : null;
}
