/**
 * `npm test`: types, build, unit tests, the window in a real Electron, the packaged program. Ends with one plain
 * line of figures; the exit code is 0 only when nothing failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, projectFolder } from './build.mjs';

const require = createRequire(import.meta.url);
const results = join(projectFolder, 'test-results');
const total = { passed: 0, failed: 0, skipped: 0 };

const programOf = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);
const run = (program, args) => spawnSync(process.execPath, [program, ...args], { stdio: 'inherit', cwd: projectFolder }).status === 0;

/** One step counts as a failure of its own when it breaks outside any test. */
async function step(name, work) {
  const started = performance.now();
  const failedBefore = total.failed;
  console.log(`\n── ${name}`);
  const passed = await work().catch((fault) => {
    console.error(fault instanceof Error ? (fault.stack ?? fault.message) : fault);
    return false;
  });
  if (!passed) total.failed += 1;
  console.log(`── ${name}: ${total.failed === failedBefore ? 'done' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Runs one vitest project and adds its figures; a run that ends without figures is a failure. */
async function vitest(project) {
  const report = join(results, `${project}.json`);
  await rm(report, { force: true });
  const ok = run(programOf('vitest', 'vitest.mjs'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (!existsSync(report)) return false;
  const figures = JSON.parse(await readFile(report, 'utf8'));
  total.passed += figures.numPassedTests;
  total.failed += figures.numFailedTests;
  total.skipped += figures.numPendingTests + figures.numTodoTests;
  // Files that could not even be loaded have no tests to count.
  return ok || figures.numFailedTests > 0;
}

await mkdir(results, { recursive: true });
await step('types', async () => run(programOf('typescript', 'bin/tsc'), ['--noEmit']));
await step('build', async () => {
  await build();
  return true;
});
await step('unit tests', () => vitest('unit'));
await step('the window in Electron', () => vitest('e2e'));
await step('the packaged program', () => vitest('packaged'));

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
