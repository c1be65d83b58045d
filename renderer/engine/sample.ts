/** The fictional sample county (青石县) that a first start opens on; shipped with the program, read like any drop. */
import type { Progress } from '../../shared/base/job.ts';
import { stop } from '../../shared/base/news.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { mappingOf, matchFields } from '../../shared/formats/field-matching.ts';
import type { LayerRecord, LayerRole } from '../../shared/model/layer.ts';
import { callEngine } from './client.ts';
import { importFromDrops, type ImportItem } from './import-layers.ts';

const FOLDER = '/sample-county';

/** What `manifest.json` of the sample says about one layer. */
interface SampleLayer {
  readonly name: string;
  readonly role: LayerRole;
  /** Paths inside the sample's folder. */
  readonly files: readonly string[];
  /** null: deliberately undeclared. */
  readonly system: string | null;
  readonly vintage: string | null;
  readonly encoding: string | null;
}

/** Listing and looking at the files is a quick beginning of the whole job. */
const LISTING_SHARE = 0.15;

/** Imports the sample county through the same path as any drop, marked as sample; one undoable step. A cancel keeps nothing. */
export async function loadSampleCounty(onProgress: (progress: Progress) => void = () => {}, signal?: AbortSignal): Promise<readonly LayerRecord[]> {
  const { layers } = JSON.parse(await (await fetchSample('manifest.json', signal)).text()) as { readonly layers: readonly SampleLayer[] };
  const options = signal ? { signal } : {};
  const items: (ImportItem & { readonly dropId: string })[] = [];
  const drops: string[] = [];
  try {
    for (const [done, layer] of layers.entries()) {
      onProgress({ stage: 'project.stage-sample', params: { done, total: layers.length }, fraction: (LISTING_SHARE * done) / layers.length });
      const files = await Promise.all(layer.files.map(async (path) => ({ path, file: new File([await fetchSample(path, signal)], path.slice(path.lastIndexOf('/') + 1)) })));
      const { dropId } = await callEngine('listDrop', [files], options);
      drops.push(dropId);
      const { fields, rows, system: { declared } } = await callEngine('preview', [dropId, 0, { encoding: layer.encoding }], options);
      const mapping = mappingOf(matchFields(layer.role, fields, rows));
      const system = layer.system === null ? null : systemById(layer.system);
      items.push({ dropId, index: 0, sample: true, choices: { name: layer.name, role: layer.role, encoding: layer.encoding, system, systemDeclaredBy: declared ? 'file' : 'person', mapping, swapAxes: false, vintage: layer.vintage } });
    }
    const { imported, failed } = await importFromDrops(items, { ...options, didWhat: { code: 'shell.did.sample', params: { count: layers.length } }, onProgress: (progress) => onProgress({ ...progress, fraction: LISTING_SHARE + (1 - LISTING_SHARE) * progress.fraction }) });
    const [problem] = failed;
    if (problem) stop('project.sample-missing', { file: problem.name });
    return imported;
  } finally {
    for (const dropId of drops) await callEngine('releaseDrop', [dropId]);
  }
}

/** One file of the sample; stops with a Problem when it is not there. */
export async function fetchSample(path: string, signal: AbortSignal | undefined): Promise<Blob> {
  const response = await fetch(`${FOLDER}/${path.split('/').map(encodeURIComponent).join('/')}`, signal ? { signal } : {});
  if (!response.ok) stop('project.sample-missing', { file: path });
  return response.blob();
}
