/** The first names of layers to be. */
import type { FileSet } from './contract.ts';

/**
 * Each set's own name; that of its zip where the zip holds nothing else, since people name what they send and programs what
 * they export. A Chinese name inside is not given up for a zip without one.
 * What a browser or a copy adds to the name of a zip (`林地 (1).zip`, `林地 - 副本.zip`) is no part of it.
 */
export function layerNames(sets: readonly Pick<FileSet, 'name' | 'container' | 'folderName'>[]): readonly string[] {
  const zips = sets.map(({ container }) => /^.*\.zip(?=\/|$)/i.exec(container)?.[0] ?? null);
  return sets.map(({ name, folderName }, place) => {
    const zip = zips[place];
    if (zip === null || zip === undefined || folderName !== undefined || zips.filter((each) => each === zip).length > 1) return name;
    const zipName = withoutCopyMark(zip.slice(zip.lastIndexOf('/') + 1).replace(/\.zip$/i, '').normalize('NFC'));
    return inChinese(name) && !inChinese(zipName) ? name : zipName;
  });
}

/** A number in brackets at the end, as a second download or a message program gives it, and the copy marks of Windows; a name that is nothing else stays. */
function withoutCopyMark(name: string): string {
  const plain = name.replace(/(?:\s*[（(]\d{1,2}[）)]|\s*-\s*(?:副本|Copy))+$/iu, '').trimEnd();
  return plain === '' ? name : plain;
}

const inChinese = (name: string): boolean => /\p{Script=Han}/u.test(name);
