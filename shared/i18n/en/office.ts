/** English texts of what an office stumbles on at the desk. Keys are `office.…`; placeholders are `{name}`. */
export const office = {
  'office.rightOfLayer': '{mine} (in layer {layer})',
  'office.otherLayer': 'Layer of the other',
  'office.mayBeSameRight': 'The licence numbers in the two layers differ ({own} and {other}), yet the names or nearly all of the ground are the same: they may be one mining right with one number mistyped or joined wrongly. Check and overlay again.',
  'office.check': 'To check',
  'office.withHint': '{sentence} {hint}',
  'office.noNumber': 'none',
  'office.changeAgainst': '{words} against {boundary}',
  'office.areaAgainst': '{delta} mu against {boundary}',
  'office.boundary.registered': 'the registered boundary',
  'office.boundary.ofRegister': 'the registered boundary ({layer})',
  'office.boundary.ofProposal': 'the proposed boundary ({layer})',
  'office.boundary.smaller': '{squareMetres} m² ({mu} mu, {percent} %) less than {boundary}',
  'office.boundary.larger': '{squareMetres} m² ({mu} mu, {percent} %) more than {boundary}: no reduction',
  'office.boundary.together': '{count} shapes together: {words}',
  'office.did.decide': 'Decided "{finding}" of {mine}: {verdict}',
  'office.did.reopen': 'Withdrew the decision on "{finding}" of {mine}',
} as const;
