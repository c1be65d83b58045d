/** Which cells of a raster are wanted. */
import type { Extent } from '../../model/extent.ts';
import type { RasterFrame } from './contract.ts';

/** Columns and rows from…to (exclusive). */
export interface CellWindow {
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly fromRow: number;
  readonly toRow: number;
}

/** Cells that touch `within` (the file's numbers) and two beyond, for reading between them; all without it. Empty when it lies beside the raster. */
export function cellsWithin({ columns, rows, west, north, cellEast, cellNorth }: RasterFrame, within: Extent | null): CellWindow {
  if (!within) return { fromColumn: 0, toColumn: columns, fromRow: 0, toRow: rows };
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    fromColumn: clamp(Math.floor((within[0] - west) / cellEast) - 2, columns),
    toColumn: clamp(Math.ceil((within[2] - west) / cellEast) + 2, columns),
    fromRow: clamp(Math.floor((north - within[3]) / cellNorth) - 2, rows),
    toRow: clamp(Math.ceil((north - within[1]) / cellNorth) + 2, rows),
  };
}

/** The frame of a window of a raster. */
export function frameOfWindow(frame: RasterFrame, { fromColumn, toColumn, fromRow, toRow }: CellWindow): RasterFrame {
  return { ...frame, columns: Math.max(0, toColumn - fromColumn), rows: Math.max(0, toRow - fromRow), west: frame.west + fromColumn * frame.cellEast, north: frame.north - fromRow * frame.cellNorth };
}

/** Box of a raster in its own numbers. */
export function extentOfFrame({ columns, rows, west, north, cellEast, cellNorth }: RasterFrame): Extent {
  return [west, north - rows * cellNorth, west + columns * cellEast, north];
}
