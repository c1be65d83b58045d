/** `npm run wasm`: assembles the .wat of the product into the module beside it that carries its bytes. A test says when that was forgotten. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import loadWabt from 'wabt';
import { projectFolder } from './build.mjs';

const source = join(projectFolder, 'shared', 'formats', 'shapefile', 'scan-records.wat');
export const carrier = source.replace(/wat$/, 'wasm.ts');

/** The text of the module that carries the assembled bytes. */
export async function carrierText() {
  const { parseWat } = await loadWabt();
  const assembled = parseWat('scan-records.wat', await readFile(source, 'utf8'), { simd: true });
  const bytes = assembled.toBinary({}).buffer;
  assembled.destroy();
  return `/** scan-records.wat, assembled by \`npm run wasm\`: ${bytes.length} bytes as base64. */\nexport const SCAN_RECORDS = '${Buffer.from(bytes).toString('base64')}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(carrier, await carrierText());
