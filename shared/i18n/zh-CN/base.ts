/** Chinese texts (master language) of the area "base". Keys are `base.…`; placeholders are `{name}`. */
export const base = {
} as const;
