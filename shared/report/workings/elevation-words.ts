/** Which elevation datums a check compared, and with which difference. */
import { formatNumber } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import type { ElevationDatum, ElevationDifference } from '../../model/elevation-datum.ts';
import type { MineWorkings, WorkingsRun } from '../../model/workings.ts';

export function datumText(datum: ElevationDatum | null, translate: Translate): string {
  return datum === null ? translate('report.workings.datum-unknown') : translate(`report.workings.datum.${datum}`);
}

/** Empty for a run of a version that asked for no datum of the licence. */
export function elevationWords({ input, elevationDifference }: WorkingsRun, { limitsDatum }: MineWorkings, translate: Translate): string {
  if (limitsDatum === undefined || elevationDifference === undefined) return '';
  return translate('elevation.words', { rights: datumText(limitsDatum, translate), drawing: datumText(input.elevationDatum, translate) }) + stepWords(limitsDatum, input.elevationDatum, elevationDifference, translate);
}

function stepWords(limits: ElevationDatum | null, levels: ElevationDatum | null, { metres, statedBy, source }: ElevationDifference, translate: Translate): string {
  if (limits === null || levels === null) return translate('elevation.words.unstated');
  if (limits === levels) return translate('elevation.words.same');
  const shown = formatNumber(metres, 3);
  return statedBy === 'national' ? translate('elevation.words.difference-national', { metres: shown }) : translate('elevation.words.difference-local', { metres: shown, source: source || translate('elevation.source-unstated') });
}
