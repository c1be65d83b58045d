/** `kuangce inspect`: what files hold and what is wrong with them, without importing anything. */
import { NewsCollector, ProblemError, type Problem } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { FileSet, ImportPreview } from '../../../shared/formats/contract.ts';
import { fieldWords } from '../../../shared/formats/field-words.ts';
import { mappingOf } from '../../../shared/formats/field-matching.ts';
import { languageByteLabel } from '../../../shared/formats/shapefile/encoding.ts';
import { encodingName } from '../../../shared/formats/encoding-name.ts';
import { listFileSets } from '../../../shared/formats/file-sets.ts';
import { fileNamesOf } from '../../../shared/formats/gathered-format.ts';
import { formatById } from '../../../shared/formats/list.ts';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { isEmptyExtent } from '../../../shared/model/extent.ts';
import type { FeatureFaults } from '../../../shared/geometry/layer-faults.ts';
import { describeFaults, faultsAsJson, readFaults } from '../fault-report.ts';
import { sourcesOf } from '../node-byte-source.ts';
import { complainAbout, isIncomplete, print, printJson, tellNote, tellProblem, textTable } from '../output.ts';
import { watchRun } from '../progress.ts';
import { languageOf, parseWords, readChoice, readEncoding, UsageError } from '../usage.ts';
import { describeDrawing, drawingAsJson, surveyDrawings } from '../drawings.ts';
import { describeSurface, surfaceAsJson, surveySurfaces } from '../surfaces.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  encoding: { type: 'string' },
  faults: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** One layer of the listing: its preview, or the problem that leaves none. */
type Inspected = { readonly set: FileSet; readonly preview: ImportPreview } | { readonly set: FileSet; readonly preview: null };

export async function runInspect(words: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseWords(words, OPTIONS);
  const translate = translator(languageOf(words));
  if (values.help) return print(translate('cli.help.inspect')).then(() => EXIT.done);
  if (values.lang !== undefined) readChoice('--lang', values.lang, ['zh-CN', 'en']);
  if (positionals.length === 0) throw new UsageError('cli.usage.no-files');
  const encoding = values.encoding === undefined ? null : readEncoding(values.encoding);

  const news = new NewsCollector();
  const run = watchRun(translate);
  const layers: Inspected[] = [];
  const faults = new Map<FileSet, readonly FeatureFaults[]>();
  let passedOver: readonly Problem[] = [];
  let drawings: readonly DrawingSurvey[] = [];
  let surfaces: readonly SurfaceSurvey[] = [];
  try {
    const sources = await sourcesOf(positionals, news);
    const { surveys, others } = await surveySurfaces(sources, news, run.job);
    surfaces = surveys;
    const listing = await listFileSets(others, run.job);
    passedOver = others.length === 0 && (sources.length > 0 || news.problems.length > 0) ? [] : listing.passedOver;
    drawings = await surveyDrawings(listing.sets, encoding, run.job);
    for (const [index, set] of listing.sets.entries()) {
      // A drawing is told as a whole, not once for each kind of its shapes.
      if (set.format === 'dxf') continue;
      try {
        layers.push({ set, preview: await formatById(set.format).inspect(set, index, { encoding }, run.job) });
        if (values.faults) faults.set(set, await readFaults(set, encoding, run.job));
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
        news.problems.push(fault.problem);
        if (layers.at(-1)?.set !== set) layers.push({ set, preview: null });
      }
    }
  } finally {
    run.end();
  }
  const problems = [...news.problems, ...layers.flatMap(({ preview }) => preview?.problems ?? []), ...drawings.flatMap((drawing) => drawing.problems)];
  if (layers.length === 0 && drawings.length === 0 && surfaces.length === 0) {
    // Files that were named and turned out to be no layer at all are as incomplete as broken ones.
    passedOver = passedOver.map((problem) => ({ ...problem, severity: 'partial' }));
    if (problems.length === 0 && passedOver.length === 0) problems.push({ code: 'cli.nothing-to-inspect', params: { files: positionals }, severity: 'blocking' });
  }
  if (values.json) {
    await printJson({
      layers: layers.map((layer) => ({ ...layerAsJson(layer, translate), ...(faults.has(layer.set) && { faults: faultsAsJson(faults.get(layer.set)!) }) })),
      ...(drawings.length > 0 && { drawings: drawings.map((drawing) => drawingAsJson(drawing, translate)) }),
      ...(surfaces.length > 0 && { surfaces: surfaces.map((surface) => surfaceAsJson(surface, translate)) }),
      passedOver: passedOver.map((problem) => tellProblem(problem, translate)),
      problems: problems.map((problem) => tellProblem(problem, translate)),
    });
  } else {
    if (layers.length > 1) await print(`${overview(layers, translate)}\n`);
    for (const layer of layers) if (layer.preview) await print(`${describeLayer(layer.set, layer.preview, translate)}\n`);
    for (const [set, found] of faults) await print(`${describeFaults(set.name, found, translate)}\n`);
    for (const drawing of drawings) await print(`${describeDrawing(drawing, translate)}\n`);
    for (const surface of surfaces) await print(`${describeSurface(surface, translate)}\n`);
    // Where nothing else was found, stderr says so.
    if (passedOver.length > 0 && layers.length + drawings.length + surfaces.length > 0) await print([translate('cli.inspect.passed-over'), ...passedOver.map(({ code, params }) => `  · ${translate(code, params)}`)].join('\n'));
  }
  const refused = layers.filter((layer) => !isReadable(layer)).length;
  if (!values.json && layers.length > 1 && refused > 0) await print(translate('cli.inspect.refused', { count: formatNumber(refused, 0), all: formatNumber(layers.length, 0) }));
  const told = [...problems, ...passedOver];
  complainAbout(told, translate);
  return told.some(isIncomplete) ? EXIT.input : EXIT.done;
}

