/** Reads a source tree and tells every place where the house is not built as README and HOUSE.md §2 say. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseAst } from 'vite';

/** Path from the project root with forward slashes → source text. Files that are no code have ''. */
export type SourceTree = ReadonlyMap<string, string>;

export interface Violation {
  readonly file: string;
  readonly rule: 'arrow' | 'circle' | 'missing file' | 'impure name' | 'quarantine' | 'undeclared package' | 'raw ipc';
  readonly what: string;
}

/** Rooms from left to right; a room may import rooms strictly to its left, and itself. */
const ROOMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  shared: [['i18n'], ['base'], ['model'], ['crs'], ['geometry'], ['formats', 'overlay', 'figure'], ['analysis', 'raster'], ['law'], ['rectification'], ['report', 'project'], ['ipc']],
  electron: [
    ['origin', 'atomic-write', 'content-type', 'command-arguments'],
    ['settings', 'log'],
    ['files', 'opened-files', 'recent-files', 'print', 'backup', 'tiles'],
    ['protocol', 'window-state', 'window', 'menu'],
    ['argument-checks', 'ipc', 'cli', 'crash', 'print-jobs', 'self-check'],
    ['program'],
    ['main'],
  ],
  renderer: [['ui', 'bridge', 'storage'], ['engine'], ['state'], ['map'], ['dialogs', 'panels'], ['app']],
};

/** The preload runs in the window's process: it may know the contract and nothing else. */
const PRELOAD = 'electron/preload.ts';

/** Rooms of one level that are one thing cut into small files, and may import each other as the pairs say. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['electron/window → electron/window-state', 'electron/ipc → electron/argument-checks']);

/** Each big library has one place, so that it can be changed for a better one. Prefix of the file → allowed. */
const QUARANTINE: Readonly<Record<string, readonly string[]>> = {
  ol: ['renderer/map/'],
  three: ['renderer/map/solid/'],
  'ol-ext': ['renderer/map/'],
  dexie: ['renderer/storage/'],
  'dexie-react-hooks': ['renderer/storage/'],
  electron: ['electron/'],
  react: ['renderer/'],
  'react-dom': ['renderer/app/'],
  antd: ['renderer/'],
  'clipper2-ts': ['shared/geometry/clip.ts', 'shared/geometry/buffer.ts'],
  flatbush: ['shared/geometry/spatial-index.ts'],
  delaunator: ['shared/geometry/triangulation.ts'],
  geotiff: ['shared/raster/tiff.ts'],
  docx: ['shared/report/docx'],
  saxes: ['shared/formats/xml.ts'],
  '@zip.js/zip.js': ['shared/formats/', 'shared/project/archive.ts'],
  '@resvg/resvg-wasm': ['shared/report/rasterise-resvg.ts'],
};

/** Names of a window, of a worker and of Node: whoever uses one of them cannot run in all three. */
const IMPURE_NAMES = new Set([
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'requestAnimationFrame', 'alert', 'getComputedStyle'],
  ...['HTMLElement', 'HTMLCanvasElement', 'HTMLImageElement', 'Element', 'Document', 'DOMParser', 'XMLSerializer', 'MouseEvent', 'KeyboardEvent', 'XMLHttpRequest'],
  ...['self', 'postMessage', 'importScripts', 'Worker', 'OffscreenCanvas', 'FileSystemSyncAccessHandle', 'FileSystemFileHandle', 'FileSystemDirectoryHandle'],
  ...['process', 'Buffer', 'NodeJS', 'require', 'module', '__dirname', '__filename', 'global', 'setImmediate'],
  ...['React', 'JSX'],
]);

/** All violations of a tree. `declaredPackages` are the production dependencies of package.json. */
export function findViolations(tree: SourceTree, declaredPackages: ReadonlySet<string>): readonly Violation[] {
  const violations: Violation[] = [];
  const edges = new Map<string, readonly string[]>();
  for (const [file, source] of tree) {
    if (!isProduct(file) || !/\.tsx?$/.test(file)) continue;
    const program = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as AstNode;
    const facts = readFacts(program);
    const targets: string[] = [];
    for (const specifier of facts.imports) {
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
        targets.push(target);
        if (!tree.has(target)) violations.push({ file, rule: 'missing file', what: target });
        else violations.push(...arrowViolations(file, target));
      } else {
        violations.push(...packageViolations(file, specifier, declaredPackages));
      }
    }
    edges.set(file, targets);
    violations.push(...nameViolations(file, facts));
  }
  return [...violations, ...circles(edges)];
}

