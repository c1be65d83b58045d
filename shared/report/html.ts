/**
 * A report as one self-contained HTML page for printing: A4 by `@page`, running head and foot as margin boxes (Chromium
 * 131 and later), figures as inline SVG at true size; no script, nothing outside the file.
 */
import { escapeXml, toSvg } from '../figure/svg.ts';
import { text as messageText } from '../i18n/text.ts';
import type { Align, Block, ReportDocument, Text } from './document.ts';
import { HEAD_SHADE, LABEL_SHADE, LINE_POINTS, PAGE, SAMPLE_COLOUR, tableType, TEXT_WIDTH_MILLIMETRES, TYPE } from './page.ts';

/** Digits and letters from a Times face, narrower than those of Chinese fonts; quotes and dashes stay Chinese. */
const LATIN = (weight: string, suffix: string): string =>
  `@font-face{font-family:"Report Latin";font-weight:${weight};src:local("Times New Roman${suffix}"),local("Liberation Serif${suffix}"),local("Nimbus Roman${suffix}");unicode-range:U+20-7E,U+B0-B3,U+2009}`;
const FANGSONG = '"Report Latin","FangSong","仿宋","STFangsong","FangSong_GB2312","Noto Serif CJK SC","Source Han Serif SC",serif';
const SONG = '"Report Latin","SimSun","宋体","STSong","Noto Serif CJK SC","Source Han Serif SC",serif';
const HEI = '"SimHei","黑体","Microsoft YaHei","STHeiti","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const TITLE = '"STZhongsong","华文中宋","SimSun","Noto Serif CJK SC",serif';

/** The whole page. */
export function writeHtml(report: ReportDocument): string {
  const { language, title, blocks } = report;
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeXml(title)}</title><style>${style(report)}</style></head><body>${blocks.map((block) => blockHtml(block, language)).join('\n')}</body></html>`;
}

function blockHtml(block: Block, language: ReportDocument['language']): string {
  switch (block.kind) {
    case 'cover':
      return cover(block);
    case 'heading':
      return `<h${block.level}>${escapeXml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p class="${block.small ? 'small' : block.indent ? 'indent' : 'plain'}">${inline(block.text)}</p>`;
    case 'facts':
      return `<table class="facts"><colgroup><col style="width:13.5%"><col style="width:36.5%"><col style="width:13.5%"><col style="width:36.5%"></colgroup><tbody>${block.rows
        .map((row) => `<tr>${row.map((value, i) => (i % 2 === 0 ? `<th scope="row">${inline(value)}</th>` : `<td>${inline(value)}</td>`)).join('')}</tr>`)
        .join('')}</tbody></table>`;
    case 'table':
      return table(block);
    case 'figure':
      return `<figure role="img" aria-label="${escapeXml(block.description)}"><figcaption>${escapeXml(block.caption)}</figcaption>${toSvg(block.picture, { hatchesAsLines: true })}</figure>`;
    case 'signatures':
      return `<table class="sign"><tbody><tr>${block.boxes
        .map((name) => `<td><div class="party">${escapeXml(name)}</div><div class="seal">${escapeXml(messageText(language, 'report.signature.seal'))}</div><div class="date">${escapeXml(messageText(language, 'report.signature.date'))}</div></td>`)
        .join('')}</tr></tbody></table>`;
    case 'page-break':
      return '<div class="break"></div>';
  }
}

/** Line breaks in a text become breaks in the page. */
function inline(text: Text): string {
  const runs = typeof text === 'string' ? [{ text }] : text;
  return runs.map((run) => {
    const html = escapeXml(run.text).replaceAll('\n', '<br>');
    return 'bold' in run && run.bold ? `<b>${html}</b>` : html;
  }).join('');
}

const CLASS: Record<Align, string> = { left: 'l', centre: 'c', right: 'r' };

function table({ columns, rows, totals, note, rowHeightMillimetres }: Extract<Block, { kind: 'table' }>): string {
  const widths = columns.map(({ share }) => `<col style="width:${(share * 100).toFixed(2)}%">`).join('');
  const head = columns.map((column) => `<th scope="col">${inline(column.head)}</th>`).join('');
  const height = rowHeightMillimetres === undefined ? '' : ` style="height:${rowHeightMillimetres}mm"`;
  const cells = (row: readonly Text[], from = 0): string => columns.slice(from).map(({ align }, i) => `<td class="${CLASS[align]}">${inline(row[from + i] ?? '')}</td>`).join('');
  const body = rows.map((row) => `<tr${height}>${cells(row)}</tr>`).join('');
  const first = totals ? Math.max(1, totals.findIndex((text, i) => i > 0 && text !== '')) : 0;
  const foot = totals ? `<tr><td class="r total" colspan="${first}">${inline(totals[0] ?? '')}</td>${cells(totals, first)}</tr>` : '';
  return `<table style="font-size:${tableType(columns.length)}pt"><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}${foot}</tbody></table>${note ? `<p class="small note">${inline(note)}</p>` : ''}`;
}

function cover({ title, subtitle, facts, foot, stamp }: Extract<Block, { kind: 'cover' }>): string {
  const [states, date] = [foot.slice(0, -1), foot.at(-1) ?? ''];
  const rows = facts.map(([label, value]) => `<tr><th scope="row">${escapeXml(label)}</th><td>${escapeXml(value)}</td></tr>`).join('');
  return `<section class="cover">${stamp ? `<div class="stamp">${escapeXml(stamp)}</div>` : ''}<div class="name">${escapeXml(title)}</div><div class="kind">${escapeXml(subtitle)}</div><div class="rule"></div>${states.map((state) => `<div class="state">${escapeXml(state)}</div>`).join('')}<table class="lines"><tbody>${rows}</tbody></table><div class="day">${escapeXml(date)}</div></section>`;
}

/** A CSS string literal; everything that could end it is written as its code. */
function cssText(text: string): string {
  return `"${text.replace(/[\\"<>\n\r\f]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}