const isReadable = ({ preview }: Inspected): boolean => preview !== null && !preview.problems.some(({ severity }) => severity === 'blocking');

/** One line for every set, so that a folder can be taken in at a glance. */
function overview(layers: readonly Inspected[], translate: Translate): string {
  const columns = [
    { head: translate('cli.inspect.overview.name'), align: 'left' },
    { head: translate('cli.inspect.overview.shapes'), align: 'left' },
    { head: translate('cli.inspect.overview.count'), align: 'right' },
    { head: translate('cli.inspect.overview.system'), align: 'left' },
    { head: translate('cli.inspect.overview.state'), align: 'left' },
  ] as const;
  const places = layers.map(({ set }) => `${set.container === '' ? '' : `${set.container}/`}${set.name}`);
  // The folder that was named stands before every one of them and says nothing.
  const [folder] = places[0]!.split('/', 1);
  const common = places.every((place) => place.startsWith(`${folder}/`)) ? folder!.length + 1 : 0;
  const rows = layers.map((layer, position) => {
    const { set, preview } = layer;
    const declared = preview?.system.declared;
    return [
      places[position]!.slice(common),
      [set.format, preview && preview.geometryKind !== 'none' ? preview.shapeType : ''].join(' ').trim(),
      preview ? formatNumber(preview.featureCount, 0) : '—',
      declared ? describeSystem(declared, translate) : preview && preview.geometryKind !== 'none' ? translate('cli.inspect.undeclared') : '—',
      translate(isReadable(layer) ? 'cli.inspect.overview.readable' : 'cli.inspect.overview.refused'),
    ];
  });
  return textTable(columns, rows, '');
}

function layerAsJson({ set, preview }: Inspected, translate: Translate): object {
  if (!preview) return { name: set.name, container: set.container, format: set.format, readable: false };
  const { index, system, role, notes, problems, sketch, ...facts } = preview;
  void index;
  void sketch;
  return {
    readable: !problems.some(({ severity }) => severity === 'blocking'),
    ...facts,
    extent: isEmptyExtent(preview.extent) ? null : preview.extent,
    system: {
      declared: system.declared && systemAsJson(system.declared, translate),
      candidates: system.candidates.map((candidate) => ({ ...systemAsJson(candidate.system, translate), confidence: candidate.confidence, reason: translate(candidate.reason.code, candidate.reason.params) })),
      axesLookSwapped: system.axesLookSwapped,
    },
    role: { role: role.role, reason: translate(role.reason.code, role.reason.params) },
    notes: [...notes, ...system.notes].map((note) => tellNote(note, translate)),
    problems: problems.map((problem) => tellProblem(problem, translate)),
  };
}

function systemAsJson(system: CoordinateSystem, translate: Translate): object {
  return { id: system.id, name: describeSystem(system, translate), datum: system.datum };
}

const INDENT = '  ';
const BULLET = '  · ';

