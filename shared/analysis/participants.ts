/** Which layers take part in an overlay, and what the run keeps of each. */
import type { NewsCollector } from '../base/news.ts';
import { systemMessage } from '../crs/systems.ts';
import { conversionBetween } from '../crs/transform.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { isDistanceRole, LAND_ROLES, type LandRole, type LayerRecord } from '../model/layer.ts';
import type { OverlayInput } from '../model/overlay.ts';
import { readable, settle, type AnalysisLayer, type ReadableLayer } from './analysis-layer.ts';

/** A layer that takes part. */
export interface Participant {
  readonly layer: AnalysisLayer | ReadableLayer;
  /** Of the layer's record as it is: of a layer that is not settled, without checksum and with an id for the time being. */
  readonly input: OverlayInput;
}

/** Which land layers take part beside the rights; each other one is told with what to do about it. */
export async function takePart(rights: AnalysisLayer, land: readonly (AnalysisLayer | ReadableLayer)[], system: CoordinateSystem, news: NewsCollector): Promise<Participant[]> {
  const participants: Participant[] = [];
  const seen = new Set([rights.record.id]);
  const taken: LayerRecord[] = [rights.record];
  for (const layer of await settleLookalikes(land)) {
    const { record } = layer;
    if (seen.has(record.id)) continue;
    seen.add(record.id);
    const refuse = (code: 'analysis.layer-undeclared' | 'analysis.layer-not-polygons' | 'analysis.layer-not-land'): void => news.problem('partial', code, { layer: record.name }, { file: record.name });
    const role = LAND_ROLES.find((candidate) => candidate === record.role);
    if (!role) refuse('analysis.layer-not-land');
    else if (isDistanceRole(role) ? readable(layer).reader.kind === 'none' : readable(layer).reader.kind !== 'polygon') refuse('analysis.layer-not-polygons');
    else if (!record.system) refuse('analysis.layer-undeclared');
    else {
      const conversion = conversionBetween(record.system, system);
      if (!conversion.possible || conversion.kind === 'to-geographic') {
        news.problem('partial', 'analysis.layer-other-datum', { layer: record.name, system: systemMessage(record.system), wanted: systemMessage(system) }, { file: record.name });
        continue;
      }
      const same = taken.find((other) => sameFile(other, record));
      if (same) {
        news.note('analysis.layer-repeated', { layer: record.name, other: same.name }, { file: record.name });
        continue;
      }
      taken.push(record);
      if (conversion.kind !== 'same') news.note('analysis.layer-converted', { layer: record.name, from: systemMessage(record.system), to: systemMessage(system) }, { file: record.name });
      participants.push({ layer, input: inputOf(layer, role, conversion.kind, system) });
    }
  }
  tellSharedRoles(participants, news);
  return participants;
}

/** Whether two layers are the same one is told by their checksums: those that look alike wait for them. */
function settleLookalikes(layers: readonly (AnalysisLayer | ReadableLayer)[]): Promise<(AnalysisLayer | ReadableLayer)[]> {
  return Promise.all(layers.map((layer, own) => (layers.some(({ record }, position) => position !== own && looksLike(record, layer.record)) ? settle(layer) : layer)));
}

function looksLike(a: LayerRecord, b: LayerRecord): boolean {
  return a.role === b.role && (a.name === b.name || holdTheSame(a, b));
}

function holdTheSame(a: LayerRecord, b: LayerRecord): boolean {
  return a.featureCount === b.featureCount && a.vertexCount === b.vertexCount && a.extent.every((edge, i) => edge === b.extent[i]);
}

/** One file imported twice; several layers of one container share its checksum and differ in what they hold. */
function sameFile(a: LayerRecord, b: LayerRecord): boolean {
  return a.role === b.role && a.source.sha256 !== '' && a.source.sha256 === b.source.sha256 && a.system?.id === b.system?.id && holdTheSame(a, b);
}

/** Several layers of one role are all computed; where they cover the same ground, it stands in each. */
function tellSharedRoles(participants: readonly Participant[], news: NewsCollector): void {
  for (const role of LAND_ROLES) {
    const names = participants.filter(({ input }) => input.role === role).map(({ input }) => input.name);
    if (names.length > 1) news.note('analysis.role-shared', { role: { code: `report.role.${role}` }, count: names.length, layers: names.map((name) => `“${name}”`).join('') });
  }
}

/** The same with settled layers. */
export function settleParticipants(participants: readonly Participant[]): Promise<Participant[]> {
  return Promise.all(participants.map(async (participant) => {
    const layer = await settle(participant.layer);
    const { id, source } = layer.record;
    return { layer, input: { ...participant.input, layerId: id, sha256: source.sha256 } };
  }));
}

/** Inputs in the order in which their layers were imported, the earliest first; layers that came at the same moment by name. */
export function inOrderOfImport(participants: readonly Participant[]): OverlayInput[] {
  const moment = ({ layer }: Participant): string => layer.record.source.importedAt;
  const nameAtFirst = ({ input }: Participant): string => input.nameAtFirst ?? input.name;
  return participants.toSorted((a, b) => compare(moment(a), moment(b)) || compare(nameAtFirst(a), nameAtFirst(b))).map(({ input }) => input);
}

/** By the order of their characters' codes, the same in every language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a run keeps of a layer. */
export function inputOf(layer: Pick<AnalysisLayer, 'record'>, role: LandRole, conversion: OverlayInput['conversion'], system: CoordinateSystem): OverlayInput {
  const { record } = layer;
  const own = conversionBetween(record.system!, system);
  return {
    layerId: record.id, role, name: record.name, sha256: record.source.sha256, featureCount: record.featureCount, systemId: record.system!.id,
    conversion: own.possible && own.kind !== 'to-geographic' ? own.kind : conversion, vintage: record.vintage,
    ...(record.revision !== undefined && { revision: record.revision }), ...(record.nameAtFirst !== undefined && { nameAtFirst: record.nameAtFirst }), ...(role === 'rights' && record.elevationDatum && { elevationDatum: record.elevationDatum }),
    ...(record.sample && { sample: true as const }),
  };
}
