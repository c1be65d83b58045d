/** Changing what was drawn: every function gives the draft as it shall be. */
import { columnsExtent } from '../geometry/columns.ts';
import type { LayerRecord } from '../model/layer.ts';
import type { DraftFeature, DraftRecord } from '../model/layer-edits.ts';
import { draftGeometry } from './edited-layer.ts';

export type DraftParts = DraftFeature['parts'];

/** With one more feature at the end. */
export function withFeature(draft: DraftRecord, feature: DraftFeature): DraftRecord {
  return { ...draft, features: [...draft.features, feature] };
}

/** With another shape for one feature; the same draft when there is none of that id. */
export function withShape(draft: DraftRecord, featureId: string, parts: DraftParts): DraftRecord {
  return { ...draft, features: draft.features.map((feature) => (feature.id === featureId ? { ...feature, parts } : feature)) };
}

/** The shape with one of its vertices elsewhere; where the vertex begins a ring, the one that closes it goes along. */
export function withCorner(parts: DraftParts, corner: { readonly part: number; readonly path: number; readonly vertex: number }, [east, north]: readonly [number, number]): DraftParts {
  return parts.map((paths, part) =>
    paths.map((flat, path) => {
      if (part !== corner.part || path !== corner.path) return flat;
      const [x, y] = [flat[2 * corner.vertex], flat[2 * corner.vertex + 1]];
      const closes = corner.vertex === 0 && flat.length > 2 && flat.at(-2) === x && flat.at(-1) === y;
      return flat.map((value, index) => (index >> 1 === corner.vertex || (closes && index >= flat.length - 2) ? (index % 2 === 0 ? east : north) : value));
    }),
  );
}

/** Without the features at these places. */
export function withoutRows(draft: DraftRecord, rows: ReadonlySet<number>): DraftRecord {
  return { ...draft, features: draft.features.filter((_feature, row) => !rows.has(row)) };
}

/** With other values in cells, by place and field position. */
export function withCells(draft: DraftRecord, cells: readonly { readonly feature: number; readonly position: number; readonly text: string }[]): DraftRecord {
  return {
    ...draft,
    features: draft.features.map((feature, row) => {
      const own = cells.filter((cell) => cell.feature === row);
      return own.length === 0 ? feature : { ...feature, values: feature.values.map((value, position) => own.find((cell) => cell.position === position)?.text ?? value) };
    }),
  };
}

/** What the layer's record says of the draft. */
export function draftFacts(record: Pick<LayerRecord, 'geometryKind'>, draft: DraftRecord): Pick<LayerRecord, 'featureCount' | 'vertexCount' | 'extent'> {
  const geometry = draftGeometry(record.geometryKind, draft);
  return { featureCount: geometry.featureCount, vertexCount: geometry.coordinates.length / 2, extent: columnsExtent(geometry) };
}
