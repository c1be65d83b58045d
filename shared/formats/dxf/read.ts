/** Chosen layers of a drawing as columns: lines, areas and points, each with what the drawing says about it. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, type Outcome } from '../../base/news.ts';
import type { LayerColumns } from '../../geometry/columns.ts';
import type { Extent } from '../../model/extent.ts';
import { encodingLabel } from '../shapefile/encoding.ts';
import { DrawingContext, MODEL, type Appearance, type RecordDrawer } from './drawing-context.ts';
import { tellLeftOut } from './drawing-news.ts';
import type { DrawnKind } from './drawn-kind.ts';
import { DrawnColumns } from './drawn-columns.ts';
import { openDrawer } from './entity-drawer.ts';
import { EntityFacts } from './entity-facts.ts';
import type { DrawingRecord } from './record.ts';
import { walkRecords, type DrawingForm } from './record-walk.ts';
import { SectionSorter } from './sections.ts';
import type { ShapeBuffer } from './shape-buffer.ts';
import { isStray } from './strays.ts';
import type { Stray } from './survey-contract.ts';
import { decodeEscapes } from './text-codes.ts';

export interface DrawingChoices {
  /** Names as the survey gives them; null = all. */
  readonly layers: readonly string[] | null;
  /** The survey's, or a person's. */
  readonly encoding: string;
  /** Largest distance of a chord from its curve, drawing units. */
  readonly sagitta: number;
  /** The survey's window; entities outside are set aside. null keeps everything. */
  readonly window: Extent | null;
  /** The numbers stand as (north, east): exchange them. */
  readonly swapAxes: boolean;
  /** Kinds to keep; others cost nothing. */
  readonly kinds?: readonly DrawnKind[];
}

/** One centimetre when the drawing is in metres: below what a survey measures. */
export const USUAL_SAGITTA = 0.01;

export interface ReadDrawing {
  readonly lines: LayerColumns;
  readonly areas: LayerColumns;
  readonly points: LayerColumns;
  /** The bound that curves were drawn with, drawing units. */
  readonly sagitta: number;
  /** The first thousand that were set aside. */
  readonly strays: readonly Stray[];
  readonly strayCount: number;
}

const MOST_STRAYS = 1_000;
const ALL_KINDS: readonly DrawnKind[] = ['line', 'polygon', 'point'];

/** Reads the file once more; memory grows with what is chosen, not with the file. */
export async function readDrawing(source: ByteSource, choices: DrawingChoices, job: Job): Promise<Outcome<ReadDrawing>> {
  const reader = new DrawingReader(source.name, choices);
  const sorter = new SectionSorter(reader);
  await walkRecords(source, job, (record, form) => sorter.visit(record, form));
  return reader.finish(sorter.sawEnd);
}

class DrawingReader {
  private readonly context: DrawingContext;
  private readonly drawer: RecordDrawer;
  private readonly file: string;
  private readonly choices: DrawingChoices;
  private readonly columns: Readonly<Record<DrawnKind, DrawnColumns>>;
  private readonly kinds: ReadonlySet<DrawnKind>;
  private readonly decoder: TextDecoder;
  private readonly wanted: (boolean | undefined)[] = [];
  private readonly chosen: ReadonlySet<string> | null;
  private readonly strays: Stray[] = [];
  private strayCount = 0;

  constructor(file: string, choices: DrawingChoices) {
    this.file = file;
    this.choices = choices;
    this.kinds = new Set(choices.kinds ?? ALL_KINDS);
    this.decoder = new TextDecoder(encodingLabel(choices.encoding) ?? 'utf-8');
    this.chosen = choices.layers && new Set(choices.layers);
    const decode = (bytes: Uint8Array): string => this.decoder.decode(bytes as Uint8Array<ArrayBuffer>);
    this.context = new DrawingContext({ sagitta: choices.sagitta, wants: (layer) => this.wants(layer), decode }, this, openDrawer);
    const columnsOf = (kind: DrawnKind): DrawnColumns => new DrawnColumns(file, kind, this.context, (bytes) => decodeEscapes(decode(bytes)), choices.swapAxes);
    this.columns = { line: columnsOf('line'), polygon: columnsOf('polygon'), point: columnsOf('point') };
    this.drawer = this.context.openDrawer(new EntityFacts(), MODEL);
  }

  header(): void {
    // What the header says was decided upon in the survey.
  }

  layer(record: DrawingRecord): void {
    this.context.addLayer(record, new EntityFacts());
  }

  blockBegins(record: DrawingRecord, form: DrawingForm): void {
    this.context.blocks.begin(record, form, this.context.layers);
  }

  blockEntity(record: DrawingRecord): void {
    this.context.blocks.add(record);
  }

  blockEnds(): void {
    this.context.blocks.end();
  }

  entity(record: DrawingRecord): void {
    this.drawer.draw(record);
  }

  broken(record: DrawingRecord): void {
    this.context.noteBroken(record.brokenLine);
  }

  feature(kind: DrawnKind, shape: ShapeBuffer, look: Appearance): void {
    if (!this.kinds.has(kind)) return;
    const columns = this.columns[kind];
    if (!columns.measure(shape)) {
      columns.flatCount++;
      return;
    }
    const { window } = this.choices;
    if (window !== null && isStray(window, columns.west, columns.south, columns.east, columns.north)) this.setAside(columns, look);
    else columns.add(shape, look);
  }

  finish(sawEnd: boolean): Outcome<ReadDrawing> {
    this.drawer.end();
    const { file, context, columns } = this;
    const news = new NewsCollector();
    if (!sawEnd) news.problem('partial', 'formats.dxf-cut-off', { file }, { file });
    tellLeftOut(context, news, file, (bytes) => this.name(bytes));
    const flat = columns.line.flatCount + columns.polygon.flatCount;
    if (flat > 0) news.note('formats.dxf-flat', { file, count: flat }, { file });
    if (this.strayCount > 0) news.note('formats.dxf-strays', { file, count: this.strayCount }, { file });
    return news.outcome({
      lines: columns.line.finish(),
      areas: columns.polygon.finish(),
      points: columns.point.finish(),
      sagitta: this.choices.sagitta,
      strays: this.strays,
      strayCount: this.strayCount,
    });
  }

  private wants(layer: number): boolean {
    return (this.wanted[layer] ??= this.chosen === null || this.chosen.has(this.name(this.context.layers.names[layer]!)));
  }

  private setAside({ west, south, east, north }: DrawnColumns, look: Appearance): void {
    this.strayCount++;
    if (this.strays.length >= MOST_STRAYS) return;
    const { types, layers } = this.context;
    this.strays.push({ line: look.line, type: this.name(types.names[look.type]!), layer: this.name(layers.names[look.layer]!), position: [(west + east) / 2, (south + north) / 2] });
  }

  private name(bytes: Uint8Array): string {
    return decodeEscapes(this.decoder.decode(bytes as Uint8Array<ArrayBuffer>));
  }
}
