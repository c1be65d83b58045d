/** Chinese texts (master language) of the area "law". Keys are `law.…`; placeholders are `{name}`. */
export const law = {
} as const;
