/** English texts of the map desk: commands and marks of the tree, the map and the tables. Keys are `desk.…`; placeholders are `{name}`. */
import type { desk as master } from '../zh-CN/desk.ts';

export const desk: Record<keyof typeof master, string> = {
  'desk.action.undecided': 'Findings to decide',
  'desk.drawn.layer': 'Layer',
  'desk.drawn.type': 'Entity type',
  'desk.drawn.colour': 'Colour',
  'desk.drawn.text': 'Text',
  'desk.drawn.height': 'Text height',
  'desk.drawn.rotation': 'Rotation',
  'desk.drawn.block': 'Block',
  'desk.drawn.elevation': 'Elevation',
  'desk.draft.name': 'Name',
  'desk.draft.remark': 'Remark',
  'desk.draft.content': 'Content',
  'desk.draft.date': 'Date',
  'desk.overlay.derived': 'Taken from “{name}”; both together list everything twice',
  'desk.names.several': '{names} and others, {count} in all',
};
