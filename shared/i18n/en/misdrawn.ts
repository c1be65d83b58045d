/** English texts of the area "misdrawn". */
import type { misdrawn as master } from '../zh-CN/misdrawn.ts';

export const misdrawn: Record<keyof typeof master, string> = {
  'misdrawn.garbled': '{count} layer names are garbled: UTF-8 was taken for GBK and saved again; they were probably {names}. No encoding brings them back: have the surveyor export the original drawing again.',
  'misdrawn.garbledTexts': 'Texts are garbled, such as “{text}”, which was probably “{was}”. No encoding brings them back: have the surveyor export the original drawing again.',
  'misdrawn.shiftedDatum': 'The drawn boundary has the shape of the registered {mine} but stands {shift} of it ({metres} m). A shift of the whole like this is most likely another datum: the register is in {datum}, the drawing probably in {others}. Nothing is moved: have the surveyor draw it in the register’s datum.',
  'misdrawn.shifted': 'The drawn boundary has the shape of the registered {mine} but stands {shift} of it ({metres} m). This is not what another datum does; zone or central meridian may be wrong, the drawing may have been moved, or a control point is wrong. Nothing is moved: ask the surveyor.',
  'misdrawn.boundaryAgrees': 'The drawn boundary agrees with the registered {mine} within {metres} m',
  'misdrawn.boundaryUnlike': 'The drawn boundary has the shape of no registered mine; its place cannot be verified',
  'misdrawn.acceptShift': 'Receive it all the same; the check will still stop here',
  'misdrawn.question.shifted': 'the drawn boundary is shifted by {metres} m: verify the coordinate system',
  'misdrawn.shift.north-east': '{east} m east and {north} m north',
  'misdrawn.shift.north-west': '{east} m west and {north} m north',
  'misdrawn.shift.south-east': '{east} m east and {north} m south',
  'misdrawn.shift.south-west': '{east} m west and {north} m south',
  'misdrawn.zone': 'By its numbers it is {system}, which puts the drawing {kilometres} km away from {mine}: the zone may be wrong. Ask the surveyor; choose it only if the drawing really lies there.',
  'misdrawn.or': '{one} or {other}',
};
