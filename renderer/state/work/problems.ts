/** Problems that nobody nearer says, such as a full disk in the middle of a decision: in the inbox and in a toast. */
import { listenForProblems } from '../faults.ts';
import { failureOf, tell } from '../jobs.ts';
import { showToast } from '../view.ts';

/** Call once at start. */
export function sayProblems(): void {
  listenForProblems((problem) => {
    const note = failureOf({ state: 'problem', problem })!;
    tell('danger', note);
    showToast(note);
  });
}
