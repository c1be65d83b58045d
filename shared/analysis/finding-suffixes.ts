/** What tells findings of layers that share a role apart, the same from run to run, so that decisions stay with their layer. */
import type { OverlayInput } from '../model/overlay.ts';

/**
 * '' for the first layer of a role, '|name' for the others, with a number where names are the same too. A layer keeps
 * what it had in `known` (layer → suffix of the run before), also when the first one has left; the one that takes the
 * first one's place then takes its decisions. `inputs` come in the order in which they entered the workspace.
 */
export function findingSuffixes(inputs: readonly OverlayInput[], known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const { layerId, role } of inputs) {
    const kept = known.get(layerId);
    if (kept === undefined || taken.has(role + kept)) continue;
    taken.add(role + kept);
    result.set(layerId, kept);
  }
  for (const { layerId, role, name: nameNow, nameAtFirst } of inputs) {
    if (result.has(layerId)) continue;
    // Another name for a layer must not take its decisions away.
    const name = nameAtFirst ?? nameNow;
    let suffix = '';
    for (let number = 1; taken.has(role + suffix); number++) suffix = number === 1 ? `|${name}` : `|${name}|${number}`;
    taken.add(role + suffix);
    result.set(layerId, suffix);
  }
  return result;
}
