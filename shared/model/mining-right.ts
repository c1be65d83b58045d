/** A mining right (采矿权) as registered: one right, one or more bodies with their own elevation limits. */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { ElevationDatum } from './elevation-datum.ts';
import type { Extent } from './extent.ts';

/** One body (矿体): features of the rights layer that share a licence number but differ in elevation. */
export interface MiningBody {
  /** Feature index in the rights layer. */
  readonly feature: number;
  /** 采深上限 / 采深下限, metres; null when the record has none. */
  readonly elevationTopMetres: number | null;
  readonly elevationBottomMetres: number | null;
  readonly name: string | null;
}

export type RightStatus = 'valid' | 'expiring' | 'expired' | 'closed' | 'unknown';

export interface MiningRight {
  /** The licence number where there is one, else `row-<n>`; unique inside the layer. */
  readonly id: string;
  readonly licenceNumber: string | null;
  readonly mineName: string;
  readonly holder: string | null;
  readonly holderCreditCode: string | null;
  readonly mineral: string | null;
  readonly otherMinerals: string | null;
  /** 露天, 地下, 露天/地下; null when unknown. */
  readonly method: 'open-pit' | 'underground' | 'both' | null;
  readonly capacity: number | null;
  readonly capacityUnit: string | null;
  readonly economicType: string | null;
  readonly issuer: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly address: string | null;
  readonly township: string | null;
  /** As printed on the licence, km². */
  readonly registeredAreaSquareKilometres: number | null;
  /** Zero of the bodies' limits and who says so: a field of the record, else the layer's declaration; null or absent: not stated. */
  readonly elevationDatum?: { readonly datum: ElevationDatum; readonly statedBy: 'field' | 'layer' } | null;
  readonly bodies: readonly MiningBody[];
  readonly extent: Extent;
}

/** Days before expiry from which a right counts as expiring; a display setting (the design shows 90). */
export const EXPIRING_WITHIN_DAYS = 90;
