/** `npm run demo [-- --out folder]`: the sample county through the command line, from shapefiles to the finished reports. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, projectFolder } from './build.mjs';
import { prepareLaunch } from './launch.mjs';

await build();
const { environment, stop } = await prepareLaunch();
const demo = spawnSync(process.execPath, [join(projectFolder, 'dist', 'cli', 'kuangce.js'), 'demo', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...environment },
});
stop();
process.exit(demo.status ?? 1);
