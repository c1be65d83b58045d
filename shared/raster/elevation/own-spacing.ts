/** Points that are a raster written line by line: their own spacing, so that they are not thinned over their own cells. */
import type { Extent } from '../../model/extent.ts';

/** Of a whole number of steps, as shares of a step: what rounding to millimetres leaves over a thousand cells. */
const STEPS_OFF = 2e-3;

/**
 * The spacing s at which `count` points fill the box completely: (width/s + 1)(height/s + 1) = count, with whole numbers of
 * steps both ways. null where no such s exists: a cloud, or a raster with holes.
 */
export function ownSpacing([west, south, east, north]: Extent, count: number): number | null {
  const [width, height] = [east - west, north - south];
  if (count < 9 || !(width > 0) || !(height > 0)) return null;
  // (count − 1)·s² − (width + height)·s − width·height = 0
  const half = (width + height) / 2;
  const spacing = (half + Math.sqrt(half ** 2 + (count - 1) * width * height)) / (count - 1);
  const isWhole = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < STEPS_OFF && Math.round(steps) > 0;
  return isWhole(width / spacing) && isWhole(height / spacing) ? Number(spacing.toFixed(3)) : null;
}
