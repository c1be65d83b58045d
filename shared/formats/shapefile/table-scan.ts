/**
 * Goes through the records of a .dbf a stretch at a time: how its texts read, and which rows are marked as deleted. Of a
 * class and not of a function in a function, so that what has been compiled for one file serves the next.
 */
import { valueEnd, valueStart } from '../fixed-width-table.ts';
import { EncodingScan } from './encoding.ts';
import { JudgedTexts } from './judged-texts.ts';

/** First byte of a row that is marked as deleted. */
export const DELETED_ROW = 0x2a;

/** Where a field lies inside a record, bytes. */
interface FieldPlace {
  readonly offset: number;
  readonly width: number;
}

export class TableScan {
  readonly encoding = new EncodingScan();
  /** 0-based rows marked as deleted. */
  readonly deletedRows: number[] = [];
  /** From, to, from, to … inside a record. */
  private readonly runs: readonly number[];
  /** Place in `texts` by byte of the record. */
  private readonly fieldAt: Uint16Array;
  /** How the last value with bytes above ASCII read, by field. */
  private readonly lastReading: Int32Array;

  /** `texts`: the fields whose values are judged. */
  constructor(private readonly recordBytes: number, private readonly texts: readonly FieldPlace[]) {
    this.runs = runsOf(texts);
    this.fieldAt = new Uint16Array(recordBytes);
    texts.forEach(({ offset, width }, field) => this.fieldAt.fill(field, offset, offset + width));
    this.lastReading = new Int32Array(texts.length);
  }

  /** Whole records one after another; `firstRow` is 0-based. */
  look(bytes: Uint8Array, firstRow: number, rows: number): void {
    const { runs, recordBytes } = this;
    const judged = new JudgedTexts(bytes);
    const words = bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : new Uint32Array(0);
    for (let row = 0; row < rows; row++) {
      const start = row * recordBytes;
      if (bytes[start] === DELETED_ROW) this.deletedRows.push(firstRow + row);
      for (let run = 0; run < runs.length; run += 2) {
        const end = start + runs[run + 1]!;
        for (let high = nextHighByte(bytes, words, start + runs[run]!, end); high < end; ) {
          high = nextHighByte(bytes, words, this.judge(bytes, judged, start, high), end);
        }
      }
    }
  }

  /** The text in which the byte at `high` lies, of the record that begins at `start`; gives where its field ends. */
  private judge(bytes: Uint8Array, judged: JudgedTexts, start: number, high: number): number {
    const { encoding, lastReading } = this;
    const field = this.fieldAt[high - start]!;
    const { offset, width } = this.texts[field]!;
    const at = start + offset;
    const fieldEnd = at + width;
    if (!encoding.sampleIsFull) {
      lastReading[field] = this.read(bytes, at, width);
      return fieldEnd;
    }
    // Neighbours often have the same village; what the row above has was the last that was judged of this field.
    if (start >= this.recordBytes && judged.isSame(at, at - this.recordBytes, width)) {
      encoding.addAgain(lastReading[field]!);
      return fieldEnd;
    }
    const place = judged.placeOf(at, width);
    if (judged.isKnown(place, at, width)) encoding.addAgain((lastReading[field] = judged.readings[place]!));
    else judged.keep(place, at, width, (lastReading[field] = this.read(bytes, at, width)));
    return fieldEnd;
  }

  private read(bytes: Uint8Array, at: number, width: number): number {
    const to = valueEnd(bytes, at, width);
    return this.encoding.add(bytes, valueStart(bytes, at, to), to, to === at + width);
  }
}

/** Texts that lie beside each other, looked through as one. */
function runsOf(texts: readonly FieldPlace[]): number[] {
  const runs: number[] = [];
  for (const { offset, width } of texts) {
    if (runs.at(-1) === offset) runs.pop();
    else runs.push(offset);
    runs.push(offset + width);
  }
  return runs;
}

/** Where the next byte above ASCII lies, `to` when there is none. Four bytes at a time where the buffer lies so that it can be read in words: most fields are blank or ASCII. */
function nextHighByte(bytes: Uint8Array, words: Uint32Array, from: number, to: number): number {
  const firstWord = (from + 3) >> 2;
  const endWord = Math.min(to >> 2, words.length);
  let i = from;
  if (firstWord < endWord) {
    for (; i < firstWord * 4; i++) if (bytes[i]! >= 0x80) return i;
    let word = firstWord;
    while (word < endWord && (words[word]! & 0x80808080) === 0) word++;
    i = word * 4;
  }
  for (; i < to; i++) if (bytes[i]! >= 0x80) return i;
  return to;
}
