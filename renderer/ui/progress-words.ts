/** A job's progress in one line: its stage with counts and percent, else its name. */
import type { Progress } from '../../shared/base/job.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { formatNumber } from '../../shared/base/units.ts';

export function progressWords(translate: Translate, name: string, progress: Progress | null): string {
  if (progress === null) return name;
  const params = Object.fromEntries(
    Object.entries(progress.params ?? {}).map(([key, value]) => [key, typeof value === 'number' ? formatNumber(value, 0) : value]),
  );
  return translate('window.progress', { stage: translate(progress.stage, params), percent: Math.round(progress.fraction * 100) });
}
