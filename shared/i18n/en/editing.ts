/** Editing layers. */
export const editing = {
  'editing.stale.role': '“{name}” has another role now',
  'editing.stale.edited': '“{name}” was edited',
  'editing.did.cell': 'Changed {field} of row {row} in “{name}”',
  'editing.did.cells': 'Changed {count} cells of “{name}”',
  'editing.did.mapping': 'Changed the field meanings of “{name}”',
  'editing.did.role': 'Changed the role of “{name}”',
} as const;
