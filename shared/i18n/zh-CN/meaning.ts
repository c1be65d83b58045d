/** Chinese texts (master language) of what words and marks mean, shown where they stand. Keys are `meaning.…`; placeholders are `{name}`. */
export const meaning = {
  'meaning.severity': '程度',
  'meaning.severity.order': '程度是软件为安排先后提出的，不是法律上的定性，由承办人认定。',
  'meaning.severity.severe': '与永久基本农田、生态保护红线、自然保护地核心保护区、Ⅰ级保护林地重叠；矿业权重叠；有效期届满；采空区等超出矿区范围、超出开采标高，巷道等进入相邻矿山。',
  'meaning.severity.general': '与耕地、草原、湿地、河道等水域、自然保护地一般控制区、Ⅱ级保护林地或者级别不明的林地重叠；在法规禁止开采的距离以内；只有巷道、台阶超出矿区范围或者开采标高。',
  'meaning.severity.notice': '与Ⅲ级、Ⅳ级保护林地重叠；在须经主管部门同意的距离以内。',
  'meaning.number': '问题编号：F 开头的是矿业权本身的问题（期限、范围、标高、重叠），L 开头的是与用地、管控图层的问题；同一类有几个的，后面加 -1、-2。方案、台账、图上用同一个编号。',
  'meaning.conduct': '违法行为发生的时间，决定适用哪个时间施行的法律。套合只看得出重叠，看不出从什么时候起；在卷宗里查明以后，再核对当时的条文。',
  'meaning.sliver': '两个图层的边线没有完全对齐时，套合切出的极小、极窄的碎块，多半不是真的占用。',
  'meaning.edges': '矿区的边很长时，直线在椭球面上略有弯曲。“按拐点”照登记拐点直接计算，与登记面积的算法一致；“加密边线”先在长边上加点再计算。',
} as const;
