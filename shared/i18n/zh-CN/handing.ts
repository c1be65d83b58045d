/** Chinese texts (master language) of the area "handing": dates typed, and a plan handed on, sent back and opened again. Keys are `handing.…`; placeholders are `{name}`. */
export const handing = {
  'handing.dateWanted': '日期写成 2026-12-31',
  'handing.clearDate': '清除日期',
  'handing.version.reason': '另立新版的理由（必填，写入留痕）',
  'handing.version.reasonExample': '写明要改什么、为什么改',
  'handing.version.reasonMissing': '写明另立新版的理由。',
  'handing.reopen.reason': '理由（写入留痕）',
  'handing.sentBack': '退回（{date}）：{reason}',
  'handing.notAccepted': '验收未通过（{date}）：{reason}',
  'handing.author.ask': '留痕里还没有人名。填写编制人，以后的认定和办理都记在名下：',
  'handing.author.putOff': '不再提示',
  'handing.checks': '下达前核对 {count} 项',
  'handing.criterion': '验收标准：',
} as const;
