import { ArrowRightLeft, FileInput, Keyboard } from 'lucide-react';
import { openDialog } from '../view.ts';
import { importTransformations } from '../work/transformations.ts';
import { action, type Action } from './action.ts';

export const newTransformation = action({
  id: 'transformation.new',
  titleKey: 'transformation.new',
  asks: true,
  icon: ArrowRightLeft,
  perform: () => openDialog({ kind: 'transformation-set', set: null }),
});

export const typeTransformation = action({
  id: 'transformation.typed',
  titleKey: 'transformation.typed',
  asks: true,
  icon: Keyboard,
  perform: () => openDialog({ kind: 'transformation-typed' }),
});

export const importTransformationFile = action({
  id: 'transformation.import',
  titleKey: 'transformation.import',
  asks: true,
  icon: FileInput,
  perform: importTransformations,
});

/** Found by their names and in the settings. */
export const transformationActions: readonly Action[] = [newTransformation, typeTransformation, importTransformationFile];
