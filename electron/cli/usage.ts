/** Reading the words behind a verb; whatever is wrong with them is a {@link UsageError}, exit code 2. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { encodingLabel } from '../../shared/formats/shapefile/encoding.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { dayNumber } from '../../shared/base/calendar-date.ts';
import type { MessageParameters } from '../../shared/base/news.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Language } from '../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { BACKGROUND_ROLES, LAND_ROLES } from '../../shared/model/layer.ts';

/** The command line itself is wrong; nothing was read or written. */
export class UsageError extends Error {
  readonly code: MessageKey;
  readonly params: MessageParameters;
  constructor(code: MessageKey, params: MessageParameters = {}) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs`, with its errors as sentences of ours. */
export function parseWords<T extends Options>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: withNegativeNumbers(words), options, allowPositionals: true, strict: true });
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    const option = /'(--?[^'\s]*)/.exec(message ?? '')?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError('cli.usage.unknown-option', { option });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError('cli.usage.missing-value', { option });
    throw fault;
  }
}

/** A number below zero looks like an option to the parser; written as `--option=-1` it does not. */
function withNegativeNumbers(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (/^-\d*\.?\d+$/.test(word) && before !== undefined && /^--[\w-]+$/.test(before)) joined.splice(-1, 1, `${before}=${word}`);
    else joined.push(word);
  }
  return joined;
}

/** Every role a layer can be given under on the command line. */
const NAMED_ROLES = [...LAND_ROLES, ...BACKGROUND_ROLES] as const;
type NamedRole = (typeof NAMED_ROLES)[number];

/** Roles a value can be given for; '' stands for every layer. */
export type RoleValues<Value> = ReadonlyMap<NamedRole | '', Value>;

/** The value for a role, else the one for every layer. */
export function valueFor<Value>(values: RoleValues<Value>, role: NamedRole): Value | null {
  return values.get(role) ?? values.get('') ?? null;
}

/** `value` or `role=value`, several times. */
export function readRoleValues<Value>(option: string, given: readonly string[], read: (text: string) => Value): RoleValues<Value> {
  const values = new Map<NamedRole | '', Value>();
  for (const each of given) {
    const [role, value] = each.includes('=') ? splitRole(option, each, NAMED_ROLES) : (['', each] as const);
    values.set(role, read(value));
  }
  return values;
}

/** `--land role=file`, `--show role=file`: the role is needed. Everything behind the first `=` belongs to the file's name. */
export function readRoleFiles<Role extends NamedRole>(option: string, given: readonly string[], roles: readonly Role[]): { readonly role: Role; readonly path: string }[] {
  return given.map((each) => {
    if (!each.includes('=')) throw new UsageError('cli.usage.without-role', { option, value: each, roles: roles.join(' ') });
    const [role, path] = splitRole(option, each, roles);
    return { role, path };
  });
}

function splitRole<Role extends NamedRole>(option: string, text: string, roles: readonly Role[]): readonly [role: Role, value: string] {
  const equals = text.indexOf('=');
  const role = roles.find((candidate) => candidate === text.slice(0, equals).trim().toLowerCase());
  if (!role) throw new UsageError('cli.usage.unknown-role', { option, role: text.slice(0, equals), roles: roles.join(' ') });
  const value = text.slice(equals + 1);
  if (value === '') throw new UsageError('cli.usage.missing-value', { option });
  return [role, value];
}

/** An encoding this program can read, by any of its names. */
export function readEncoding(text: string): string {
  const label = encodingLabel(text);
  if (!label) throw new UsageError('cli.usage.unknown-encoding', { encoding: text });
  return label;
}

/** A system of the table by its EPSG code, with or without the prefix. */
export function readSystem(text: string, option: '--crs' | '--from-crs' | '--to-crs' = '--crs'): CoordinateSystem {
  const system = systemById(/^\d+$/.test(text.trim()) ? `EPSG:${text.trim()}` : text);
  if (!system) throw new UsageError('cli.usage.unknown-system', { option, system: text });
  return system;
}

/** `--crs EPSG:…` declares the file that the verb is about, `--crs rights=EPSG:…` the rights beside it; null where nothing is declared. */
export function readTwoSystems(given: readonly string[]): { readonly own: CoordinateSystem | null; readonly rights: CoordinateSystem | null } {
  const [own, rights] = [given.filter((each) => !each.includes('=')), given.filter((each) => each.includes('='))].map((each) => each.at(-1) ?? null);
  return { own: own == null ? null : readSystem(own), rights: rights == null ? null : readSystem(splitRole('--crs', rights, ['rights'])[1]) };
}

/** `--swap-axes rights`, the only layer of such a verb whose axes can be exchanged. */
export function readSwappedRights(given: string | undefined): boolean {
  if (given !== undefined) readChoice('--swap-axes', given, ['rights']);
  return given !== undefined;
}

/** A real day, `YYYY-MM-DD`. */
export function readDate(option: string, text: string): string {
  if (Number.isNaN(dayNumber(text))) throw new UsageError('cli.usage.no-date', { option, value: text });
  return text;
}

/** A number that is zero or more. */
export function readMeasure(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new UsageError('cli.usage.no-measure', { option, value: text });
  return value;
}

/** One of the words that the option knows. */
export function readChoice<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new UsageError('cli.usage.no-choice', { option, value: text, choices: choices.join(' | ') });
  return choice;
}

/** The one right that is meant: `--right` as `plan` calls it, or `--mine`; both only when they say the same. */
export function rightAsked({ right, mine }: { readonly right?: string | undefined; readonly mine?: string | undefined }): string | null {
  if (right !== undefined && mine !== undefined && right !== mine) throw new UsageError('cli.usage.right-twice', { right, mine });
  return right ?? mine ?? null;
}

/** The language asked for anywhere on the line, so that even a usage error is told in it. */
export function languageOf(words: readonly string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? '' : words[at]!.includes('=') ? words[at]!.slice(7) : (words[at + 1] ?? '');
  return value === 'en' ? 'en' : 'zh-CN';
}
