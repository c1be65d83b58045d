/** Chinese texts (master language) of the area "formats". Keys are `formats.…`; placeholders are `{name}`. */
export const formats = {
} as const;
