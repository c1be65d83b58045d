/** Turns a message key into a sentence in the user's language. */
import { en } from './en.ts';
import type { MessageKey } from './keys.ts';
import { zhCN } from './zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export type { MessageKey } from './keys.ts';

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };

/**
 * The sentence for `key`. Placeholders are `{name}`; a placeholder without a value stays visible, so that a
 * fault in our code is seen and not swallowed.
 */
export function text(language: Language, key: MessageKey, params: Readonly<Record<string, string | number>> = {}): string {
  const template: string = CATALOGUES[language][key];
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** What a {@link text} call is reduced to once the language is chosen. */
export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

export function translator(language: Language): Translate {
  return (key, params) => text(language, key, params);
}
