/** What `overlay --out` writes: the whole result as JSON, conflicts as CSV, ground of the findings as GeoJSON, ledgers as a workbook. */
import { basename, join } from 'node:path';
import { wholeLayers } from '../../shared/analysis/analysis-layer.ts';
import { problemNumbers } from '../../shared/rectification/problem-order.ts';
import { describeFinding } from '../../shared/analysis/describe-finding.ts';
import { findingPieces } from '../../shared/analysis/finding-pieces.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { geographicSystemOf, describeSystem } from '../../shared/crs/systems.ts';
import { featureParts } from '../../shared/geometry/columns.ts';
import { convertColumns } from '../../shared/geometry/convert.ts';
import { translator, type Language, type Translate } from '../../shared/i18n/text.ts';
import type { LandRole } from '../../shared/model/layer.ts';
import { ledgerSheets } from '../../shared/report/ledger.ts';
import { writeXlsx } from '../../shared/report/xlsx.ts';
import { writeFilesTogether, type FileToWrite } from '../atomic-write.ts';
import { layersBehind } from './layers-behind.ts';
import { isRequested, isSample } from './overlay-json.ts';
import { makeFolder } from './make-folder.ts';
import type { OverlayOutcome } from './overlay-job.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);


export interface OverlayFilesRequest {
  readonly folder: string;
  /** What `--json` prints. */
  readonly json: object;
  /** null: only the JSON is written, which says why. */
  readonly outcome: OverlayOutcome | null;
  readonly roles: ReadonlySet<LandRole>;
  /** False where a ledger with decisions is written anyway. */
  readonly withLedger: boolean;
  readonly language: Language;
}

/** Writes all files or none; gives their names. */
export async function writeOverlayFiles({ folder, json, outcome, roles, withLedger, language }: OverlayFilesRequest, job: Job): Promise<string[]> {
  const translate = translator(language);
  const files: FileToWrite[] = [{ path: join(folder, 'overlay.json'), bytes: encode(JSON.stringify(json, null, 2)) }];
  if (outcome) {
    const { run, findings, rights, layers } = outcome;
    files.push({ path: join(folder, 'conflicts.csv'), bytes: encode(conflictsAsCsv(outcome, roles, translate)) });
    files.push({ path: join(folder, 'findings.geojson'), bytes: encode(await findingsAsGeoJson(outcome, roles, translate, partOfJob(job, 0, 0.9))) });
    if (withLedger) {
      const requested = findings.filter((finding) => isRequested(finding.evidence, roles));
      const sample = isSample(outcome);
      files.push({ path: join(folder, 'ledger.xlsx'), bytes: await writeXlsx(ledgerSheets({ rights, run, findings: requested, decisions: [], plans: [], layers: wholeLayers(layers), sample, language })) });
    }
  }
  await makeFolder(folder);
  await writeFilesTogether(files);
  return files.map(({ path }) => basename(path));
}

/** One line per right, layer and class. A byte order mark, so that Excel takes it for UTF-8. */
function conflictsAsCsv(outcome: OverlayOutcome, roles: ReadonlySet<LandRole>, translate: Translate): string {
  const heads = ['id', 'name', 'role', 'layer', 'class', 'className', 'count', 'areaPlanarSquareMetres', 'areaEllipsoidalSquareMetres', 'netAreaEllipsoidalSquareMetres', 'share', 'sliverCount', 'sliverAreaSquareMetres'] as const;
  const { run } = outcome;
  // The word stands in every line, so that no line can be taken for a real mine.
  const remark = isSample(outcome) ? [translate('report.sampleFoot')] : [];
  const names = new Map(run.inputs.map((input) => [input.layerId, input.name]));
  const rows = run.rights.flatMap((right) =>
    right.conflicts
      .filter((conflict) => roles.has(conflict.role))
      .map((conflict) => [
        right.rightId,
        right.mineName,
        conflict.role,
        names.get(conflict.layerId) ?? '',
        conflict.class,
        conflict.className,
        conflict.count,
        conflict.areaPlanarSquareMetres.toFixed(4),
        conflict.areaEllipsoidalSquareMetres.toFixed(4),
        conflict.netAreaEllipsoidalSquareMetres?.toFixed(4) ?? '',
        conflict.share.toFixed(6),
        conflict.sliverCount,
        conflict.sliverAreaSquareMetres.toFixed(4),
        ...remark,
      ]),
  );
  return `\ufeff${[[...heads.map((head) => translate(`cli.csv.${head}`)), ...remark.map(() => translate('cli.csv.remark'))], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where needed; a leading formula sign is kept from being one in Excel. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const DEGREE_DECIMALS = 9;

/** One feature per finding with a place, in longitude and latitude on the data's own datum, which the file names. */
async function findingsAsGeoJson(outcome: OverlayOutcome, roles: ReadonlySet<LandRole>, translate: Translate, job: Job): Promise<string> {
  const { run, findings } = outcome;
  const degrees = geographicSystemOf(run.system.datum);
  const numbers = problemNumbers(findings);
  const features: object[] = [];
  const round = (value: number): number => Number(value.toFixed(DEGREE_DECIMALS));
  for (const [position, finding] of findings.entries()) {
    if (!degrees || !isRequested(finding.evidence, roles)) continue;
    job.report({ stage: 'cli.stage.ground', params: { done: position, total: findings.length }, fraction: position / findings.length });
    await job.pause();
    const pieces = findingPieces(finding, run, await layersBehind(finding, outcome, job));
    if (pieces.featureCount === 0) continue;
    const ground = convertColumns(pieces, run.system, degrees);
    const polygons = Array.from({ length: ground.featureCount }, (_, feature) => featureParts(ground, feature))
      .flat()
      .map((rings) => rings.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [round(ring[2 * i]!), round(ring[2 * i + 1]!)])));
    const { evidence } = finding;
    features.push({
      type: 'Feature',
      id: finding.id,
      properties: {
        code: finding.code,
        number: numbers.get(finding.id),
        severity: finding.severity,
        rightId: finding.rightId,
        mineName: finding.mineName,
        text: describeFinding(finding, translate),
        ...(evidence.kind === 'overlap' && { role: evidence.role, layer: evidence.layerName, classes: evidence.classes, count: evidence.count }),
        ...(evidence.kind === 'rights-overlap' && { role: 'rights', otherRightId: evidence.otherRightId, otherMineName: evidence.otherMineName }),
        ...(evidence.kind === 'distance' && { role: evidence.role, layer: evidence.layerName, rule: evidence.ruleId, classes: evidence.classes, names: evidence.names, thresholdMetres: evidence.thresholdMetres, distanceMetres: evidence.distanceMetres, count: evidence.count }),
        ...(evidence.kind !== 'expired' && { areaPlanarSquareMetres: evidence.areaPlanarSquareMetres, areaEllipsoidalSquareMetres: evidence.areaEllipsoidalSquareMetres }),
      },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    });
  }
  return JSON.stringify({ type: 'FeatureCollection', ...(isSample(outcome) && { notice: translate('report.sampleFoot') }), coordinateSystem: degrees ? describeSystem(degrees, translate) : run.system.id, features });
}
