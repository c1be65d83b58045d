/** Which earlier overlay the newest one is compared with: of the same boundaries, or of those that a proposal began as. */
import type { AnalysisRun } from '../../shared/model/finding.ts';
import type { Workspace } from './workspace.ts';

export interface ComparedRun {
  readonly run: AnalysisRun;
  /** Name of the boundaries it was run with, where they are not the newest run's; null: the same. */
  readonly boundary: string | null;
}

/**
 * A run of a proposed boundary is compared with the last one of the layer it was taken from, else with its own last
 * one; a run of a register never with one of a proposal, whose smaller areas would look like a change of the land.
 * `earlier`: newest first.
 */
export function comparedRun({ layers }: Pick<Workspace, 'layers'>, rightsLayerId: string, earlier: readonly AnalysisRun[]): ComparedRun | null {
  const layer = layers.find(({ id }) => id === rightsLayerId);
  if (layer?.draft === undefined) {
    const run = earlier.find((each) => !isOfProposal(each, layers));
    return run ? { run, boundary: null } : null;
  }
  const source = earlier.find((each) => (layer.derivedFrom === undefined ? !isOfProposal(each, layers) : each.rightsLayerId === layer.derivedFrom));
  if (source) return { run: source, boundary: nameOfBoundary(source, layers) };
  const own = earlier.find((each) => each.rightsLayerId === rightsLayerId);
  return own ? { run: own, boundary: null } : null;
}

/** A proposal that was removed since is known by having come from no file. */
function isOfProposal(run: AnalysisRun, layers: Workspace['layers']): boolean {
  const layer = layers.find(({ id }) => id === run.rightsLayerId);
  return layer ? layer.draft !== undefined : run.inputs.find(({ layerId }) => layerId === run.rightsLayerId)?.sha256 === '';
}

function nameOfBoundary(run: AnalysisRun, layers: Workspace['layers']): string {
  return layers.find(({ id }) => id === run.rightsLayerId)?.name ?? run.inputs.find(({ layerId }) => layerId === run.rightsLayerId)?.name ?? run.number;
}
