/** Which rows of an attribute table satisfy conditions a person has put together (按属性选择). */
import type { Job } from '../../base/job.ts';
import type { AttributeTable } from '../../geometry/columns.ts';
import type { FieldType } from '../../model/layer.ts';
import type { FeatureSet } from '../../model/feature-set.ts';

/** What can be asked of a value. `any-of` takes several values, one a line or between 、 and commas. */
export const CONDITION_OPERATORS = ['equals', 'differs', 'contains', 'lacks', 'begins', 'any-of', 'less', 'at-most', 'more', 'at-least', 'between', 'empty', 'filled'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** One line of the question. */
export interface AttributeCondition {
  /** How it joins the line above; meaningless on the first. `and` binds closer than `or`. */
  readonly join: 'and' | 'or';
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value: string;
  /** Upper end of `between`. */
  readonly upTo?: string;
}

const OF_TEXT: readonly ConditionOperator[] = ['equals', 'differs', 'contains', 'lacks', 'begins', 'any-of', 'empty', 'filled'];
const OF_ORDER: readonly ConditionOperator[] = ['equals', 'differs', 'less', 'at-most', 'more', 'at-least', 'between', 'any-of', 'empty', 'filled'];

/** Operators that make sense for a field. */
export function operatorsFor(type: FieldType): readonly ConditionOperator[] {
  return type === 'number' || type === 'date' ? OF_ORDER : OF_TEXT;
}

/** How many values an operator wants. */
export function valuesWanted(operator: ConditionOperator): 0 | 1 | 2 {
  return operator === 'empty' || operator === 'filled' ? 0 : operator === 'between' ? 2 : 1;
}

/** Why a condition cannot be answered as it stands. */
export type ConditionFault = 'no-field' | 'no-value' | 'not-a-number' | 'not-a-date';

/** What is wrong with one condition, or null. */
export function conditionFault({ field, operator, value, upTo = '' }: AttributeCondition, type: FieldType | null): ConditionFault | null {
  if (type === null || field === '') return 'no-field';
  const wanted = valuesWanted(operator);
  const given = operator === 'any-of' ? listOf(value) : [value, upTo].slice(0, wanted).map((each) => each.trim());
  if (wanted === 0) return null;
  if (given.length === 0 || given.some((each) => each === '')) return 'no-value';
  if (type === 'number' && given.some((each) => Number.isNaN(numberOf(each)))) return 'not-a-number';
  return type === 'date' && given.some((each) => dateDigits(each).length !== 8) ? 'not-a-date' : null;
}

type RowTest = (row: number) => boolean;

/** Rows that satisfy the conditions, ascending; a condition that has a fault is our caller's (it is passed over as false). */
export async function rowsByAttribute(table: AttributeTable, conditions: readonly AttributeCondition[], job: Job): Promise<FeatureSet> {
  // Lines joined by `or` begin a new group; a row passes when it passes all lines of one group.
  const groups: RowTest[][] = [];
  conditions.forEach((condition, position) => {
    const test = testOf(table, condition);
    if (position === 0 || condition.join === 'or') groups.push([test]);
    else groups.at(-1)!.push(test);
  });
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (row % 4096 === 0) {
      job.report({ stage: 'selection.stage.reading', params: { done: row, total: table.rowCount }, fraction: row / table.rowCount });
      await job.pause();
    }
    if (groups.some((tests) => tests.every((test) => test(row)))) rows.push(row);
  }
  return Uint32Array.from(rows);
}

function testOf(table: AttributeTable, condition: AttributeCondition): RowTest {
  const field = table.fields.findIndex((each) => each.name === condition.field);
  const type = table.fields[field]?.type ?? null;
  if (conditionFault(condition, type) !== null) return () => false;
  const { operator } = condition;
  if (operator === 'empty') return (row) => table.text(row, field) === '';
  if (operator === 'filled') return (row) => table.text(row, field) !== '';
  return type === 'number' ? numberTest(table, field, condition) : type === 'date' ? textTest(table, field, condition, dateDigits) : textTest(table, field, condition, (text) => text.toLowerCase());
}

function numberTest(table: AttributeTable, field: number, { operator, value, upTo = '' }: AttributeCondition): RowTest {
  const [low, high] = [numberOf(value), numberOf(upTo)];
  const list = new Set(operator === 'any-of' ? listOf(value).map(numberOf) : []);
  return (row) => {
    const number = table.number(row, field);
    if (Number.isNaN(number)) return operator === 'differs';
    return operator === 'any-of' ? list.has(number) : compares(operator, number - low, number - high);
  };
}

/** Dates compare as eight digits, text without regard to case; an empty value only differs. */
function textTest(table: AttributeTable, field: number, { operator, value, upTo = '' }: AttributeCondition, plain: (text: string) => string): RowTest {
  const [low, high] = [plain(value.trim()), plain(upTo.trim())];
  const list = new Set(operator === 'any-of' ? listOf(value).map(plain) : []);
  return (row) => {
    const text = plain(table.text(row, field));
    if (text === '') return operator === 'differs' || operator === 'lacks';
    if (operator === 'contains') return text.includes(low);
    if (operator === 'lacks') return !text.includes(low);
    if (operator === 'begins') return text.startsWith(low);
    return operator === 'any-of' ? list.has(text) : compares(operator, compareTexts(text, low), compareTexts(text, high));
  };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compares(operator: ConditionOperator, toLow: number, toHigh: number): boolean {
  switch (operator) {
    case 'equals':
      return toLow === 0;
    case 'differs':
      return toLow !== 0;
    case 'less':
      return toLow < 0;
    case 'at-most':
      return toLow <= 0;
    case 'more':
      return toLow > 0;
    case 'at-least':
      return toLow >= 0;
    case 'between':
      return toLow >= 0 && toHigh <= 0;
    default:
      return false;
  }
}

/** Values of a list, as people separate them. */
export function listOf(value: string): readonly string[] {
  return value.split(/[\n,，、;；]/).map((each) => each.trim()).filter((each) => each !== '');
}

/** A typed number; thin spaces between thousands are allowed. NaN when it is none. */
function numberOf(text: string): number {
  const plain = text.replace(/[\s\u2009\u202f]/g, '');
  return plain === '' ? Number.NaN : Number(plain);
}

/** `2026-11-20`, `2026/1/5`, `20261120` as eight digits; anything else as its digits. */
export function dateDigits(text: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  return parts ? `${parts[1]}${parts[2]!.padStart(2, '0')}${parts[3]!.padStart(2, '0')}` : text.replace(/\D/g, '');
}
