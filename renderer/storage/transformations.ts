/** Keeping sets of transformation parameters; every function is one undoable step. */
import type { TransformationSet } from '../../shared/model/transformation.ts';
import { database } from './database.ts';
import { transact } from './transact.ts';

/** Keeps sets; a set with the same content is there once. */
export async function saveTransformations(sets: readonly TransformationSet[]): Promise<void> {
  const [first] = sets;
  if (!first) return;
  await transact(
    sets.length === 1 ? { code: 'transformation.did.add', params: { set: first.name } } : { code: 'transformation.did.add-several', params: { count: sets.length } },
    sets.map((set) => ({ table: 'transformations', key: set.id, after: set })),
  );
}

/** Gives a set another name; it stays the same set. */
export async function renameTransformation(set: TransformationSet, name: string): Promise<void> {
  await transact({ code: 'transformation.did.rename', params: { before: set.name, after: name } }, [{ table: 'transformations', key: set.id, after: { ...set, name } }]);
}

/** Removes a set; layers that were converted with it stay as they are. */
export async function removeTransformation({ id, name }: TransformationSet): Promise<void> {
  await transact({ code: 'transformation.did.remove', params: { set: name } }, [{ table: 'transformations', key: id, after: null }]);
}

/** All kept sets. */
export async function readTransformations(): Promise<readonly TransformationSet[]> {
  return database.transformations.toArray();
}
