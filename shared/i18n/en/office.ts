/** English texts of what an office stumbles on at the desk. Keys are `office.…`; placeholders are `{name}`. */
export const office = {
  'office.rightOfLayer': '{mine} (in layer {layer})',
  'office.otherLayer': 'Layer of the other',
  'office.mayBeSameRight': 'The licence numbers in the two layers differ ({own} and {other}), yet the names or nearly all of the ground are the same: they may be one mining right with one number mistyped or joined wrongly. Check and overlay again.',
  'office.check': 'To check',
  'office.noNumber': 'none',
  'office.betweenSentences': ' ',
} as const;
