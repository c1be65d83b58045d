/** A virtual display where there is none, so that the real window can be driven on a server. */
import { spawn } from 'node:child_process';

/** True when a window could be shown as things are. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Starts Xvfb on a free display number. It ends with `stop`, and with this process in any case.
 * @returns {Promise<{ display: string, stop: () => void }>} `display` is the value for DISPLAY
 */
export async function startVirtualDisplay(screen = '1920x1080x24') {
  // Xvfb itself picks a free number and writes it to descriptor 3: no race, no lock files to guess.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((resolve, reject) => {
    let answer = '';
    server.stdio[3].on('data', (bytes) => {
      answer += bytes;
      if (answer.includes('\n')) resolve(`:${answer.trim()}`);
    });
    server.once('error', () => reject(new Error('There is no display, and no Xvfb to make one. On Debian: apt-get install xvfb')));
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (code ${code}).`)));
  });
  const stop = () => server.kill();
  process.once('exit', stop);
  server.unref();
  server.stdio[3].unref?.();
  return { display, stop };
}

/** The environment for a child that opens windows; says so when the display is a virtual one. */
export async function displayEnvironment() {
  if (hasDisplay()) return { environment: {}, stop: () => {} };
  const { display, stop } = await startVirtualDisplay();
  console.log(`No display here: windows open on a virtual one (DISPLAY=${display}).`);
  return { environment: { DISPLAY: display }, stop };
}
