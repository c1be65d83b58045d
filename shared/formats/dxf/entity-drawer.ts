/** Draws the entities of the model, or of one insertion of a block, into the context's sink: one case for each type. */
import { addArc, addConic } from './curves.ts';
import type { DrawingContext, OpenDrawer, Placement, RecordDrawer } from './drawing-context.ts';
import { addHatch } from './draw-hatch.ts';
import { InsertDrawer } from './draw-insert.ts';
import { addLeader, addLightPolyline, PolylineGatherer } from './draw-polyline.ts';
import { addSplineEntity } from './draw-spline.ts';
import { addText } from './draw-text.ts';
import type { DrawnKind } from './drawn-kind.ts';
import type { EntityFacts } from './entity-facts.ts';
import { compose, IDENTITY, type Frame } from './frame.ts';
import type { Pen } from './pen.ts';
import type { DrawingRecord } from './record.ts';

/** Entities that belong to the one before them, or that are frames and templates by nature. */
const ATTACHED = new Set(['VERTEX', 'SEQEND', 'ATTRIB']);
/** Types whose points repeat, read by their own part. */
const REPEATING = new Set(['LWPOLYLINE', 'HATCH', 'SPLINE', 'LEADER']);
const CONSTANT_ATTRIBUTE = 2;

export const openDrawer: OpenDrawer = (context, facts, placement) => new EntityDrawer(context, facts, placement);

class EntityDrawer implements Pen, RecordDrawer {
  readonly context: DrawingContext;
  readonly facts: EntityFacts;
  readonly placement: Placement;
  private readonly polyline: PolylineGatherer;
  private readonly insert: InsertDrawer;

  constructor(context: DrawingContext, facts: EntityFacts, placement: Placement) {
    this.context = context;
    this.facts = facts;
    this.placement = placement;
    this.polyline = new PolylineGatherer(this);
    this.insert = new InsertDrawer(this);
  }

  draw(record: DrawingRecord): void {
    const { context, facts, placement } = this;
    const type = context.typeOf(record);
    if (ATTACHED.has(type)) {
      if (type === 'VERTEX') this.polyline.vertex(record);
      else if (type === 'ATTRIB') this.insert.attribute(record);
      else this.end();
      return;
    }
    const drawnType = context.look.type;
    this.end();
    facts.read(record, context.layers, !REPEATING.has(type));
    const own = facts.layer < 0 ? context.layerZero : facts.layer;
    const layer = own === context.layerZero && placement.layer >= 0 ? placement.layer : own;
    const isInsert = type === 'INSERT' || type === 'DIMENSION';
    if (!isInsert && !context.options.wants(layer)) return;
    if (facts.values[67] === 1 && placement.block < 0) {
      context.leftOut.onPaper++;
      return;
    }
    if (facts.values[60] === 1) {
      context.leftOut.hidden++;
      return;
    }
    const { look } = context;
    look.type = drawnType;
    look.layer = layer;
    look.block = placement.block;
    look.rgb = context.rgbOf(facts, layer, placement.rgb);
    look.text = '';
    look.height = look.rotation = Number.NaN;
    look.line = record.line;
    this.drawKind(type, record);
  }

  end(): void {
    this.polyline.end();
    this.insert.end();
  }

  begin(planar: boolean): void {
    this.beginIn(this.placement.frame, planar ? this.facts.plane() : IDENTITY);
  }

  beginIn(outer: Frame, plane: Frame): void {
    this.context.shape.begin(compose(outer, plane));
  }

  finish(kind: DrawnKind): void {
    const { shape, look, sink } = this.context;
    shape.endPath();
    if (shape.pathCount === 0 || !shape.isFinite()) this.context.noteBroken(look.line);
    else {
      this.context.drawn[kind] = true;
      sink.feature(kind, shape, look);
    }
  }

