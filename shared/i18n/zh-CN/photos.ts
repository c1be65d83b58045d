/** Chinese texts (master language) of the area "photos": photos with a position. */
export const photos = {
  'photos.stage': '正在读取照片 {file}',
  'photos.passed': '{file} 没有写拍摄位置（EXIF GPS），已跳过；请用开启定位的相机原片，不要用聊天软件转存的图片。',
  'photos.none-placed': '{name} 的 {count} 张照片都没有写位置（EXIF GPS），没有可导入的点；请用开启定位的相机原片，不要用聊天软件转存的图片。',
  'photos.without-position': '{of} 张照片中有 {count} 张没有位置，没有落点：{names}。',
  'photos.altitudes': '{count} 张照片写了高度；高度从何基准起算照片没有可靠说明，只作属性，不作高程。',
  'photos.other-datum': '照片写明的基准是 {datums}，本软件没有采用，请选择坐标系。',
  'photos.reason.wgs84': '照片（EXIF）写明 WGS 84',
  'photos.reason.wgs84-usual': '照片没有写基准，EXIF 位置按惯例是 WGS 84',
  'photos.reason.cgcs2000': '数字一样，基准不同；相机接入 CORS、设为 CGCS2000 时选它',
} as const;
