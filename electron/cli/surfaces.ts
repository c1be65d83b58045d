/** Elevation rasters and point clouds on the command line: what they say of themselves, as sentences and as JSON. */
import { extension, stem, type ByteSource } from '../../shared/base/byte-source.ts';
import type { Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { describeSystem } from '../../shared/crs/systems.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { SurfaceSurvey } from '../../shared/raster/elevation/contract.ts';
import { isSurfaceByItself, surveySurface } from '../../shared/raster/elevation/read-surface.ts';
import { tellNote } from './output.ts';

/** Takes the surfaces out of the sources, each with the .prj beside it; one that cannot be read is a problem. */
export async function surveySurfaces(sources: readonly ByteSource[], news: NewsCollector, job: Job): Promise<{ readonly surveys: readonly SurfaceSurvey[]; readonly others: readonly ByteSource[] }> {
  const surfaces: ByteSource[] = [];
  for (const source of sources) if (await isSurfaceByItself(source)) surfaces.push(source);
  const prjOf = ({ path }: ByteSource): ByteSource | null => sources.find((other) => extension(other.name) === 'prj' && stem(other.path).toLowerCase() === stem(path).toLowerCase()) ?? null;
  const taken = new Set<ByteSource>(surfaces);
  const surveys: SurfaceSurvey[] = [];
  for (const main of surfaces) {
    const prj = prjOf(main);
    // A .prj may belong to a shapefile of the same name as well.
    if (prj && !sources.some((other) => extension(other.name) === 'shp' && stem(other.path).toLowerCase() === stem(main.path).toLowerCase())) taken.add(prj);
    try {
      surveys.push(await surveySurface({ main, prj }, job));
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      news.problems.push(fault.problem);
    }
  }
  return { surveys, others: sources.filter((source) => !taken.has(source)) };
}

export function surfaceAsJson({ system, notes, ...facts }: SurfaceSurvey, translate: Translate): object {
  return {
    ...facts,
    system: { declared: system.declared?.id ?? null, candidates: system.candidates.map((each) => ({ id: each.system.id, name: describeSystem(each.system, translate), reason: translate(each.reason.code, each.reason.params) })) },
    notes: [...notes, ...system.notes].map((note) => tellNote(note, translate)),
  };
}

/** The survey as a person reads it. */
export function describeSurface({ file, format, raster, points, extent, elevations, system, datum, notes }: SurfaceSurvey, translate: Translate): string {
  const decimals = raster && raster.cellEast < 0.1 ? 6 : 1;
  const show = (value: number): string => formatNumber(value, decimals);
  const lines = [file];
  const fact = (label: Parameters<Translate>[0], value: string): void => void lines.push(`  ${translate(label)}  ${value}`);
  fact('relief.fact.format', translate(`relief.format.${format}`));
  if (raster) fact('relief.fact.cells', translate('relief.fact.cellsValue', { columns: formatNumber(raster.columns, 0), rows: formatNumber(raster.rows, 0), cell: show(raster.cellEast) }));
  if (points) fact('relief.fact.points', formatNumber(points.count, 0));
  if (elevations) fact('relief.fact.heights', translate('relief.fact.heightsValue', { lowest: formatNumber(elevations[0], 2), highest: formatNumber(elevations[1], 2) }));
  fact('relief.fact.extent', translate('relief.fact.extentValue', { west: show(extent[0]), east: show(extent[2]), south: show(extent[1]), north: show(extent[3]) }));
  fact('relief.fact.datum', datum.words ?? translate('relief.fact.datumNone'));
  for (const { system: each, reason } of system.candidates) lines.push(`  · ${describeSystem(each, translate)} — ${translate(reason.code, reason.params)}`);
  for (const { code, params } of [...notes, ...system.notes]) lines.push(`  · ${translate(code, params)}`);
  return lines.join('\n');
}
