/** English texts of the area "ground-shares"; the same keys as zh-CN/ground-shares.ts. */
import type { groundShares as master } from '../zh-CN/ground-shares.ts';

export const groundShares: Record<keyof typeof master, string> = {
  'ground.shares.title': 'Bands by plan',
  'ground.shares.words': 'By plan: inside {inside} %, within tolerance {within} %, outside {outside} %',
  'ground.shares.beyond': 'By elevation: {share} % beyond the limits ({area} m²)',
  'ground.shares.unknown': 'By elevation: no elevations or registered limits, not judged',
  'ground.shares.note': 'Bands look at the plan only. Beyond the limits counts from the limits, tolerance included, and is not added to them.',
  'ground.shares.undivided': '{count} with a range of elevations only: the part beyond is not known and not counted.',
  'ground.shares.unknownCount': '{count} without elevation or registered limits, not counted.',
  'ground.shares.report.plan': 'Goaf, stopes and pits, {total} ha in all, by plan: {inside}% inside, {tolerance}% within the tolerance, {outside}% outside.',
  'ground.shares.report.beyond': 'By elevation, {area} m² of them lie beyond the registered limits, {share}% of all; ground inside by plan may lie beyond the limits, so the two are counted apart and not added (counted from the limits, tolerance included).',
  'ground.shares.report.within': 'By elevation, none of those with a known elevation and limits lie beyond the registered limits.',
  'ground.shares.report.undivided': 'Another {count} beyond the limits have a range of elevations only; the area beyond cannot be told and is not counted.',
};
