/** English texts of the area "geometry"; the same keys as zh-CN/geometry.ts. */
import type { geometry as master } from '../zh-CN/geometry.ts';

export const geometry: Record<keyof typeof master, string> = {
  'geometry.stage.judging': 'Checking shapes: {file}',
  'geometry.row-self-crossing': '{file}, row {row}: the shape crosses itself; mending it changes its area by {change} m². The overlay computes with the mended shape; the layer itself is unchanged.',
  'geometry.row-spike': '{file}, row {row}: the boundary runs out and back as a spike; mending it changes the area by {change} m². The overlay computes with the mended shape; the layer itself is unchanged.',
  'geometry.row-rings-cross': '{file}, row {row}: rings of the shape cross or lie upon each other; mending them changes the area by {change} m². The overlay computes with the mended shape; the layer itself is unchanged.',
  'geometry.row-hole-outside': '{file}, row {row}: a hole lies outside its outer ring; mending it changes the area by {change} m². The overlay computes with the mended shape; the layer itself is unchanged.',
  'geometry.row-parts-overlap': '{file}, row {row}: parts of the shape overlap; mending them changes the area by {change} m². The overlay computes with the mended shape; the layer itself is unchanged.',
  'geometry.more-rows-unsound': '{file}: the shapes of {count} more rows cross or overlap themselves. The overlay computes with the mended shapes; the layer itself is unchanged.',
};
