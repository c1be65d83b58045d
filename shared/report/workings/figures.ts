/** Plan and sections of a check of workings. */
import { licensedMines } from '../../analysis/workings/licensed-mines.ts';
import { sidesOfPath } from '../../analysis/workings/distances.ts';
import { columnsInSystem } from '../../analysis/rights-geometry.ts';
import { describeSystem } from '../../crs/systems.ts';
import { formatNumber, formatSquareMetres } from '../../base/units.ts';
import { overlayFigure, type FigureConflict, type FigureLayer } from '../../figure/map-figure.ts';
import type { FigureNaming } from '../../figure/map-layers.ts';
import { scaleText } from '../../figure/furniture.ts';
import { sectionFigure } from '../../figure/section-figure.ts';
import { symbolByKey, type MapSymbol } from '../../figure/symbols.ts';
import { workingSymbol } from '../../figure/working-symbols.ts';
import { GeometryBuilder, type GeometryColumns } from '../../geometry/columns.ts';
import { strip } from '../../geometry/buffer.ts';
import { translator, type Translate } from '../../i18n/text.ts';
import type { AreaParts, Ring, Working } from '../../model/mine-drawing.ts';
import { partsOf } from '../../model/period.ts';
import { periodWords } from '../../model/period-words.ts';
import type { Section } from '../../model/section.ts';
import type { WorkingMeasure } from '../../model/workings.ts';
import type { Block } from '../document.ts';
import { figureMine } from '../figure-features.ts';
import { extractFeatures } from '../context.ts';
import { TEXT_WIDTH_MILLIMETRES } from '../page.ts';
import { datumText } from './elevation-words.ts';
import type { WorkingsChapterInput, WorkingsFiguresInput } from './input.ts';

const PLAN_HEIGHT = 200;
const SECTION_HEIGHT = 150;
const LETTERS = 'ABCDEFGH';
const letterOf = (section: number): string => LETTERS[section % LETTERS.length]!;
/** Those that have something to show. */
const drawnSections = (sections: readonly Section[]): readonly Section[] => sections.filter(({ elevations }) => elevations !== null);

/** A plan with what lies beyond, then each section. */
export function workingsFigures(input: WorkingsFiguresInput): Extract<Block, { kind: 'figure' }>[] {
  const { right, sections, firstFigure, language } = input;
  const translate = translator(language);
  const plan = planFigure(input, translate);
  const caption = (number: number, title: string): string => translate('report.figureCaption', { number, title });
  const statement = statementOf(input, translate);
  return [
    { kind: 'figure', caption: caption(firstFigure, translate('report.workings.plan')), description: translate('report.workings.planDescription', { mine: right.mineName, scale: scaleText(plan.denominator) }), picture: plan.picture },
    ...drawnSections(sections).map((section, i): Extract<Block, { kind: 'figure' }> => {
      const letter = letterOf(i);
      const drawn = sectionFigure({ language, section, rightId: right.id, year: partsOf(input.run.period).year, widthMillimetres: TEXT_WIDTH_MILLIMETRES, heightMillimetres: SECTION_HEIGHT, letter, statement: `${statement}${surfaceText(section, translate)}`, signatures: signatures(translate) });
      return {
        kind: 'figure', caption: caption(firstFigure + 1 + i, translate('report.workings.section', { letter })),
        description: translate('report.workings.sectionDescription', { mine: right.mineName, letter, length: formatNumber(section.lengthMetres, 0) }), picture: drawn.picture,
      };
    }),
  ];
}

const signatures = (translate: Translate): string[] => [translate('report.figure.drawn'), translate('report.figure.checked'), translate('report.figure.reviewed')];

function statementOf({ run }: WorkingsChapterInput, translate: Translate): string {
  return translate(`report.workings.statement.${run.input.source ?? 'drawing'}`, { system: describeSystem(run.system, translate), datum: datumText(run.input.elevationDatum, translate), file: run.input.file, period: periodWords(run.period, translate) });
}

/** How the ground was found, and from which survey. */
function surfaceText({ terrain, terrainSource }: Section, translate: Translate): string {
  if (terrainSource?.kind === 'surface') return translate('relief.report.ground', { file: terrainSource.file, day: terrainSource.surveyedOn ?? translate('relief.panel.unstated'), cell: terrainSource.cellMetres });
  return terrain === null ? '' : translate(`report.workings.surface.${terrain.method}`);
}

function planFigure(input: WorkingsChapterInput, translate: Translate) {
  const { right, rights, run, drawing, sections, language, asOf } = input;
  const columns = columnsInSystem(rights, run.system);
  const geometry = extractFeatures(columns, right.bodies.map(({ feature }) => feature), run.system, run.system);
  const year = partsOf(run.period).year;
  const mine = run.mines.find(({ rightId }) => rightId === right.id);
  const own = (mine?.workings ?? []).map((measure) => ({ measure, working: drawing.workings[measure.position]! }));
  return overlayFigure({
    language, system: run.system, mine: figureMine(right, geometry, asOf, translate),
    layers: [
      ...neighbourLayer(input, translate),
      areaLayer(drawing.pillars.map(({ parts, name }) => ({ parts, name })), () => symbolByKey('works.pillar')),
      areaLayer(drawing.designBoundaries.map(({ parts, name }) => ({ parts, name })), () => symbolByKey('pit.design')),
      workingLayer(own.map(({ working }) => working), 'area', year, translate),
      workingLayer(own.map(({ working }) => working), 'line', year, translate),
      ...(sections.length > 0 ? [sectionLayer(sections, translate('report.workings.section-lines'))] : []),
    ].filter((layer) => layer.geometry.featureCount > 0),
    conflicts: own.flatMap(({ measure }) => conflictsOf(measure, translate)),
    widthMillimetres: TEXT_WIDTH_MILLIMETRES, heightMillimetres: PLAN_HEIGHT, compact: true,
    statement: statementOf(input, translate), signatures: signatures(translate),
  });
}

