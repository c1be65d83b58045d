/** Chinese texts (master language) of the area "tiny": overlaps smaller than the bound for slivers. Keys are `tiny.…`; placeholders are `{name}`. */
export const tiny = {
  'tiny.tag': '细碎',
  'tiny.hint': '面积不足碎屑的面积界限 {area} m²，但比碎屑宽，所以仍是问题，排在其他问题之后。',
  'tiny.place': '{place}，不足碎屑的面积界限 {area} m²',
} as const;
