/** Zero of elevations. A drawing or a licence that names none has an unknown one; it is never assumed. */

/** 1956黄海高程系 (EPSG:5736) and 1985国家高程基准 (EPSG:5737), DOMAIN §2.2. */
export const ELEVATION_DATUMS = ['huanghai-1956', 'national-1985'] as const;
export type ElevationDatum = (typeof ELEVATION_DATUMS)[number];
