/** What a group's value is, by its code. Source: AutoCAD DXF Reference, "Group Code Value Types". */

export const STRING = 0;
export const DOUBLE = 1;
export const INT16 = 2;
export const INT32 = 3;
export const INT64 = 4;
export const BYTE = 5;
export const CHUNK = 6;

/** No group code is larger. */
export const LARGEST_CODE = 1071;

const RANGES: readonly (readonly [first: number, last: number, kind: number])[] = [
  [10, 59, DOUBLE],
  [60, 79, INT16],
  [90, 99, INT32],
  [110, 149, DOUBLE],
  [160, 169, INT64],
  [170, 179, INT16],
  [210, 239, DOUBLE],
  [270, 289, INT16],
  [290, 299, BYTE],
  [310, 319, CHUNK],
  [370, 389, INT16],
  [400, 409, INT16],
  [420, 429, INT32],
  [440, 459, INT32],
  [460, 469, DOUBLE],
  [1004, 1004, CHUNK],
  [1010, 1059, DOUBLE],
  [1060, 1070, INT16],
  [1071, 1071, INT32],
];

/** Kind of value per group code; whatever is not a number is a text ended by a line or a zero byte. */
export const VALUE_KIND: Uint8Array = (() => {
  const kinds = new Uint8Array(LARGEST_CODE + 1);
  for (const [first, last, kind] of RANGES) kinds.fill(kind, first, last + 1);
  return kinds;
})();
