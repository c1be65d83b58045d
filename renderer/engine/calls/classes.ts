/** Classification of a layer by a field: how many features each class has, and where classes of numbers end. */
import { classLimits } from '../../../shared/geometry/class-limits.ts';
import { classFinder, type LayerClasses, type FoundRule } from '../../../shared/model/layer-classes.ts';
import type { CallContext } from '../channel.ts';
import { layerAttributes } from '../opened-layers.ts';

const ROWS_BETWEEN_PAUSES = 8192;

/** Features per class, those in none last; a field that the layer has no longer leaves all in none. */
export async function classCounts({ job }: CallContext, layerId: string, classes: LayerClasses): Promise<readonly number[]> {
  const attributes = await layerAttributes(layerId);
  const field = attributes.fields.findIndex(({ name }) => name === classes.field);
  const find = classFinder(classes);
  const counts = Array.from({ length: classes.classes.length + 1 }, () => 0);
  for (let row = 0; row < attributes.rowCount; row++) {
    // The map asks this worker too: half a million rows are not counted in one go.
    if (row % ROWS_BETWEEN_PAUSES === 0) await job.pause();
    counts[field < 0 ? classes.classes.length : find(attributes.text(row, field))]!++;
  }
  return counts;
}

/** Limits of classes of a column of numbers. */
export async function classBreaks(_context: CallContext, layerId: string, fieldName: string, count: number, rule: FoundRule): Promise<readonly number[]> {
  const attributes = await layerAttributes(layerId);
  const field = attributes.fields.findIndex(({ name }) => name === fieldName);
  return field < 0 ? [] : classLimits(Float64Array.from({ length: attributes.rowCount }, (_each, row) => attributes.number(row, field)), count, rule);
}
