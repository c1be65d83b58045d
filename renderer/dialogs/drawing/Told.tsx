/** What the drawing's own texts say of a field, under it. */
import type { ReactNode } from 'react';
import type { WordsTold } from '../../state/drawings/drawn-words.ts';
import { sentence, useText } from '../../ui/text.ts';

export function Told({ of }: { of: WordsTold | null }): ReactNode {
  const translate = useText();
  if (of === null) return null;
  return (
    <p className={`wide small selectable ${of.tone}`} {...(of.tone === 'warning' && { role: 'status' })}>
      {sentence(translate, of.note)}
    </p>
  );
}
