/** A drawing of many lines, as a surveyor's office hands one over: polylines on fifty layers with colours of their own. */
import { writeFileSync } from 'node:fs';
import { chance } from '../../scripts/sample-county/seeded.ts';
import { extentOfRings } from '../../shared/geometry/extent-of-rings.ts';
import { readRights, type CountyFiles } from './county-files.ts';

const LAYERS = 50;
/** Of the polylines, those that say their colour themselves instead of leaving it to their layer. */
const OWN_COLOUR_SHARE = 0.11;
const STEP_METRES = 12;

/** Writes contour-like strokes of 2 to 12 points over the middle of the county as DXF (R2000); seeded. */
export function writeLineDrawing(path: string, county: CountyFiles, count: number): void {
  const { share: random } = chance(20_261_120);
  const extent = extentOfRings(readRights(county).flatMap((parts) => parts.flat()).map((ring) => Float64Array.from(ring)));
  const inMiddle = (low: number, high: number): number => low + (high - low) * (0.3 + 0.4 * random());
  const pairs: (string | number)[] = [0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1015', 9, '$INSUNITS', 70, 6, 0, 'ENDSEC', 0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 70, LAYERS];
  for (let layer = 0; layer < LAYERS; layer++) pairs.push(0, 'LAYER', 2, `L${layer}`, 70, 0, 62, 1 + (layer % 7), 6, 'Continuous');
  pairs.push(0, 'ENDTAB', 0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES');
  for (let i = 0; i < count; i++) {
    let [x, y, heading] = [inMiddle(extent[0], extent[2]), inMiddle(extent[1], extent[3]), 2 * Math.PI * random()];
    const points = 2 + Math.floor(11 * random());
    pairs.push(0, 'LWPOLYLINE', 100, 'AcDbEntity', 8, `L${i % LAYERS}`);
    if (random() < OWN_COLOUR_SHARE) pairs.push(62, 1 + Math.floor(random() * 9));
    pairs.push(100, 'AcDbPolyline', 90, points, 70, 0);
    for (let point = 0; point < points; point++) {
      pairs.push(10, x.toFixed(3), 20, y.toFixed(3));
      heading += random() - 0.5;
      x += STEP_METRES * Math.cos(heading);
      y += STEP_METRES * Math.sin(heading);
    }
  }
  pairs.push(0, 'ENDSEC', 0, 'EOF');
  writeFileSync(path, `${pairs.join('\n')}\n`);
}
