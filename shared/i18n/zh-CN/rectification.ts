/** Chinese texts (master language) of the area "rectification". Keys are `rectification.…`; placeholders are `{name}`. */
export const rectification = {
} as const;
