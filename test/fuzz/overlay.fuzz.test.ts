/**
 * Seeded pairs of a right and a parcel, cut as the overlay cuts them: lines that coincide or nearly do, strips, sizes
 * from metres to kilometres, held against GEOS; and parcels damaged in the ways of ENGINES §2, held against a count by
 * the even-odd rule (GEOS puts them right by a rule of its own). `FUZZ_PAIRS=100000 npx vitest run --project unit test/fuzz/overlay.fuzz.test.ts` is the long run;
 * `FUZZ_SEED=1234 FUZZ_PAIRS=1` looks at one pair again.
 */
import { beforeAll, expect, test } from 'vitest';
import { systemById } from '../../shared/crs/systems.ts';
import { planarAreaOfFeature, ringLength } from '../../shared/geometry/area.ts';
import { FeatureCutter } from '../../shared/overlay/feature-cutter.ts';
import { prepareSubject } from '../../shared/overlay/subject.ts';
import { commonEvenOddArea } from '../helpers/even-odd-area.ts';
import { geosOracle, type GeosOracle } from '../helpers/geos.ts';
import { columnsOf, type Parts } from '../helpers/polygons.ts';
import { dirtyPair, nestedPair, pair, widePair } from '../helpers/polygon-pairs.ts';

const ASKED = process.env['FUZZ_PAIRS'];
const PAIRS = Number(ASKED ?? 1_500);
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const SYSTEM = systemById('EPSG:4525')!;
const LONG = { timeout: 6 * 3_600_000 };
/** A crossing is computed to about a micrometre at eight-digit eastings, on both sides; along a line that is an area. */
const PLAY_METRES = 2e-6;

let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
});

/** What right and parcel have in common, as the overlay sees it. */
function ours(right: Parts, parcel: Parts): { area: number; handedOver: number; repaired: boolean } | null {
  const subject = prepareSubject('right', right.map((part) => part.map((ring) => Float64Array.from(ring))), SYSTEM, 'vertices');
  if (!subject) return null;
  const cutter = new FeatureCutter(columnsOf([parcel]), SYSTEM, 'vertices');
  const cut = cutter.cut(subject, 0);
  const [columns, row] = cutter.soundColumns(0);
  // A hole given to an island instead of the ring around it leaves the sum right and the pieces wrong.
  if (typeof cut !== 'string') for (const { area, loops } of cut) expect(area, `${loops.length} loops`).toBeGreaterThan(0);
  const area = cut === 'none' ? 0 : cut === 'whole' ? planarAreaOfFeature(columns, row) : cut.reduce((sum, piece) => sum + piece.area, 0);
  return { area, handedOver: cutter.handedOver, repaired: cutter.repairs.length > 0 };
}

/** The area in common by an oracle, or null for a pair that it does not know how to judge. */
type Oracle = (right: Parts, parcel: Parts) => number | null;

const byGeos: Oracle = (right, parcel) => {
  const [a, b] = [geos.polygon(right), geos.polygon(parcel)];
  let area: number | null = null;
  if (geos.isValid(a) && geos.isValid(b)) {
    const common = geos.intersection(a, b);
    area = geos.area(common);
    geos.free(common);
  }
  geos.free(a);
  geos.free(b);
  return area;
};

const byCount: Oracle = (right, parcel) => {
  const a = geos.polygon(right);
  const sound = geos.isValid(a);
  geos.free(a);
  return sound ? commonEvenOddArea(right, parcel) : null;
};

test.each<[string, (seed: number) => readonly [Parts, Parts], Oracle]>([
  ['coincident and nearly coincident lines, by GEOS', pair, byGeos],
  ['rights of every size, strips, parcels along their lines, by GEOS', (seed) => { const { right, parcel } = widePair(seed); return [right, parcel]; }, byGeos],
  ['holes and islands, by GEOS', nestedPair, byGeos],
  ['damaged parcels, by the even-odd rule', dirtyPair, byCount],
])('areas of %s', LONG, (name, make, oracle) => {
  const seen = { compared: 0, passedOver: 0, handedOver: 0, repaired: 0, worstMetres: 0, worstRelative: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed++) {
    const [right, parcel] = make(seed);
    const wanted = oracle(right, parcel);
    if (wanted === null) {
      seen.passedOver++;
      continue;
    }
    const cut = ours(right, parcel);
    const perimeter = [...right, ...parcel].flat().reduce((sum, ring) => sum + ringLength(ring), 0);
    const difference = Math.abs((cut?.area ?? 0) - wanted);
    expect(difference, `${name}, seed ${seed}`).toBeLessThan(1e-6 + PLAY_METRES * perimeter);
    seen.compared++;
    seen.handedOver += cut?.handedOver ?? 0;
    if (cut?.repaired) seen.repaired++;
    seen.worstMetres = Math.max(seen.worstMetres, difference / perimeter);
    if (wanted > 1) seen.worstRelative = Math.max(seen.worstRelative, difference / wanted);
  }
  if (ASKED !== undefined) console.log(`${name}: ${seen.compared} pairs compared, ${seen.passedOver} passed over, ${seen.handedOver} handed to the clipper, ${seen.repaired} repaired; largest difference ${seen.worstMetres.toExponential(1)} m along the lines, ${seen.worstRelative.toExponential(1)} of areas over 1 m²`);
  if (PAIRS > 100) expect(seen.compared).toBeGreaterThan(PAIRS * 0.5);
});
