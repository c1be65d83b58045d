/** English texts of the area "elevation"; the same keys as zh-CN/elevation.ts. */
import type { elevation as master } from '../zh-CN/elevation.ts';

export const elevation: Record<keyof typeof master, string> = {
  'elevation.converted-national': 'Elevations converted from {from} to {to} with the difference of their origins, H85 − H56 = {metres} m (national; from a rule read on the web only, not in its text; local levels differ by centimetres).',
  'elevation.converted-local': 'Elevations converted from {from} to {to} with the local difference H85 − H56 = {metres} m ({source}).',
  'elevation.unstated': 'One side does not state its elevation datum; elevations cannot be compared as they are. Check the datum.',
  'elevation.different': 'Elevations of the rights are in {first}, those of the drawing in {second}; they differ by about {metres} m and were not converted. Check what comes near a limit.',
  'elevation.datum': 'Elevation datum',
  'elevation.notStated': 'not stated',
};
