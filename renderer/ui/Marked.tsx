/** Words with the letters that were looked for marked in them. */
import type { ReactNode } from 'react';

export function Marked({ words, wanted }: { words: string; wanted: string }): ReactNode {
  const letters = wanted.trim().toLowerCase();
  const at = letters === '' ? -1 : words.toLowerCase().indexOf(letters);
  if (at < 0) return words;
  const end = at + letters.length;
  return (
    <>
      {words.slice(0, at)}
      <mark>{words.slice(at, end)}</mark>
      {words.slice(end)}
    </>
  );
}
