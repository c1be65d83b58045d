/** Chinese texts (master language) of the area "verdict": from deciding on findings to handing the plan on. Keys are `verdict.…`; placeholders are `{name}`. */
export const verdict = {
  'verdict.did.review': '已提交审核：{mine} 整改方案 {number}',
  'verdict.did.issued': '已下达：{mine} 整改方案 {number}',
  'verdict.did.in-progress': '已开始整改：{mine} 整改方案 {number}',
  'verdict.did.acceptance': '已提请验收：{mine} 整改方案 {number}',
  'verdict.did.closed': '已销号：{mine} 整改方案 {number}',
  'verdict.undid.review': '已收回提交：{mine} 整改方案 {number} 退回起草',
  'verdict.undid.issued': '已收回下达：{mine} 整改方案 {number} 退回审核',
  'verdict.undid.in-progress': '已收回开始整改：{mine} 整改方案 {number} 退回下达',
  'verdict.undid.acceptance': '已收回验收申请：{mine} 整改方案 {number} 退回整改中',
  'verdict.undid.closed': '已收回销号：{mine} 整改方案 {number} 退回待验收',
  'verdict.submitted': '✓ 已提交审核',
  'verdict.foldMine': '收起 {mine}',
  'verdict.unfoldMine': '展开 {mine}',
  'verdict.redo': '重做 Ctrl+Y',
} as const;
