/** Chinese texts (master language) of the area "crs". Keys are `crs.…`; placeholders are `{name}`. */
export const crs = {
} as const;
