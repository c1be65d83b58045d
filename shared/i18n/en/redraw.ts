/** Checks of drawn shapes and work on the map. */
export const redraw = {
  'redraw.crossing': 'The shape crosses itself: sides {first} and {second} cross or overlap. Move or take back a corner, then finish.',
  'redraw.crossings': 'The shape crosses itself: sides {first} and {second} cross or overlap, and {count} more. Move or take back a corner, then finish.',
  'redraw.notKept': 'The move was not kept: sides {first} and {second} would cross or overlap.',
  'redraw.edge': 'J{from}–J{to}',
  'redraw.edgeOfRing': 'J{from}–J{to} of ring {ring}',
  'redraw.beyond': '{squareMetres} m² ({mu} mu) lie outside {boundary}; a reduced boundary should stay within it.',
  'redraw.reason.top': 'Already on top in its group',
  'redraw.reason.bottom': 'Already at the bottom of its group',
} as const;
