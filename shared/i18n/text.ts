/** Turns a message key into a sentence in the user's language. */
import { en } from './en.ts';
import type { MessageKey, MessageParameters } from './keys.ts';
import { zhCN } from './zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export type { MessageKey } from './keys.ts';

/** Between the members of a list. */
const LIST_MARK: Record<Language, string> = { 'zh-CN': '、', en: ', ' };

const CATALOGUES: Record<Language, Record<MessageKey, string>> = { 'zh-CN': zhCN, en };

/**
 * The sentence for `key`. Placeholders are `{name}`; `{count?one|several}` takes the first wording for 1 and the second,
 * which may hold placeholders, for any other number. A placeholder without a value stays visible, so that a fault in
 * our code is seen and not swallowed.
 */
export function text(language: Language, key: MessageKey, params: MessageParameters = {}): string {
  const template: string = CATALOGUES[language][key];
  const chosen = template.replace(/\{(\w+)\?([^{}|]*)\|((?:[^{}]|\{\w+\})*)\}/g, (_whole, name: string, one: string, several: string) => (Number(params[name]) === 1 ? one : several));
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value !== 'object') return String(value);
    if (!('code' in value)) return value.join(LIST_MARK[language]);
    const inner = text(language, value.code, value.params);
    return value.asAct ? actOf(language, inner) : inner;
  });
}

/** `已移除图层“红线”` tells a fact; behind 已撤销： stands the act, `移除图层“红线”`. English tells both alike. */
function actOf(language: Language, told: string): string {
  return language === 'zh-CN' ? told.replace(/^已/, '') : told;
}

/** What a {@link text} call is reduced to once the language is chosen. */
export type Translate = (key: MessageKey, params?: MessageParameters) => string;

export function translator(language: Language): Translate {
  return (key, params) => text(language, key, params);
}
