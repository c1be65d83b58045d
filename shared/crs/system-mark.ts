/** A system in a word or two, for a mark beside a layer's name; {@link describeSystem} says it in full. */
import type { Translate } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';

export interface SystemMark {
  /** `CGCS2000`, `西安 80`. */
  readonly datum: string;
  /** `38带`, `114°`, `经纬度`; the name where a system has none of them. */
  readonly zone: string;
}

export function systemMark(system: CoordinateSystem, translate: Translate): SystemMark {
  const datum = translate(`crs.datum.${system.datum}`);
  if (system.kind === 'geographic') return { datum, zone: translate('desk.system.degrees') };
  if (system.zone !== undefined) return { datum, zone: translate(system.zoneWidthDegrees === 6 ? 'desk.system.wideZone' : 'desk.system.zone', { zone: system.zone }) };
  if (system.centralMeridianDegrees !== undefined) return { datum, zone: `${Number(system.centralMeridianDegrees.toFixed(2))}°` };
  return { datum, zone: system.name ?? system.id };
}
