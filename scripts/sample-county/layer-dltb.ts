/** 地类图斑: the gap-free land cover of the 2025 survey year. */
import { systemById } from '../../shared/crs/systems.ts';
import type { Parcel } from './ground.ts';
import { CLASS_NAMES, classOf } from './land-classes.ts';
import { COUNTY_CODE, STREAMS } from './places.ts';
import { distanceToLine } from './plane.ts';
import { landArea, numberField, textField, toCents, toFull, type SampleLayer, type Value } from './sample-layer.ts';
import { hashShare } from './seeded.ts';
import type { Terrain } from './terrain.ts';

/** A parcel with its class and what follows from it. */
export interface ClassedParcel extends Parcel {
  readonly class: string;
  /** 1 to 5, cultivated land only; else null. */
  readonly slopeGrade: number | null;
  /** 扣除系数; 0 where nothing is deducted. */
  readonly deduction: number;
  /** 图斑编号, counted within the village. */
  readonly number: string;
  /** Ellipsoidal, m², to the centimetre squared as surveyed. */
  readonly landArea: number;
}

/** Gives every parcel its class, number, deduction and area, in the order of the layer. */
export function classParcels(parcels: readonly Parcel[], terrain: Terrain): ClassedParcel[] {
  const numbers = new Map<string, number>();
  // Numbered from north-west to south-east within each village, as surveyors do.
  const strip = (parcel: Parcel): number => -Math.floor(parcel.inside[1] / 400);
  const ordered = [...parcels].sort((a, b) => strip(a) - strip(b) || a.inside[0] - b.inside[0] || a.inside[1] - b.inside[1]);
  return ordered.map((parcel, index) => {
    const { ground } = parcel;
    const toRiver = ground.kind === 'floor' ? Math.min(...STREAMS.filter(({ name }) => name === ground.stream).map((stream) => distanceToLine(stream.line, parcel.inside) - stream.halfWidth)) : Infinity;
    const code = classOf(ground, parcel.inside, parcel.natural, toRiver, index);
    const number = (numbers.get(parcel.village.name) ?? 0) + 1;
    numbers.set(parcel.village.name, number);
    const cultivated = code.startsWith('01');
    const slopeGrade = cultivated ? gradeOf(ground.kind === 'floor' ? 0 : terrain.steepness(parcel.inside), hashShare(801, index)) : null;
    return {
      ...parcel,
      class: code,
      slopeGrade,
      deduction: slopeGrade === null ? 0 : [0, 0, 0.06, 0.09, 0.12, 0.15][slopeGrade]!,
      number: String(number).padStart(4, '0'),
      landArea: toCents(landArea(toFull(parcel.polygon))),
    };
  });
}

function gradeOf(steepness: number, chance: number): number {
  const value = steepness + 0.03 * chance;
  return value < 0.025 ? 1 : value < 0.1 ? 2 : value < 0.22 ? 3 : value < 0.36 ? 4 : 5;
}

/** The land survey layer. */
export function dltbLayer(parcels: readonly ClassedParcel[]): SampleLayer {
  const rows = parcels.map((parcel, index): Value[] => {
    const { village } = parcel;
    const stateOwned = ['1001', '1003', '1101', '1103', '0701', '05H1', '08H1'].includes(parcel.class);
    const deducted = toCents(parcel.landArea * parcel.deduction);
    return [
      `${COUNTY_CODE}6001${String(index + 1).padStart(8, '0')}`, '2001010100', `${village.code}${parcel.number}`, parcel.number, parcel.class, CLASS_NAMES[parcel.class]!, stateOwned ? '20' : '30',
      `${village.code}0000000`, village.name, `${village.code}0000000`, village.name, parcel.landArea,
      parcel.deduction > 0 ? '1203' : null, parcel.deduction, deducted, toCents(parcel.landArea - deducted),
      parcel.slopeGrade === null || parcel.slopeGrade === 1 ? null : parcel.ground.kind === 'floor' ? 'PD' : 'TT', parcel.slopeGrade === null ? null : String(parcel.slopeGrade), 2025, null,
    ];
  });
  return {
    file: 'dltb_2025', name: '地类图斑 2025 年度', role: 'dltb', kind: 'polygon', features: parcels.map((parcel) => [toFull(parcel.polygon)]), rows,
    fields: [
      textField('BSM', 18), textField('YSDM', 10), textField('TBYBH', 18), textField('TBBH', 8), textField('DLBM', 5), textField('DLMC', 30), textField('QSXZ', 2),
      textField('QSDWDM', 19), textField('QSDWMC', 30), textField('ZLDWDM', 19), textField('ZLDWMC', 30), numberField('TBMJ', 15, 2), textField('KCDLBM', 5), numberField('KCXS', 6, 4), numberField('KCMJ', 15, 2), numberField('TBDLMJ', 15, 2),
      textField('GDLX', 2), textField('GDPDJB', 2), numberField('SJNF', 4, 0), textField('BZ', 20),
    ],
    system: systemById('EPSG:4526'), encoding: 'gbk', cpg: true, vintage: '2025',
  };
}
