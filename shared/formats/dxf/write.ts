/**
 * DXF R2000 out (AC1015, code page ANSI_936): closed polylines, lines and points, each layer a layer of the drawing, with
 * its labels in a layer of their own. What was read from a drawing goes back to the drawing's own layers, and its texts
 * stay texts. Source: Autodesk, DXF Reference.
 */
import { encodeGbk } from '../../base/gbk.ts';
import type { Job } from '../../base/job.ts';
import { assert, stop, type Note } from '../../base/news.ts';
import { systemMessage } from '../../crs/systems.ts';
import { columnsExtent, type AttributeTable, type GeometryColumns } from '../../geometry/columns.ts';
import { EMPTY_EXTENT, isEmptyExtent, joinExtents } from '../../model/extent.ts';
import { featuresInTurns, shapelessCount, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import { DRAWN_FIELDS } from './drawn-columns.ts';
import { DrawingHandles, frameAfter, frameBefore, type DrawingLayer } from './write-frame.ts';
import { groups } from './write-groups.ts';

export interface DxfOptions {
  /** The field whose values become layers of the drawing (`DLBM`); '' puts a layer into one. */
  readonly layerField: string;
  /** The field that labels the shapes; '' takes the first that looks like a name, null writes no labels. */
  readonly labelField: string | null;
  /** Height of the labels in drawing units (metres). */
  readonly labelHeight: number;
}

export const USUAL_DXF: DxfOptions = { layerField: '', labelField: '', labelHeight: 5 };

/** Names under which layers carry what a shape is called, in this order. */
const LABEL_FIELDS = /^(KSMC|矿山名称|地块名称|NAME|名称|MC|DLBM|地类编码|点号)$/i;
/** Added to a layer's name for its labels. */
const LABEL_SUFFIX = '_注记';

export function dxfWriter(options: DxfOptions = USUAL_DXF): Writer {
  return { extension: 'dxf', wantsDegrees: false, losses: async (layers) => layers.flatMap((layer) => lossesOf(layer, options)), fileNames: (stem) => [`${stem}.dxf`], write: (stem, layers, job) => write(stem, layers, options, job) };
}

function lossesOf({ name, columns, system }: OutgoingLayer, options: DxfOptions): Note[] {
  const { geometry, attributes } = columns;
  if (geometry.kind === 'none') stop('exchange.write-needs-shapes', { layer: name });
  if (system?.kind === 'geographic') stop('exchange.dxf-needs-metres', { layer: name });
  const label = labelFieldOf(columns, options);
  const drawn = drawnFieldsOf(attributes, options);
  const lost = attributes.fields.filter((field, position) => position !== label && field.name !== options.layerField && !(drawn && position < DRAWN_FIELDS.length)).map((field) => field.name);
  const shapeless = shapelessCount(geometry);
  return [
    ...(drawn ? [{ code: 'readers.drawn-layers-kept', params: { layer: name } } as const] : []),
    ...(shapeless > 0 ? [{ code: 'readers.leaves-out-shapeless', params: { layer: name, count: shapeless } } as const] : []),
    ...(lost.length > 0 ? [{ code: 'exchange.loses-fields', params: { layer: name, fields: lost } } as const] : []),
    ...(hasHoles(geometry) ? [{ code: 'exchange.dxf-holes', params: { layer: name } } as const] : []),
    ...(geometry.m ? [{ code: 'exchange.loses-measures', params: { layer: name } } as const] : []),
    system ? { code: 'exchange.dxf-without-system', params: { layer: name, system: systemMessage(system) } } : { code: 'exchange.writes-without-system', params: { layer: name } },
  ];
}

const hasHoles = ({ kind, partStart }: OutgoingGeometry): boolean => kind === 'polygon' && partStart.some((start, part) => part > 0 && start - partStart[part - 1]! > 1);

/** Where a layer that was read from a drawing has what the drawing said of each shape. */
interface DrawnFields {
  readonly layer: number;
  readonly type: number;
  readonly text: number;
  readonly height: number;
  readonly rotation: number;
}

/** null for layers of other origin, and where a person has chosen what the drawing's layers shall be. */
function drawnFieldsOf({ fields }: AttributeTable, { layerField }: DxfOptions): DrawnFields | null {
  if (layerField !== '' || !DRAWN_FIELDS.every((name, position) => fields[position]?.name === name)) return null;
  const at = (name: (typeof DRAWN_FIELDS)[number]): number => DRAWN_FIELDS.indexOf(name);
  return { layer: at('layer'), type: at('type'), text: at('text'), height: at('height'), rotation: at('rotation') };
}

function labelFieldOf({ attributes }: OutgoingLayer['columns'], options: DxfOptions): number {
  const { labelField } = options;
  if (labelField === null || drawnFieldsOf(attributes, options)) return -1;
  return attributes.fields.findIndex((field) => (labelField === '' ? LABEL_FIELDS.test(field.name) : field.name === labelField));
}

async function* write(stem: string, layers: readonly OutgoingLayer[], options: DxfOptions, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const plans = layers.map((layer) => planOf(layer, options));
  const names = [...new Set(plans.flatMap((plan) => [...plan.drawn.values()]))];
  const drawingLayers = names.map((name, position): DrawingLayer => ({ name, colour: COLOURS[position % COLOURS.length]! }));
  const extent = layers.reduce((joined, layer) => joinExtents(joined, columnsExtent(layer.columns.geometry)), EMPTY_EXTENT);
  const handles = new DrawingHandles();
  const before = frameBefore(drawingLayers, isEmptyExtent(extent) ? [0, 0, 1, 1] : extent, handles, layers.reduce((sum, { columns }) => sum + mostEntities(columns.geometry), 0));
  const file = `${stem}.dxf`;
  const pieces = new TextPieces(toGbk);
  pieces.add(before);
  for (const plan of plans) yield* writeEntities(file, plan, options, pieces, handles, job);
  pieces.add(frameAfter(handles));
  yield* piecesOf(file, pieces.finish());
}

/** No fewer than the objects that a layer becomes: a line with its vertices and its end for every path, a label for every feature. */
const mostEntities = ({ coordinates, pathStart, featureCount }: OutgoingGeometry): number => coordinates.length / 2 + 2 * pathStart.length + featureCount;

/** Colours of the drawing's own index that are told apart on black and on white. */
const COLOURS = [1, 3, 5, 6, 30, 140, 200, 84, 34, 12] as const;

/** Which layer of the drawing the shapes and labels of each value go to. */
interface DrawingPlan {
  readonly layer: OutgoingLayer;
  readonly field: number;
  readonly label: number;
  readonly drawnFields: DrawnFields | null;
  /** Value of the layer field → name; with the suffix for labels. */
  readonly drawn: ReadonlyMap<string, string>;
}

/** Characters that layer names must not have. */
const nameOf = (text: string): string => text.replace(/[<>/\\":;?*|=`,\r\n]/g, '_').trim().slice(0, 255) || '0';

function planOf(layer: OutgoingLayer, options: DxfOptions): DrawingPlan {
  const { attributes, geometry } = layer.columns;
  const drawnFields = drawnFieldsOf(attributes, options);
  const field = drawnFields?.layer ?? (options.layerField === '' ? -1 : attributes.fields.findIndex((each) => each.name === options.layerField));
  const label = labelFieldOf(layer.columns, options);
  const drawn = new Map<string, string>();
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    const value = field < 0 ? '' : attributes.text(feature, field);
    if (drawn.has(value)) continue;
    const name = nameOf(drawnFields ? value : value === '' ? layer.name : `${layer.name}_${value}`);
    drawn.set(value, name);
    if (label >= 0) drawn.set(value + LABEL_SUFFIX, nameOf(name + LABEL_SUFFIX));
  }
  return { layer, field, label, drawnFields, drawn };
}

async function* writeEntities(file: string, { layer, field, label, drawnFields, drawn }: DrawingPlan, { labelHeight }: DxfOptions, pieces: TextPieces, handles: DrawingHandles, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const { geometry, attributes } = layer.columns;
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) {
      const value = field < 0 ? '' : attributes.text(first + row, field);
      const name = drawn.get(value);
      assert(name !== undefined, 'every value has a layer');
      const words = drawnFields && wordsOf(attributes, first + row, drawnFields, labelHeight);
      for (const part of partsOf(features, row)) for (const [position, path] of part.entries()) pieces.add(words ? drawnText(features, path, words, name, handles) : entityText(features, path, position === 0, name, handles));
      const text = label < 0 ? '' : attributes.text(first + row, label);
      if (text !== '' && features.featureStart[row] !== features.featureStart[row + 1]) pieces.add(labelText(features, row, text, drawn.get(value + LABEL_SUFFIX)!, labelHeight, handles));
    }
    yield* piecesOf(file, pieces.take());
    await takeTurn(job, layer.name, first / geometry.featureCount);
  }
}

