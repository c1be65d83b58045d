/** What `kuangce workings` is asked for on the command line. */
import type { ElevationDatum, ElevationDifference } from '../../shared/model/elevation-datum.ts';
import { DRAWING_ROLES, type DrawingRole, type LayerRoles } from '../../shared/model/drawing-role.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { isPeriod, shiftPeriod, type Period } from '../../shared/model/period.ts';
import type { WorkingsParameters } from '../../shared/model/workings.ts';
import { ELEVATION_OPTIONS, readElevationDatums, readElevationDifference } from './elevation-options.ts';
import { parseWords, readChoice, readEncoding, readMeasure, readSwappedRights, readTwoSystems, rightAsked, UsageError } from './usage.ts';

export const WORKINGS_OPTIONS = {
  rights: { type: 'string' },
  drawing: { type: 'string' },
  previous: { type: 'string' },
  'previous-period': { type: 'string' },
  right: { type: 'string' },
  mine: { type: 'string' },
  layers: { type: 'string', multiple: true },
  period: { type: 'string' },
  'tolerance-metres': { type: 'string' },
  'elevation-tolerance-metres': { type: 'string' },
  'thickness-metres': { type: 'string', multiple: true },
  'density-tonnes-per-cubic-metre': { type: 'string', multiple: true },
  'recovery-share': { type: 'string' },
  'survey-accuracy-metres': { type: 'string' },
  'gap-metres': { type: 'string' },
  ...ELEVATION_OPTIONS,
  crs: { type: 'string', multiple: true },
  'swap-axes': { type: 'string' },
  encoding: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface WorkingsArguments {
  readonly rights: string;
  readonly drawing: string;
  /** Last period's drawing. */
  readonly previous: string | null;
  readonly previousPeriod: Period;
  /** Licence number or name of the mine that the drawing is of. */
  readonly mine: string | null;
  readonly roles: LayerRoles;
  readonly period: Period;
  readonly parameters: WorkingsParameters;
  readonly accuracyMetres: number | null;
  readonly gapMetres: number;
  /** Of the drawing; null: not stated. */
  readonly elevationDatum: ElevationDatum | null;
  /** Of the rights' limits where no field of them states one. */
  readonly rightsElevationDatum: ElevationDatum | null;
  readonly elevationDifference: ElevationDifference;
  readonly system: CoordinateSystem | null;
  /** For a rights layer that declares none. */
  readonly rightsSystem: CoordinateSystem | null;
  /** The first number of the rights layer is north. */
  readonly rightsSwapped: boolean;
  readonly encoding: string | null;
  readonly out: string | null;
}

export function readWorkingsArguments(values: ReturnType<typeof parseWords<typeof WORKINGS_OPTIONS>>['values']): WorkingsArguments {
  const needed = (option: 'rights' | 'drawing' | 'period' | 'tolerance-metres'): string => {
    const value = values[option];
    if (value === undefined || value === '') throw new UsageError('cli.usage.needed', { option: `--${option}` });
    return value;
  };
  const measure = (option: 'elevation-tolerance-metres' | 'recovery-share' | 'survey-accuracy-metres' | 'gap-metres'): number | null =>
    values[option] === undefined ? null : readMeasure(`--${option}`, values[option]);
  const periodNamed = (value: string): Period => {
    if (!isPeriod(value)) throw new UsageError('cli.usage.no-period', { value });
    return value;
  };
  const [thickness, density] = [byBody('--thickness-metres', values['thickness-metres'] ?? []), byBody('--density-tonnes-per-cubic-metre', values['density-tonnes-per-cubic-metre'] ?? [])];
  const period = periodNamed(needed('period'));
  // No source gives a tolerance, so nobody but the person who asks can choose it (DOMAIN §3.5).
  const planToleranceMetres = readMeasure('--tolerance-metres', needed('tolerance-metres'));
  const roles = new Map<string, DrawingRole>();
  for (const pair of (values.layers ?? []).flatMap((each) => each.split(','))) {
    const equals = pair.indexOf('=');
    if (equals <= 0 || equals === pair.length - 1) throw new UsageError('cli.usage.layer-role', { value: pair, roles: DRAWING_ROLES.join(' ') });
    roles.set(pair.slice(equals + 1).trim(), readChoice('--layers', pair.slice(0, equals).trim(), DRAWING_ROLES));
  }
  const systems = readTwoSystems(values.crs ?? []);
  const datums = readElevationDatums(values['elevation-datum'] ?? [], ['rights']);
  const recoveryShare = measure('recovery-share');
  if (recoveryShare !== null && recoveryShare > 1) throw new UsageError('cli.usage.recovery', { value: recoveryShare });
  return {
    rights: needed('rights'),
    drawing: needed('drawing'),
    previous: values.previous ?? null,
    previousPeriod: values['previous-period'] === undefined ? shiftPeriod(period, -1) : periodNamed(values['previous-period']),
    mine: rightAsked(values),
    roles,
    period,
    parameters: {
      planToleranceMetres,
      elevationToleranceMetres: measure('elevation-tolerance-metres') ?? planToleranceMetres,
      thicknessMetres: thickness.get('') ?? null,
      densityTonnesPerCubicMetre: density.get('') ?? null,
      ...bodiesOf(thickness, density),
      recoveryShare,
    },
    accuracyMetres: measure('survey-accuracy-metres'),
    gapMetres: measure('gap-metres') ?? 0,
    elevationDatum: datums.own,
    rightsElevationDatum: datums.rights,
    elevationDifference: readElevationDifference(values['elevation-difference-metres'], values['elevation-difference-source']),
    system: systems.own,
    rightsSystem: systems.rights,
    rightsSwapped: readSwappedRights(values['swap-axes']),
    encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
    out: values.out ?? null,
  };
}

/** `2.1` holds for all (under ''), `3 号煤层=2.1` for one body. */
function byBody(option: string, words: readonly string[]): ReadonlyMap<string, number> {
  return new Map(words.map((word) => {
    const equals = word.lastIndexOf('=');
    return [word.slice(0, Math.max(0, equals)).trim(), readMeasure(option, word.slice(equals + 1))];
  }));
}

function bodiesOf(thickness: ReadonlyMap<string, number>, density: ReadonlyMap<string, number>): Pick<WorkingsParameters, 'bodies'> {
  const names = [...new Set([...thickness.keys(), ...density.keys()])].filter((name) => name !== '');
  return names.length === 0 ? {} : { bodies: names.map((body) => ({ body, thicknessMetres: thickness.get(body) ?? null, densityTonnesPerCubicMetre: density.get(body) ?? null })) };
}
