/** Chinese texts (master language) of the area "project". Keys are `project.…`; placeholders are `{name}`. */
export const project = {
} as const;
