/** A report as a Word file: A4, office fonts, repeated table heads, running head and foot, figures at true size. */
import { AlignmentType, BorderStyle, Document, Footer, Header, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TextRun, type IRunOptions } from 'docx';
import type { Rasteriser } from '../figure/picture.ts';
import { text } from '../i18n/text.ts';
import { blockElements, FONTS, lineOf, twips } from './docx-blocks.ts';
import type { ReportDocument } from './document.ts';
import { PAGE, TEXT_WIDTH_MILLIMETRES, TYPE } from './page.ts';

/** Bytes of the .docx; figures are drawn one after the other. */
export async function writeDocx(report: ReportDocument, rasteriser: Rasteriser): Promise<Uint8Array> {
  const children = [];
  for (const [index, block] of report.blocks.entries()) children.push(...(await blockElements(block, report, rasteriser, report.blocks[index + 1])));
  const document = new Document({
    title: report.title,
    subject: report.headRight,
    creator: text(report.language, 'report.creator'),
    lastModifiedBy: text(report.language, 'report.creator'),
    description: report.footLeft,
    styles: styles(report),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: { top: twips(PAGE.margin), bottom: twips(PAGE.margin), left: twips(PAGE.margin), right: twips(PAGE.margin), header: twips(PAGE.headFoot), footer: twips(PAGE.headFoot) },
          },
        },
        headers: { default: new Header({ children: [runningHead(report)] }), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: new Footer({ children: [runningFoot(report)] }), first: new Footer({ children: [new Paragraph({ children: [new TextRun({ text: report.footLeft, ...RUNNING })] })] }) },
        children,
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}

const RUNNING: IRunOptions = { size: Math.round(TYPE.runningHead * 2), color: '333333', font: FONTS.table };
const RIGHT_EDGE = [{ type: TabStopType.RIGHT, position: twips(TEXT_WIDTH_MILLIMETRES) }];

function runningHead({ headLeft, headRight }: ReportDocument): Paragraph {
  return new Paragraph({
    tabStops: RIGHT_EDGE,
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '333333', space: 4 } },
    children: [new TextRun({ text: headLeft, ...RUNNING }), new TextRun({ text: `\t${headRight}`, ...RUNNING })],
  });
}

function runningFoot({ footLeft, language }: ReportDocument): Paragraph {
  // The sentence with its two numbers comes from the catalogue; Word fills the fields in.
  const sentence = text(language, 'report.page', { page: '\u0001', pages: '\u0002' });
  const children = sentence.split(/([\u0001\u0002])/).filter((part) => part !== '').map((part) => (part === '\u0001' ? PageNumber.CURRENT : part === '\u0002' ? PageNumber.TOTAL_PAGES : part));
  return new Paragraph({ tabStops: RIGHT_EDGE, children: [new TextRun({ text: footLeft, ...RUNNING }), new TextRun({ children: ['\t', ...children], ...RUNNING })] });
}

function styles({ language }: ReportDocument) {
  const size = (points: number): number => Math.round(points * 2);
  const body = { size: size(TYPE.body), font: FONTS.body };
  const bodyLine = { line: Math.round(TYPE.body * 1.65 * 20), lineRule: LineRuleType.EXACT, before: 0, after: 50 };
  const fixed = (points: number) => ({ line: lineOf(points), lineRule: LineRuleType.EXACT });
  // Two characters, as Chinese text is set; English indents nothing.
  const indent = language === 'zh-CN' ? { firstLine: TYPE.body * 2 * 20 } : {};
  return {
    default: { document: { run: { ...body, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    paragraphStyles: [
      { id: 'Heading1', name: 'heading 1', basedOn: 'Normal', next: 'BodyIndent', quickFormat: true, run: { size: size(TYPE.heading1), bold: true, color: '111111', font: FONTS.heading }, paragraph: { keepNext: true, outlineLevel: 0, spacing: { ...fixed(TYPE.heading1), before: 260, after: 110 } } },
      { id: 'Heading2', name: 'heading 2', basedOn: 'Normal', next: 'BodyIndent', quickFormat: true, run: { size: size(TYPE.heading2), bold: true, color: '111111', font: FONTS.heading }, paragraph: { keepNext: true, outlineLevel: 1, spacing: { ...fixed(TYPE.heading2), before: 160, after: 80 } } },
      { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', run: body, paragraph: { spacing: bodyLine } },
      { id: 'BodyIndent', name: 'Body Text Indent', basedOn: 'BodyText', run: body, paragraph: { spacing: bodyLine, indent } },
      { id: 'SmallText', name: 'Note Text', basedOn: 'Normal', run: { size: size(TYPE.small), font: FONTS.table, color: '333333' }, paragraph: { spacing: { ...fixed(TYPE.small), before: 60, after: 90 } } },
      { id: 'TableText', name: 'Table Text', basedOn: 'Normal', run: { size: size(TYPE.table), font: FONTS.table }, paragraph: { spacing: { ...fixed(TYPE.table), before: 0, after: 0 } } },
      { id: 'FigureCaption', name: 'caption', basedOn: 'Normal', run: { size: size(TYPE.caption), bold: true, font: FONTS.heading }, paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { ...fixed(TYPE.caption), before: 60, after: 60 } } },
      { id: 'FigurePicture', name: 'Figure', basedOn: 'Normal', run: body, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } } },
    ],
  };
}
