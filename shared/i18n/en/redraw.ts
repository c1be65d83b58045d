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
  'redraw.keys.cross': 'Move the cross on the map (Shift: finer)',
  'redraw.keys.enter': 'Identify, select, measure or set a corner at the cross',
  'redraw.keys.finish': 'Finish the shape or measurement; add to the selection',
  'redraw.keys.map': 'Map (reach it with Tab)',
  'redraw.status.toDegrees': 'Show latitude and longitude',
  'redraw.status.toPlane': 'Show plane coordinates',
  'redraw.search.packed': 'As degrees.minutes-seconds: go to {longitude}, {latitude} ({datum})',
  'redraw.search.decimal': 'as decimal degrees',
} as const;
