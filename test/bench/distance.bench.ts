/** 200 rights against 100,000 segments of roads: the exact distance and the part of each right within it, beside GEOS through shapely. */
import { spawnSync } from 'node:child_process';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { memoryReader } from '../../shared/geometry/layer-reader.ts';
import { prepareSubject } from '../../shared/overlay/subject.ts';
import { withinDistance } from '../../shared/overlay/within-distance.ts';
import { seeded, star } from '../helpers/polygons.ts';
import { againstPeer, machine, runAsProgram, runInTurn, type Benchmark, type Timing } from './harness.ts';

const SYSTEM = systemById('EPSG:4525')!;
const THRESHOLDS_METRES = [100, 1000] as const;

/** Prepared tree of the lines, distance of each right, union of its near lines' buffers cut with it; the same chord height. */
const SHAPELY = `
import json, math, sys, time
import numpy as np, shapely
data = json.load(sys.stdin)
rights = [shapely.polygons(np.array(ring).reshape(-1, 2)) for ring in data["rights"]]
lines = np.array([shapely.linestrings(np.array(line).reshape(-1, 2)) for line in data["lines"]])
answer = {}
for threshold in data["thresholds"]:
    segments = max(8, int(math.ceil(math.pi / 2 / (2 * math.acos(1 - 0.01 / threshold)))))
    start = time.perf_counter()
    tree = shapely.STRtree(lines)
    area = 0.0
    for right in rights:
        near = tree.query(right, predicate="dwithin", distance=threshold)
        if len(near) == 0:
            continue
        shapely.distance(lines[near], right).min()
        area += shapely.intersection(right, shapely.union_all(shapely.buffer(lines[near], threshold, quad_segs=segments))).area
    answer[str(threshold)] = {"milliseconds": (time.perf_counter() - start) * 1000, "area": area}
print(json.dumps(answer))
`;

type ShapelyAnswer = Readonly<Record<string, { readonly milliseconds: number; readonly area: number }>>;

function withShapely(input: object): ShapelyAnswer | null {
  const path = [process.env['KUANGCE_BENCH_PYTHONPATH'], process.env['PYTHONPATH']].filter(Boolean).join(':');
  const answer = spawnSync('python3', ['-c', SHAPELY], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, ...(path && { PYTHONPATH: path }) } });
  return answer.status === 0 ? (JSON.parse(answer.stdout) as ShapelyAnswer) : null;
}

export const bench: Benchmark = {
  name: 'distance',
  describe: 'rights within 100 m and 1,000 m of roads: distances and parts, one thread',
  async run({ quick, say }) {
    const random = seeded(4);
    const wanted = quick ? 20_000 : 100_000;
    const rings = Array.from({ length: 200 }, () => star(random, 37_500_000 + random() * 50_000, 3_870_000 + random() * 50_000, 150 + random() * 900, 8 + Math.floor(random() * 120)));
    const subjects = rings.map((ring, i) => prepareSubject(String(i), [[Float64Array.from(ring)]], SYSTEM, 'vertices')!);
    const lines: number[][] = [];
    const builder = new GeometryBuilder('line');
    for (let segments = 0; segments < wanted; segments += lines.at(-1)!.length / 2 - 1) {
      let [east, north, heading] = [37_500_000 + random() * 50_000, 3_870_000 + random() * 50_000, random() * 6.3];
      const line: number[] = [];
      for (let i = 50 + Math.floor(random() * 400); i > 0; i--) {
        line.push(east, north);
        heading += (random() - 0.5) * 0.5;
        east += 25 * Math.cos(heading);
        north += 25 * Math.sin(heading);
      }
      lines.push(line);
      builder.path(line);
      builder.endPart();
      builder.endFeature();
    }
    const columns = builder.finish();
    const areas = new Map<number, number>();
    const measure = async (thresholdMetres: number): Promise<void> => {
      const results = await withinDistance(subjects, memoryReader(columns), { system: SYSTEM, ellipsoidalEdges: 'vertices', rulesOf: () => [{ key: 'road', thresholdMetres }], farthestMetres: thresholdMetres }, quietJob());
      areas.set(thresholdMetres, results.flat().reduce((sum, result) => sum + result.areaPlanarSquareMetres, 0));
    };
    const shapely = withShapely({ rights: rings, lines, thresholds: THRESHOLDS_METRES });
    const timings = await runInTurn(THRESHOLDS_METRES.map((metres) => ({ name: `${metres} m`, work: () => measure(metres) })), quick ? 1 : 5, say);
    const peer = (metres: number): Timing | undefined => (shapely ? { ...timings.get(`${metres} m`)!, medianMilliseconds: shapely[metres]!.milliseconds } : undefined);
    return {
      name: 'distance',
      data: { machine: machine(), rights: subjects.length, segments: columns.coordinates.length / 2 - lines.length, shapely: shapely ? 'GEOS with an STRtree' : 'missing' },
      figures: THRESHOLDS_METRES.flatMap((metres) => [
        againstPeer(`within ${metres} m`, timings.get(`${metres} m`)!, 'shapely', peer(metres), metres === 1000 ? 1 : undefined),
        ...(shapely ? [{ what: `area within ${metres} m, difference to GEOS`, value: Math.abs(areas.get(metres)! / shapely[metres]!.area - 1), unit: '', goal: 'at most 1e-5', met: Math.abs(areas.get(metres)! / shapely[metres]!.area - 1) <= 1e-5 }] : []),
      ]),
    };
  },
};

await runAsProgram(bench);