const entityHead = (type: string, layer: string, handles: DrawingHandles): string => groups([0, type], [5, handles.next()], [330, handles.modelSpace], [100, 'AcDbEntity'], [8, layer]);

function entityText(geometry: GeometryColumns, path: number, isOuter: boolean, layer: string, handles: DrawingHandles): string {
  const vertices: number[] = [];
  visitVertices(geometry, path, isOuter, 'counter-clockwise', (vertex) => vertices.push(vertex));
  const isRing = geometry.kind === 'polygon';
  if (isRing) vertices.pop();
  const { coordinates, z } = geometry;
  const elevation = (vertex: number): number => (z && !Number.isNaN(z[vertex]!) ? z[vertex]! : 0);
  if (geometry.kind === 'point') {
    const [vertex] = vertices as [number];
    return entityHead('POINT', layer, handles) + groups([100, 'AcDbPoint'], [10, coordinates[2 * vertex]!], [20, coordinates[2 * vertex + 1]!], [30, elevation(vertex)]);
  }
  const level = elevation(vertices[0]!);
  // A light polyline lies at one level; one that climbs is a polyline of space.
  if (vertices.every((vertex) => elevation(vertex) === level)) {
    const head = entityHead('LWPOLYLINE', layer, handles) + groups([100, 'AcDbPolyline'], [90, vertices.length], [70, isRing ? 1 : 0], ...(level === 0 ? [] : [[38, level] as const]));
    return head + vertices.map((vertex) => groups([10, coordinates[2 * vertex]!], [20, coordinates[2 * vertex + 1]!])).join('');
  }
  const head = entityHead('POLYLINE', layer, handles) + groups([100, 'AcDb3dPolyline'], [66, 1], [10, 0], [20, 0], [30, 0], [70, isRing ? 9 : 8]);
  const body = vertices.map((vertex) => entityHead('VERTEX', layer, handles) + groups([100, 'AcDbVertex'], [100, 'AcDb3dPolylineVertex'], [10, coordinates[2 * vertex]!], [20, coordinates[2 * vertex + 1]!], [30, elevation(vertex)], [70, 32]));
  return head + body.join('') + entityHead('SEQEND', layer, handles);
}

