/** What an entity is drawn as. */
export type DrawnKind = 'line' | 'polygon' | 'point';
