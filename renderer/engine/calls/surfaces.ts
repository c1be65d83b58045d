/** Calls about surfaces of the ground: the look before, the receiving, two surveys against each other and the licence. */
import { blobSource } from '../../../shared/base/byte-source.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { stop } from '../../../shared/base/news.ts';
import { sha256OfSource } from '../../../shared/base/sha256.ts';
import { reliefPicture } from '../../../shared/figure/relief-picture.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { SurfaceChoices, SurfaceFile, SurfaceSurvey } from '../../../shared/raster/elevation/contract.ts';
import type { CallContext } from '../channel.ts';
import { compareStored } from '../compared-surfaces.ts';
import { openLayer } from '../opened-layers.ts';
import { writeSurface } from '../opened-surfaces.ts';
import type { ChosenSurface, ImportedSurface, SurfaceView } from '../surface-contract.ts';

const sourcesOf = ({ main, prj }: ChosenSurface): SurfaceFile => ({ main: blobSource(main.name, main, main.lastModified), prj: prj && blobSource(prj.name, prj, prj.lastModified) });

/** What reads rasters is big: it comes when there is one, so that the program does not start with it. */
const reader = () => import('../../../shared/raster/elevation/read-surface.ts');

export async function surveySurface({ job }: CallContext, file: ChosenSurface): Promise<SurfaceSurvey> {
  return (await reader()).surveySurface(sourcesOf(file), job);
}

export async function importSurface({ job }: CallContext, file: ChosenSurface, choices: SurfaceChoices, deliveryId: string): Promise<ImportedSurface> {
  const source = sourcesOf(file);
  const { readSurface, surveySurface: surveyFile } = await reader();
  const { datum, format } = await surveyFile(source, partOfJob(job, 0, 0.2));
  const { value, notes, problems } = await readSurface(source, choices, partOfJob(job, 0.2, 0.8));
  const { grid, method, pointCount, filledCells, elevations } = value;
  if (!elevations) stop('surface.no-heights', { file: file.main.name }, { file: file.main.name });
  const sha256 = await sha256OfSource(source.main, partOfJob(job, 0.8, 0.95));
  await job.pause();
  await writeSurface(deliveryId, grid);
  const { columns, rows, west, north, cellMetres } = grid;
  return { sha256, surface: { format, method, columns, rows, west, north, cellMetres, pointCount, filledCells, lowestMetres: elevations[0], highestMetres: elevations[1], datumWords: datum.words }, notes, problems };
}

export async function viewSurfaces({ job, transfer }: CallContext, earlierId: string | null, laterId: string, rightsLayerId: string, rightId: string, noiseMetres: number, plane: CoordinateSystem): Promise<SurfaceView> {
  const { later, compared, notes } = await compareStored(earlierId, laterId, await openLayer(rightsLayerId), rightId, noiseMetres, plane, job);
  const relief = reliefPicture(later.grid, compared?.difference.metres ?? null, noiseMetres);
  transfer.push(relief.rgba.buffer);
  return { comparison: compared?.comparison ?? null, relief, notes };
}
