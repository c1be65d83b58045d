/** A field as people know it, with the name that it has in the file beside it. */
import type { ReactNode } from 'react';

export function FieldName({ name, word }: { name: string; word: string | undefined }): ReactNode {
  if (word === undefined) return name;
  return (
    <>
      {word} <small className="quiet">{name}</small>
    </>
  );
}
