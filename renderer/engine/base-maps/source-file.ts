/** A base map's file as bytes by ranges, through the program's own origin; never read whole. */
import type { ByteSource } from '../../../shared/base/byte-source.ts';
import { stop } from '../../../shared/base/news.ts';
import type { SourceFile } from './contract.ts';

export function openSourceFile({ id, name, size }: SourceFile): ByteSource {
  return {
    name,
    path: name,
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (wanted === 0) return new Uint8Array(0);
      const response = await fetch(`app://kuangce/source/${id}/${offset}/${wanted}`);
      if (!response.ok) stop('project.file-gone', { file: name }, { file: name });
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}
