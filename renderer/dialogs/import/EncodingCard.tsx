/** 文字编码: the evidence, the choice, and the same text in both readings (mock b). */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import type { ImportChoices, ImportPreview } from '../../../shared/formats/contract.ts';
import { languageByteLabel } from '../../../shared/formats/shapefile/encoding.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { EncodingEvidence } from '../../../shared/model/layer.ts';
import { chooseEncoding } from '../../state/importing/choices.ts';
import { openQuestions } from '../../state/importing/listing.ts';
import type { ImportSet } from '../../state/importing/session.ts';
import { useText } from '../../ui/text.ts';

/** Labels of the platform's decoder, the usual ones first. */
const ENCODINGS = ['gb18030', 'utf-8', 'big5', 'windows-1252', 'shift_jis', 'euc-kr', 'windows-1251'];

const shown = (encoding: string): string => encoding.toUpperCase();

export function EncodingCard({ set, preview, choices }: { set: ImportSet; preview: ImportPreview; choices: ImportChoices }): ReactNode {
  const translate = useText();
  const { encoding } = preview;
  if (encoding === null) {
    return (
      <section className="region">
        <header>
          <h3>{translate('window.encoding.title')}</h3>
        </header>
        <p className="quiet small import-pad">{translate('window.encoding.none')}</p>
      </section>
    );
  }
  const options = [...new Set([encoding.chosen, ...encoding.readings.map((reading) => reading.encoding), ...ENCODINGS])];
  return (
    <section className="region" aria-label={translate('window.encoding.title')}>
      <header>
        <h3>{translate('window.encoding.title')}</h3>
        <span className="spacer" />
        {openQuestions(set).includes('encoding') && <span className="tag warning">{translate('window.toConfirm')}</span>}
        {encoding.contradiction && <span className="tag warning">{translate('window.encoding.contradiction')}</span>}
      </header>
      <div className="encoding-body">
        <Evidence encoding={encoding} ofShapefile={preview.format === 'shapefile'} />
        <div className="row">
          <Select
            aria-label={translate('window.encoding.choose')}
            style={{ width: 150 }}
            value={encoding.chosen}
            onChange={(value) => chooseEncoding(set.index, value)}
            options={options.map((each) => ({ value: each, label: shown(each) }))}
          />
          <span className={`tag ${choices.encoding !== null ? 'accent' : ''}`}>
            {translate(choices.encoding !== null ? 'window.encoding.byYou' : decisionKey(encoding, preview.format === 'shapefile'))}
          </span>
        </div>
        <div className="readings">
          {set.otherReading === null ? (
            <span className="quiet">{translate('window.encoding.noDifference')}</span>
          ) : (
            <dl>
              <dt>{shown(encoding.chosen)}</dt>
              <dd className="ellipsis" title={set.otherReading.chosenText}>
                {set.otherReading.chosenText}
              </dd>
              <dt>{shown(set.otherReading.encoding)}</dt>
              <dd className="ellipsis quiet" title={set.otherReading.otherText}>
                {set.otherReading.otherText}
              </dd>
            </dl>
          )}
        </div>
      </div>
    </section>
  );
}

/** Only a shapefile has a .cpg beside it; other formats declare their encoding in the file. */
const decisionKey = ({ decidedBy }: EncodingEvidence, ofShapefile: boolean): MessageKey => (decidedBy === 'cpg' && !ofShapefile ? 'window.encoding.byHeader' : `window.encoding.by.${decidedBy}`);

/** Three witnesses: the .cpg, the language byte, the content, each with what the bytes say about it; other formats have only the last. */
function Evidence({ encoding, ofShapefile }: { encoding: EncodingEvidence; ofShapefile: boolean }): ReactNode {
  const translate = useText();
  const readingOf = (label: string | null) => encoding.readings.find((reading) => reading.encoding.toLowerCase() === label?.toLowerCase());
  const declared = encoding.cpg === null ? null : (encoding.readings.find((reading) => sameName(reading.encoding, encoding.cpg!)) ?? null);
  const byteLabel = encoding.languageByte === null ? null : languageByteLabel(encoding.languageByte);
  const byByte = readingOf(byteLabel) ?? null;
  // Among readings that fit alike, the one that was taken.
  const best = encoding.readings.toSorted((a, b) => a.unreadable - b.unreadable || Number(b.encoding === encoding.chosen) - Number(a.encoding === encoding.chosen))[0] ?? null;
  return (
    <div className="evidence">
      {ofShapefile && (
        <>
          <span className="quiet">{translate('window.encoding.cpg')}</span>
          <span>
            {encoding.cpg?.toUpperCase() ?? translate('window.encoding.absent')}
          </span>
          <Judgement reading={declared} />
          <span className="quiet">{translate('window.encoding.languageByte')}</span>
          <span>
            {encoding.languageByte === null || encoding.languageByte === 0
              ? translate('window.encoding.absent')
              : languageByteWords(encoding.languageByte, translate)}
          </span>
          <Judgement reading={byByte} />
        </>
      )}
      <span className="quiet">{translate('window.encoding.content')}</span>
      <span>{best === null ? '—' : [best.encoding, ...(encoding.rival ? [encoding.rival] : [])].map(shown).join(' / ')}</span>
      <Judgement reading={best} />
    </div>
  );
}

/** The encoding that a table's language byte stands for, with the byte behind it. */
function languageByteWords(value: number, translate: Translate): string {
  const byte = `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
  const label = languageByteLabel(value);
  return label === null ? translate('wording.encoding.unknownByte', { byte }) : translate('wording.encoding.byte', { encoding: label.toUpperCase(), byte });
}

/** `UTF-8`, `utf8` and `65001` are one name to us. */
function sameName(label: string, cpg: string): boolean {
  const plain = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(cp|oem|ansi )?/, '')
      .replace(/[-_ ]/g, '');
  const alias: Record<string, string> = {
    '65001': 'utf8',
    '936': 'gb18030',
    gbk: 'gb18030',
    gb2312: 'gb18030',
    '950': 'big5',
    '1252': 'windows1252',
  };
  const [a, b] = [plain(label), plain(cpg)];
  return (alias[a] ?? a) === (alias[b] ?? b);
}

function Judgement({ reading }: { reading: EncodingEvidence['readings'][number] | null }): ReactNode {
  const translate = useText();
  if (reading === null) return <span />;
  if (reading.readable + reading.unreadable === 0) return <span className="quiet">{translate('window.encoding.onlyAscii')}</span>;
  return reading.unreadable > 0 ? (
    <span className="danger">✕ {translate('window.encoding.unreadable', { count: formatNumber(reading.unreadable, 0) })}</span>
  ) : (
    <span className="success">✓ {translate('window.encoding.readable', { count: formatNumber(reading.readable, 0) })}</span>
  );
}
