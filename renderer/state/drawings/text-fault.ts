/** What is wrong with the texts of a drawing, as one sentence: garbled for good, or read against what the file declares. Pure. */
import type { Note } from '../../../shared/base/news.ts';
import { garbledNames } from '../../../shared/formats/dxf/layer-roles.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';

const MOST_NAMES = 5;

/** null when the texts read as declared. `texts`: some of the chosen layers' texts in the chosen encoding. */
export function textFault(survey: DrawingSurvey, texts: readonly string[]): Note | null {
  const layers = garbledNames(survey.layers.map(({ name }) => name));
  if (layers.length > 0) return { code: 'misdrawn.garbled', params: { count: layers.length, names: layers.slice(0, MOST_NAMES).map(({ was }) => was) } };
  const [text] = garbledNames(texts);
  if (text) return { code: 'misdrawn.garbledTexts', params: { text: text.name, was: text.was } };
  return survey.notes.find(({ code }) => code === 'formats.dxf-encoding-contradicted') ?? null;
}
