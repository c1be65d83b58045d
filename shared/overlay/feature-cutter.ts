/**
 * Cuts features of one layer with subjects: decides whole or none from the box where it can, cuts exactly where
 * it cannot, and puts invalid rings right first. Keeps per feature what several subjects may ask for again.
 */
import { planarAreaOfFeature, ringLength } from '../geometry/area.ts';
import { intersect } from '../geometry/clip.ts';
import { featureParts, type GeometryColumns } from '../geometry/columns.ts';
import { cutFeature } from '../geometry/cut.ts';
import { CutWorkspace } from '../geometry/cut-workspace.ts';
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import { EllipsoidalAreas } from '../geometry/ellipsoidal-areas.ts';
import { piecesOf, type Piece } from '../geometry/pieces.ts';
import { placeOfBox, type PreparedPolygon } from '../geometry/prepared-polygon.ts';
import { mendFeature, NOT_JUDGED, SOUND, UNSOUND } from '../geometry/soundness.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { OverlaySubject } from './subject.ts';

/** A feature whose rings were put right for the computation; the layer itself is not touched. */
export interface Repair {
  readonly feature: number;
  /** Middle of its box, in the coordinates of the computation. */
  readonly position: readonly [east: number, north: number];
  readonly areaBeforeSquareMetres: number;
  readonly areaAfterSquareMetres: number;
}

/** Nothing in common, the whole feature, or pieces of it (local coordinates of the subject's region). */
export type Cut = 'none' | 'whole' | readonly Piece[];

const UNKNOWN = NOT_JUDGED;
const REPAIRED = UNSOUND;

export class FeatureCutter {
  readonly repairs: Repair[] = [];
  /** Pairs that the exact kernel handed over to the clipper. */
  handedOver = 0;
  private readonly state: Uint8Array;
  private readonly repaired = new Map<number, GeometryColumns>();
  private readonly areas: EllipsoidalAreas;
  private readonly planar: Float64Array;
  private readonly ellipsoidal: Float64Array;

  constructor(
    private readonly columns: GeometryColumns,
    system: CoordinateSystem,
    edges: EllipsoidalEdges,
    /** May be shared by cutters that work one after another. */
    private readonly workspace = new CutWorkspace(),
  ) {
    this.state = new Uint8Array(columns.featureCount);
    this.areas = new EllipsoidalAreas(system, edges);
    const measured = columns.areas?.systemId === system.id ? columns.areas : null;
    // What was measured at import holds for rings that were sound then; the others are NaN and measured when asked.
    this.planar = measured?.planar.slice() ?? new Float64Array(columns.featureCount).fill(Number.NaN);
    this.ellipsoidal = (measured?.edges === edges ? measured.ellipsoidal.slice() : null) ?? new Float64Array(columns.featureCount).fill(Number.NaN);
  }

  /** What feature and subject have in common. */
  cut(subject: OverlaySubject, feature: number): Cut {
    const place = placeOfBox(subject.region, this.columns.bounds, 4 * feature);
    if (place === 'outside') return 'none';
    if (place === 'inside') {
      this.soundColumns(feature);
      return 'whole';
    }
    const { workspace } = this;
    let settled = false;
    const known = this.state[feature] !== UNKNOWN;
    if (!known) {
      // Cut first, judge after: most features near a boundary have nothing in common with the subject, sound or not.
      settled = cutFeature(workspace, subject.region, this.columns, feature);
      if (settled && workspace.loops.length === 0) return 'none';
    }
    const [columns, row] = this.soundColumns(feature);
    if (known || this.state[feature] === REPAIRED) settled = cutFeature(workspace, subject.region, columns, row);
    const loops = settled ? workspace.loops : this.clipLoops(subject.region, columns, row);
    if (loops.length === 0) return 'none';
    const pieces = piecesOf(loops);
    return pieces.length === 0 ? 'none' : pieces;
  }

