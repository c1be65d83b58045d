/** Zero of elevations. A drawing or a licence that names none has an unknown one; it is never assumed. */
import type { CalendarDate } from '../base/calendar-date.ts';

/** 1956黄海高程系 (EPSG:5736) and 1985国家高程基准 (EPSG:5737), DOMAIN §2.2. */
export const ELEVATION_DATUMS = ['huanghai-1956', 'national-1985'] as const;
export type ElevationDatum = (typeof ELEVATION_DATUMS)[number];

/** H₁₉₈₅ − H₁₉₅₆ as it is to be used, and who says so. */
export interface ElevationDifference {
  readonly metres: number;
  readonly statedBy: 'national' | 'person';
  /** Where a person has it from; '' for the national one and where nobody wrote it down. */
  readonly source: string;
}

/** The one difference that a county entered for its workspace; there is at most one record. */
export interface StatedElevationDifference {
  readonly id: typeof STATED_DIFFERENCE_ID;
  /** H₁₉₈₅ − H₁₉₅₆. */
  readonly metres: number;
  readonly source: string;
  readonly statedOn: CalendarDate;
}

export const STATED_DIFFERENCE_ID = 'county';
