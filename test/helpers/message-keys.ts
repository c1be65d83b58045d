/** Finds which message keys the sources name, whole (`'area.key'`) or composed (`` `area.kind.${kind}` ``). */

/** File → text, of TypeScript and JSON. */
export type TextSources = ReadonlyMap<string, string>;

const KEY = /^[a-z]+(\.[A-Za-z0-9_-]+)+$/;
/** Quoted words, and template strings without line breaks. */
const LITERALS = /'([^'\\\n]*)'|"([^"\\\n]*)"|`([^`\\\n]*)`/g;

interface NamedKey {
  readonly file: string;
  /** A `*` stands for every `${…}`. */
  readonly pattern: string;
}

/** Keys that no source names. */
export function findUnusedKeys(keys: readonly string[], sources: TextSources): readonly string[] {
  const named = namedKeys(keys, sources);
  const whole = new Set(named.filter(({ pattern }) => !pattern.includes('*')).map(({ pattern }) => pattern));
  const composed = named.filter(({ pattern }) => pattern.includes('*')).map(({ pattern }) => toExpression(pattern));
  return keys.filter((key) => !whole.has(key) && !composed.some((expression) => expression.test(key)));
}

/**
 * Keys that no catalogue has, as `file: key`: those named in JSON, and compositions that fit no key. A whole key in
 * TypeScript is the compiler's to check, and other ids of the program may look like one.
 */
export function findMissingKeys(keys: readonly string[], sources: TextSources): readonly string[] {
  const known = new Set(keys);
  const missing = namedKeys(keys, sources).filter(({ file, pattern }) =>
    pattern.includes('*') ? !keys.some((key) => toExpression(pattern).test(key)) : file.endsWith('.json') && !known.has(pattern),
  );
  return missing.map(({ file, pattern }) => `${file}: ${pattern}`);
}

/** Placeholder names of a sentence, sorted; each once. */
export function placeholdersOf(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}

/** Every literal that begins with the name of an area and looks like a key. */
function namedKeys(keys: readonly string[], sources: TextSources): readonly NamedKey[] {
  const areas = new Set(keys.map((key) => key.slice(0, key.indexOf('.'))));
  return [...sources].flatMap(([file, source]) =>
    [...source.matchAll(LITERALS)].flatMap((match) => {
      const pattern = match[3] === undefined ? (match[1] ?? match[2] ?? '') : match[3].replace(/\$\{[^}]*\}/g, '*');
      const area = pattern.slice(0, pattern.indexOf('.'));
      return areas.has(area) && KEY.test(pattern.replaceAll('*', 'x')) ? [{ file, pattern }] : [];
    }),
  );
}

const toExpression = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map((part) => part.replaceAll('.', '\\.')).join('[A-Za-z0-9._-]+')}$`);
