/** Chinese texts (master language) of the map desk: commands and marks of the tree, the map and the tables. Keys are `desk.…`; placeholders are `{name}`. */
export const desk = {
  'desk.action.undecided': '待认定的问题',
} as const;
