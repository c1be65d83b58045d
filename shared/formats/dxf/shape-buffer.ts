/** The vertices of one entity in the drawing's world coordinates, path after path, placed by a frame as they come. */
import { growingFloat64, growingUint32 } from '../growing-arrays.ts';
import { IDENTITY, type Frame } from './frame.ts';

export class ShapeBuffer {
  private readonly xy = growingFloat64(1024);
  private readonly elevations = growingFloat64(512);
  private readonly ends = growingUint32(16);
  /** Local coordinates are placed by this frame. */
  frame: Frame = IDENTITY;

  /** East, north interleaved. */
  get coordinates(): Float64Array {
    return this.xy.array;
  }

  get z(): Float64Array {
    return this.elevations.array;
  }

  get vertexCount(): number {
    return this.elevations.length;
  }

  get pathCount(): number {
    return this.ends.length;
  }

  /** Vertex behind the last of path `path`. */
  pathEnd(path: number): number {
    return path < 0 ? 0 : this.ends.array[path]!;
  }

  begin(frame: Frame): void {
    this.xy.length = this.elevations.length = this.ends.length = 0;
    this.frame = frame;
  }

  /** A vertex in local coordinates. */
  vertex(x: number, y: number, z: number): void {
    const f = this.frame;
    if (f === IDENTITY) this.worldVertex(x, y, z);
    else this.worldVertex(f[0]! * x + f[1]! * y + f[2]! * z + f[3]!, f[4]! * x + f[5]! * y + f[6]! * z + f[7]!, f[8]! * x + f[9]! * y + f[10]! * z + f[11]!);
  }

  /** A vertex that is placed already. */
  worldVertex(x: number, y: number, z: number): void {
    const { xy, elevations } = this;
    xy.reserve(2);
    xy.array[xy.length++] = x;
    xy.array[xy.length++] = y;
    elevations.reserve(1);
    elevations.array[elevations.length++] = z;
  }

  /** Ends a path; a path without vertices is none. */
  endPath(): void {
    if (this.vertexCount > this.pathEnd(this.pathCount - 1)) this.ends.push(this.vertexCount);
  }

  /** Repeats the first vertex of the path at hand unless it ends where it began. */
  closePath(): void {
    const first = this.pathEnd(this.pathCount - 1);
    const last = this.vertexCount - 1;
    if (last <= first) return;
    const [x, y, z] = [this.coordinates[2 * first]!, this.coordinates[2 * first + 1]!, this.z[first]!];
    if (x !== this.coordinates[2 * last] || y !== this.coordinates[2 * last + 1]) this.worldVertex(x, y, z);
  }

  /** True when every number is one of this world. */
  isFinite(): boolean {
    for (let i = 0; i < this.xy.length; i++) if (!(Math.abs(this.xy.array[i]!) <= LARGEST_COORDINATE)) return false;
    for (let i = 0; i < this.elevations.length; i++) if (!(Math.abs(this.elevations.array[i]!) <= LARGEST_COORDINATE)) return false;
    return true;
  }
}

/** Coordinates beyond this are no place on earth in any unit a drawing uses. */
const LARGEST_COORDINATE = 1e10;
