/** Chinese texts (master language) of the area "reporting": which mines owe drawings each half-year. */
export const reporting = {
  'reporting.method': '开采方式',
  'reporting.method.underground': '地下',
  'reporting.method.open-pit': '露天',
  'reporting.method.all': '全部',
  'reporting.methodNote.underground': '许可证写地下、露天/地下或未载明开采方式的矿，和已经报过图的矿',
  'reporting.methodNote.open-pit': '许可证写露天、露天/地下的矿',
  'reporting.methodNote.all': '全部矿，不论开采方式',
  'reporting.note.underground': '地下开采（含未载明、已报过图的）{mines} 个矿，全县 {all} 个；缺 {missing} 份',
  'reporting.note.open-pit': '露天开采 {mines} 个矿，全县 {all} 个；缺 {missing} 份',
  'reporting.note.all': '不论开采方式共 {mines} 个矿；缺 {missing} 份',
} as const;
