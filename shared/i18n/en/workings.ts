/** English texts of the area "workings"; the same keys as zh-CN/workings.ts. */
import type { workings as master } from '../zh-CN/workings.ts';

export const workings: Record<keyof typeof master, string> = {
  'workings.role.boundary': 'licence boundary',
  'workings.role.goaf': 'goaf',
  'workings.role.roadway': 'roadway',
  'workings.role.face': 'stope or face',
  'workings.role.pit': 'open pit',
  'workings.role.bench': 'bench',
  'workings.role.design': 'design boundary',
  'workings.role.pillar': 'pillar',
  'workings.role.forbidden': 'no-mining area',
  'workings.role.traverse': 'survey point',
  'workings.role.borehole': 'borehole',
  'workings.role.fault': 'fault',
  'workings.role.contour': 'contour',
  'workings.role.spot': 'spot height',
  'workings.role.seam': 'floor contour of a seam',
  'workings.role.annotation': 'lettering',
  'workings.role.frame': 'sheet frame',
  'workings.role.topography': 'surface topography',
  'workings.band.inside': 'inside',
  'workings.band.within-tolerance': 'within tolerance',
  'workings.band.outside': 'outside',
};
