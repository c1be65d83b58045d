/** Says what of a drawing is not drawn, and why. */
import type { NewsCollector } from '../../base/news.ts';
import type { DrawingContext } from './drawing-context.ts';

const MOST_NAMES = 12;
const MOST_LINES = 10;

/** `decode` turns the bytes of a block's name into text. */
export function tellLeftOut({ leftOut, blocks }: DrawingContext, news: NewsCollector, file: string, decode: (bytes: Uint8Array) => string): void {
  const place = { file };
  if (leftOut.broken > 0) {
    const lines = leftOut.brokenLines.toSorted((a, b) => a - b).slice(0, MOST_LINES);
    news.problem('partial', 'formats.dxf-broken', { file, count: leftOut.broken, lines }, place);
  }
  if (leftOut.unread.size > 0) {
    const kinds = [...leftOut.unread].map(([type, count]) => `${type} × ${count}`).slice(0, MOST_NAMES);
    news.note('formats.dxf-unread', { file, kinds }, place);
  }
  if (leftOut.hidden > 0) news.note('formats.dxf-hidden', { file, count: leftOut.hidden }, place);
  if (leftOut.onPaper > 0) news.note('formats.dxf-on-paper', { file, count: leftOut.onPaper }, place);
  if (leftOut.missingBlocks.size > 0) {
    const names = [...leftOut.missingBlocks].slice(0, MOST_NAMES).map((name) => decode(blocks.names.names[name]!));
    news.problem('partial', 'formats.dxf-missing-blocks', { file, names }, place);
  }
  if (leftOut.endlessBlocks > 0) news.problem('partial', 'formats.dxf-endless-blocks', { file, count: leftOut.endlessBlocks }, place);
  if (leftOut.beyondLimit > 0) news.problem('partial', 'formats.dxf-too-many-insertions', { file, count: leftOut.beyondLimit }, place);
}
