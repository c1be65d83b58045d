/** Workings out of a drawing's layers: hatches and closed outlines of goaf and stopes as areas, roadways as lines. */
import { NewsCollector, type Outcome } from '../../base/news.ts';
import { planarArea } from '../../geometry/area.ts';
import { featureParts, type GeometryColumns, type LayerColumns } from '../../geometry/columns.ts';
import { areasFromRings } from '../../formats/dxf/areas/areas-from-rings.ts';
import { joinLines } from '../../formats/dxf/areas/join-lines.ts';
import { nameAreas, type PlacedText } from '../../formats/dxf/areas/name-areas.ts';
import { DRAWN_FIELDS } from '../../formats/dxf/drawn-columns.ts';
import type { DrawingRole, LayerRoles } from '../../model/drawing-role.ts';
import type { ReadDrawing } from '../../formats/dxf/read.ts';
import { selectFeatures } from '../../formats/select-features.ts';
import type { Working } from './contract.ts';

const AREA_ROLES: readonly DrawingRole[] = ['goaf', 'face', 'pit'];
const LINE_ROLES: readonly DrawingRole[] = ['roadway', 'bench'];
/** Roles that the check uses. */
export const WORKING_ROLES: readonly DrawingRole[] = [...AREA_ROLES, ...LINE_ROLES];

const [LAYER, , , TEXT] = DRAWN_FIELDS.map((_name, position) => position) as [number, number, number, number];
/** Two outlines are one when their boxes agree to a centimetre and their areas to a thousandth. */
const SAME_BOX_METRES = 0.01;
const SAME_AREA_SHARE = 0.001;

/** `gapMetres` is the widest gap over which outlines are closed; every bridge is counted and told. */
export function workingsOfDrawing(drawing: ReadDrawing, roles: LayerRoles, gapMetres: number, file: string): Outcome<readonly Working[]> {
  const news = new NewsCollector();
  const hasRole = (columns: LayerColumns, row: number, wanted: readonly DrawingRole[]): boolean => wanted.includes(roles.get(columns.attributes.text(row, LAYER)) ?? 'annotation');
  const texts = textsOf(drawing.points);
  const hatched = selectFeatures(drawing.areas.geometry, (row) => hasRole(drawing.areas, row, AREA_ROLES));
  const joined = joinLines(selectFeatures(drawing.lines.geometry, (row) => hasRole(drawing.lines, row, AREA_ROLES)), gapMetres);
  const outlined = areasFromRings(joined.rings);
  const areas = [...areasOf(hatched, texts)];
  for (const area of areasOf(outlined, texts)) if (!areas.some((known) => isSame(known, area))) areas.push(area);
  if (joined.bridges.length > 0) news.note('analysis.workings-gaps-closed', { file, count: joined.bridges.length, widest: joined.bridges[0]!.distance.toFixed(3) }, { file });
  if (joined.openEnds.length > 0) {
    const [east, north] = joined.openEnds[0]!;
    news.problem('partial', 'analysis.workings-open-outlines', { file, count: joined.openEnds.length, east: east.toFixed(2), north: north.toFixed(2) }, { file, position: [east, north] });
  }
  const roadways = selectFeatures(drawing.lines.geometry, (row) => hasRole(drawing.lines, row, LINE_ROLES));
  const lines = Array.from({ length: roadways.featureCount }, (_, feature): Working => ({ name: '', shape: { kind: 'line', paths: featureParts(roadways, feature).flat() }, elevation: elevationOf(roadways, feature) }));
  const workings = [...areas.map(({ working }) => working), ...lines];
  const flat = workings.filter((working) => working.elevation === null).length;
  if (flat > 0) news.note('analysis.workings-without-elevation', { file, count: flat }, { file });
  return news.outcome(workings);
}

interface DrawnArea {
  readonly working: Working;
  readonly box: readonly number[];
  readonly size: number;
}

function areasOf(areas: GeometryColumns, texts: readonly PlacedText[]): DrawnArea[] {
  return nameAreas(areas, texts).map(({ name }, feature) => {
    const parts = featureParts(areas, feature);
    return {
      working: { name, shape: { kind: 'area', parts }, elevation: elevationOf(areas, feature) },
      box: [...areas.bounds.subarray(4 * feature, 4 * feature + 4)],
      size: parts.reduce((sum, part) => sum + planarArea(part), 0),
    };
  });
}

function isSame(a: DrawnArea, b: DrawnArea): boolean {
  return a.box.every((side, i) => Math.abs(side - b.box[i]!) <= SAME_BOX_METRES) && Math.abs(a.size - b.size) <= SAME_AREA_SHARE * a.size;
}

/** null when all are zero, which is what programs write that know no elevation. */
function elevationOf({ z, pathStart, partStart, featureStart }: GeometryColumns, feature: number): Working['elevation'] {
  if (!z) return null;
  const [from, to] = [featureStart[feature]!, featureStart[feature + 1]!].map((part) => pathStart[partStart[part]!]!) as [number, number];
  let [lowestMetres, highestMetres] = [Infinity, -Infinity];
  for (let vertex = from; vertex < to; vertex++) {
    lowestMetres = Math.min(lowestMetres, z[vertex]!);
    highestMetres = Math.max(highestMetres, z[vertex]!);
  }
  return lowestMetres > highestMetres || (lowestMetres === 0 && highestMetres === 0) ? null : { lowestMetres, highestMetres };
}

function textsOf({ geometry, attributes }: LayerColumns): PlacedText[] {
  const texts: PlacedText[] = [];
  for (let row = 0; row < attributes.rowCount; row++) {
    const text = attributes.text(row, TEXT);
    if (text !== '') texts.push({ east: geometry.coordinates[2 * row]!, north: geometry.coordinates[2 * row + 1]!, text });
  }
  return texts;
}
