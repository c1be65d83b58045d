/** What has to be said of an encoding that only the bytes speak for. */
import type { NewsCollector } from '../../base/news.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import { encodingName } from '../encoding-name.ts';

/** Says in which other encoding the bytes read, where they do not rule it out. */
export function tellRivalEncoding({ chosen, rival }: EncodingEvidence, file: string, news: NewsCollector): void {
  if (rival === undefined) return;
  const code = chosen === 'big5' ? 'formats.encoding-big5-by-characters' : 'formats.encoding-undecided';
  news.problem('minor', code, { file, chosen: encodingName(chosen), rival: encodingName(rival) }, { file });
}
