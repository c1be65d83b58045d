/** Makes the fictional sample county 青石县: the files an office has, some broken ones, and the truth about them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { brokenSets, type OutputFile } from './broken-sets.ts';
import { buildCover } from './coverage.ts';
import { drawingFiles } from './drawings/make-drawings.ts';
import * as geos from './geos.ts';
import { countyLayer, powerLineLayer, railwayLayer, riverLayer, roadLayer, townshipLayer, villageLayer } from './layer-base.ts';
import { classParcels, dltbLayer } from './layer-dltb.ts';
import { farmlandLayer } from './layer-farmland.ts';
import { forestLayer } from './layer-forest.ts';
import { redLineLayer, reserveLayer } from './layer-protected.ts';
import { rightsLayer } from './layer-rights.ts';
import { grasslandLayer, wetlandLayer } from './layer-wet-grass.ts';
import { placeMines, type PlacedMine } from './mine-shapes.ts';
import { pitSurveyFiles } from './pit-surveys/make-surveys.ts';
import { COUNTY_NAME, countyOutline, placeVillages, SAMPLE_DAY } from './places.ts';
import { onGrid, type Point } from './plane.ts';
import { readMe } from './read-me.ts';
import { columnsOf, landArea, toFull, type SampleLayer } from './sample-layer.ts';
import { makeTerrain } from './terrain.ts';
import { checkAgainstPlan, checkValid, makeTruth } from './truth.ts';
import { storedZip } from './zip.ts';

/** Writes the county into an existing or new folder; fails when the layers do not say what was planned. */
export async function generateSampleCounty(targetFolder: string): Promise<void> {
  for (const { path, bytes } of await sampleCountyFiles()) {
    const file = join(targetFolder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** All files of the county with their paths (forward slashes) inside its folder. */
async function sampleCountyFiles(): Promise<OutputFile[]> {
  await geos.loadGeos();
  const outline = countyOutline().map(([x, y]): Point => [onGrid(x), onGrid(y)]);
  const villages = placeVillages(outline);
  const mines = placeMines(outline, villages);
  const terrain = makeTerrain(outline);
  const cover = buildCover(outline, villages, mines, terrain);
  const parcels = classParcels(cover.parcels, terrain);
  const layers: SampleLayer[] = [
    rightsLayer(mines, villages, unionAreas(mines)),
    dltbLayer(parcels),
    farmlandLayer(parcels, mines),
    forestLayer(parcels, cover, terrain, mines),
    reserveLayer(outline),
    redLineLayer(outline),
    wetlandLayer(parcels, cover, mines),
    grasslandLayer(parcels, cover, mines),
    roadLayer(cover, outline),
    railwayLayer(outline),
    powerLineLayer(outline),
    riverLayer(outline),
    countyLayer(cover),
    townshipLayer(cover, villages),
    villageLayer(villages),
  ];
  checkValid(layers);
  const truth = makeTruth(mines, layers);
  checkAgainstPlan(truth, mines);
  const files: OutputFile[] = [];
  const listed = layers.map((layer) => {
    const written = filesOf(layer);
    files.push(...written);
    return { name: layer.name, role: layer.role, files: written.map(({ path }) => path), system: layer.system?.id ?? null, vintage: layer.vintage, encoding: null };
  });
  const drawings = drawingFiles(mines, terrain);
  const surveys = pitSurveyFiles(mines, terrain);
  files.push(...brokenSets(layers), ...drawings.files, ...surveys.files, textFile('README.txt', readMe(layers, truth)), textFile('truth.json', JSON.stringify(truth, null, 1)));
  const manifest = { fictional: true, name: COUNTY_NAME, day: SAMPLE_DAY, layers: listed, drawings: drawings.listed, pitSurveys: surveys.listed, files: files.map(({ path, bytes }) => ({ path, size: bytes.byteLength })) };
  files.push(textFile('manifest.json', JSON.stringify(manifest, null, 1)));
  return files;
}

const textFile = (path: string, text: string): OutputFile => ({ path, bytes: new TextEncoder().encode(`${text}\n`) });

function filesOf(layer: SampleLayer): OutputFile[] {
  const set = writeShapefile({
    name: layer.name, kind: layer.kind, features: columnsOf(layer), fields: layer.fields, rows: layer.rows, system: layer.system, encoding: layer.encoding, cpg: layer.cpg, languageByte: layer.languageByte,
  });
  const parts = ['shp', 'shx', 'dbf', 'prj', 'cpg'].flatMap((extension) => (set[extension] ? [{ extension, bytes: set[extension] }] : []));
  if (layer.zip) {
    const { file, folder } = layer.zip;
    return [{ path: file, bytes: storedZip(parts.map(({ extension, bytes }) => ({ name: `${folder}/${layer.file}.${extension}`, bytes }))) }];
  }
  return parts.map(({ extension, bytes }) => ({ path: `${layer.file}.${extension}`, bytes }));
}

/** Registered area of rights with several bodies: ground covered by any of them. */
function unionAreas(mines: readonly PlacedMine[]): Map<string, number> {
  return new Map(mines.filter(({ bodies }) => bodies.length > 1).map(({ mine, bodies }) => {
    const together = geos.areaOf(bodies.map(({ polygon }) => toFull(polygon)));
    const area = geos.polygonsIn(together).reduce((sum, part) => sum + landArea(part), 0);
    geos.free(together);
    return [mine.name, area];
  }));
}
