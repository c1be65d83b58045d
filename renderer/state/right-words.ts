/** Facts of a mining right in the words of a licence. */
import { daysBetween } from '../../shared/base/calendar-date.ts';
import { formatNumber, formatSquareKilometres } from '../../shared/base/units.ts';
import { readLicenceNumber } from '../../shared/model/licence-number.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { RightOverlay } from '../../shared/model/overlay.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { Workspace } from './workspace.ts';

/** Days until validity ends; negative when it has; null when unknown. */
export function daysLeft(right: MiningRight, asOf: string): number | null {
  return right.validTo === null ? null : daysBetween(asOf, right.validTo);
}

function elevation(metres: number): string {
  return `${metres > 0 ? '+' : metres < 0 ? '−' : ''}${formatNumber(Math.abs(metres), 0)} m`;
}

/** `+860 m ~ +720 m`; several bodies are listed one after the other; null when no record has any. */
export function elevationWords(right: MiningRight, translate: Translate): string | null {
  const ranges = right.bodies
    .filter((body) => body.elevationTopMetres !== null || body.elevationBottomMetres !== null)
    .map(
      (body) =>
        `${body.elevationTopMetres === null ? '—' : elevation(body.elevationTopMetres)} ~ ${body.elevationBottomMetres === null ? '—' : elevation(body.elevationBottomMetres)}`,
    );
  return ranges.length === 0 ? null : [...new Set(ranges)].join(translate('report.clauseSeparator'));
}

/** Issuing level, division and first month as the number tells them; null for other numbers. */
export function licenceWords(number: string | null, translate: Translate): string | null {
  const facts = number === null ? null : readLicenceNumber(number);
  if (!facts) return null;
  const params = { level: translate(`licence.level.${facts.level}`), code: facts.authorityCode };
  return facts.firstIssued === null ? translate('licence.words', params) : translate('licence.words-issued', { ...params, issued: facts.firstIssued });
}

/** `石灰岩·露天·60 万 t/年`; parts that are unknown are left out. */
export function kindWords(right: MiningRight, translate: Translate): string {
  const capacity =
    right.capacity === null
      ? null
      : `${formatNumber(right.capacity, Number.isInteger(right.capacity) ? 0 : 2)} ${right.capacityUnit ?? ''}`.trim();
  return (
    [right.mineral, right.method === null ? null : translate(`window.method.${right.method}`), capacity]
      .filter((part) => part !== null && part !== '')
      .join('·') || '—'
  );
}

/** The right's own areas in the newest run, or null when it was not part of it. */
export function overlayOf(workspace: Workspace, rightId: string): RightOverlay | null {
  return workspace.runs[0]?.rights.find((each) => each.rightId === rightId) ?? null;
}

/** `登记 0.6068，复核 0.6068 km²（椭球）`. */
export function areaComparison(right: MiningRight, overlay: RightOverlay | null, translate: Translate): string {
  const registered = right.registeredAreaSquareKilometres === null ? null : formatNumber(right.registeredAreaSquareKilometres, 4);
  const checked = overlay === null ? null : formatSquareKilometres(overlay.areaEllipsoidalSquareMetres);
  if (registered !== null && checked !== null) return translate('window.area.both', { registered, checked });
  if (checked !== null) return translate('window.area.checkedOnly', { checked });
  return registered === null ? '—' : translate('window.area.registeredOnly', { registered });
}
