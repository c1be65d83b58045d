/** Sends a fault of ours to the log file. */
import { machine } from './machine.ts';

/** Longest texts that the machine's side accepts. */
const MESSAGE_LENGTH = 2000;
const STACK_LENGTH = 8000;

/** Logs what was being done and what went wrong; never rejects, so that a fault while logging hides nothing. */
export async function logFault(what: string, fault: unknown): Promise<void> {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  await machine()
    .logFault(`${what}: ${error.message}`.slice(0, MESSAGE_LENGTH), (error.stack ?? '').slice(0, STACK_LENGTH))
    .catch(() => {});
}
