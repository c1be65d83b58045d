/** The real readers and the real overlay, held against the truth of the sample county, both ways. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { defaultParameters } from '../../shared/analysis/defaults.ts';
import { landClass } from '../../shared/analysis/land-classes.ts';
import { runOverlay } from '../../shared/analysis/run-overlay.ts';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { mappingOf } from '../../shared/formats/field-matching.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { inspectShapefile } from '../../shared/formats/shapefile/inspect.ts';
import { readShapefile } from '../../shared/formats/shapefile/read.ts';
import { columnsExtent } from '../../shared/geometry/columns.ts';
import type { AnalysisRun, Finding } from '../../shared/model/finding.ts';
import { LAND_ROLES, type LandRole, type LayerRole } from '../../shared/model/layer.ts';
import type { Conflict } from '../../shared/model/overlay.ts';
import { NewsCollector, type Problem } from '../../shared/base/news.ts';
import { judgeShapes } from '../helpers/judge-shapes.ts';
import { asStored } from '../helpers/packed-layer.ts';
import { sampleCountyFolder, sampleCountyTruth } from '../helpers/sample-county.ts';
import type { FindingTruth, Truth } from '../../scripts/sample-county/truth.ts';

interface ManifestLayer {
  readonly name: string;
  readonly role: LayerRole;
  readonly files: readonly string[];
  readonly system: string | null;
}

interface Imported {
  readonly layer: AnalysisLayer;
  readonly recognisedRole: LayerRole;
  readonly declared: string | null;
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** As the window does at first start; `declare` answers for a layer whose file declares nothing that can be used. */
async function importLayer(folder: string, entry: ManifestLayer, declare: string | null): Promise<Imported> {
  const job = quietJob();
  const sources = entry.files.map((file) => memorySource(file, new Uint8Array(readFileSync(join(folder, file)))));
  const { sets } = await listFileSets(sources, job);
  expect(sets).toHaveLength(1);
  const preview = await inspectShapefile(sets[0]!, 0, {}, job);
  const system = declare ? systemById(declare) : preview.system.declared;
  const read = await readShapefile(sets[0]!, { name: entry.name, role: entry.role, encoding: null, system, mapping: mappingOf(preview.matches), swapAxes: false, vintage: null }, job);
  const { geometry } = read.value.columns;
  return {
    recognisedRole: preview.role.role,
    declared: preview.system.declared?.id ?? null,
    encoding: preview.encoding!.chosen,
    problems: [...preview.problems, ...read.problems],
    layer: {
      columns: read.value.columns,
      record: {
        id: entry.name, name: entry.name, role: entry.role, geometryKind: geometry.kind, featureCount: geometry.featureCount, vertexCount: geometry.coordinates.length / 2, system,
        extent: columnsExtent(geometry), fields: preview.fields, mapping: mappingOf(preview.matches), encoding: preview.encoding,
        source: { files: entry.files, sha256: read.value.sha256, modified: null, importedAt: '2026-11-20T00:00:00Z' }, vintage: null, sample: true, notes: [], problems: [],
      },
    },
  };
}

let truth: Truth;
let manifest: { layers: ManifestLayer[] };
const imported = new Map<string, Imported>();
let asDelivered: { run: AnalysisRun; findings: readonly Finding[] };
let allDeclared: { run: AnalysisRun; findings: readonly Finding[] };

beforeAll(async () => {
  const folder = await sampleCountyFolder();
  truth = await sampleCountyTruth();
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const entry of manifest.layers) imported.set(entry.name, await importLayer(folder, entry, null));
  const rights = imported.get('采矿权')!.layer;
  const parameters = defaultParameters(truth.day);
  const land = manifest.layers.filter(({ role }) => role !== 'rights' && LAND_ROLES.includes(role as LandRole)).map(({ name }) => imported.get(name)!.layer);
  const common = { rights, parameters, runNumber: 'R-20261120-01', startedAt: '2026-11-20T08:00:00Z' };
  asDelivered = await runOverlay({ ...common, land }, quietJob());
  const declared = land.map((layer) => (layer.record.system?.id === 'EPSG:4526' ? layer : { ...layer, record: { ...layer.record, system: systemById('EPSG:4526') } }));
  allDeclared = await runOverlay({ ...common, land: declared }, quietJob());
}, 240_000);

/** 1e-6 of the area, and the last digit that the truth keeps. */
const tolerance = (area: number): number => Math.max(Math.abs(area) * 1e-6, 1e-4);

/** Class of the truth as the product names it. */
const codeOf = (role: string, name: string): string => landClass(role as LandRole, name, '').code;

