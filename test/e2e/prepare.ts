/** Before any window test: a fresh build, an Electron, a display. The figures reach the tests through the environment. */
import { build } from '../../scripts/build.mjs';
import { prepareLaunch } from '../../scripts/launch.mjs';

export default async function prepare(): Promise<() => void> {
  await build();
  const { environment, stop } = await prepareLaunch();
  Object.assign(process.env, environment);
  return stop;
}
