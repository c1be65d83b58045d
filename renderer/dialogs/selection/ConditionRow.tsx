/** One line of 按属性选择: how it joins the line above, field, operator, value. */
import { AutoComplete, Input, Select } from 'antd';
import { Trash2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { conditionFault, operatorsFor, valuesWanted, type AttributeCondition } from '../../../shared/analysis/selection/by-attribute.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';
import { fieldOptions } from '../../../shared/formats/field-words.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

const MOST_VALUES = 50;
const ASK_AFTER_MILLISECONDS = 250;

export function ConditionRow({
  layer,
  condition,
  position,
  only,
  onChange,
  onRemove,
}: {
  layer: LayerRecord;
  condition: AttributeCondition;
  position: number;
  only: boolean;
  onChange: (condition: AttributeCondition) => void;
  onRemove: () => void;
}): ReactNode {
  const translate = useText();
  const { field, operator, value, upTo = '' } = condition;
  const type = layer.fields.find((each) => each.name === field)?.type ?? null;
  const suggestions = useValues(layer.id, field, operator === 'any-of' ? '' : value, valuesWanted(operator) > 0);
  const fault = conditionFault(condition, type);
  const typed = value.trim() !== '';
  const operatorName = translate('selection.byAttribute.operator');
  const label = (what: string): string => `${translate('selection.byAttribute.value')} ${position + 1}${what}`;
  const chooseField = (name: string): void => {
    const nextType = layer.fields.find((each) => each.name === name)?.type ?? 'text';
    onChange({ ...condition, field: name, operator: operatorsFor(nextType).includes(operator) ? operator : 'equals' });
  };
  return (
    <li className="condition">
      <span className="join">
        {position > 0 && (
          <Segments
            small
            name={translate('selection.join', { row: position + 1 })}
            value={condition.join}
            onChange={(join) => onChange({ ...condition, join })}
            options={(['and', 'or'] as const).map((join) => ({ value: join, label: translate(`selection.join.${join}`) }))}
          />
        )}
      </span>
      <Select
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        aria-label={`${translate('selection.byAttribute.field')} ${position + 1}`}
        placeholder={translate('selection.byAttribute.field')}
        value={field === '' ? null : field}
        onChange={chooseField}
        options={fieldOptions(layer, translate)}
      />
      <Select
        aria-label={`${operatorName} ${position + 1}`}
        value={operator}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange({ ...condition, operator: next })}
        options={operatorsFor(type ?? 'text').map((each) => ({ value: each, label: translate(`selection.operator.${each}`) }))}
      />
      <span className="values">
        {valuesWanted(operator) > 0 && (
          <AutoComplete
            aria-label={label('')}
            value={value}
            {...(typed && fault !== null && { status: 'error' as const })}
            onChange={(next: string) => onChange({ ...condition, value: next })}
            onSelect={(next: string) => onChange({ ...condition, value: operator === 'any-of' && typed ? `${value}、${next}` : next })}
            options={suggestions.map((each) => ({ value: each.value, label: translate('selection.byAttribute.valuesCount', { value: each.value, count: formatNumber(each.count, 0) }) }))}
            placeholder={operator === 'any-of' ? translate('selection.byAttribute.list') : translate('selection.byAttribute.value')}
          />
        )}
        {valuesWanted(operator) === 2 && (
          <>
            <span className="secondary">{translate('selection.byAttribute.upTo')}</span>
            <Input aria-label={label(translate('selection.byAttribute.upTo'))} value={upTo} onChange={(event) => onChange({ ...condition, upTo: event.target.value })} />
          </>
        )}
      </span>
      <IconButton small icon={Trash2} name={translate('selection.byAttribute.remove', { row: position + 1 })} disabledReason={only ? '' : null} onClick={onRemove} />
      {fault !== null && typed && <span className="fault small danger">{translate(`selection.fault.${fault}`)}</span>}
    </li>
  );
}

type Values = readonly { readonly value: string; readonly count: number }[];

/** Values of the field that contain what is typed, asked for when typing rests. */
function useValues(layerId: string, field: string, typed: string, wanted: boolean): Values {
  const [values, setValues] = useState<Values>([]);
  useEffect(() => {
    if (!wanted || field === '') return setValues([]);
    let gone = false;
    const timer = setTimeout(() => {
      callEngine('fieldValues', [layerId, field, typed, MOST_VALUES]).then((answer) => {
        if (!gone) setValues(answer);
      }, reportFault);
    }, ASK_AFTER_MILLISECONDS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [layerId, field, typed, wanted]);
  return values;
}
