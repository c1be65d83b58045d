/** `npm run notices`: THIRD-PARTY-NOTICES.md, the licences of everything that is packaged, from what is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './build.mjs';

export const noticesFile = join(projectFolder, 'THIRD-PARTY-NOTICES.md');

/** Licences that ask for no more than their text. */
export const PERMISSIVE = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BSL-1.0', 'Zlib', 'Unlicense', 'CC0-1.0']);

/** Accepted one by one, with the reason that is printed. */
export const ACCEPTED = {
  '@resvg/resvg-wasm': 'MPL-2.0: shipped unchanged as the separate file dist/cli/resvg.wasm, which can be replaced; source: the package of this name and version',
};

/**
 * Every package the product is made of, from the lock file: no development packages.
 * @returns {Promise<{ name: string, version: string, licence: string, author: string, text: string | null }[]>} sorted by name
 */
export async function productionPackages() {
  const lock = JSON.parse(await readFile(join(projectFolder, 'package-lock.json'), 'utf8'));
  const folders = Object.entries(lock.packages).filter(([folder, entry]) => folder !== '' && !entry.dev && !entry.devOptional && !entry.link && existsSync(join(projectFolder, folder)));
  const packages = await Promise.all(folders.map(([folder]) => describePackage(join(projectFolder, folder))));
  const distinct = new Map(packages.map((entry) => [`${entry.name}@${entry.version}`, entry]));
  return [...distinct.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

async function describePackage(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const licence = typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? manifest.licenses?.map(({ type }) => type).join(' OR ') ?? '');
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name) && !/\.(js|json|html)$/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return {
    name: manifest.name,
    version: manifest.version,
    licence,
    author: authorName(typeof manifest.author === 'string' ? manifest.author : (manifest.author?.name ?? '')),
    text: texts.map((text) => text.trim()).join('\n\n') || null,
  };
}

/** A name without the mail address and the site behind it; an address alone is no name. */
const authorName = (author) => author.replace(/\s*[<(].*$/, '').replace(/^\S+@\S+$/, '').trim();

/** What speaks against shipping a package under its licence expression, or null. `A OR B` leaves us the choice. */
export function objection({ name, licence }) {
  if (name in ACCEPTED) return null;
  const choices = licence.replace(/[()]/g, '').split(/\s+OR\s+/i);
  const permissive = choices.some((choice) => choice.split(/\s+AND\s+/i).every((part) => PERMISSIVE.has(part.trim())));
  return permissive ? null : `${name}: ${licence || 'no licence declared'}`;
}

/** The whole text of the notices. */
export async function noticesText() {
  const packages = await productionPackages();
  const sections = packages.map(({ name, version, licence, author, text }) => {
    const accepted = ACCEPTED[name] ? `\n${ACCEPTED[name]}.\n` : '';
    return `## ${name} ${version}\n\n${licence}${author ? `, ${author}` : ''}\n${accepted}\n${fenced(text ?? standardText(licence, author || `the authors of ${name}`))}\n`;
  });
  return `# Third-party notices

What 矿策 Kuangce is made of besides its own code, with the licences under which it is used. Made by \`npm run notices\`.
Electron, Chromium and Node.js bring their own notices: \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the program.

${sections.join('\n')}`;
}

/** The standard text for a package that declares a licence and carries no file of it. */
function standardText(licence, holder) {
  if (licence === 'Apache-2.0') return `Copyright ${holder}\n\nThe Apache License 2.0, as in the file LICENSE of this product.`;
  if (licence === 'MPL-2.0') return readFileSync(join(projectFolder, 'resources', 'licences', 'MPL-2.0.txt'), 'utf8').trim();
  if (licence === 'MIT') return `Copyright (c) ${holder}\n\n${MIT}`;
  if (licence === 'ISC') return `Copyright (c) ${holder}\n\n${ISC}`;
  throw new Error(`No licence text for ${licence} (${holder}): the package carries none, and there is none in scripts/notices.mjs.`);
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

const fenced = (text) => `\`\`\`\`text\n${text.replaceAll('\r\n', '\n')}\n\`\`\`\``;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(noticesFile, await noticesText());
  const packages = await productionPackages();
  console.log(`notices: ${packages.length} packages`);
  const objections = packages.map(objection).filter(Boolean);
  for (const line of objections) console.error(`notices: not permissive: ${line}`);
  process.exit(objections.length > 0 ? 1 : 0);
}
