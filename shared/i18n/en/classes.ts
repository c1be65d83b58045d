/** English texts of the area "classes". */
import type { classes as master } from '../zh-CN/classes.ts';

export const classes: Record<keyof typeof master, string> = {
  'classes.others': 'Others',
  'classes.tab': 'Classes',
  'classes.field': 'By field',
  'classes.none': 'Not classified (symbol sheet)',
  'classes.rule': 'Classes are',
  'classes.rule.values': 'Single values',
  'classes.rule.equal': 'Equal steps',
  'classes.rule.quantile': 'Quantiles',
  'classes.count': 'Classes',
  'classes.list': 'Classes',
  'classes.show': 'Show “{name}”',
  'classes.colour': 'Colour of “{name}”',
  'classes.most': 'Many values: the {shown} most frequent are classes, all others are “Others”.',
  'classes.noNumbers': 'This field holds no numbers, so it has no steps.',
  'classes.noValues': 'This field holds no values to classify by.',
  'classes.rights': 'Mining rights are shown by their status, not by a field.',
  'classes.noShapes': 'This layer is a table only; the map shows nothing of it.',
  'classes.only': 'Show this class only',
  'classes.all': 'Show all classes',
  'classes.change': 'Classify by field',
  'classes.menu': '“{name}”: right-click for a menu',
  'classes.did': 'Changed the classes of “{name}”',
};