const withReason = (what: string, reason: string): string => `${what} — ${reason}`;

function describeLayer(set: FileSet, preview: ImportPreview, translate: Translate): string {
  const lines = [`${preview.container === '' ? '' : `${preview.container}/`}${preview.name}`];
  const fact = (label: Parameters<Translate>[0], value: string): void => void lines.push(`  ${translate(label)}  ${value}`);
  const missing = preview.missingParts.length === 0 ? '' : translate('cli.inspect.missing', { parts: preview.missingParts.map((part) => `.${part}`).join(' ') });
  fact('cli.inspect.files', (set.format === 'photos' ? fileNamesOf(set) : Object.keys(set.parts).map((part) => `.${part}`)).join(' ') + missing);
  const count = formatNumber(preview.featureCount, 0);
  const isTable = preview.geometryKind === 'none';
  fact('cli.inspect.shapes', isTable ? translate('cli.inspect.table-value', { format: preview.format, count }) : translate('cli.inspect.shapes-value', { format: preview.format, type: preview.shapeType, count }));
  fact('cli.inspect.role', withReason(translate(`cli.role.${preview.role.role}`), translate(preview.role.reason.code, preview.role.reason.params)));
  if (preview.encoding) fact('cli.inspect.encoding', describeEncoding(preview.encoding, translate));
  const { declared, candidates } = preview.system;
  if (!isTable) fact('cli.inspect.system', declared ? describeSystem(declared, translate) : translate('cli.inspect.undeclared'));
  for (const { system, reason } of candidates) if (!declared) lines.push(BULLET + withReason(describeSystem(system, translate), translate(reason.code, reason.params)));
  const [west, south, east, north] = preview.extent;
  if (!isEmptyExtent(preview.extent)) {
    const decimals = Math.abs(east) < 1000 && Math.abs(north) < 1000 ? 6 : 2;
    const show = (value: number): string => formatNumber(value, decimals);
    fact('cli.inspect.extent', translate('cli.inspect.extent-value', { west: show(west), east: show(east), south: show(south), north: show(north) }));
  }
  const words = fieldWords({ role: preview.role.role, mapping: mappingOf(preview.matches), fields: preview.fields }, translate);
  fact('cli.inspect.fields', String(preview.fields.length));
  const columns = [
    { head: translate('cli.inspect.field'), align: 'left' },
    { head: translate('cli.inspect.type'), align: 'left' },
    { head: translate('cli.inspect.meaning'), align: 'left' },
    { head: translate('cli.inspect.first'), align: 'left' },
  ] as const;
  if (preview.fields.length > 0) {
    const rows = preview.fields.map(({ name, type, width, decimals }, field) => [
      name,
      [translate(`cli.field.${type}`), decimals > 0 ? `${width}.${decimals}` : width].join(' '),
      words.get(name) ?? '',
      preview.rows.find((row) => row[field] !== '')?.[field]?.slice(0, 40) ?? '',
    ]);
    lines.push(textTable(columns, rows, '    '));
  }
  const told = [...preview.problems, ...preview.notes, ...preview.system.notes];
  if (told.length > 0) lines.push(INDENT + translate('cli.inspect.notes'), ...told.map(({ code, params }) => BULLET + translate(code, params)));
  return lines.join('\n');
}

function describeEncoding(encoding: NonNullable<ImportPreview['encoding']>, translate: Translate): string {
  const facts = [
    translate(`cli.encoding.${encoding.decidedBy}`),
    translate('cli.inspect.cpg', { cpg: encoding.cpg ?? '—' }),
    declaredByTable(encoding.languageByte, translate),
    ...encoding.readings.map((reading) => translate('cli.inspect.reading', { ...reading, encoding: encodingName(reading.encoding) })),
  ];
  return withReason(encodingName(encoding.chosen), facts.join(translate('report.clauseSeparator')));
}

/** What the head of a .dbf declares, in the window's words. */
function declaredByTable(languageByte: number | null, translate: Translate): string {
  if (languageByte === null || languageByte === 0) return translate('cli.inspect.no-language-byte');
  const byte = `0x${languageByte.toString(16).padStart(2, '0').toUpperCase()}`;
  const label = languageByteLabel(languageByte);
  return translate('cli.inspect.language-byte', { declared: label === null ? translate('wording.encoding.unknownByte', { byte }) : translate('wording.encoding.byte', { encoding: label.toUpperCase(), byte }) });
}
