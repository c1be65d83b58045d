/** What the parts that draw one kind of entity ask of the drawer that calls them. */
import type { DrawingContext, Placement } from './drawing-context.ts';
import type { DrawnKind } from './drawn-kind.ts';
import type { EntityFacts } from './entity-facts.ts';
import type { Frame } from './frame.ts';

export interface Pen {
  readonly context: DrawingContext;
  /** Of the record at hand. */
  readonly facts: EntityFacts;
  readonly placement: Placement;
  /** Begins a shape in the plane the entity was drawn in, or in world coordinates. */
  begin(planar: boolean): void;
  /** Begins a shape in a plane that is placed by `outer`. */
  beginIn(outer: Frame, plane: Frame): void;
  /** Hands the shape over, unless a number in it cannot be read. */
  finish(kind: DrawnKind): void;
}
