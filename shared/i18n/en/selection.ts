/** Selecting features. */
export const selection = {
  'selection.stage.comparing': 'Comparing places: {done} / {total}',
  'selection.stage.reading': 'Reading attributes: {done} / {total}',
  'selection.undeclared': '“{layer}” declares no coordinate system, so it cannot be compared by location; declare it first.',
  'selection.other-datum': '“{layer}” is in {system}, another datum than {wanted}; convert it with local parameters first.',
} as const;