const isProduct = (file: string): boolean => /^(shared|electron|renderer)\//.test(file);

/** `shared/model/layer.ts` → floor `shared`, room `model`; a file that lies on its floor is a room of its own name. */
function roomOf(file: string): { readonly floor: string; readonly room: string } {
  const [floor = '', inner = ''] = file.split('/');
  return { floor, room: inner.replace(/\.[^.]+$/, '') };
}

function arrowViolations(file: string, target: string): readonly Violation[] {
  const from = roomOf(file);
  const to = roomOf(target);
  const violation = (what: string): readonly Violation[] => [{ file, rule: 'arrow', what: `${what}: ${target}` }];
  // Data and texts lie outside the floors (resources/, the notices); code outside them is the workshop.
  if (!isProduct(target)) return /\.(json|md)$/.test(target) ? [] : violation('the product imports its workshop');
  if (file === PRELOAD) return target === 'shared/ipc.ts' ? [] : violation('the preload knows more than the contract');
  if (from.floor !== to.floor) return to.floor === 'shared' ? [] : violation(`${from.floor} imports ${to.floor}`);
  if (from.room === to.room) return [];
  const rooms = ROOMS[from.floor] ?? [];
  const fromLevel = rooms.findIndex((level) => level.includes(from.room));
  const toLevel = rooms.findIndex((level) => level.includes(to.room));
  if (fromLevel < 0) return violation(`the room ${from.floor}/${from.room} is on no plan`);
  if (toLevel < 0) return violation(`the room ${to.floor}/${to.room} is on no plan`);
  if (toLevel < fromLevel || NEIGHBOURS.has(`${from.floor}/${from.room} → ${to.floor}/${to.room}`)) return [];
  return violation(toLevel === fromLevel ? `sideways from ${from.room}` : `upward from ${from.room}`);
}

function packageViolations(file: string, specifier: string, declared: ReadonlySet<string>): readonly Violation[] {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const places = QUARANTINE[name];
  if (places && !places.some((place) => file.startsWith(place))) return [{ file, rule: 'quarantine', what: `${specifier} belongs to ${places.join(', ')}` }];
  if (isBuiltin(specifier)) return file.startsWith('electron/') && file !== PRELOAD ? [] : [{ file, rule: 'impure name', what: `${specifier} is Node's` }];
  if (name === 'electron' || declared.has(name)) return [];
  return [{ file, rule: 'undeclared package', what: `${name} is no production dependency` }];
}

/** Where the raw ends of Electron's channels may be touched. */
const RAW_IPC: ReadonlyMap<string, string> = new Map([
  ['ipcMain', 'electron/ipc.ts'],
  ['ipcRenderer', PRELOAD],
]);

function nameViolations(file: string, { names, freeNames }: Facts): readonly Violation[] {
  const impure = file.startsWith('shared/') ? [...freeNames].filter((name) => IMPURE_NAMES.has(name)) : [];
  const raw = [...names].filter((name) => RAW_IPC.has(name) && RAW_IPC.get(name) !== file);
  return [...impure.map((what) => ({ file, rule: 'impure name', what }) as const), ...raw.map((what) => ({ file, rule: 'raw ipc', what }) as const)];
}

interface Facts {
  readonly imports: readonly string[];
  /** Every identifier, also as a property or in an import. */
  readonly names: ReadonlySet<string>;
  /** Names the file uses without declaring them anywhere: globals. */
  readonly freeNames: ReadonlySet<string>;
}

interface AstNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is AstNode => typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';

