/**
 * What every workbook that is written here has around its sheets (SpreadsheetML, ECMA-376 parts 1 and 2): names of sheets
 * and cells, texts that stay texts, and the parts that tie the sheets together. Written here and not by a library: the
 * ones at hand compress bigger sheets in a worker made from a blob, which the window's content policy rightly refuses.
 */
import { xmlText } from '../xml-text.ts';
import type { ZipEntry } from '../zip-writing.ts';

export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Excel's bounds (ECMA-376 part 1, §18.3.1 and its user interface). */
const LONGEST_SHEET_NAME = 31;
/** Characters of a cell; longer texts are cut. */
export const LONGEST_TEXT = 32_767;

/** Names that Excel takes: at most 31 characters, none of `[]:*?/\`, no quote at an end, none twice without regard to case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
    let candidate = plain.slice(0, LONGEST_SHEET_NAME);
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${plain.slice(0, LONGEST_SHEET_NAME - 4)}_${n}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Text stays text, whatever it begins with, cut at what a cell holds; `style` is a position in the style table. */
export function textCell(reference: string, text: string, style?: number): string {
  return `<c r="${reference}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

export function numberCell(reference: string, value: number, style?: number): string {
  return `<c r="${reference}"${styled(style)}><v>${value}</v></c>`;
}

const styled = (style: number | undefined): string => (style === undefined ? '' : ` s="${style}"`);

export interface WorkbookParts {
  /** As {@link sheetNames} gave them. */
  readonly names: readonly string[];
  /** One worksheet each, with its declaration. */
  readonly sheets: readonly ZipEntry['content'][];
  /** A styleSheet without its declaration. */
  readonly styles?: string;
  /** Content of `definedNames`. */
  readonly definedNames?: string;
}

/** All parts of the package, to be zipped in this order. */
export function workbookParts({ names, sheets, styles, definedNames }: WorkbookParts): ZipEntry[] {
  const encode = (xml: string): Uint8Array => new TextEncoder().encode(XML_DECLARATION + xml);
  const each = (write: (name: string, number: number) => string): string => names.map((name, index) => write(name, index + 1)).join('');
  const relation = (id: number, kind: string, target: string): string => `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const override = (part: string, kind: string): string => `<Override PartName="/xl/${part}.xml" ContentType="${CONTENT_TYPE}.${kind}+xml"/>`;
  const relationships = (list: string): Uint8Array => encode(`<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`);
  const types = override('workbook', 'sheet.main') + (styles === undefined ? '' : override('styles', 'styles')) + each((_name, number) => override(`worksheets/sheet${number}`, 'worksheet'));
  return [
    { name: '[Content_Types].xml', content: encode(`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`) },
    { name: '_rels/.rels', content: relationships(relation(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: encode(`<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${each((name, number) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets>${definedNames === undefined ? '' : `<definedNames>${definedNames}</definedNames>`}</workbook>`),
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relationships(each((_name, number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)) + (styles === undefined ? '' : relation(names.length + 1, 'styles', 'styles.xml'))) },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: encode(styles) }]),
    ...sheets.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
  ];
}
