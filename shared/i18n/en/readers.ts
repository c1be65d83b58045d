/** English texts of the area "readers"; the same keys as zh-CN/readers.ts. */
import type { readers as master } from '../zh-CN/readers.ts';

export const readers: Record<keyof typeof master, string> = {
  'readers.quote-open': 'Row {row} of {file} has a quotation mark that is never closed: everything behind it became one cell, so the file cannot be imported. Close or remove the mark in a spreadsheet program, save, and import it again.',
  'readers.rows-text-shape-unread': 'The shapes written as text (WKT) in rows {rows}{count?| ({count} rows)} of {file} are incomplete, collections or curves and cannot be read; only the attributes are kept. Check them in the program they come from and export them again.',
  'readers.leaves-out-shapeless': '{count} features of layer "{layer}" have no shape and are not written to this format.',
  'readers.cuts-cells': 'The fields {fields} of layer "{layer}" hold texts of more than {limit} characters; an Excel cell takes no more, the rest is cut off.',
  'readers.drawn-layers-kept': 'Layer "{layer}" comes from a drawing: it is written under the drawing\'s own layer names, texts stay texts; colours, line types and blocks are not written.',
};
