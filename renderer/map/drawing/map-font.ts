/** The letters of names and texts on the map: what the desk's system has, first. */
export const MAP_FONT = '"Segoe UI","Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';
