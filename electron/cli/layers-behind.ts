/** Layers that were read only near the rights, as work on one finding or one mine needs them. */
import { wholeLayers, type AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { groundOfFinding } from '../../shared/analysis/finding-pieces.ts';
import { nearLayer } from '../../shared/analysis/near-layer.ts';
import type { Job } from '../../shared/base/job.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { OverlayOutcome } from './overlay-job.ts';

/** Layers opened whole as they are, of the others the one that the finding is about, near it. */
export async function layersBehind(finding: Finding, { run, layers }: OverlayOutcome, job: Job): Promise<ReadonlyMap<string, AnalysisLayer>> {
  const behind = new Map(wholeLayers(layers));
  const { evidence } = finding;
  const layer = evidence.kind === 'overlap' || evidence.kind === 'distance' ? layers.get(evidence.layerId) : undefined;
  if (layer && !behind.has(layer.record.id)) behind.set(layer.record.id, await nearLayer(layer, groundOfFinding(finding), run.system, { ...job, report: () => {} }));
  return behind;
}

/** Layers opened whole as they are, the others as far as `ground` (in the system of the run). */
export async function layersAround(ground: Extent, { run, layers }: OverlayOutcome, job: Job): Promise<ReadonlyMap<string, AnalysisLayer>> {
  const around = new Map<string, AnalysisLayer>();
  for (const [id, layer] of layers) around.set(id, 'columns' in layer ? layer : await nearLayer(layer, ground, run.system, { ...job, report: () => {} }));
  return around;
}