/** Other rights around, by their own outlines. */
function neighbourLayer({ rights, run, right }: WorkingsChapterInput, translate: Translate): FigureLayer[] {
  const mines = licensedMines(rights, run.system).value.filter((mine) => mine.right.id !== right.id);
  const symbol: MapSymbol = { ...symbolByKey('right.body'), key: 'right.other', name: translate('report.workings.other-rights') };
  return [{ ...areaLayer(mines.map((mine) => ({ parts: mine.parts, name: mine.right.mineName })), () => symbol), role: 'rights' }];
}

interface NamedParts {
  readonly parts: AreaParts;
  readonly name: string;
}

function areaLayer(areas: readonly NamedParts[], symbolOf: (feature: number) => MapSymbol): FigureLayer {
  const builder = new GeometryBuilder('polygon');
  for (const { parts } of areas) addArea(builder, parts);
  return { role: 'other', geometry: builder.finish(), symbolOf, nameOf: (feature) => areas[feature]!.name };
}

const NAME_PLACES = 20;
const SECTION_NAMING: FigureNaming = { coarsest: Infinity, heightMillimetres: 2.6, halo: true };

/** Where the sections of the report run, each with the letters of its figure. */
function sectionLayer(sections: readonly Section[], name: string): FigureLayer {
  const drawn = drawnSections(sections);
  const builder = new GeometryBuilder('line');
  // Names of lines stand at their vertices.
  for (const { line } of drawn) addLine(builder, [sidesOfPath(line).flatMap((_value, i, sides) => (i % 4 === 0 ? Array.from({ length: NAME_PLACES + 1 }, (_place, k) => [0, 1].map((axis) => sides[i + axis]! + ((sides[i + 2 + axis]! - sides[i + axis]!) * k) / NAME_PLACES)).flat() : []))]);
  return {
    role: 'other', geometry: builder.finish(), symbolOf: () => ({ ...symbolByKey('works.roadway.planned'), key: 'section', name }), nameOf: (feature) => `${letterOf(feature)}—${letterOf(feature)}′`,
    naming: SECTION_NAMING,
  };
}

function workingLayer(workings: readonly Working[], kind: 'area' | 'line', year: number, translate: Translate): FigureLayer {
  const own = workings.filter(({ shape }) => shape.kind === kind);
  const builder = new GeometryBuilder(kind === 'area' ? 'polygon' : 'line');
  for (const { shape } of own) {
    if (shape.kind === 'area') addArea(builder, shape.parts);
    else addLine(builder, shape.paths);
  }
  return { role: 'other', geometry: builder.finish(), symbolOf: (feature) => workingSymbol(own[feature]!.kind, own[feature]!.year === null ? null : year - own[feature]!.year!, translate), nameOf: (feature) => own[feature]!.name };
}

function addArea(builder: GeometryBuilder, parts: AreaParts): void {
  for (const part of parts) {
    for (const ring of part) builder.path(ring);
    builder.endPart();
  }
  builder.endFeature();
}

function addLine(builder: GeometryBuilder, paths: readonly Ring[]): void {
  for (const path of paths) builder.path(path);
  builder.endPart();
  builder.endFeature();
}

/** A roadway's excess is marked by a band of ground, for a line has no ground to mark. */
const BAND_METRES = 4;

/** What lies outside, and what lies beyond the limits, as the figure marks it. */
function conflictsOf({ name, kind, outside, beyondLimit, planBand, elevationBand, belowLimitMetres, aboveLimitMetres }: WorkingMeasure, translate: Translate): FigureConflict[] {
  const shown = name === '' ? translate(`workings.kind.${kind}`) : name;
  const distance = formatNumber(outside.longestDistanceMetres, 2);
  const plan: FigureConflict = {
    geometry: groundOf(outside.parts, outside.paths), name: shown, severe: true, symbol: symbolByKey('result.outside'),
    areaText: outside.areaPlanarSquareMetres > 0
      ? translate('report.workings.mark.area', { area: formatSquareMetres(outside.areaEllipsoidalSquareMetres), distance })
      : translate('report.workings.mark.length', { length: formatNumber(outside.lengthMetres, 2), distance }),
  };
  const depth: FigureConflict = {
    geometry: groundOf(beyondLimit.parts, beyondLimit.paths), name: shown, severe: planBand !== 'outside', symbol: symbolByKey('result.depth'),
    areaText: belowLimitMetres >= aboveLimitMetres ? translate('report.workings.mark.below', { depth: formatNumber(belowLimitMetres, 2) }) : translate('report.workings.mark.above', { depth: formatNumber(aboveLimitMetres, 2) }),
  };
  return [...(planBand === 'outside' ? [plan] : []), ...(elevationBand === 'outside' ? [depth] : [])].filter(({ geometry }) => geometry.featureCount > 0);
}

function groundOf(parts: AreaParts, paths: readonly Ring[]): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  if (parts.length > 0) addArea(builder, parts);
  const band = strip(paths, BAND_METRES);
  if (band.length > 0) addArea(builder, band);
  return builder.finish();
}
