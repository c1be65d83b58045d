/** How the window is built: one page under `app://kuangce/`, no inline script (the content security policy refuses them). */
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';

/** Names in the page what a part that is imported later is made of, so that it is fetched while the first scripts still run. */
function preloads(part: string): Plugin {
  return {
    name: 'preload-part',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const pieces = new Map<string, HtmlTagDescriptor>();
        const take = (chunk: Rolldown.OutputChunk): void => {
          if (pieces.has(chunk.fileName)) return;
          pieces.set(chunk.fileName, preload(chunk.fileName, 'modulepreload'));
          for (const style of chunk.viteMetadata?.importedCss ?? []) pieces.set(style, preload(style, 'stylesheet'));
          for (const name of chunk.imports) {
            const imported = bundle[name];
            if (imported?.type === 'chunk') take(imported);
          }
        };
        for (const piece of Object.values(bundle)) if (piece.type === 'chunk' && piece.facadeModuleId?.endsWith(part)) take(piece);
        return [...pieces].filter(([name]) => !html.includes(name)).map(([, tag]) => tag);
      },
    },
  };
}

function preload(file: string, rel: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' };
}

export default defineConfig({
  root: 'renderer',
  // The page is served from the root of our own scheme, see electron/protocol.ts.
  base: '/',
  // The room most often in front, see loadRoom in renderer/app/main.tsx.
  plugins: [react(), preloads('/panels/map/MapModule.tsx')],
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
