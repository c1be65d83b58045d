/** Chinese texts (master language) of the area "roundtrip": own exports that are read again, and rights that nothing names. */
export const roundtrip = {
  'roundtrip.joined': '{file} 是本程序导出的工作簿：属性表和坐标表已按地块编号合成一个图层。',
  'roundtrip.rights-unnamed': '{file} 没有对应许可证号，也没有对应矿山名称，不能登记为采矿权；请在字段对应中指定，或改选图层用途。',
} as const;
