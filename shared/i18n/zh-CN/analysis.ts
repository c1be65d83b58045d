/** Chinese texts (master language) of the area "analysis". Keys are `analysis.…`; placeholders are `{name}`. */
export const analysis = {
} as const;
