/** What a check of workings looks at: each is evidence of its own, and neither speaks for the other. In the order of reports. */
export const WORKINGS_SOURCES = ['drawing', 'pit-survey'] as const;

export type WorkingsSource = (typeof WORKINGS_SOURCES)[number];
