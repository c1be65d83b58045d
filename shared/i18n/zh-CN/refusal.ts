/** Chinese (master language) sentences about files that are not read as layers. Keys are `refusal.…`; placeholders are `{name}`. */
export const refusal = {
  'refusal.text': '{file} 里认不出坐标，已跳过；坐标文件每行写一个点：点号,X（北）,Y（东，带号），例如 J1,3874412.86,38512326.44。',
  'refusal.table-without-position': '{file} 是一张表（列：{columns}），缺两个坐标列，已跳过；补上 X（北）和 Y（东）或经度和纬度，每行例如 J1,3874412.86,38512326.44。没有坐标的表，存成 CSV 或 Excel 后可以“连接表格”。',
  'refusal.table-without-east': '{file} 是一张表（列：{columns}），缺 Y（东）或经度一列，已跳过；每行例如 J1,3874412.86,38512326.44。',
  'refusal.table-without-north': '{file} 是一张表（列：{columns}），缺 X（北）或纬度一列，已跳过；每行例如 J1,3874412.86,38512326.44。',
  'refusal.document': '{file} 是文档，不能读成图层，已跳过；可以读 shp、gdb、gpkg、kml、dxf、坐标 txt、CSV、Excel 等，文档里的坐标表请复制到 Excel 或坐标 txt。',
} as const;
