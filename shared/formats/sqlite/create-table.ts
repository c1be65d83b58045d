/** The columns that a CREATE TABLE statement declares, enough of SQL for tables of data. */

export interface DeclaredColumn {
  readonly name: string;
  /** Upper-case words behind the name up to the first constraint: `TEXT(50)`, `DOUBLE`, `` when none. */
  readonly type: string;
  /** Stands for the row's own id and is not stored (`INTEGER PRIMARY KEY`). */
  readonly isRowId: boolean;
  /** What rows have that were written before the column was added: its DEFAULT where that is a plain text or number, else null. */
  readonly otherwise: string | number | null;
}

export interface DeclaredTable {
  /** Those that are stored, in their order. */
  readonly columns: readonly DeclaredColumn[];
  /** Rows lie in another kind of tree. */
  readonly withoutRowId: boolean;
}

/** Null when the statement cannot be understood. */
export function parseCreateTable(sql: string): DeclaredTable | null {
  const open = sql.indexOf('(');
  const close = sql.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const parts = splitTopLevel(sql.slice(open + 1, close));
  const key = parts.map((part) => TABLE_KEY.exec(part)?.[1]).find((names) => names !== undefined);
  const columns = parts
    .filter((part) => !isVirtual(part))
    .map(parseColumn)
    .filter((column) => column !== null)
    .map((column) => (column.type === 'INTEGER' && key !== undefined && namesIn(key).join() === column.name.toLowerCase() ? { ...column, isRowId: true } : column));
  return columns.length > 0 ? { columns, withoutRowId: /without\s+rowid/i.test(sql.slice(close)) } : null;
}

const TABLE_KEY = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(([^)]*)\)/i;

/** Columns that are computed when they are read take no place in the rows. */
const isVirtual = (definition: string): boolean => /\bas\s*\(/i.test(definition) && !/\bstored\s*$/i.test(definition.trim());

/** Parts between commas that stand in no brackets, quotes or comments. */
function splitTopLevel(body: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  const pattern = /--[^\n]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[(),]|[^'"`[\-/(),]+|./g;
  for (const [token] of body.matchAll(pattern)) {
    if (token.startsWith('--') || token.startsWith('/*')) continue;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += token;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}

const TABLE_CONSTRAINT = /^(constraint|primary\s+key|unique|check|foreign\s+key)\b/i;
const COLUMN_CONSTRAINT = /\b(constraint|primary|not|null|unique|check|default|collate|references|generated|as)\b/i;

function parseColumn(definition: string): DeclaredColumn | null {
  if (TABLE_CONSTRAINT.test(definition)) return null;
  const name = /^(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|'((?:[^']|'')*)'|(\S+))\s*/.exec(definition);
  if (!name) return null;
  const rest = definition.slice(name[0].length);
  const constraint = COLUMN_CONSTRAINT.exec(rest);
  const type = (constraint ? rest.slice(0, constraint.index) : rest).trim().toUpperCase();
  const written = name[1]?.replaceAll('""', '"') ?? name[2]?.replaceAll('``', '`') ?? name[3] ?? name[4]?.replaceAll("''", "'") ?? name[5]!;
  return { name: written, type, isRowId: type === 'INTEGER' && /\bprimary\s+key\b(?!\s+desc)/i.test(rest), otherwise: defaultOf(rest) };
}

function defaultOf(definition: string): string | number | null {
  const [, quoted, number] = /\bdefault\s+(?:'((?:[^']|'')*)'|([-+]?\d+(?:\.\d+)?)(?![\w.]))/i.exec(definition) ?? [];
  return quoted?.replaceAll("''", "'") ?? (number === undefined ? null : Number(number));
}

/** Column names of each UNIQUE and PRIMARY KEY of a CREATE TABLE, in its order; lower case. The row's own id has none. */
export function keyColumns(sql: string): readonly (readonly string[])[] {
  const [open, close] = [sql.indexOf('('), sql.lastIndexOf(')')];
  if (open < 0 || close < open) return [];
  return splitTopLevel(sql.slice(open + 1, close)).flatMap((part) => {
    const column = parseColumn(part);
    if (column) return !column.isRowId && /\b(unique|primary\s+key)\b/i.test(part) ? [[column.name.toLowerCase()]] : [];
    const names = /^(?:constraint\s+\S+\s+)?(?:unique|primary\s+key)\s*\(([^)]*)\)/i.exec(part)?.[1];
    return names === undefined ? [] : [namesIn(names)];
  });
}

/** Column names of a CREATE INDEX, in its order; lower case. */
export function indexColumns(sql: string): readonly string[] {
  return namesIn(/\(([^()]*)\)/.exec(sql)?.[1] ?? '');
}

function namesIn(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim().split(/\s+/)[0]!.replace(/^["'`[]|["'`\]]$/g, '').toLowerCase());
}
