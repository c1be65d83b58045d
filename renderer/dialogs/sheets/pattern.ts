/** A kept pattern (`QS-{n}`) as people see it (`QS-【序号】`) and back. */

/** `mark`: the placeholder's name in its brackets. */
export function shownPattern(pattern: string, placeholder: string, mark: string): string {
  return pattern.replaceAll(placeholder, mark);
}

/** A mark that lost a bracket goes as a whole: it is one thing, and half of it would be printed. */
export function patternOf(shown: string, placeholder: string, mark: string): string {
  const [opening, words, closing] = [mark.slice(0, 1), mark.slice(1, -1), mark.slice(-1)];
  const whole = shown.split(mark);
  return whole.map((piece) => piece.replaceAll(opening + words, '').replaceAll(words + closing, '')).join(placeholder);
}
