/** English texts of the area "stated". */
import type { stated as master } from '../zh-CN/stated.ts';

export const stated: Record<keyof typeof master, string> = {
  'stated.words': 'Written on the drawing: {list}',
  'stated.taken': 'Taken from the drawing’s text {list}; may be changed',
  'stated.both': 'The drawing’s texts disagree, nothing was chosen beforehand: {list}; choose what is true.',
  'stated.otherSystem': 'The drawing’s text {list} is not the chosen {system}; make sure before receiving it.',
  'stated.otherThanRights': 'The drawing’s text {list} is not the registered {system}; nothing was chosen beforehand, choose what is true.',
  'stated.otherChoice': 'The drawing’s text {list} is not what is chosen; make sure before receiving it.',
  'stated.strayTexts': '{count?1 text stands|{count} texts stand} apart from the drawing (a title block, a legend), listed and left out; what is written there is read all the same',
  'stated.incomplete': 'Incomplete drawing, receive it all the same',
  'stated.question.incomplete': 'the drawing is incomplete, say whether to receive it',
};
