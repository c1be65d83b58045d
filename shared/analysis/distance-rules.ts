/** Which legal distance holds for a road, railway, power line or pipeline: the class of a feature under the rules of resources/rules/distances.json. */
import pack from '../../resources/rules/distances.json' with { type: 'json' };
import { DISTANCE_ROLES, type DistanceRole } from '../model/layer.ts';

/** A rule as the measuring needs it; its articles are in `shared/law`. */
export interface DistanceRuleOfRole {
  readonly id: string;
  readonly role: DistanceRole;
  /** `prohibition`: the article forbids there what it names (mining, quarrying, pumping groundwater …); `permit`: it needs consent or approval. */
  readonly kind: 'prohibition' | 'permit';
  /** Metres by class; a class that is not listed has no distance in this rule. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** Rules that carry distances; the others of the pack are areas. */
export const DISTANCE_RULES: readonly DistanceRuleOfRole[] = pack.rules.flatMap(({ id, role, kind, thresholds }) => {
  const distanceRole = DISTANCE_ROLES.find((each) => each === role);
  const entries = Object.entries(thresholds ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return distanceRole && entries.length > 0 ? [{ id, role: distanceRole, kind: kind as 'prohibition' | 'permit', thresholds: Object.fromEntries(entries) }] : [];
});

/** Features whose class is not stated; measured with the largest distance of any grade of road or voltage (bridges, ferries and tunnels are no grades). */
export const CLASS_NOT_STATED = 'not-stated';

/** The class of a feature as the rules name it, from its class and its name or route number; the rules may know no distance for it. */
export function distanceClass(role: DistanceRole, classText: string, name: string): string {
  const text = classText.normalize('NFKC').trim();
  switch (role) {
    case 'road':
      return roadClass(text, name.normalize('NFKC').trim());
    case 'railway':
      if (/隧道/.test(text) || /隧道/.test(name)) return 'rail-tunnel';
      return /高速|高铁|客运专线|客专/.test(text + name) ? 'rail-high-speed' : 'rail';
    case 'powerline':
      return voltageClass(text, name.normalize('NFKC'));
    case 'pipeline':
      if (/隧道/.test(text)) return 'pipe-tunnel';
      // A crossing under a road or railway is none of a river.
      if (/穿河|穿江/.test(text) || (/穿越/.test(text) && !/公路|铁路|道路/.test(text))) return 'pipe-crossing';
      if (/站|阀|库|附属/.test(text)) return 'pipe-facility';
      return 'pipe';
  }
}

function roadClass(text: string, name: string): string {
  for (const [pattern, grade] of ROAD_WORDS) if (pattern.test(text)) return grade;
  // A route number says its administrative grade: G, S, X, Y, C and digits.
  const letter = /^([GSXYC])\d{2,}/i.exec(text)?.[1] ?? /^([GSXYC])\d{2,}/i.exec(name)?.[1];
  if (letter) return ROUTE_LETTERS[letter.toUpperCase()]!;
  // A technical grade (二级公路) does not say who administers the road.
  return CLASS_NOT_STATED;
}

const ROUTE_LETTERS: Readonly<Record<string, string>> = { G: 'road-national', S: 'road-provincial', X: 'road-county', Y: 'road-township', C: 'road-village' };
const ROAD_WORDS: readonly (readonly [RegExp, string])[] = [
  [/隧道/, 'road-tunnel'],
  [/渡口/, 'road-ferry'],
  [/小桥|涵/, 'road-culvert'],
  [/桥/, 'road-bridge'],
  [/高速/, 'road-expressway'],
  [/国道/, 'road-national'],
  [/省道/, 'road-provincial'],
  [/县道/, 'road-county'],
  [/乡道/, 'road-township'],
  [/村道|农村道路|机耕|田间|^1006$/, 'road-village'],
];

/** Voltage ranges of 电力设施保护条例 第十条, kV. */
const VOLTAGES: readonly (readonly [least: number, most: number, name: string])[] = [
  [1, 10, 'power-1-10'],
  [35, 110, 'power-35-110'],
  [154, 330, 'power-154-330'],
  [500, 500, 'power-500'],
];

/** By the number that bears the unit, in the class or else the name; without one a class that is nothing but a number. The digits of `青1线`, `2回` say no voltage. */
function voltageClass(text: string, name: string): string {
  const withUnit = VOLTAGE.exec(plainVoltage(text)) ?? VOLTAGE.exec(plainVoltage(name));
  const bare = /^\d+(?:\.\d+)?$/.exec(plainVoltage(text));
  if (!withUnit && !bare) return CLASS_NOT_STATED;
  const value = Number(withUnit?.[1] ?? bare![0]);
  const inVolts = withUnit ? /^(v|伏)$/i.test(withUnit[2]!) : value >= LEAST_VOLTS;
  const kilovolts = inVolts ? value / 1000 : value;
  return VOLTAGES.find(([least, most]) => kilovolts >= least && kilovolts <= most)?.[2] ?? '';
}

const VOLTAGE = /(\d+(?:\.\d+)?)\s*(kv|千伏|伏|v)/i;
/** No line in the country carries as many kilovolts. */
const LEAST_VOLTS = 2_000;

const plainVoltage = (text: string): string => text.replace(/±/g, '').trim();

/** The rules of a role with the distance each asks of a class. */
export function rulesOfClass(role: DistanceRole, className: string): readonly { readonly rule: DistanceRuleOfRole; readonly thresholdMetres: number }[] {
  return DISTANCE_RULES.flatMap((rule) => {
    const thresholdMetres = rule.role === role ? rule.thresholds[className] : undefined;
    return thresholdMetres === undefined ? [] : [{ rule, thresholdMetres }];
  });
}

/** The largest distance of any rule of the role, metres. */
export function farthestOfRole(role: DistanceRole): number {
  return DISTANCE_RULES.filter((rule) => rule.role === role).reduce((most, { thresholds }) => Math.max(most, ...Object.values(thresholds)), 0);
}

/** A rule by its id, or null. */
export function distanceRuleById(id: string): DistanceRuleOfRole | null {
  return DISTANCE_RULES.find((rule) => rule.id === id) ?? null;
}
