/** What a check of workings looks at: each is evidence of its own, and neither speaks for the other. */
export type WorkingsSource = 'drawing' | 'pit-survey';
