/** README.txt of the sample county: says in the first line that nothing of it is real. */
import type { SampleLayer } from './sample-layer.ts';
import type { Truth } from './truth.ts';

/** The text, with CRLF line ends for the editors of offices. */
export function readMe(layers: readonly SampleLayer[], truth: Truth): string {
  const declared = (layer: SampleLayer): string => (layer.system === null ? '没有 .prj，坐标系未声明' : layer.system.datum === 'XIAN1980' ? '西安 80 / 3°带 38' : 'CGCS2000 / 3°带 38');
  return [
    '青石县样例数据：全部虚构，不代表任何真实的县、矿山、企业和个人。',
    'Sample county Qingshi: everything in this folder is fictional.',
    '',
    `样例日 ${truth.day}；县代码 999901 为虚构代码；许可证号、信用代码、图斑编号均为编造。`,
    '',
    ...layers.map((layer) => `${layer.zip ? layer.zip.file : `${layer.file}.shp`}  ${layer.name}，${layer.rows.length} 个要素，${declared(layer)}，${layer.encoding === 'gbk' ? 'GBK' : 'UTF-8'}${layer.cpg ? '，有 .cpg' : '，没有 .cpg'}`),
    '',
    '“湿地”缺坐标系声明，“草原”是西安 80 坐标，与其余图层基准不同，其数值另加了虚构的平移；两层在声明或转换之前不参加套合。',
    '“问题数据”文件夹里的文件有意做错：编码声明不符、缺 .prj 和 .shx、拷贝中断、缺属性表、图形自相交，用来看导入时的提示。',
    `truth.json 是套合结果的标准答案：${truth.findings.length} 个问题，另有 ${truth.whenDeclared.reduce((sum, { findings }) => sum + findings.length, 0)} 个要在声明坐标系后才有。由 GEOS、proj4 与椭球面积闭合公式独立算出，不经过本软件的计算程序。`,
    '“井上井下”文件夹是 5 个矿山 2025 年下半年、2026 年上半年的图形（DXF，R12 至 2010，GBK 和 UTF-8 都有），有意画了越界和超层；drawings-truth.json 是标准答案。“问题数据/图形”里的图形有意做错：横纵颠倒、带号错误、基准不符、轮廓未闭合、文字乱码。',
    '“采坑测量”文件夹是五里坡建筑石料矿 2025-12-20、2026-06-18 两期露天坑高程（ASCII 栅格，格网 4 m，1985 国家高程基准），其间在矿区内、矿区外和开采下限以下各有意挖了一块，另有一处排土；pit-surveys-truth.json 是标准答案。',
    'manifest.json 列出第一次启动时打开的图层及其次序。',
  ].join('\r\n');
}
