/** `npm start [-- files and switches]`: builds what changed and opens the program. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build, projectFolder } from './build.mjs';
import { prepareLaunch } from './launch.mjs';

await build();
const { electron, switches, environment, stop } = await prepareLaunch();
const program = spawn(electron.executable, [...switches, projectFolder, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', process.platform === 'linux' ? 'pipe' : 'inherit'],
  env: { ...process.env, ...environment },
});
// Chromium complains of a desktop service bus that servers and containers do not have; everything else is passed on.
const CHATTER = /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING|FATAL):.*(dbus|gpu_process|viz_main|vaapi|angle|gl_)/i;
if (program.stderr) createInterface({ input: program.stderr }).on('line', (line) => CHATTER.test(line) || console.error(line));
// Ctrl+C reaches the program by itself, it belongs to the same terminal; it is only waited for. A kill is handed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => program.kill('SIGTERM'));
program.once('exit', (code) => {
  stop();
  process.exit(code ?? 1);
});
