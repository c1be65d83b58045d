/** Which layers a finding was made from: without them its area can neither be computed nor vouched for. */
import type { AnalysisRun, Finding } from '../model/finding.ts';

type Run = Pick<AnalysisRun, 'rightsLayerId' | 'inputs'>;

/** Ids of the run's rights layer and of the layer of the other side; of several rights layers all where an older finding does not say which. */
export function layersOfFinding({ evidence }: Pick<Finding, 'evidence'>, run: Run): ReadonlySet<string> {
  switch (evidence.kind) {
    case 'overlap':
    case 'distance':
      return new Set([run.rightsLayerId, evidence.layerId]);
    case 'rights-overlap':
      return new Set([run.rightsLayerId, ...(evidence.layerId === undefined ? run.inputs.filter(({ role }) => role === 'rights').map(({ layerId }) => layerId) : [evidence.layerId])]);
    default:
      return new Set([run.rightsLayerId]);
  }
}

/** Findings of a run apart by whether all their layers are still there; `gone` names the layers that are not, each once. */
export function standingFindings<Each extends Pick<Finding, 'evidence'>>(findings: readonly Each[], run: Run, layerIds: ReadonlySet<string>): { readonly standing: readonly Each[]; readonly left: readonly Each[]; readonly gone: readonly string[] } {
  const missing = new Set<string>();
  const stands = (finding: Each): boolean => {
    const absent = [...layersOfFinding(finding, run)].filter((id) => !layerIds.has(id));
    for (const id of absent) missing.add(id);
    return absent.length === 0;
  };
  const standing: Each[] = [];
  const left: Each[] = [];
  for (const finding of findings) (stands(finding) ? standing : left).push(finding);
  return { standing, left, gone: [...missing].map((id) => run.inputs.find(({ layerId }) => layerId === id)?.name ?? id) };
}
