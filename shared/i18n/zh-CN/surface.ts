/** Chinese texts (master language) of the area "surface". Keys are `surface.…`; placeholders are `{name}`. */
export const surface = {
  'surface.grid-head': '{file} 的文件头不完整（应有 ncols、nrows、xllcorner、yllcorner、cellsize），没有读取；请重新导出 ASCII 栅格。',
  'surface.grid-not-square': '{file} 的格网不是正方形（dx 与 dy 不等），没有读取；请按等边格网重新导出。',
  'surface.grid-too-large': '{file} 要 {cells} 个格子，超过 {most} 个，没有读取；请取较大的格网间距。',
  'surface.grid-unreadable': '{file} 有 {count} 个值读不出，按无数据处理。',
  'surface.grid-short': '{file} 只有 {count} 个值，文件头写的是 {expected} 个，其余按无数据处理；文件可能没有拷完。',
  'surface.cloud-empty': '{file} 中没有“东 北 高”三个数一行的点，没有读取；请导出为文本点云（xyz）。',
  'surface.cloud-unreadable': '{file} 有 {count} 行读不出三个数，没有采用。',
  'surface.cloud-swapped': '{file} 每行第一个数是北，已按北、东读取。',
  'surface.cloud-thinned': '{file} 的 {points} 个点按 {cell} m 格网取平均，{cells} 个格子中有 {filled} 个有点。',
  'surface.stage.points': '正在读取 {file}',
} as const;
