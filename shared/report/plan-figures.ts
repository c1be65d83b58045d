/** Chapter 4: the layers of the workspace as map figures of one mine. */
import { fieldOfMeaning, type AnalysisLayer } from '../analysis/analysis-layer.ts';
import { DISTANCE_RULES } from '../analysis/distance-rules.ts';
import { findingPieces } from '../analysis/finding-pieces.ts';
import { conversionBetween, convertCoordinates } from '../crs/transform.ts';
import { listCorners } from '../figure/corners.ts';
import { locationFigure, overlayFigure, type FigureConflict, type FigureLayer } from '../figure/map-figure.ts';
import type { Picture } from '../figure/picture.ts';
import { scaleText } from '../figure/furniture.ts';
import type { Language } from '../i18n/text.ts';
import { EMPTY_EXTENT, extentsTouch, growExtent, type Extent } from '../model/extent.ts';
import { isDistanceRole, type LayerRole } from '../model/layer.ts';
import { columnsExtent, featureExtent, type GeometryColumns } from '../geometry/columns.ts';
import { extractFeatures, areaOf, geometryOfRight, nameOnMap, nameSystem, placeOnMap, withMu, type ReportContext } from './context.ts';
import { SINGLE_COLUMN_CORNERS } from './chapters/identity.ts';
import type { Block } from './document.ts';
import { describeFeatures, figureMine } from './figure-features.ts';
import { TEXT_WIDTH_MILLIMETRES } from './page.ts';

/** With heading and caption it fills a page. */
const OVERLAY_HEIGHT = 230;
const LOCATION_HEIGHT = 225;
/** Ground fetched around a mine for its overlay figure, as a multiple of its size; more than any frame shows. */
const SURROUNDINGS = 4;
/** What a finding of distance comes from may lie as far away as this. */
const LARGEST_DISTANCE_METRES = Math.max(800, ...DISTANCE_RULES.flatMap(({ thresholds }) => Object.values(thresholds)));

/** 四、空间位置图: where the mine lies, and what overlaps it. */
export function figureBlocks(context: ReportContext): Block[] {
  const { translate, right, problems } = context;
  const heading: Block = { kind: 'heading', level: 1, text: translate('report.chapter.figures') };
  if (!context.rightGeometry) return [heading, { kind: 'paragraph', text: translate('report.figure.noProjected'), indent: true }];
  const location = drawLocation(context, context.rightGeometry);
  const overlay = drawOverlay(context, context.rightGeometry);
  const caption = (number: number, title: string): string => translate('report.figureCaption', { number, title });
  const locationBlock = (number: number): Block => ({ kind: 'figure', caption: caption(number, translate('report.figure.location')), description: translate('report.figure.locationDescription', { mine: right.mineName, scale: scaleText(location.denominator) }), picture: location.picture });
  const overlayBlock = (number: number): Block => ({ kind: 'figure', caption: caption(number, translate('report.figure.overlay')), description: translate('report.figure.overlayDescription', { mine: right.mineName, scale: scaleText(overlay.denominator), count: problems.length }), picture: overlay.picture });
  // The figure of a whole page begins where a page begins anyway, and text goes on under the smaller one.
  return fillsSecondPage(right.bodies.length, context.rightGeometry, context.language) ? [heading, overlayBlock(1), locationBlock(2)] : [heading, locationBlock(1), overlayBlock(2)];
}

/** So many rows of boundary points end the page that the first three chapters begin; English words take more of it. */
const ROWS_ON_SECOND_PAGE = { 'zh-CN': { least: 5, most: 11 }, en: { least: 3, most: 6 } } as const;

/** True when the table of boundary points leaves no room worth having on its page, and does not go on over the next. */
function fillsSecondPage(bodies: number, geometry: GeometryColumns, language: Language): boolean {
  const corners = listCorners(geometry, Array.from({ length: bodies }, (_, feature) => feature)).length;
  const rows = corners > SINGLE_COLUMN_CORNERS ? Math.ceil(corners / 2) : corners;
  const { least, most } = ROWS_ON_SECOND_PAGE[language];
  return rows >= least && rows <= most;
}

const LOCATION_ROLES: readonly LayerRole[] = ['county', 'rights', 'reserve', 'redline', 'river', 'road', 'railway'];

/** Layers that the figures of any mine may show in full; of the others they show what {@link groundOfFigures} holds. */
export function isDrawnWhole(role: LayerRole): boolean {
  return LOCATION_ROLES.includes(role) || isDistanceRole(role);
}

/** The ground whose parcels the figures and pieces of one mine are drawn from, in the system of the run; nothing for a mine without a place. */
export function groundOfFigures(right: ReportContext['right'], run: ReportContext['run'], layers: ReportContext['layers']): Extent {
  const geometry = geometryOfRight({ right, run, layers });
  return geometry ? groundAround(columnsExtent(geometry)) : EMPTY_EXTENT;
}

