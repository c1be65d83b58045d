/** How the window is built: one page under `app://kuangce/`, no inline script (the content security policy refuses them). */
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath } from 'vite';
import { writesComponentStyles } from './scripts/component-styles.ts';

/** The window itself and the room most often in front, see loadRoom in renderer/app/main.tsx. */
const FIRST_SCREEN = ['renderer/app/main.tsx', 'renderer/panels/map/MapModule.tsx'];

/** The bundler's graph: what a module imports at once, not what it imports when asked. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Everything that the first screen imports goes into two pieces, for every piece is a question to the machine's side while
 * the user waits: ours, and the libraries, which change rarely and whose compiled code V8 then keeps over versions of ours.
 */
function ofFirstScreen(piece: 'libraries' | 'first-screen'): (id: string, graph: ModuleGraph) => string | null {
  const needed = new Set<string>();
  return (id, graph) => {
    const left = needed.size === 0 ? FIRST_SCREEN.map((file) => normalizePath(`${import.meta.dirname}/${file}`)) : [];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (needed.has(next)) continue;
      needed.add(next);
      left.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
    }
    return needed.has(id) && id.includes('/node_modules/') === (piece === 'libraries') ? piece : null;
  };
}

export default defineConfig({
  root: 'renderer',
  // The page is served from the root of our own scheme, see electron/protocol.ts.
  base: '/',
  plugins: [react(), writesComponentStyles('/ui/component-styles.css')],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The oldest Chromium it runs on: Electron 42.
    target: 'chrome148',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'three', test: /node_modules[\\/]three[\\/]/, priority: 3 },
            { debugName: 'libraries', name: ofFirstScreen('libraries'), priority: 2 },
            { debugName: 'first screen', name: ofFirstScreen('first-screen'), priority: 1 },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion|dayjs)[\\/]/, priority: 0 },
          ],
        },
      },
    },
  },
});
