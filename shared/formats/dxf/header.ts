/** The header of a drawing: version, code page, units, the extent it claims. */
import { isEmptyExtent, type Extent } from '../../model/extent.ts';
import type { DrawingRecord } from './record.ts';

export interface DrawingHeader {
  /** $ACADVER: AC1009 is R12, AC1015 R2000, AC1021 R2007, AC1032 R2018. */
  readonly version: string | null;
  readonly codePage: string | null;
  /** $INSUNITS: 0 none, 4 millimetres, 6 metres. */
  readonly units: number | null;
  /** $EXTMIN and $EXTMAX, which many programs leave wrong. */
  readonly extent: Extent | null;
}

export const NO_HEADER: DrawingHeader = { version: null, codePage: null, units: null, extent: null };

const NAME = 9;

/** Reads the HEADER section, which is one record: variable names (group 9), each with its values. */
export function readHeader(record: DrawingRecord): DrawingHeader {
  let variable = '';
  let [version, codePage, units]: [string | null, string | null, number | null] = [null, null, null];
  const corners = { least: [Number.NaN, Number.NaN], most: [Number.NaN, Number.NaN] };
  for (let i = 0; i < record.count; i++) {
    const code = record.codes[i]!;
    if (code === NAME) variable = record.ascii(i);
    else if (variable === '$ACADVER' && code === 1) version = record.ascii(i).toUpperCase();
    else if (variable === '$DWGCODEPAGE' && code === 3) codePage = record.ascii(i);
    else if (variable === '$INSUNITS' && code === 70) units = record.number(i);
    else if ((variable === '$EXTMIN' || variable === '$EXTMAX') && (code === 10 || code === 20)) (variable === '$EXTMIN' ? corners.least : corners.most)[code / 10 - 1] = record.number(i);
  }
  const extent: Extent = [corners.least[0]!, corners.least[1]!, corners.most[0]!, corners.most[1]!];
  return { version, codePage, units, extent: isEmptyExtent(extent) ? null : extent };
}