/** The same for the box of a mine, before anything has been computed. */
export function groundAround(extent: Extent): Extent {
  return growExtent(extent, Math.max(SURROUNDINGS * Math.max(extent[2] - extent[0], extent[3] - extent[1]), LARGEST_DISTANCE_METRES));
}

function drawLocation(context: ReportContext, geometry: GeometryColumns): { picture: Picture; denominator: number } {
  const layers = [...context.layers.values()].filter(({ record }) => LOCATION_ROLES.includes(record.role));
  return locationFigure({ ...sheet(context, geometry, layers, null), heightMillimetres: LOCATION_HEIGHT, compact: true });
}

function drawOverlay(context: ReportContext, geometry: GeometryColumns): { picture: Picture; denominator: number } {
  const around = groundAround(columnsExtent(geometry));
  return overlayFigure({ ...sheet(context, geometry, [...context.layers.values()].filter(({ record }) => record.role !== 'other' && (record.geometryKind !== 'point' || record.role === 'village')), around), heightMillimetres: OVERLAY_HEIGHT, conflicts: conflictsOf(context) });
}

/** What both figures share. */
function sheet(context: ReportContext, geometry: GeometryColumns, layers: readonly AnalysisLayer[], around: Extent | null) {
  const { translate, run, language } = context;
  const drawn = layers
    .map((layer) => ({ layer, figure: figureLayer(layer, context, around) }))
    // The mine itself comes from the rights layer, also where no other right is near.
    .filter(({ layer, figure }) => figure !== null || layer.record.id === run.rightsLayerId);
  return {
    language,
    system: run.system,
    mine: figureMine(context.right, geometry, run.parameters.asOf, translate),
    layers: drawn.flatMap(({ figure }) => figure ?? []),
    widthMillimetres: TEXT_WIDTH_MILLIMETRES,
    statement: translate('report.figure.statement', { system: nameSystem(context), sources: sourcesText(drawn.map(({ layer }) => layer), context), run: run.number }),
    signatures: [translate('report.figure.drawn'), translate('report.figure.checked'), translate('report.figure.reviewed')],
  };
}

function sourcesText(layers: readonly AnalysisLayer[], { translate }: ReportContext): string {
  return layers
    .map(({ record }) => (record.vintage && !record.name.includes(record.vintage) ? translate('report.figure.source', { layer: record.name, vintage: record.vintage }) : record.vintage ? record.name : translate('report.figure.sourceUndated', { layer: record.name })))
    .join(translate('report.clauseSeparator'));
}

/** A layer brought to the analysis system; null for one that cannot be, or has nothing near. */
function figureLayer(layer: AnalysisLayer, context: ReportContext, around: Extent | null): FigureLayer | null {
  const { record, columns } = layer;
  const { run, right, translate } = context;
  if (!record.system || !conversionBetween(record.system, run.system).possible) return null;
  const own = record.id === run.rightsLayerId ? new Set(right.bodies.map(({ feature }) => feature)) : new Set<number>();
  const ground = around && groundIn(around, context, record.system);
  const features: number[] = [];
  for (let feature = 0; feature < columns.geometry.featureCount; feature++) {
    if (!own.has(feature) && (!ground || extentsTouch(featureExtent(columns.geometry, feature), ground))) features.push(feature);
  }
  if (features.length === 0) return null;
  const text = (feature: number, meaning: string): string => {
    const field = fieldOfMeaning(layer, meaning);
    return field < 0 ? '' : columns.attributes.text(features[feature]!, field).trim();
  };
  return {
    role: record.role,
    geometry: extractFeatures(columns.geometry, features, record.system, run.system),
    ...describeFeatures(record, text, run.parameters.asOf, translate),
  };
}

/** An extent of the analysis system in another system, by its four corners; wide enough for what it is used for. */
function groundIn(extent: Extent, { run }: ReportContext, system: NonNullable<AnalysisLayer['record']['system']>): Extent {
  if (system.id === run.system.id) return extent;
  const [west, south, east, north] = extent;
  const corners = convertCoordinates(Float64Array.from([west, south, east, south, east, north, west, north]), run.system, system);
  const eastings = [0, 2, 4, 6].map((i) => corners[i]!);
  const northings = [1, 3, 5, 7].map((i) => corners[i]!);
  return [Math.min(...eastings), Math.min(...northings), Math.max(...eastings), Math.max(...northings)];
}

/** Findings with a place, except those set aside: they are no conflicts any more. */
function conflictsOf(context: ReportContext): FigureConflict[] {
  const { problems, run, layers, translate } = context;
  return problems
    .filter(({ finding, state }) => finding.evidence.kind !== 'expired' && state !== 'set-aside')
    .map(({ finding, shortName }): FigureConflict => {
      const towards = placeOnMap(finding);
      return { geometry: findingPieces(finding, run, layers), name: nameOnMap({ finding, shortName }, translate), areaText: withMu(areaOf(finding), translate), severe: finding.severity === 'severe', ...(towards && { towards }) };
    })
    .filter(({ geometry }) => geometry.featureCount > 0);
}
