/** What most entities say about themselves, read in one pass over the record's groups. */
import type { ByteNames } from './byte-names.ts';
import { objectFrame, type Frame } from './frame.ts';
import type { DrawingRecord } from './record.ts';

const VALUES = 80;
/** From here on a record repeats another object's groups (columns of an MTEXT in 2018). */
const EMBEDDED_OBJECT = 101;

/** Groups of the record before an object embedded in it. */
export function ownGroups(record: DrawingRecord): number {
  const embedded = record.find(EMBEDDED_OBJECT);
  return embedded < 0 ? record.count : embedded;
}

export class EntityFacts {
  /** First value of each group 10 to 79; NaN where the record has none. */
  readonly values = new Float64Array(VALUES);
  /** Number of the layer's name, -1 when the record names none. */
  layer = -1;
  /** Group 420, 0xRRGGBB, or -1. */
  trueColour = -1;
  /** Groups that count: those before an embedded object. */
  count = 0;
  private nx = 0;
  private ny = 0;
  private nz = 1;

  /** `withPoints` false leaves groups 10 to 37 and 39 to 59 aside, for entities that repeat them. */
  read(record: DrawingRecord, layers: ByteNames, withPoints: boolean): void {
    const { values } = this;
    values.fill(Number.NaN);
    this.layer = this.trueColour = -1;
    this.nx = this.ny = 0;
    this.nz = 1;
    this.count = record.count;
    const { codes } = record;
    for (let i = 1; i < record.count; i++) {
      const code = codes[i]!;
      if (code >= 10 && code < VALUES) {
        if ((withPoints || code >= 60 || code === 38) && Number.isNaN(values[code]!)) record.numberInto(i, values, code);
      } else if (code === 8) {
        if (this.layer < 0) this.layer = layers.indexOf(record.bytes, record.from[i]!, record.to[i]!);
      } else if (code === 210) this.nx = record.number(i);
      else if (code === 220) this.ny = record.number(i);
      else if (code === 230) this.nz = record.number(i);
      else if (code === 420) this.trueColour = record.number(i) & 0xffffff;
      else if (code === EMBEDDED_OBJECT) {
        this.count = i;
        return;
      }
    }
  }

  /** The value of a group 10 to 79, or what stands for it when the record leaves it out. */
  or(code: number, otherwise: number): number {
    const value = this.values[code]!;
    return Number.isNaN(value) ? otherwise : value;
  }

  /** The plane the entity was drawn in. */
  plane(): Frame {
    return objectFrame(this.nx, this.ny, this.nz);
  }
}
