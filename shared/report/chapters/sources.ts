/** Chapter 5: where the numbers come from, how they were made, and what took no part. */
import type { Note } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { describeSystem, systemById } from '../../crs/systems.ts';
import { conversionBetween } from '../../crs/transform.ts';
import type { Translate } from '../../i18n/text.ts';
import { LAND_ROLES, type LayerRecord, type LayerRole } from '../../model/layer.ts';
import type { Block, Text } from '../document.ts';
import { formatInstant, type ReportContext } from '../context.ts';

/** 五、数据来源与处理方法 */
export function sourcesBlocks(context: ReportContext): Block[] {
  const { translate, run, layers } = context;
  const none = translate('report.none');
  const rows = run.inputs.map((input): Text[] => {
    const record = layers.get(input.layerId)?.record;
    const system = systemById(input.systemId) ?? record?.system ?? null;
    return [
      input.name,
      record ? record.source.files.filter(isMainFile).join(translate('report.listSeparator')) : none,
      input.vintage ?? translate('report.notRegistered'),
      systemCell(system ? describeSystem(system, translate) : input.systemId, record, translate),
      translate(`report.sources.conversion.${input.conversion}`),
      formatNumber(input.featureCount, 0),
    ];
  });
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: translate('report.chapter.sources') },
    { kind: 'paragraph', text: translate('report.sources.intro'), indent: true },
    {
      kind: 'table',
      columns: [
        { head: translate('report.sources.layer'), share: 0.19, align: 'left' },
        { head: translate('report.sources.files'), share: 0.25, align: 'left' },
        { head: translate('report.sources.vintage'), share: 0.14, align: 'centre' },
        { head: translate('report.sources.system'), share: 0.23, align: 'left' },
        { head: translate('report.sources.conversion'), share: 0.1, align: 'centre' },
        { head: translate('report.sources.features'), share: 0.09, align: 'right' },
      ],
      rows,
    },
  ];
  const absent = absentLayers(context);
  if (absent.length > 0) blocks.push({ kind: 'heading', level: 2, text: translate('report.sources.absentTitle') }, ...absent.map((text): Block => ({ kind: 'paragraph', text, indent: true })));
  blocks.push({ kind: 'heading', level: 2, text: translate('report.sources.methodTitle') }, ...methodSentences(context).map((text): Block => ({ kind: 'paragraph', text, indent: true })));
  const news = newsOfMine(context).map(({ code, params }) => translate(code, params));
  if (news.length > 0) blocks.push({ kind: 'heading', level: 2, text: translate('report.sources.newsTitle') }, ...[...new Set(news)].map((text): Block => ({ kind: 'paragraph', text, indent: true })));
  return blocks;
}

/** A system that a person declared is told as such: no file vouches for it. */
function systemCell(name: string, record: LayerRecord | undefined, translate: Translate): string {
  if (record?.systemDeclaredBy !== 'person') return name;
  const day = record.systemDeclaredAt === undefined ? null : formatInstant(record.systemDeclaredAt).slice(0, 10);
  return `${name}\n${day === null ? translate('report.sources.declaredByPerson') : translate('report.sources.declaredByPersonOn', { day })}`;
}

/** A set's side files carry no news for a reader; of several files the main one speaks. */
const isMainFile = (_file: string, index: number): boolean => index === 0;

/** What the run has to say, less what is about other mines only and what the list of absent layers says already. */
function newsOfMine({ run, layers, right }: ReportContext): readonly Note[] {
  const others = new Set(run.rights.map(({ mineName }) => mineName).filter((name) => name !== right.mineName));
  const took = new Set(run.inputs.map(({ name }) => name));
  const absent = new Set([...layers.values()].map(({ record }) => record.name).filter((name) => !took.has(name)));
  return [...run.problems, ...run.notes].filter(({ params = {}, place }) => {
    const named = Object.values(params);
    const ofOthers = named.some((value) => others.has(String(value))) && !named.includes(right.mineName);
    return !ofOthers && !absent.has(place?.file ?? '');
  });
}

/** Layers of the workspace without a part in the run, each with its reason, and kinds of data nobody brought. */
export function absentLayers({ translate, run, layers }: ReportContext): string[] {
  const took = new Set([run.rightsLayerId, ...run.inputs.map(({ layerId }) => layerId)]);
  const isLandRole = (role: LayerRole): boolean => (LAND_ROLES as readonly LayerRole[]).includes(role);
  const sentences = [...layers.values()]
    .filter(({ record }) => isLandRole(record.role) && !took.has(record.id))
    .map(({ record }) => {
      if (!record.system) return translate('report.sources.absentUndeclared', { layer: record.name });
      const conversion = conversionBetween(record.system, run.system);
      const repeated = run.notes.find(({ code, place }) => code === 'analysis.layer-repeated' && place?.file === record.name);
      if (repeated) return translate(repeated.code, repeated.params);
      if (conversion.possible) return translate('report.sources.absentNotChosen', { layer: record.name });
      return translate('report.sources.absentDatum', { layer: record.name, reason: translate(conversion.reason.code, conversion.reason.params) });
    });
  const present = new Set([...layers.values()].map(({ record }) => record.role));
  const missing = LAND_ROLES.filter((role) => !present.has(role) && !run.inputs.some((input) => input.role === role));
  if (missing.length > 0) sentences.push(translate('report.sources.absentRoles', { roles: missing.map((role) => translate(`report.role.${role}`)).join(translate('report.listSeparator')) }));
  return sentences;
}

function methodSentences(context: ReportContext): string[] {
  const { translate, run } = context;
  const { parameters, engine } = run;
  return [
    translate('report.sources.method.area'),
    translate('report.sources.method.net'),
    translate(parameters.balancesAreas ? 'balance.method' : 'balance.method-none'),
    translate('report.sources.method.sliver', { area: parameters.sliverAreaSquareMetres, width: parameters.sliverWidthMetres }),
    translate('report.sources.method.boundary'),
    translate('report.sources.method.run', { run: run.number, time: formatInstant(run.finishedAt), asOf: parameters.asOf, version: engine.version }),
    translate('report.sources.method.judgement'),
  ];
}