/** The words of a text that was read from a drawing. */
interface DrawnWords {
  readonly text: string;
  readonly height: number;
  readonly rotationDegrees: number;
}

/** Kinds of entities whose point is a text and nothing else; an insertion's attributes are words about its point. */
const TEXT_TYPES = /^(TEXT|MTEXT|ATTDEF)$/;

function wordsOf(attributes: AttributeTable, row: number, fields: DrawnFields, usualHeight: number): DrawnWords | null {
  const text = attributes.text(row, fields.text);
  if (text === '' || !TEXT_TYPES.test(attributes.text(row, fields.type))) return null;
  const [height, rotation] = [attributes.number(row, fields.height), attributes.number(row, fields.rotation)];
  return { text, height: height > 0 ? height : usualHeight, rotationDegrees: Number.isNaN(rotation) ? 0 : rotation };
}

/** A text at its own place, height and angle; paragraphs stand behind one another. */
function drawnText({ coordinates, z, pathStart }: GeometryColumns, path: number, { text, height, rotationDegrees }: DrawnWords, layer: string, handles: DrawingHandles): string {
  const vertex = pathStart[path]!;
  const elevation = z && !Number.isNaN(z[vertex]!) ? z[vertex]! : 0;
  return (
    entityHead('TEXT', layer, handles) +
    groups([100, 'AcDbText'], [10, coordinates[2 * vertex]!], [20, coordinates[2 * vertex + 1]!], [30, elevation], [40, height], [1, writtenText(text)], ...(rotationDegrees === 0 ? [] : [[50, rotationDegrees] as const]), [100, 'AcDbText'])
  );
}

/** Control characters would end the value, a caret begins a code of its own. */
const writtenText = (text: string): string => text.replace(/[\u0000-\u001f]+/g, ' ').replaceAll('^', '^ ');

/** In the middle of the feature's box, centred. */
function labelText({ bounds }: GeometryColumns, feature: number, text: string, layer: string, height: number, handles: DrawingHandles): string {
  const [east, north] = [(bounds[4 * feature]! + bounds[4 * feature + 2]!) / 2, (bounds[4 * feature + 1]! + bounds[4 * feature + 3]!) / 2];
  return (
    entityHead('TEXT', layer, handles) +
    groups([100, 'AcDbText'], [10, east], [20, north], [30, 0], [40, height], [1, writtenText(text)], [72, 1], [11, east], [21, north], [31, 0], [100, 'AcDbText'], [73, 2])
  );
}

/** GBK; a character that it does not have is written by its number, as drawings do. */
function toGbk(text: string): Uint8Array<ArrayBuffer> {
  const whole = encodeGbk(text);
  if ('bytes' in whole) return whole.bytes;
  const escaped = text.replace(/[^\u0000-\u007f]/gu, (character) => ('missing' in encodeGbk(character) ? Array.from({ length: character.length }, (_, unit) => `\\U+${character.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}`).join('') : character));
  const again = encodeGbk(escaped);
  assert('bytes' in again, 'everything outside GBK was escaped');
  return again.bytes;
}