function keyOfTruth(finding: FindingTruth): string {
  const subject = finding.code === 'L05' || finding.code === 'L08' ? codeOf(finding.role, finding.subject) : finding.subject;
  return `${finding.code} ${finding.rightId} ${subject}`;
}

function keyOfFinding(finding: Finding): string {
  const { evidence } = finding;
  if (evidence.kind === 'working') throw new Error('an overlay raises none about workings');
  if (evidence.kind === 'rights-overlap') return `${finding.code} ${finding.rightId} ${evidence.otherRightId}`;
  if (evidence.kind === 'distance') return `${finding.code} ${finding.rightId} ${evidence.ruleId}:${evidence.thresholdMetres}`;
  const subject = evidence.kind === 'overlap' && (finding.code === 'L05' || finding.code === 'L08') ? evidence.classes[0]! : '';
  return `${finding.code} ${finding.rightId} ${subject}`;
}

describe('import', () => {
  test('every layer is recognised for what it is, without a problem but the two licences whose end is not stated', () => {
    const seen = manifest.layers.map(({ name, role }) => ({ name, role, recognised: imported.get(name)!.recognisedRole, problems: imported.get(name)!.problems.map(({ code, severity, params }) => [code, severity, params?.rows]) }));
    expect(seen).toEqual(manifest.layers.map(({ name, role }) => ({ name, role, recognised: role, problems: role === 'rights' ? [['formats.valid-to-empty', 'minor', [12, 20]]] : [] })));
  });

  test('encodings are found with and without .cpg, and language byte 0x57 is not believed', () => {
    expect(Object.fromEntries([...imported].map(([name, { encoding }]) => [name, encoding]))).toMatchObject({ 采矿权: 'gb18030', '地类图斑 2025 年度': 'gb18030', 永久基本农田: 'gb18030', '林地小班 2025': 'utf-8', 自然保护地: 'gb18030', 生态保护红线: 'gb18030' });
  });

  test('the wetland declares nothing and the grassland another datum', () => {
    expect(imported.get('湿地')!.declared).toBeNull();
    expect(imported.get('草原')!.declared).toBe('EPSG:2362');
    for (const { name, system } of manifest.layers) if (system !== null) expect(imported.get(name)!.declared).toBe(system);
  });
});

describe('findings', () => {
  test('as delivered: none missed, none invented', () => {
    expect(asDelivered.findings.map(keyOfFinding).sort()).toEqual(truth.findings.map(keyOfTruth).sort());
  });

  test('the two layers that cannot take part are told, not dropped', () => {
    expect(asDelivered.run.problems.map(({ code, params }) => `${code} ${params?.['layer']}`).sort()).toEqual(['analysis.layer-other-datum 草原', 'analysis.layer-undeclared 湿地']);
  });

  test('once both are declared: those of the wetland and the grassland in addition', () => {
    const expected = [...truth.findings, ...truth.whenDeclared.flatMap(({ findings }) => findings)];
    expect(allDeclared.findings.map(keyOfFinding).sort()).toEqual(expected.map(keyOfTruth).sort());
  });

  test('areas, counts, days and elevations are those of the truth', () => {
    const found = new Map(allDeclared.findings.map((finding) => [keyOfFinding(finding), finding]));
    for (const expected of [...truth.findings, ...truth.whenDeclared.flatMap(({ findings }) => findings)]) {
      const { evidence } = found.get(keyOfTruth(expected))!;
      const where = keyOfTruth(expected);
      if (evidence.kind === 'expired') {
        expect([evidence.validTo, evidence.days], where).toEqual([expected.validTo, expected.days]);
        continue;
      }
      if (evidence.kind === 'distance') {
        expect(evidence.distanceMetres, where).toBeCloseTo(expected.distanceMetres!, 3);
        expect([evidence.thresholdMetres, evidence.count], where).toEqual([expected.thresholdMetres, expected.count]);
        // Arcs stand 0.01 m high over their chords: along the rim of the part, at most two thirds of that are missing.
        const short = 0.0067 * 4 * Math.sqrt(expected.areaPlanarSquareMetres!) + 0.05;
        expect(expected.areaPlanarSquareMetres! - evidence.areaPlanarSquareMetres, where).toBeLessThan(short);
        expect(expected.areaPlanarSquareMetres! - evidence.areaPlanarSquareMetres, where).toBeGreaterThan(-0.05);
        expect(Math.abs(expected.areaEllipsoidalSquareMetres! - evidence.areaEllipsoidalSquareMetres), where).toBeLessThan(short);
        continue;
      }
      expect(Math.abs(evidence.areaPlanarSquareMetres - expected.areaPlanarSquareMetres!), where).toBeLessThan(tolerance(expected.areaPlanarSquareMetres!));
      expect(Math.abs(evidence.areaEllipsoidalSquareMetres - expected.areaEllipsoidalSquareMetres!), where).toBeLessThan(tolerance(expected.areaEllipsoidalSquareMetres!));
      if (evidence.kind === 'overlap') {
        expect([...evidence.classes].sort(), where).toEqual(expected.classes.map((name) => codeOf(expected.role, name)).sort());
        expect(evidence.count, where).toBe(expected.count);
      } else if (evidence.kind === 'rights-overlap') expect(evidence.elevation, where).toEqual(expected.elevation);
    }
  });
});

