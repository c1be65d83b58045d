/** How the window is built: one page under `app://kuangce/`, no inline script (the content security policy refuses them). */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // The page is served from the root of our own scheme, see electron/protocol.ts.
  base: '/',
  plugins: [react()],
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
        // Big libraries change rarely: their compiled code stays in V8's cache from one version of ours to the next.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion|dayjs)[\\/]/, priority: 2 },
            { name: 'three', test: /node_modules[\\/]three[\\/]/, priority: 3 },
            // What the first picture and the rooms share, in one piece: every piece is a question to the machine's side.
            { name: 'shared', test: /(renderer[\\/](app|bridge|engine|state|storage|ui)|shared[\\/](base|crs|figure|i18n|model|project)|resources|node_modules[\\/](dexie|dexie-react-hooks|lucide-react|zustand))[\\/]/, minShareCount: 2, priority: 1 },
            { name: 'ol', test: /node_modules[\\/](ol|ol-ext|rbush|quickselect|earcut|pbf)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
