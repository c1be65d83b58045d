/** Three ways of testing: `unit` (Node alone), `e2e` (the window in a real Electron), `packaged` (the program as users get it). */
import { defineConfig } from 'vitest/config';

const WINDOW_TESTS = 'test/e2e/**/*.e2e.test.ts';
const PACKAGED_TESTS = 'test/e2e/packaged.e2e.test.ts';

/** Electron, a built program and a display are found once per run; one window at a time, and a window takes its time. */
const inElectron = {
  environment: 'node',
  globalSetup: 'test/e2e/prepare.ts',
  fileParallelism: false,
  testTimeout: 420_000,
  hookTimeout: 180_000,
  // A window that is asked again and again for what it will show soon; the default is a second.
  expect: { poll: { timeout: 15_000 } },
  // A window on a busy machine may be late once; what fails twice is a fault. The report marks what was tried again.
  retry: 1,
} as const;

export default defineConfig({
  test: {
    projects: [
      // No promise about speed: a busy machine may take its time over a large file.
      { test: { name: 'unit', environment: 'node', include: ['test/**/*.test.ts'], exclude: [WINDOW_TESTS], testTimeout: 30_000 } },
      { test: { name: 'e2e', ...inElectron, include: [WINDOW_TESTS], exclude: [PACKAGED_TESTS] } },
      { test: { name: 'packaged', ...inElectron, include: [PACKAGED_TESTS], testTimeout: 600_000 } },
    ],
  },
});
