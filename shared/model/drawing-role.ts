/** What a layer of a mine drawing is (DOMAIN §3.3): proposed from its name, confirmed by a person. */

/**
 * 矿界, 采空区, 巷道, 采场/工作面, 露天坑, 台阶, 设计境界, 矿柱, 禁采区, 导线点, 钻孔, 断层, 等高线, 高程点, 底板等高线, 注记,
 * 图廓, and CASS's layers of the surface.
 */
export const DRAWING_ROLES = [
  'boundary', 'goaf', 'roadway', 'face', 'pit', 'bench', 'design', 'pillar', 'forbidden', 'traverse', 'borehole', 'fault', 'contour', 'spot', 'seam', 'annotation', 'frame', 'topography',
] as const;
export type DrawingRole = (typeof DRAWING_ROLES)[number];

/** Layers by name with what they are. */
export type LayerRoles = ReadonlyMap<string, DrawingRole>;