/** The page sentence with counters in the places of its two numbers. */
function pageCounter(language: ReportDocument['language']): string {
  return messageText(language, 'report.page', { page: '\u0001', pages: '\u0002' })
    .split(/([\u0001\u0002])/)
    .filter((part) => part !== '')
    .map((part) => (part === '\u0001' ? 'counter(page)' : part === '\u0002' ? 'counter(pages)' : cssText(part)))
    .join(' ');
}

/** Chromium prints both line widths as one pixel; the inner ones are lighter instead. */
function style({ headLeft, headRight, footLeft, language }: ReportDocument): string {
  const head = `font:${TYPE.runningHead}pt/1.4 ${SONG};color:#333;vertical-align:bottom;margin-bottom:3.5mm;padding-bottom:1.5mm;border-bottom:.5pt solid #333`;
  const foot = `font:${TYPE.runningHead}pt/1.4 ${SONG};color:#333;vertical-align:top;padding-top:4mm`;
  const chinese = language === 'zh-CN';
  return `${LATIN('400', '')}${LATIN('600 900', ' Bold')}
@page{size:A4;margin:${PAGE.margin}mm;
@top-left{content:${cssText(headLeft)};text-align:left;white-space:nowrap;${head}}@top-center{content:"";${head}}@top-right{content:${cssText(headRight)};text-align:right;white-space:nowrap;${head}}
@bottom-left{content:${cssText(footLeft)};text-align:left;white-space:nowrap;${foot}}@bottom-right{content:${pageCounter(language)};text-align:right;white-space:nowrap;${foot}}}
@page :first{@top-left{content:none;border:0}@top-center{content:none;border:0}@top-right{content:none;border:0}@bottom-right{content:none}}
*{box-sizing:border-box}
html,body{margin:0;background:#fff;color:#111}
body{width:${TEXT_WIDTH_MILLIMETRES}mm;overflow-x:clip}
body{font:${TYPE.body}pt/1.65 ${FANGSONG};font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media screen{body{margin:10mm auto}}
h1,h2{font-family:${HEI};font-weight:600;break-after:avoid;line-height:1.36}
h1{font-size:${TYPE.heading1}pt;margin:4.6mm 0 2mm}h2{font-size:${TYPE.heading2}pt;margin:3mm 0 1.4mm}
p{margin:0 0 .9mm}p.indent{text-indent:${chinese ? '2em' : '0'}}
p.small{font:${TYPE.small}pt/1.45 ${SONG};color:#333;margin:1mm 0 1.8mm}
table{width:100%;border-collapse:collapse;table-layout:fixed;font:${TYPE.table}pt/1.36 ${SONG};border:${LINE_POINTS.outer}pt solid #111;margin:0 0 2.2mm}
td,th{border:${LINE_POINTS.inner}pt solid #666;padding:.75mm 1.4mm;vertical-align:middle;overflow-wrap:anywhere;font-weight:400;line-height:1.36}
thead{display:table-header-group}thead th{background:#${HEAD_SHADE};font:600 1em/1.36 ${HEI};text-align:center}
tr{break-inside:avoid}.l{text-align:left}.c{text-align:center}.r{text-align:right;white-space:nowrap}.total{font-family:${HEI}}
.facts th{background:#${LABEL_SHADE};font-family:${HEI};text-align:center}
table+p.note{margin-top:-1.2mm}
figure{margin:0;break-inside:avoid;text-align:center}figcaption{font:600 ${TYPE.caption}pt/1.36 ${HEI};margin:1mm 0;break-after:avoid}figure svg{display:block;margin:0 auto}
.sign{margin-top:3mm;break-inside:avoid}.sign td{height:29mm;vertical-align:top;padding:1.6mm 2.2mm;border-width:${LINE_POINTS.inner}pt}.sign .party{font-family:${HEI}}.sign .seal{margin-top:11mm}.sign .date{text-align:right}
.break{break-after:page}
.cover{height:${PAGE.height - 2 * PAGE.margin - 1}mm;break-after:page;position:relative;text-align:center}
.stamp{position:absolute;right:0;top:6mm;border:.9pt solid #${SAMPLE_COLOUR};color:#${SAMPLE_COLOUR};font:600 11pt/1.6 ${HEI};padding:0 4mm;letter-spacing:${chinese ? '.14em' : '0'}}
.name{padding-top:52mm;font:600 ${TYPE.coverTitle}pt/1.36 ${TITLE};letter-spacing:.08em}.kind{margin-top:5mm;font:600 ${chinese ? TYPE.coverSubtitle : 20}pt/1.36 ${TITLE};letter-spacing:${chinese ? '.32em' : '0'}${chinese ? ';padding-left:.32em' : ''}}
.rule{width:58mm;height:1.2mm;border-top:1.6pt solid #111;border-bottom:.5pt solid #111;margin:6mm auto 0}.state{margin-top:6mm;font-size:14pt}
.lines{position:absolute;bottom:32mm;left:22mm;width:126mm;border:0;margin:0}.lines th,.lines td{border:0;height:10.6mm;vertical-align:bottom;font-size:${TYPE.coverFact}pt;padding:0 0 .6mm}
.lines th{width:${chinese ? 32 : 44}mm;font-family:${HEI};${chinese ? 'text-align:justify;text-align-last:justify' : 'text-align:left'}}.lines td{text-align:left;font-family:${FANGSONG};padding-left:3mm;border-left:4mm solid #fff;border-bottom:.5pt solid #333}
.day{position:absolute;bottom:6mm;left:0;right:0;font-size:15pt;letter-spacing:${chinese ? '.14em' : '0'}}`;
}
