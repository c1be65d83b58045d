/** 采矿权: the register of mining rights, GBK without .cpg, as offices keep it. */
import { systemById } from '../../shared/crs/systems.ts';
import type { PlacedMine } from './mine-shapes.ts';
import type { Village } from './places.ts';
import { distance } from './plane.ts';
import { dateField, landArea, numberField, textField, toFull, type SampleLayer, type Value } from './sample-layer.ts';
import { hashShare, seedOf } from './seeded.ts';

const HOLDERS = ['建材', '矿业', '石业', '资源', '水泥', '冶金', '化工', '煤业', '石材', '新材料'];
const KINDS = ['有限责任公司', '有限责任公司', '有限责任公司', '股份有限公司', '个人独资企业'];
const METHODS = { 'open-pit': '26001', underground: '26002', both: '26003' } as const;

/** Holder of a mine: the first twenty follow the design's import picture, the others their own chance. */
function holderOf(index: number, name: string): { name: string; code: string; kind: string } {
  const pick = index < 20 ? index % 4 : Math.floor(hashShare(seedOf(name), 21) * HOLDERS.length);
  return { name: `青石样例${HOLDERS[pick]!}有限公司`, code: `91999901MA00000X${pick + 1 < 10 ? pick + 1 : 'A'}X`, kind: KINDS[Math.floor(hashShare(seedOf(HOLDERS[pick]!), 3) * KINDS.length)]! };
}

/** The rights layer, one record per body; `unionAreas` gives the ground covered by rights with several bodies, m². */
export function rightsLayer(mines: readonly PlacedMine[], villages: readonly Village[], unionAreas: ReadonlyMap<string, number>): SampleLayer {
  const features: SampleLayer['features'][number][] = [];
  const rows: Value[][] = [];
  mines.forEach((placed, index) => {
    const { mine } = placed;
    const holder = holderOf(index, mine.name);
    let near = villages[0]!;
    for (const village of villages) if (!village.town && distance(village.at, placed.centre) < distance(near.at, placed.centre)) near = village;
    const area = unionAreas.get(mine.name) ?? landArea(toFull(placed.bodies[0]!.polygon));
    placed.bodies.forEach((body, bodyIndex) => {
      features.push([toFull(body.polygon)]);
      rows.push([
        mine.licence, mine.name, holder.name, holder.code, mine.mineral, mine.otherMinerals ?? null, METHODS[mine.method], mine.capacity, mine.unit, holder.kind, '青石县自然资源局',
        mine.from.replaceAll('-', ''), mine.to === '' ? null : mine.to.replaceAll('-', ''), body.topMetres, body.bottomMetres, mine.township,
        `青石县${mine.township}${near.name}`, Math.round((area / 1e6 + (mine.registeredMore ?? 0)) * 10_000) / 10_000,
        placed.bodies.length > 1 ? ['3 号煤层', '15 号煤层'][bodyIndex]! : null,
      ]);
    });
  });
  return {
    file: '采矿权_2026', name: '采矿权', role: 'rights', kind: 'polygon', features, rows,
    fields: [
      textField('XKZH', 25), textField('KSMC', 60), textField('SQR', 60), textField('TYSHXYDM', 18), textField('KCZKZ', 40), textField('QTZKZ', 40), textField('KCFS', 5), numberField('SJGM', 10, 2), textField('GMDW', 16),
      textField('JJLX', 30), textField('FZJGMC', 40), dateField('YXQQ'), dateField('YXQZ'), numberField('CSSX', 8, 2), numberField('CSXX', 8, 2), textField('SZXZ', 20), textField('DLWZ', 60), numberField('KQMJ', 10, 4), textField('KTMC', 20),
    ],
    system: systemById('EPSG:4526'), encoding: 'gbk', cpg: false, languageByte: 0x4d, vintage: '2026-11-02',
  };
}
