/** The lines that a drawing in DXF is made of. */

export type Group = readonly [code: number, value: string | number];

/** Group codes and values, two lines each. */
export const groups = (...pairs: readonly Group[]): string => pairs.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('');
