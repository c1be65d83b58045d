/** How a mine's drawings are looked at, kept with the workspace: where its section runs and which layers are switched off. */
import type { DrawingRole } from './drawing-role.ts';

export interface DrawingLook {
  /** The mine: id of its right. */
  readonly rightId: string;
  /** East, north of A and A′ …; null: the program proposes one. */
  readonly sectionLine: readonly number[] | null;
  /** Plane that the section line's numbers are in. */
  readonly systemId: string | null;
  /** Roles that are switched off in the tree. */
  readonly hidden: readonly DrawingRole[];
}
