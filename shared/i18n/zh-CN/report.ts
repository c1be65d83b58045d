/** Chinese texts (master language) of the area "report". Keys are `report.…`; placeholders are `{name}`. */
export const report = {
} as const;