describe('tables', () => {
  test('areas of all rights', () => {
    expect(asDelivered.run.rights.map(({ rightId }) => rightId)).toEqual(truth.rights.map(({ rightId }) => rightId));
    asDelivered.run.rights.forEach((right, index) => {
      const expected = truth.rights[index]!;
      expect(Math.abs(right.areaPlanarSquareMetres - expected.areaPlanarSquareMetres), right.mineName).toBeLessThan(tolerance(expected.areaPlanarSquareMetres));
      expect(Math.abs(right.areaEllipsoidalSquareMetres - expected.areaEllipsoidalSquareMetres), right.mineName).toBeLessThan(tolerance(expected.areaEllipsoidalSquareMetres));
    });
  });

  test('per right, layer and class: rows, counts, slivers, areas and net areas', () => {
    const rowsOfTruth = new Map<string, Truth['rights'][number]['layers'][number]['classes'][number]>();
    for (const right of truth.rights) for (const layer of right.layers) for (const entry of layer.classes) if (entry.count > 0) rowsOfTruth.set(`${right.rightId} ${layer.role} ${codeOf(layer.role, entry.class)}`, entry);
    for (const layer of truth.whenDeclared) for (const right of layer.rights) for (const entry of right.classes) if (entry.count > 0) rowsOfTruth.set(`${right.rightId} ${layer.role} ${codeOf(layer.role, entry.class)}`, entry);
    const rows = new Map<string, Conflict>();
    for (const right of allDeclared.run.rights) for (const conflict of right.conflicts) if (conflict.role !== 'rights') rows.set(`${right.rightId} ${conflict.role} ${conflict.class}`, conflict);
    expect([...rows.keys()].sort()).toEqual([...rowsOfTruth.keys()].sort());
    for (const [key, expected] of rowsOfTruth) {
      const row = rows.get(key)!;
      expect([row.count, row.sliverCount], key).toEqual([expected.count, expected.sliverCount]);
      for (const [measured, right] of [
        [row.areaPlanarSquareMetres, expected.areaPlanarSquareMetres], [row.areaEllipsoidalSquareMetres, expected.areaEllipsoidalSquareMetres],
        [row.netAreaPlanarSquareMetres, expected.netAreaPlanarSquareMetres], [row.netAreaEllipsoidalSquareMetres, expected.netAreaEllipsoidalSquareMetres],
      ] as const) {
        if (right === null) expect(measured, key).toBeNull();
        else {
          expect(Math.abs(measured! - right), key).toBeLessThan(tolerance(right));
        }
      }
    }
  });

  test('the run over the layers as they lie in the store is this run, to the last bit', async () => {
    const layers = manifest.layers.filter(({ role }) => role !== 'rights' && LAND_ROLES.includes(role as LandRole)).map(({ name }) => imported.get(name)!.layer);
    const land = await Promise.all(layers.map(async ({ record, columns }) => asStored({
      record: { ...record, system: systemById('EPSG:4526') },
      columns: { ...columns, geometry: await judgeShapes(columns.geometry, record.name, [], new NewsCollector(), quietJob()) },
    })));
    const fromStore = await runOverlay({ rights: imported.get('采矿权')!.layer, parameters: defaultParameters(truth.day), runNumber: 'R-20261120-01', startedAt: '2026-11-20T08:00:00Z', land }, quietJob());
    expect({ ...fromStore.run, finishedAt: '' }).toEqual({ ...allDeclared.run, finishedAt: '' });
    expect(fromStore.findings).toEqual(allDeclared.findings);
  }, 60_000);

  test('slivers are told as a note', () => {
    expect(asDelivered.run.notes.filter(({ code }) => code === 'analysis.slivers-set-aside').map(({ params }) => params?.['layer'])).toContain('林地小班 2025');
  });
});
