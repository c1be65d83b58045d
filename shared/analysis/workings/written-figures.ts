/** Figures that drawings write in words: floor elevations, thicknesses, the level a layer stands for. */

/** After a word for it a bare number will do; after the letter H, which also stands in `2026H1` and `ZKH12`, only behind `=` or a sign. */
const FLOOR = /(?:底板标高|底板高程|底板|标高|高程)\s*[=:]?\s*([+-]?\d{1,4}(?:\.\d+)?)(?![\d#号煤])|(?<![A-Z0-9])H\s*(?:=|:|(?=[+-]))\s*([+-]?\d{1,4}(?:\.\d+)?)(?!\d)/iu;
const THICKNESS = /(?:采厚|煤厚|采高|M)\s*[=:]\s*(\d{1,2}(?:\.\d{1,3})?)|(?:采厚|采高)\s*(\d{1,2}(?:\.\d{1,3})?)/iu;
const SIGNED = /^[+-]\d{1,4}(?:\.\d{1,3})?$/u;
/** A `-` behind a letter or digit parts words (`采空区-2025`), unless a word for level follows. */
const LEVEL = /(\+\d{1,4}(?:\.\d{1,2})?)(?!\d)|(?<![\p{L}\p{N}])(-\d{1,4}(?:\.\d{1,2})?)(?!\d)|(?<!\d)(-?\d{2,4})\s*(?:M|米)?\s*(?:水平|中段|标高)/iu;

/** Elevation that a text states with a word for it: `底板标高 +430.5`, `H=430.5`; null when it does not. */
export function writtenElevation(text: string): number | null {
  const match = FLOOR.exec(text.normalize('NFKC'));
  return match ? Number(match[1] ?? match[2]) : null;
}

/** A number that bears a sign, as elevations beside roadways do: `+510.02`. */
export function signedElevation(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return SIGNED.test(plain) ? Number(plain) : null;
}

/** 采厚 in metres: `采厚 2.4m`, `M=2.4`. */
export function writtenThickness(text: string): number | null {
  const match = THICKNESS.exec(text.normalize('NFKC'));
  return match ? Number(match[1] ?? match[2]) : null;
}

/** Elevation that a layer's name stands for: `+430水平`, `430中段`; null when it names none. */
export function levelOfLayer(name: string): number | null {
  const match = LEVEL.exec(name.normalize('NFKC'));
  return match ? Number(match[1] ?? match[2] ?? match[3]) : null;
}
