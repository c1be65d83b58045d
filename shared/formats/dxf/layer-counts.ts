/** Counts, extents and elevations per layer while a survey walks a drawing. */
import { EMPTY_EXTENT, isEmptyExtent, type Extent } from '../../model/extent.ts';
import type { DrawingContext } from './drawing-context.ts';
import { proposeRole } from './layer-roles.ts';
import type { SurveyedLayer } from './survey-contract.ts';

interface Tally {
  /** By the type's number. */
  readonly types: number[];
  inBlocks: number;
  strays: number;
  readonly box: [west: number, south: number, east: number, north: number];
  lowest: number;
  highest: number;
}

/** Belong to the entity before them and are not counted. */
const ATTACHED = new Set(['VERTEX', 'SEQEND', 'ATTRIB']);

export class LayerCounts {
  entityCount = 0;
  private readonly tallies: Tally[] = [];
  private readonly typeNames: string[] = [];
  private readonly box: [number, number, number, number] = [...EMPTY_EXTENT];

  /** Counts an entity; true when it is the first of its layer. */
  count(layer: number, type: string, typeIndex: number): boolean {
    const known = this.tallies[layer] !== undefined;
    const tally = this.of(layer);
    if (ATTACHED.has(type)) return !known;
    this.typeNames[typeIndex] ??= type;
    tally.types[typeIndex] = (tally.types[typeIndex] ?? 0) + 1;
    this.entityCount++;
    return !known;
  }

  countInBlock(layer: number, type: string): void {
    if (!ATTACHED.has(type)) this.of(layer).inBlocks++;
  }

  elevation(layer: number, z: number): void {
    const tally = this.of(layer);
    if (z < tally.lowest) tally.lowest = z;
    if (z > tally.highest) tally.highest = z;
  }

  stray(layer: number): void {
    this.of(layer).strays++;
  }

  extend(layer: number, west: number, south: number, east: number, north: number): void {
    grow(this.of(layer).box, west, south, east, north);
    grow(this.box, west, south, east, north);
  }

  get total(): Extent {
    return [...this.box];
  }

  /** Entities by type over all layers. */
  typesOf(): Record<string, number> {
    const sums: number[] = [];
    for (const { types } of this.tallies.filter(Boolean)) types.forEach((count, type) => (sums[type] = (sums[type] ?? 0) + count));
    return this.named(sums);
  }

  /** Layers of the table and of entities, those with most entities first. */
  layers(context: DrawingContext, decode: (bytes: Uint8Array) => string): SurveyedLayer[] {
    return context.layers.names
      .flatMap((bytes, layer) => {
        const entry = context.layerTable.get(layer);
        const tally = this.tallies[layer];
        if (!entry && !tally) return [];
        const { types, inBlocks, strays, box, lowest, highest } = tally ?? emptyTally();
        const name = decode(bytes);
        return [{
          name,
          colour: entry ? `#${entry.rgb.toString(16).padStart(6, '0').toUpperCase()}` : null,
          off: entry?.off ?? false,
          frozen: entry?.frozen ?? false,
          entityCount: types.reduce((sum, count) => sum + count, 0),
          countByType: this.named(types),
          countInBlocks: inBlocks,
          extent: isEmptyExtent(box) ? null : ([...box] as const),
          strayCount: strays,
          elevations: lowest <= highest ? ([lowest, highest] as const) : null,
          role: proposeRole(name),
        }];
      })
      .sort((a, b) => b.entityCount - a.entityCount || a.name.localeCompare(b.name, 'zh-CN'));
  }

  private named(counts: readonly number[]): Record<string, number> {
    const entries: (readonly [string, number])[] = [];
    counts.forEach((count, type) => entries.push([this.typeNames[type]!, count]));
    return Object.fromEntries(entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
  }

  private of(layer: number): Tally {
    return (this.tallies[layer] ??= emptyTally());
  }
}

const emptyTally = (): Tally => ({ types: [], inBlocks: 0, strays: 0, box: [...EMPTY_EXTENT], lowest: Infinity, highest: -Infinity });

function grow(box: [number, number, number, number], west: number, south: number, east: number, north: number): void {
  if (west < box[0]) box[0] = west;
  if (south < box[1]) box[1] = south;
  if (east > box[2]) box[2] = east;
  if (north > box[3]) box[3] = north;
}
