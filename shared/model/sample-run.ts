/** Results keep in mind that they were made from the fictional sample, also when its layers are gone. */
import type { AnalysisRun } from './finding.ts';
import type { LayerRecord } from './layer.ts';

/** True when any layer of the run is, or was, of the sample: the run says it itself, older ones by the layers that are still there. */
export function isSampleRun(run: Pick<AnalysisRun, 'inputs' | 'rightsLayerId'>, layers: readonly Pick<LayerRecord, 'id' | 'sample'>[]): boolean {
  const samples = new Set(layers.filter(({ sample }) => sample).map(({ id }) => id));
  return samples.has(run.rightsLayerId) || run.inputs.some(({ layerId, sample }) => sample === true || samples.has(layerId));
}

/** The run with the mark of the sample on the inputs that are this layer; the same run where there is nothing to mark. */
export function withSampleInput(run: AnalysisRun, layerId: string): AnalysisRun {
  if (!run.inputs.some((input) => input.layerId === layerId && input.sample !== true)) return run;
  return { ...run, inputs: run.inputs.map((input) => (input.layerId === layerId ? { ...input, sample: true } : input)) };
}
