/** Which steps of the timeline are written under it, and how long: every one where there is room. */

/** A step that is dated: its place among the dates, and its words. */
export interface DatedStep {
  readonly place: number;
  readonly words: string;
}

/** Of twelve-pixel figures, with room to the next date. */
const FIGURE_PIXELS = 6.6;
const GAP_PIXELS = 8;

/** All dates in full; else all with two figures of the year; else as many of these as fit between both ends. */
export function datedSteps(dates: readonly string[], widthPixels: number): readonly DatedStep[] {
  const last = dates.length - 1;
  const full = dates.map((words, place) => ({ place, words }));
  if (last < 1 || fits(full, last, widthPixels)) return full;
  const short = dates.map((date, place) => ({ place, words: date.slice(2) }));
  const kept: DatedStep[] = [];
  for (const step of short.slice(0, -1)) if (kept.length === 0 || (fits([kept.at(-1)!, step], last, widthPixels) && fits([step, short[last]!], last, widthPixels))) kept.push(step);
  return [...kept, short[last]!];
}

/** The steps lie at equal distances, their words centred under them. */
function fits(steps: readonly DatedStep[], last: number, widthPixels: number): boolean {
  return steps.every(({ place, words }, index) => {
    const before = steps[index - 1];
    if (!before) return true;
    return ((place - before.place) / last) * widthPixels >= ((words.length + before.words.length) / 2) * FIGURE_PIXELS + GAP_PIXELS;
  });
}