  private drawKind(type: string, record: DrawingRecord): void {
    const { facts, context } = this;
    const { shape, options } = context;
    const value = (code: number): number => facts.values[code]!;
    switch (type) {
      case 'LINE':
        this.begin(false);
        shape.vertex(value(10), value(20), facts.or(30, 0));
        shape.vertex(value(11), value(21), facts.or(31, 0));
        return this.finish('line');
      case 'LWPOLYLINE':
        this.begin(true);
        addLightPolyline(shape, record, facts, options.sagitta);
        return this.finish('line');
      case 'POLYLINE':
        return this.polyline.begin();
      case 'ARC':
      case 'CIRCLE': {
        this.begin(true);
        const [start, end] = type === 'ARC' ? [value(50), value(51)] : [0, 360];
        if (Number.isFinite(start) && Number.isFinite(end)) addArc(shape, [value(10), value(20), facts.or(30, 0)], value(40), start, end, options.sagitta);
        if (type === 'CIRCLE') shape.closePath();
        return this.finish('line');
      }
      case 'ELLIPSE':
        this.drawEllipse();
        return this.finish('line');
      case 'SPLINE':
        this.begin(false);
        addSplineEntity(shape, record, facts, options.sagitta);
        return this.finish('line');
      case 'LEADER':
        this.begin(false);
        addLeader(shape, record);
        return this.finish('line');
      case 'HATCH':
        this.begin(true);
        addHatch(shape, record, options.sagitta);
        return this.finish('polygon');
      case 'SOLID':
      case 'TRACE':
      case '3DFACE':
        this.begin(type !== '3DFACE');
        this.drawCorners(type === '3DFACE' ? [0, 1, 2, 3] : [0, 1, 3, 2]);
        return this.finish('polygon');
      case 'POINT':
        this.begin(false);
        shape.vertex(value(10), value(20), facts.or(30, 0));
        return this.finish('point');
      case 'TEXT':
      case 'MTEXT':
        return addText(this, record, type === 'MTEXT');
      case 'ATTDEF':
        // A template for what each insertion writes itself, unless its text is fixed.
        if (this.placement.block >= 0 && (facts.or(70, 0) & CONSTANT_ATTRIBUTE) !== 0) addText(this, record, false);
        return;
      case 'INSERT':
        return this.insert.begin(record);
      case 'DIMENSION':
        return this.insert.drawDimension(record);
      default:
        context.noteUnread(type);
    }
  }

  /** Centre, end of the major axis from the centre, ratio of the axes, first and last parameter; all in world coordinates. */
  private drawEllipse(): void {
    const { facts, context } = this;
    const value = (code: number): number => facts.values[code]!;
    this.begin(false);
    const major = [value(11), value(21), facts.or(31, 0)] as const;
    const plane = facts.plane();
    const normal = [plane[2]!, plane[6]!, plane[10]!] as const;
    const ratio = value(40);
    const minor = [
      ratio * (normal[1] * major[2] - normal[2] * major[1]),
      ratio * (normal[2] * major[0] - normal[0] * major[2]),
      ratio * (normal[0] * major[1] - normal[1] * major[0]),
    ] as const;
    const [start, end] = [facts.or(41, 0), facts.or(42, 2 * Math.PI)];
    const turn = 2 * Math.PI;
    const sweep = (((end - start) % turn) + turn) % turn;
    const whole = sweep < 1e-9 || turn - sweep < 1e-9;
    addConic(context.shape, [value(10), value(20), facts.or(30, 0)], major, minor, start, whole ? turn : sweep, context.options.sagitta);
    if (whole) context.shape.closePath();
  }

  /** Corners in this order; a missing fourth one makes a triangle. */
  private drawCorners(order: readonly number[]): void {
    const { facts, context } = this;
    const corners = Number.isNaN(facts.values[13]!) ? [0, 1, 2] : order;
    for (const corner of corners) context.shape.vertex(facts.values[10 + corner]!, facts.values[20 + corner]!, facts.or(30 + corner, 0));
    context.shape.closePath();
  }
}
