/** Drawings on the command line: the survey as sentences and as JSON. */
import type { FileSet } from '../../shared/formats/contract.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { describeSystem } from '../../shared/crs/systems.ts';
import { surveyOf } from '../../shared/formats/dxf/format.ts';
import type { DrawingSurvey, SurveyedLayer } from '../../shared/formats/dxf/survey-contract.ts';
import { encodingName } from '../../shared/formats/encoding-name.ts';
import { mainPart } from '../../shared/formats/gathered-format.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { isEmptyExtent, type Extent } from '../../shared/model/extent.ts';
import type { Job } from '../../shared/base/job.ts';
import { tellNote, tellProblem, textTable } from './output.ts';

/** One survey per drawing among the sets; each drawing was listed once for each kind of its shapes. */
export async function surveyDrawings(sets: readonly FileSet[], encoding: string | null, job: Job): Promise<DrawingSurvey[]> {
  const sources = new Set(sets.filter((set) => set.format === 'dxf').map(mainPart));
  const surveys: DrawingSurvey[] = [];
  for (const source of sources) surveys.push(await surveyOf(source, encoding, job));
  return surveys;
}

/** The survey as plain data with its sentences. */
export function drawingAsJson(survey: DrawingSurvey, translate: Translate): object {
  const { encoding, system, layers, notes, problems, extent, ...facts } = survey;
  return {
    ...facts,
    extent: isEmptyExtent(extent) ? null : extent,
    encoding: {
      chosen: encoding.evidence.chosen,
      decidedBy: encoding.evidence.decidedBy,
      declaredCodePage: encoding.declaredCodePage,
      byRule: encoding.byRule && { encoding: encoding.byRule.encoding, reason: translate(encoding.byRule.reason.code, encoding.byRule.reason.params) },
      contradiction: encoding.evidence.contradiction,
      readings: encoding.evidence.readings,
    },
    system: {
      candidates: system.candidates.map((candidate) => ({ id: candidate.system.id, name: describeSystem(candidate.system, translate), reason: translate(candidate.reason.code, candidate.reason.params) })),
      axesLookSwapped: system.axesLookSwapped,
    },
    layers: layers.map(({ role, ...layer }) => ({ ...layer, role: role && { role: role.role, reason: translate(role.reason.code, role.reason.params) } })),
    notes: [...notes, ...system.notes].map((note) => tellNote(note, translate)),
    problems: problems.map((problem) => tellProblem(problem, translate)),
  };
}

const BULLET = '  · ';

/** The survey as a person reads it. */
export function describeDrawing(survey: DrawingSurvey, translate: Translate): string {
  const { encoding, system, strays } = survey;
  const lines = [survey.file];
  const fact = (label: Parameters<Translate>[0], value: string): void => void lines.push(`  ${translate(label)}  ${value}`);
  fact('cli.drawing.version', translate(survey.binary ? 'cli.drawing.version-binary' : 'cli.drawing.version-text', { version: survey.version ?? '—' }));
  fact('cli.drawing.entities', kindsInWords(survey.entityCount, survey.countByType));
  const reason = encoding.byRule ? translate(encoding.byRule.reason.code, encoding.byRule.reason.params) : translate(`cli.encoding.${encoding.evidence.decidedBy}`);
  fact('cli.inspect.encoding', `${encodingName(encoding.evidence.chosen)} — ${reason}`);
  if (!isEmptyExtent(survey.extent)) fact('cli.inspect.extent', extentInWords(survey.extent, translate));
  for (const candidate of system.candidates) lines.push(`${BULLET}${describeSystem(candidate.system, translate)} — ${translate(candidate.reason.code, candidate.reason.params)}`);
  fact('cli.drawing.layers', String(survey.layers.length));
  const columns = [
    { head: translate('cli.drawing.layer'), align: 'left' },
    { head: translate('cli.drawing.colour'), align: 'left' },
    { head: translate('cli.drawing.count'), align: 'right' },
    { head: translate('cli.drawing.kinds'), align: 'left' },
    { head: translate('cli.drawing.role'), align: 'left' },
  ] as const;
  lines.push(textTable(columns, survey.layers.map((layer) => rowOf(layer, translate)), '    '));
  for (const { line, type, layer, position } of strays.slice(0, 10)) {
    lines.push(BULLET + translate('cli.drawing.stray', { line, type, layer, east: formatNumber(position[0], 2), north: formatNumber(position[1], 2) }));
  }
  for (const { code, params } of [...survey.problems, ...survey.notes, ...system.notes]) lines.push(BULLET + translate(code, params));
  return lines.join('\n');
}

function rowOf(layer: SurveyedLayer, translate: Translate): string[] {
  return [layer.name, layer.colour ?? '', formatNumber(layer.entityCount, 0), kindsInWords(null, layer.countByType), roleInWords(layer, translate)];
}

function roleInWords({ role }: SurveyedLayer, translate: Translate): string {
  if (role === null) return '';
  const name = translate(`workings.role.${role.role}`);
  return `${name} — ${translate(role.reason.code, role.reason.params)}`;
}

function kindsInWords(total: number | null, kinds: Readonly<Record<string, number>>): string {
  const words = Object.entries(kinds).map(([type, count]) => `${type} ${formatNumber(count, 0)}`).join(', ');
  return total === null ? words : `${formatNumber(total, 0)} — ${words}`;
}

function extentInWords([west, south, east, north]: Extent, translate: Translate): string {
  const show = (value: number): string => formatNumber(value, 2);
  return translate('cli.inspect.extent-value', { west: show(west), east: show(east), south: show(south), north: show(north) });
}
