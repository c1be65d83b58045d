/** Builders of polygons for tests and benchmarks: seeded, so that a failure can be repeated. */
import { GeometryBuilder, type GeometryColumns } from '../../shared/geometry/columns.ts';

export type Ring = number[];
export type Parts = Ring[][];

/** mulberry32: a small seeded generator of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An axis-parallel rectangle, counter-clockwise, closed. */
export function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [west, south, east, south, east, north, west, north, west, south];
}

/** A star-shaped simple ring about a centre; `step` > 0 puts vertices on a grid of that spacing. */
export function star(random: () => number, east: number, north: number, radius: number, vertices: number, step = 0): Ring {
  const ring: Ring = [];
  for (let i = 0; i < vertices; i++) {
    const angle = (2 * Math.PI * i) / vertices;
    const reach = radius * (0.35 + 0.65 * random());
    const x = east + reach * Math.cos(angle);
    const y = north + reach * Math.sin(angle);
    ring.push(step > 0 ? Math.round(x / step) * step : x, step > 0 ? Math.round(y / step) * step : y);
  }
  ring.push(ring[0]!, ring[1]!);
  return ring;
}

/** Columns of one layer, one entry per feature. */
export function columnsOf(features: readonly Parts[]): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  for (const parts of features) {
    for (const rings of parts) {
      for (const ring of rings) builder.path(ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/** A ring of 10 km radius; bays that lean over one another all the way round: no point inside sees the whole line. */
export function leaningShore(random: () => number, east: number, north: number, count: number): Ring {
  const step = (2 * Math.PI) / count;
  const ring: Ring = [];
  for (let i = 0; i < count; i++) {
    const out = i % 2 === 1;
    const angle = (i + (out ? 3 : 0)) * step;
    const radius = 10_000 + (out ? 3 : 0) + random() * 0.01;
    ring.push(east + radius * Math.cos(angle), north + radius * Math.sin(angle));
  }
  ring.push(ring[0]!, ring[1]!);
  return ring;
}
