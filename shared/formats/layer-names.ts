/** The first names of layers to be. */
import type { FileSet } from './contract.ts';

/**
 * Each set's own name; that of its zip where the zip holds nothing else, since people name what they send and programs what
 * they export. A Chinese name inside is not given up for a zip without one.
 */
export function layerNames(sets: readonly Pick<FileSet, 'name' | 'container' | 'folderName'>[]): readonly string[] {
  const zips = sets.map(({ container }) => /^.*\.zip(?=\/|$)/i.exec(container)?.[0] ?? null);
  return sets.map(({ name, folderName }, place) => {
    const zip = zips[place];
    if (zip === null || zip === undefined || folderName !== undefined || zips.filter((each) => each === zip).length > 1) return name;
    const zipName = zip.slice(zip.lastIndexOf('/') + 1).replace(/\.zip$/i, '').normalize('NFC');
    return inChinese(name) && !inChinese(zipName) ? name : zipName;
  });
}

const inChinese = (name: string): boolean => /\p{Script=Han}/u.test(name);
