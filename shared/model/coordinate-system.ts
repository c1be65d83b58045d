/** A coordinate system as this trade knows it. The table itself is in `shared/crs`. */
import type { ElevationDatum } from './elevation-datum.ts';

/** `NEWBEIJING` (新北京54) is its own datum on the same ellipsoid as Beijing 1954; they are never mixed. */
export type Datum = 'CGCS2000' | 'XIAN1980' | 'BEIJING1954' | 'NEWBEIJING' | 'WGS84' | 'OTHER';

/**
 * One system of DOMAIN §2.1. Coordinates are always [east, north] (metres) or [longitude, latitude] (degrees),
 * whatever the axis order of the registry.
 */
export interface CoordinateSystem {
  /** `EPSG:4526`, or `WKT:<hash>` for a system that only its .prj describes. */
  readonly id: string;
  readonly datum: Datum;
  readonly kind: 'gauss-kruger' | 'geographic' | 'other';
  /** Gauss-Krüger only. */
  readonly zoneWidthDegrees?: 3 | 6;
  /** Zone number, when the easting carries it as a prefix. */
  readonly zone?: number;
  readonly centralMeridianDegrees?: number;
  /** 500 000, or zone·1 000 000 + 500 000. */
  readonly falseEastingMetres?: number;
  /** The name from the .prj, kept for systems outside the table. */
  readonly name?: string;
}

/** Why a system is offered, strongest first; the window shows the reason in one line. */
export interface CoordinateSystemCandidate {
  readonly system: CoordinateSystem;
  readonly confidence: 'certain' | 'high' | 'possible';
  /** Message and its values; never empty. */
  readonly reason: import('../base/news.ts').Note;
}

/** The outcome of looking at one layer's .prj and numbers. `declared` comes only from the file, never from a guess. */
export interface CoordinateSystemEvidence {
  readonly declared: CoordinateSystem | null;
  readonly candidates: readonly CoordinateSystemCandidate[];
  /** Zero of elevations that the file names beside its plane system; absent: none. */
  readonly elevationDatum?: ElevationDatum;
  /** True when the numbers look like easting/northing swapped. */
  readonly axesLookSwapped: boolean;
  readonly notes: readonly import('../base/news.ts').Note[];
}
