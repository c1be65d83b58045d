/** Chinese texts (master language) of the area "figure". Keys are `figure.…`; placeholders are `{name}`. */
export const figure = {
} as const;
