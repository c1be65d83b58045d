/** The manual in each language: the walk and the questions, which is what somebody needs who sits at the window already. */
import type { Language } from '../../../shared/i18n/text.ts';
import chinese from '../../../README.zh-CN.md?raw';
import english from '../../../resources/manual/manual.en.md?raw';
import { readManual, type ManualSection } from './read-manual.ts';

const TEXTS: Readonly<Record<Language, { readonly text: string; readonly titles: readonly string[] }>> = {
  'zh-CN': { text: chinese, titles: ['四步做完一件事', '常问'] },
  en: { text: english, titles: ['A job in four steps', 'Questions'] },
};

export function manualIn(language: Language): readonly ManualSection[] {
  const { text, titles } = TEXTS[language];
  return readManual(text, titles);
}
