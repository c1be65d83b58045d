/** Names of report files, good on Windows and Linux. */
import type { Translate } from '../i18n/text.ts';
import type { RectificationPlan } from '../model/plan.ts';
import { versionOf } from '../rectification/plan-flow.ts';

/** Linux allows 255 bytes, and an extension and a counter still follow. */
const LONGEST_BYTES = 200;

/** The name without what Windows forbids, no longer than a disk can keep; without extension. */
export function plainFileName(wanted: string): string {
  let name = wanted.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_').replace(/^\./, '_');
  const encoder = new TextEncoder();
  while (encoder.encode(name).length > LONGEST_BYTES) name = [...name].slice(0, -1).join('');
  return name.replace(/[. ]+$/, '');
}

/** Of a mine's sheet; `position`: its place in a series, by which folders sort it, null for a sheet alone. */
export function mineSheetName(mine: string, position: number | null, translate: Translate): string {
  return position === null ? translate('sheet.fileOfOneMine', { mine }) : translate('sheet.fileOfMine', { mine, number: String(position).padStart(2, '0') });
}

/** Of a mine's plan, with its number where it has one; from the second version on with the version, so that no file takes the place of an earlier version's. */
export function planFileName(mine: string, plan: Pick<RectificationPlan, 'number' | 'version'>, translate: Translate): string {
  if (plan.number === '') return plainFileName(translate('flow.unnumberedReportFile', { mine }));
  const facts = { mine, number: plan.number };
  return plainFileName(versionOf(plan) > 1 ? translate('flow.reportFile', { ...facts, version: versionOf(plan) }) : translate('project.report-file', facts));
}
