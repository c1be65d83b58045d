/** Chinese texts (master language) of the area "window". Keys are `window.…`; placeholders are `{name}`. */
export const window = {
} as const;
