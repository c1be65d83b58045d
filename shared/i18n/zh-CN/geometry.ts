/** Chinese texts (master language) of the area "geometry". Keys are `geometry.…`; placeholders are `{name}`. */
export const geometry = {
} as const;
