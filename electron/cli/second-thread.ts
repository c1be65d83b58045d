/**
 * A second thread for what needs every byte of a file and gives one word: its checksum, or whether a mark stands in it.
 * It is kept from file to file, because starting it takes some 30 ms, and never keeps the program from ending.
 */
import { Worker } from 'node:worker_threads';
import type { RecordsOfFile } from '../../shared/base/byte-source.ts';
import { CancelledError, type Job } from '../../shared/base/job.ts';

/**
 * Where the pieces of a file come to lie in their memory, which begins 16 bytes behind the beginning of a page: copying from
 * one place of a page to one a few bytes further on in another is half as fast, because the processor takes them for the same.
 */
const PIECE_OFFSET_BYTES = 64;

/** Plain JavaScript, so that nothing has to lie beside the bundled program. Short questions are answered between two pieces of a long one. */
const PROGRAM = `
const { parentPort, receiveMessageOnPort } = require('node:worker_threads');
const { closeSync, openSync, readSync } = require('node:fs');
const { createHash } = require('node:crypto');
const piece = new Uint8Array(512 * 1024 + ${PIECE_OFFSET_BYTES}).subarray(${PIECE_OFFSET_BYTES});
const sums = [];
const answers = {
  sha256({ path, givenUp }) {
    const hash = createHash('sha256');
    const handle = openSync(path, 'r');
    try {
      for (let count; Atomics.load(givenUp, 0) === 0 && (count = readSync(handle, piece, 0, piece.length, null)) > 0; ) {
        hash.update(piece.subarray(0, count));
        for (let next; (next = receiveMessageOnPort(parentPort)); ) take(next.message);
      }
    } finally {
      closeSync(handle);
    }
    return hash.digest('hex');
  },
  noRecordBegins({ path, byte, offset, recordBytes, recordCount, givenUp }) {
    const end = offset + recordBytes * recordCount;
    const handle = openSync(path, 'r');
    try {
      for (let from = offset, at = offset, count; from < end && Atomics.load(givenUp, 0) === 0; from += count) {
        count = readSync(handle, piece, 0, Math.min(piece.length, end - from), from);
        if (count === 0) return false;
        for (; at < from + count; at += recordBytes) if (piece[at - from] === byte) return false;
      }
    } finally {
      closeSync(handle);
    }
    return true;
  },
};
function answer(question) {
  try {
    parentPort.postMessage({ number: question.number, answer: answers[question.what](question) });
  } catch (fault) {
    parentPort.postMessage({ number: question.number, fault });
  }
}
function take(question) {
  if (question.what === 'sha256') sums.push(question);
  else answer(question);
}
parentPort.on('message', (question) => {
  take(question);
  while (sums.length > 0) answer(sums.shift());
});
`;

interface Told {
  readonly number: number;
  readonly answer?: unknown;
  readonly fault?: Error;
}

interface Asked {
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: unknown) => void;
}

let thread: Worker | null = null;
let asked = new Map<number, Asked>();
let lastNumber = 0;

/** SHA-256 of a whole file, 64 hex digits. */
export function sha256Beside(path: string, job: Job): Promise<string> {
  return ask('sha256', { path }, job);
}

/** Whether all those records are there and none begins with `byte`. */
export function noRecordBeginsBeside(path: string, byte: number, records: RecordsOfFile, job: Job): Promise<boolean> {
  return ask('noRecordBegins', { path, byte, ...records }, job);
}

function ask<Answer>(what: string, about: object, { signal }: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new CancelledError());
    const number = ++lastNumber;
    // Memory of both threads: the other one does not listen while it works.
    const givenUp = new Int32Array(new SharedArrayBuffer(4));
    const giveUp = (): void => {
      Atomics.store(givenUp, 0, 1);
      forget(number);
      reject(new CancelledError());
    };
    const end = <Value>(told: (value: Value) => void) => (value: Value): void => {
      signal.removeEventListener('abort', giveUp);
      told(value);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    asked.set(number, { resolve: end(resolve), reject: end(reject) });
    thread ??= startThread();
    thread.ref();
    thread.postMessage({ number, what, ...about, givenUp });
  });
}

function startThread(): Worker {
  const worker = new Worker(PROGRAM, { eval: true });
  worker.on('message', ({ number, answer, fault }: Told) => {
    const question = asked.get(number);
    forget(number);
    if (fault) question?.reject(fault);
    else question?.resolve(answer as never);
  });
  worker.once('error', (fault) => {
    const left = asked;
    [thread, asked] = [null, new Map()];
    for (const { reject } of left.values()) reject(fault);
  });
  return worker;
}

function forget(number: number): void {
  asked.delete(number);
  if (asked.size === 0) thread?.unref();
}
