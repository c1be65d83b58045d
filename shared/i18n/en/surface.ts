/** English texts of the area "surface"; the same keys as zh-CN/surface.ts. */
import type { surface as master } from '../zh-CN/surface.ts';

export const surface: Record<keyof typeof master, string> = {
  'surface.grid-head': 'The head of {file} is incomplete (ncols, nrows, xllcorner, yllcorner and cellsize are needed); it was not read. Export the ASCII grid again.',
  'surface.grid-not-square': 'The cells of {file} are not square (dx and dy differ); it was not read. Export it with square cells.',
  'surface.grid-too-large': '{file} would take {cells} cells, more than {most}; it was not read. Choose a larger cell.',
  'surface.degrees': 'The coordinates of {file} are degrees, which give no volume; it was not read. Convert them to a Gauss-Krüger plane and export again.',
  'surface.nothing-shared': '{before} and {after} share no ground, so that there is no volume to compute. Check that both are of one pit and in one coordinate system.',
  'surface.licence-not-covered': 'The two surveys share no ground inside {mine}, so that there is no volume inside it to compute. Check that the surveys and “{layer}” are in one coordinate system.',
  'surface.grid-unreadable': '{file}: {count} values cannot be read and count as no data.',
  'surface.grid-short': '{file} has only {count} values where its head says {expected}; the rest counts as no data. The file may have been cut off.',
  'surface.cloud-empty': '{file} has no points of three numbers a line (east, north, elevation); it was not read. Export the point cloud as text (xyz).',
  'surface.cloud-unreadable': '{file}: {count} lines have no three numbers and were left out.',
  'surface.cloud-swapped': 'The first number of each line of {file} is the northing; read as north, east.',
  'surface.cloud-thinned': 'The {points} points of {file} were averaged in cells of {cell} m; {filled} of {cells} cells have points.',
  'surface.stage.points': 'Reading {file}',
  'surface.rights-not-plane': '{layer} is not in plane coordinates and cannot be compared with a surface; use a projected rights layer.',
  'surface.whole': 'Whole range',
  'surface.inside': 'Inside {mine}',
  'surface.result': '{name}: cut {cut} m³, fill {fill} m³, changed {area} m², deepest cut {depth} m',
  'surface.below-limit': 'The later surface lies up to {depth} m below the lower limit, over {area} m²; {volume} m³ below the limit',
  'surface.judgement': 'Volumes and elevations are those of the surveys; whether it is mining beyond the licence is for the authority to decide.',
  'surface.method': 'Method: difference of each cell × its area, cells of {cell} m; differences up to {noise} m are left out, as are {uncovered} m² that the earlier survey does not cover.',
  'surface.method-resampled': 'Method: difference of each cell × its area, cells of {cell} m, the earlier surface bilinear between its cells; differences up to {noise} m are left out, as are {uncovered} m² that the earlier survey does not cover.',
};
