/** Map sheets as one self-contained page for printing: every sheet fills a page of its own paper, nothing is scaled. */
import { escapeXml } from '../figure/svg.ts';
import type { Language } from '../i18n/text.ts';

/** Pages of one paper. */
export interface PrintedSheets {
  readonly title: string;
  readonly language: Language;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  /** Self-contained SVG of that size each. */
  readonly pages: readonly string[];
}

/** A page box a hair lower than its paper: rounding must never push an empty page after it. */
const HAIR_MILLIMETRES = 0.2;

/** The whole page; `@page` says the paper, so that the printing must not choose one. */
export function writeSheetsHtml({ title, language, widthMillimetres: width, heightMillimetres: height, pages }: PrintedSheets): string {
  const style = `@page{size:${width}mm ${height}mm;margin:0}html,body{margin:0;background:#fff}section{width:${width}mm;height:${height - HAIR_MILLIMETRES}mm;overflow:hidden;break-inside:avoid}section+section{break-before:page}svg{display:block}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}`;
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeXml(title)}</title><style>${style}</style></head><body>${pages.map((page) => `<section>${page}</section>`).join('')}</body></html>`;
}
