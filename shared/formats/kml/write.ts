/** KML out: a folder per layer, attributes as ExtendedData, degrees with ten decimals. */
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { systemMessage } from '../../crs/systems.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { featuresInTurns } from '../outgoing-geometry.ts';
import { outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import { xmlText } from '../xml-text.ts';

/** 1e-10° is a hundredth of a millimetre. */
const DECIMALS = 10;

export const kmlWriter: Writer = { extension: 'kml', wantsDegrees: true, losses, fileNames: (stem) => [`${stem}.kml`], write };

async function losses(layers: readonly OutgoingLayer[]): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const { name, system, columns } of layers) {
    const isTable = columns.geometry.kind === 'none';
    if (!isTable && !system) stop('exchange.write-system-unknown', { layer: name });
    if (!isTable && system?.kind !== 'geographic') stop('exchange.write-needs-degrees', { layer: name });
    if (!isTable && system && system.datum !== 'WGS84') notes.push({ code: 'exchange.kml-writes-other-datum', params: { layer: name, system: systemMessage(system) } });
    notes.push({ code: 'exchange.loses-field-types', params: { layer: name } });
    if (columns.geometry.m) notes.push({ code: 'exchange.loses-measures', params: { layer: name } });
  }
  return notes;
}

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const file = `${stem}.kml`;
  const pieces = new TextPieces();
  pieces.add('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n', `<name>${xmlText(stem)}</name>\n`);
  // Areas as outlines: a filled county hides the picture beneath.
  pieces.add('<Style id="outline"><LineStyle><color>ff0000ff</color><width>2</width></LineStyle><PolyStyle><fill>0</fill></PolyStyle></Style>\n');
  for (const layer of layers) yield* writeLayer(file, layer, pieces, job);
  pieces.add('</Document>\n</kml>\n');
  yield* piecesOf(file, pieces.finish());
}

/** Names under which a feature is labelled on the map, in this order. */
const LABEL_FIELDS = /^(ksmc|矿山名称|name|名称|mc|xmmc|项目名称)$/i;

async function* writeLayer(file: string, { name, columns }: OutgoingLayer, pieces: TextPieces, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const { geometry, attributes } = columns;
  const label = attributes.fields.findIndex((field) => LABEL_FIELDS.test(field.name));
  pieces.add(`<Folder>\n<name>${xmlText(name)}</name>\n`);
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) {
      const data = attributes.fields.map((field, position) => {
        const value = outgoingValue(attributes, first + row, position);
        return value === null ? '' : `<Data name="${xmlText(field.name)}"><value>${xmlText(String(value))}</value></Data>`;
      });
      const title = label < 0 ? '' : `<name>${xmlText(attributes.text(first + row, label))}</name>`;
      pieces.add(`<Placemark>${title}<styleUrl>#outline</styleUrl><ExtendedData>${data.join('')}</ExtendedData>${geometryText(features, row)}</Placemark>\n`);
    }
    yield* piecesOf(file, pieces.take());
    await takeTurn(job, name, first / geometry.featureCount);
  }
  pieces.add('</Folder>\n');
}

function geometryText(geometry: GeometryColumns, feature: number): string {
  const simples = partsOf(geometry, feature).flatMap((paths) => {
    const texts = paths.map((path, position) => `<coordinates>${positions(geometry, path, position === 0)}</coordinates>`);
    if (geometry.kind === 'point') return texts.map((text) => `<Point>${text}</Point>`);
    if (geometry.kind === 'line') return texts.map((text) => `<LineString>${text}</LineString>`);
    const rings = texts.map((text, position) => `<${boundary(position)}><LinearRing>${text}</LinearRing></${boundary(position)}>`);
    return [`<Polygon>${rings.join('')}</Polygon>`];
  });
  if (simples.length === 0) return '';
  return simples.length === 1 ? simples[0]! : `<MultiGeometry>${simples.join('')}</MultiGeometry>`;
}

const boundary = (position: number): string => (position === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs');

function positions(geometry: GeometryColumns, path: number, isOuter: boolean): string {
  const { coordinates, z } = geometry;
  const texts: string[] = [];
  visitVertices(geometry, path, isOuter, 'counter-clockwise', (vertex) => {
    const elevation = z && !Number.isNaN(z[vertex]!) ? `,${decimal(z[vertex]!)}` : '';
    texts.push(`${decimal(coordinates[2 * vertex]!)},${decimal(coordinates[2 * vertex + 1]!)}${elevation}`);
  });
  return texts.join(' ');
}

/** Shortest writing with at most {@link DECIMALS} decimals. */
const decimal = (value: number): string => String(Number(value.toFixed(DECIMALS)));
