/** Chinese texts (master language) of the area "overlay". Keys are `overlay.…`; placeholders are `{name}`. */
export const overlay = {
} as const;
