/** Chinese texts (master language) of the area "leaving": a dialog with unkept work. Keys are `leaving.…`; placeholders are `{name}`. */
export const leaving = {
  'leaving.question': '填写和选择的内容还没有收下，离开后不保留。',
  'leaving.stay': '继续填写',
  'leaving.leave': '放弃并离开',
} as const;
