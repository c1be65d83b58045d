/** English texts of what is said where the user looks. */
export const wording = {
  'wording.report.layersGone': 'Layers of the overlay are no longer in the workspace: {names}. Reports cannot be exported; undo the removal, or run the overlay again.',
  'wording.report.failed': 'Not exported:',
  'wording.search.goToInZone': 'No zone given, taken as zone {zone} of this map: go to X {north} · Y {east}',
  'wording.search.wentInZone': 'The coordinate came without a zone; zone {zone} of this map was taken.',
  'wording.vertex.inZone': 'No zone given, taken as zone {zone} of this map.',
  'wording.encoding.byte': '{encoding} ({byte})',
  'wording.encoding.unknownByte': 'Unknown ({byte})',
  'wording.selection.taken': 'Taken from {count} layers (choose one in “Select in” at the top left of the map): {layers}',
} as const;
