/** The message catalogue in the user's language, for components. */
import { createContext, use } from 'react';
import type { Note, Problem } from '../../shared/base/news.ts';
import { translator, type Language, type Translate } from '../../shared/i18n/text.ts';

interface Speech {
  readonly language: Language;
  readonly translate: Translate;
}

export const TextContext = createContext<Speech>({ language: 'zh-CN', translate: translator('zh-CN') });

/** The translating function of the current language. */
export function useText(): Translate {
  return use(TextContext).translate;
}

export function useLanguage(): Language {
  return use(TextContext).language;
}

/** The sentence of a note or problem. */
export function sentence(translate: Translate, news: Note | Problem): string {
  return translate(news.code, {
    ...(news.place?.file !== undefined && { file: news.place.file }),
    ...(news.place?.row !== undefined && { row: news.place.row }),
    ...(news.place?.field !== undefined && { field: news.place.field }),
    ...news.params,
  });
}
