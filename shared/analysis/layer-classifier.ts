/** Class and deduction of the features of a land layer, read only for features that are asked for. */
import { NewsCollector } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { LandRole } from '../model/layer.ts';
import { fieldOfMeaning, type AnalysisLayer } from './analysis-layer.ts';
import { isSecondSurveyCode, landClass } from './land-classes.ts';

export interface LayerClassifier {
  /** Normalised class code of a row of the layer's attributes; '' when the layer has none. */
  classOf(attributes: AttributeTable, row: number): string;
  /** Printed name of a class met so far. */
  nameOf(code: string): string;
  /** KCXS of a row that holds `feature`, or null when the layer maps no such field. NaN for a feature without one. */
  readonly deductionOf: ((attributes: AttributeTable, row: number, feature: number) => number) | null;
  /** What was noticed while reading: second-survey codes, impossible deductions. */
  finish(news: NewsCollector): void;
}

/** Reads classes of one layer under its role; equal texts are understood once. */
export function classifyLayer(layer: Pick<AnalysisLayer, 'record'>, role: LandRole): LayerClassifier {
  const classField = fieldOfMeaning(layer, 'class');
  const nameField = fieldOfMeaning(layer, 'className');
  const deductionField = fieldOfMeaning(layer, 'deduction');
  const known = new Map<string, string>();
  const names = new Map<string, string>();
  const secondSurvey = new Set<string>();
  const impossible = new Map<number, string>();
  return {
    classOf(attributes, row) {
      const code = classField < 0 ? '' : attributes.text(row, classField).trim();
      const name = nameField < 0 ? '' : attributes.text(row, nameField).trim();
      const key = `${code}\u0000${name}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const made = landClass(role, code, name);
      if ((role === 'dltb' || role === 'farmland') && isSecondSurveyCode(code)) secondSurvey.add(code);
      known.set(key, made.code);
      if (!names.has(made.code)) names.set(made.code, made.name);
      return made.code;
    },
    nameOf: (code) => names.get(code) ?? code,
    deductionOf: deductionField < 0 ? null : (attributes, row, feature) => {
      const value = attributes.number(row, deductionField);
      if (Number.isNaN(value) || (value >= 0 && value < 1)) return value;
      impossible.set(feature, attributes.text(row, deductionField));
      return Number.NaN;
    },
    finish(news) {
      const file = layer.record.name;
      if (secondSurvey.size > 0) news.note('analysis.second-survey-codes', { layer: file, codes: [...secondSurvey].sort() }, { file });
      const [first] = impossible;
      if (first) news.problem('minor', 'analysis.deduction-impossible', { layer: file, count: impossible.size, row: first[0] + 1, value: first[1] }, { file, row: first[0] + 1 });
    },
  };
}