/** Children that are words of the syntax, not references: `a.b`, `{ b: … }`, `import { b as c }`. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  MethodDefinition: ['key'],
  PropertyDefinition: ['key'],
  AccessorProperty: ['key'],
  TSPropertySignature: ['key'],
  TSMethodSignature: ['key'],
  TSAbstractMethodDefinition: ['key'],
  TSEnumMember: ['id'],
  TSNamedTupleMember: ['label'],
  TSQualifiedName: ['right'],
  TSImportType: ['qualifier'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ImportSpecifier: ['imported'],
  ExportSpecifier: ['exported'],
  MetaProperty: ['meta', 'property'],
  JSXAttribute: ['name'],
};

/** Children that declare the names in them. */
const DECLARATIONS: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  TSDeclareFunction: ['id', 'params'],
  TSEmptyBodyFunctionExpression: ['params'],
  TSFunctionType: ['params'],
  TSMethodSignature: ['params'],
  TSCallSignatureDeclaration: ['params'],
  TSConstructorType: ['params'],
  TSConstructSignatureDeclaration: ['params'],
  TSIndexSignature: ['parameters'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  CatchClause: ['param'],
  ImportSpecifier: ['local'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  TSTypeAliasDeclaration: ['id'],
  TSInterfaceDeclaration: ['id'],
  TSEnumDeclaration: ['id'],
  TSTypeParameter: ['name'],
  TSMappedType: ['key'],
};

function readFacts(program: AstNode): Facts {
  const imports: string[] = [];
  const declared = new Set<string>();
  const used = new Set<string>();
  const names = new Set<string>();
  const visit = (node: AstNode): void => {
    const specifier = importedBy(node);
    if (specifier !== null) imports.push(specifier);
    const words = node['computed'] === true ? [] : (WORDS[node.type] ?? []);
    for (const [key, value] of Object.entries(node)) {
      // `{ name }` is a word and a reference at once; its value is visited as the reference.
      if (words.includes(key)) {
        if (isNode(value) && typeof value['name'] === 'string') names.add(value['name']);
        continue;
      }
      const declares = DECLARATIONS[node.type]?.includes(key) === true;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'string' && declares) declared.add(child);
        if (!isNode(child)) continue;
        if (declares) declareNames(child, declared);
        visit(child);
      }
    }
    if (node.type === 'Identifier' && typeof node['name'] === 'string') used.add(node['name']);
    // `globalThis.process` is the same thing said longer.
    const owner = node['object'];
    const property = node['property'];
    if (node.type === 'MemberExpression' && isNode(owner) && owner['name'] === 'globalThis' && isNode(property) && typeof property['name'] === 'string') used.add(property['name']);
  };
  visit(program);
  return { imports, names: new Set([...names, ...used]), freeNames: new Set([...used].filter((name) => !declared.has(name))) };
}

/** The names in a pattern: `a`, `{ b, c: d }`, `[e = 1, ...f]`. */
function declareNames(pattern: AstNode, declared: Set<string>): void {
  if (pattern.type === 'Identifier') declared.add(String(pattern['name']));
  for (const key of ['properties', 'elements', 'value', 'left', 'argument', 'parameter', 'name']) {
    const inner = pattern[key];
    for (const child of Array.isArray(inner) ? inner : [inner]) if (isNode(child)) declareNames(child, declared);
  }
}

/** What one node imports: a static or dynamic import, a re-export, an `import('…')` type, a worker's `new URL('…', import.meta.url)`. */
function importedBy(node: AstNode): string | null {
  const literal = (value: unknown): string | null => (isNode(value) && typeof value['value'] === 'string' ? value['value'] : null);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node['source'] ?? node['argument']);
    case 'NewExpression': {
      const callee = node['callee'];
      const path = Array.isArray(node['arguments']) ? literal(node['arguments'][0]) : null;
      return isNode(callee) && callee['name'] === 'URL' && path?.startsWith('.') ? path : null;
    }
    default:
      return null;
  }
}

/** Files that import each other in a ring, one violation per ring (strongly connected component). */
function circles(edges: ReadonlyMap<string, readonly string[]>): readonly Violation[] {
  const found: Violation[] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const connect = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const target of edges.get(file) ?? []) {
      if (!edges.has(target)) continue;
      if (!order.has(target)) {
        connect(target);
        lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
      } else if (stack.includes(target)) {
        lowest.set(file, Math.min(lowest.get(file)!, order.get(target)!));
      }
    }
    if (lowest.get(file) !== order.get(file)) return;
    const ring = stack.splice(stack.indexOf(file));
    if (ring.length > 1 || edges.get(file)?.includes(file)) found.push({ file, rule: 'circle', what: ring.sort().join(' ↔ ') });
  };
  for (const file of edges.keys()) if (!order.has(file)) connect(file);
  return found;
}
