/** Chinese texts (master language) of the area "cli". Keys are `cli.…`; placeholders are `{name}`. */
export const cli = {
} as const;
