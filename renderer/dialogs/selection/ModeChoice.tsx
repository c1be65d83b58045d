/** What becomes of the features that are selected already. */
import type { ReactNode } from 'react';
import type { SelectionMode } from '../../../shared/model/feature-set.ts';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';

export const DIALOG_MODES = ['replace', 'add', 'remove', 'intersect'] as const satisfies readonly SelectionMode[];
export type DialogMode = (typeof DIALOG_MODES)[number];

export function ModeChoice({ value, onChange }: { value: DialogMode; onChange: (mode: DialogMode) => void }): ReactNode {
  const translate = useText();
  return (
    <Segments
      small
      name={translate('selection.mode')}
      value={value}
      onChange={onChange}
      options={DIALOG_MODES.map((mode) => ({ value: mode, label: translate(`selection.mode.${mode}`) }))}
    />
  );
}