  /** The slower engine, for the rare pair whose crossings could not be put in order. */
  private clipLoops(region: PreparedPolygon, columns: GeometryColumns, row: number): number[][] {
    this.handedOver++;
    return intersect([ringsOfRegion(region)], featureParts(columns, row)).flatMap((rings) =>
      rings.map((ring) => Array.from(ring.subarray(0, ring.length - 2), (value, i) => value - (i % 2 === 0 ? region.originEast : region.originNorth))));
  }

  /** Planar area of a whole feature, square metres. */
  planarAreaOf(feature: number): number {
    const known = this.planar[feature]!;
    if (!Number.isNaN(known)) return known;
    const [columns, row] = this.soundColumns(feature);
    return (this.planar[feature] = planarAreaOfFeature(columns, row));
  }

  /** Perimeter of a whole feature with its holes, metres. */
  perimeterOf(feature: number): number {
    const [columns, row] = this.soundColumns(feature);
    return featureParts(columns, row).flat().reduce((sum, ring) => sum + ringLength(ring), 0);
  }

  /** Ellipsoidal area of a whole feature, square metres. */
  ellipsoidalAreaOf(feature: number): number {
    const known = this.ellipsoidal[feature]!;
    if (!Number.isNaN(known)) return known;
    const [columns, row] = this.soundColumns(feature);
    return (this.ellipsoidal[feature] = this.areas.ofFeature(columns, row));
  }

  /** Ellipsoidal area of a piece cut from the subject, square metres. */
  ellipsoidalAreaOfPiece({ loops }: Piece, { region }: OverlaySubject): number {
    return this.areas.ofLoops(loops, region.originEast, region.originNorth);
  }

  /** The columns and row that hold sound rings of the feature: its own, or those of the repaired copy. */
  soundColumns(feature: number): readonly [GeometryColumns, number] {
    if (this.state[feature] === UNKNOWN) this.judge(feature);
    return this.state[feature] === REPAIRED ? [this.repaired.get(feature)!, 0] : [this.columns, feature];
  }

  private judge(feature: number): void {
    const judged = this.columns.soundness?.[feature] === SOUND;
    const mended = judged ? null : mendFeature(this.columns, feature);
    this.state[feature] = mended ? REPAIRED : SOUND;
    if (!mended) return;
    const { columns, areaBeforeSquareMetres, areaAfterSquareMetres } = mended;
    const { bounds } = this.columns;
    const at = feature * 4;
    this.repaired.set(feature, columns);
    this.repairs.push({ feature, position: [(bounds[at]! + bounds[at + 2]!) / 2, (bounds[at + 1]! + bounds[at + 3]!) / 2], areaBeforeSquareMetres, areaAfterSquareMetres });
  }
}

/** A region's rings in full coordinates, closed. */
export function ringsOfRegion(region: PreparedPolygon): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let ring = 0; ring + 1 < region.ringStart.length; ring++) {
    const from = region.ringStart[ring]!;
    const flat = new Float64Array((region.ringStart[ring + 1]! - from) * 2);
    for (let i = 0; i < flat.length / 2; i++) {
      flat[2 * i] = region.x[from + i]! + region.originEast;
      flat[2 * i + 1] = region.y[from + i]! + region.originNorth;
    }
    rings.push(flat);
  }
  return rings;
}

/** A piece's loops in full coordinates, closed, without repeated vertices. */
export function ringsOfPiece(piece: Piece, region: PreparedPolygon): Float64Array[] {
  return piece.loops.map((loop) => {
    const ring: number[] = [];
    for (let i = 0; i < loop.length; i += 2) {
      const east = loop[i]! + region.originEast;
      const north = loop[i + 1]! + region.originNorth;
      if (ring.length === 0 || east !== ring[ring.length - 2] || north !== ring[ring.length - 1]) ring.push(east, north);
    }
    if (ring[0] !== ring[ring.length - 2] || ring[1] !== ring[ring.length - 1]) ring.push(ring[0]!, ring[1]!);
    return Float64Array.from(ring);
  });
}
