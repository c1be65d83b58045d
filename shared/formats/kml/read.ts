/** KML and KMZ (also Ovital's .ovkml and .ovkmz) into columns, split by kind of geometry. */
import { extension, type ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import type { FileSet } from '../contract.ts';
import { evidenceOfStandard } from '../file-system-evidence.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind } from '../mixed-kinds.ts';
import { addOnce } from '../xml.ts';
import { listZipEntries } from '../zip.ts';
import { walkPlacemarks } from './placemarks.ts';

export const kmlFormat = gatheredFormat('kml', gatherKml, layersOfKml);

async function layersOfKml(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const source = await documentOf(mainPart(set), new NewsCollector(), job);
  return splitByKind(set, (visit, walkJob) => walkPlacemarks(source, null, visit, new NewsCollector(), walkJob), job);
}

async function gatherKml(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const file = mainPart(set);
  const news = new NewsCollector();
  const source = await documentOf(file, news, job);
  const { gatherer, result, shapeType } = await gatherKind(file.name, set.layerKind, options.swapAxes, (visit, walkJob) => walkPlacemarks(source, options.encoding, visit, news, walkJob), { numbersAsText: true }, job);
  const finished = gatherer.finish(file.name);
  const system = evidenceOfStandard('kml', finished.extent, file.name);
  if (result.ovital || /\.ov/i.test(file.name)) gatherer.news.note('exchange.kml-maybe-shifted', { file: file.name });
  addOnce(news, gatherer.news);
  return { ...finished, shapeType, encoding: result.encoding, system, news: gatherer.news };
}

/** The KML itself, or the document inside a KMZ: `doc.kml`, else the first .kml (KML 2.3 annex C). */
async function documentOf(file: ByteSource, news: NewsCollector, job: Job): Promise<ByteSource> {
  if (!/kmz$/.test(extension(file.name))) return file;
  const documents = (await listZipEntries(file, job)).filter((entry) => /kml$/.test(extension(entry.name)));
  const main = documents.find((entry) => entry.name.toLowerCase() === 'doc.kml') ?? documents[0];
  if (!main) stop('exchange.kmz-without-kml', { file: file.name }, { file: file.name });
  if (documents.length > 1) news.note('exchange.kmz-several', { file: file.name, read: main.name, count: documents.length });
  return main;
}
