/** `inspect --faults`: the validity report of a layer, fault by fault. */
import type { Job } from '../../shared/base/job.ts';
import { formatNumber } from '../../shared/base/units.ts';
import type { FileSet } from '../../shared/formats/contract.ts';
import { formatById } from '../../shared/formats/list.ts';
import { faultsOfLayer, type FeatureFaults } from '../../shared/geometry/layer-faults.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { textTable } from './output.ts';

/** Reads the whole layer and checks every polygon; nothing for lines, points and tables. */
export async function readFaults(set: FileSet, encoding: string | null, job: Job): Promise<readonly FeatureFaults[]> {
  const { value } = await formatById(set.format).read(set, { name: set.name, role: 'other', encoding, system: null, mapping: {}, swapAxes: false, vintage: null }, job);
  return faultsOfLayer(value.columns.geometry, job);
}

/** As text: a sentence and a table. */
export function describeFaults(name: string, found: readonly FeatureFaults[], translate: Translate): string {
  const head = translate('faults.title', { layer: name });
  if (found.length === 0) return `${head}\n  ${translate('faults.none')}`;
  const repairable = found.filter(({ repair }) => repair !== null).length;
  const columns = [
    { head: translate('faults.row'), align: 'right' },
    { head: translate('faults.kind'), align: 'left' },
    { head: translate('faults.place'), align: 'left' },
    { head: translate('faults.size'), align: 'left' },
    { head: translate('faults.change'), align: 'right' },
  ] as const;
  const rows = found.flatMap(({ feature, faults, repair }) =>
    faults.map((fault, i) => {
      const decimals = Math.abs(fault.position[0]) <= 360 ? 6 : 2;
      return [
        formatNumber(feature + 1, 0),
        translate(`faults.kind.${fault.kind}`),
        `${formatNumber(fault.position[1], decimals)}, ${formatNumber(fault.position[0], decimals)}`,
        translate(`faults.size.${fault.kind}`, { size: formatNumber(fault.size, Number.isInteger(fault.size) ? 0 : 3) }),
        i === 0 && repair ? `${formatNumber(repair.afterSquareMetres - repair.beforeSquareMetres, 2)} m²` : '—',
      ];
    }),
  );
  return [head, `  ${translate('faults.summary', { features: formatNumber(found.length, 0), repairable: formatNumber(repairable, 0) })}`, textTable(columns, rows, '  ')].join('\n');
}

/** As JSON: rows are 1-based, as people count. */
export function faultsAsJson(found: readonly FeatureFaults[]): object {
  return found.map(({ feature, faults, repair }) => ({ row: feature + 1, faults, repair }));
}
