/** What has to be said of an encoding that only the bytes speak for. */
import type { NewsCollector } from '../../base/news.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import { encodingName } from '../encoding-name.ts';

/** Says in which other encoding the bytes read, where they do not rule it out. */
export function tellRivalEncoding({ chosen, rival }: EncodingEvidence, file: string, news: NewsCollector): void {
  if (rival === undefined) return;
  const names = { file, chosen: encodingName(chosen) };
  if (rival === null) news.problem('minor', 'formats.encoding-rare-characters', names, { file });
  else news.problem('minor', chosen === 'big5' ? 'formats.encoding-big5-by-characters' : 'formats.encoding-undecided', { ...names, rival: encodingName(rival) }, { file });
}
