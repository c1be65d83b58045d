/** The options that `overlay`, `plan` and `sheet` share. */
import { DEFAULT_ELLIPSOIDAL_EDGES, DEFAULT_SLIVER_AREA_SQUARE_METRES, DEFAULT_SLIVER_WIDTH_METRES } from '../../shared/analysis/defaults.ts';
import { beijingDay } from '../../shared/base/beijing-time.ts';
import type { Language } from '../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { BACKGROUND_ROLES, LAND_ROLES, type BackgroundRole, type LandRole } from '../../shared/model/layer.ts';
import type { ElevationDatum } from '../../shared/model/elevation-datum.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import { ELEVATION_OPTIONS, readElevationDatums, readElevationDifference } from './elevation-options.ts';
import { LARGE_SHAPEFILE_BYTES } from './read-near.ts';
import { languageOf, parseWords, readChoice, readDate, readEncoding, readMeasure, readRoleFiles, readRoleValues, readSystem, UsageError, type RoleValues } from './usage.ts';

export interface OverlayArguments {
  readonly rightsPath: string;
  readonly land: readonly { readonly role: LandRole; readonly path: string }[];
  /** Only drawn in the reports' figures. */
  readonly show: readonly { readonly role: BackgroundRole; readonly path: string }[];
  readonly encodings: RoleValues<string>;
  readonly systems: RoleValues<CoordinateSystem>;
  /** Layers whose first number is north. */
  readonly swapAxes: RoleValues<boolean>;
  readonly parameters: OverlayParameters;
  /** Of the rights' limits where no field of them states one; null: not stated. */
  readonly rightsElevationDatum: ElevationDatum | null;
  /** Of shapefiles of at least so many bytes only what lies near the rights is read; null: everything is read whole. */
  readonly nearFromBytes: number | null;
  readonly out: string | null;
  readonly json: boolean;
  readonly language: Language;
}

/** The options as `parseArgs` wants them. */
export const OVERLAY_OPTIONS = {
  rights: { type: 'string' },
  land: { type: 'string', multiple: true },
  show: { type: 'string', multiple: true },
  encoding: { type: 'string', multiple: true },
  crs: { type: 'string', multiple: true },
  'swap-axes': { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  'ellipsoidal-edges': { type: 'string' },
  balance: { type: 'boolean' },
  'sliver-area': { type: 'string' },
  'sliver-width': { type: 'string' },
  ...ELEVATION_OPTIONS,
  read: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Values as `parseArgs` gives them for {@link OVERLAY_OPTIONS}. */
type OverlayValues = ReturnType<typeof parseWords<typeof OVERLAY_OPTIONS>>['values'];

/** Checks and understands the values; `words` is the whole line, for the language. */
export function readOverlayArguments(values: OverlayValues, positionals: readonly string[], words: readonly string[]): OverlayArguments {
  if (positionals.length > 0) throw new UsageError('cli.usage.unexpected', { word: positionals[0]! });
  if (!values.rights) throw new UsageError('cli.usage.no-rights');
  if (!values.land?.length) throw new UsageError('cli.usage.no-land');
  if (values.lang !== undefined) readChoice('--lang', values.lang, ['zh-CN', 'en']);
  const datums = readElevationDatums(values['elevation-datum'] ?? [], ['rights']);
  const elevationDifference = readElevationDifference(values['elevation-difference-metres'], values['elevation-difference-source']);
  return {
    rightsPath: values.rights,
    land: readRoleFiles('--land', values.land, LAND_ROLES),
    show: readRoleFiles('--show', values.show ?? [], BACKGROUND_ROLES),
    encodings: readRoleValues('--encoding', values.encoding ?? [], readEncoding),
    systems: readRoleValues('--crs', values.crs ?? [], readSystem),
    swapAxes: readRoleValues('--swap-axes', (values['swap-axes'] ?? []).map((role) => (role === 'all' ? 'yes' : `${role}=yes`)), () => true),
    parameters: {
      asOf: values['as-of'] === undefined ? beijingDay() : readDate('--as-of', values['as-of']),
      ...(values.balance && { balancesAreas: true }),
      ...(elevationDifference.statedBy === 'person' && { elevationDifference }),
      ellipsoidalEdges: values['ellipsoidal-edges'] === undefined ? DEFAULT_ELLIPSOIDAL_EDGES : readChoice('--ellipsoidal-edges', values['ellipsoidal-edges'], ['vertices', 'densified']),
      sliverAreaSquareMetres: values['sliver-area'] === undefined ? DEFAULT_SLIVER_AREA_SQUARE_METRES : readMeasure('--sliver-area', values['sliver-area']),
      sliverWidthMetres: values['sliver-width'] === undefined ? DEFAULT_SLIVER_WIDTH_METRES : readMeasure('--sliver-width', values['sliver-width']),
    },
    rightsElevationDatum: datums.own ?? datums.rights,
    nearFromBytes: nearReading(values.read),
    out: values.out ?? null,
    json: values.json ?? false,
    language: languageOf(words),
  };
}

/** Large shapefiles are read near the rights; `--read` says whole or near for all sizes. */
function nearReading(read: string | undefined): number | null {
  const choice = read === undefined ? null : readChoice('--read', read, ['near', 'whole']);
  return choice === 'whole' ? null : choice === 'near' ? 0 : LARGE_SHAPEFILE_BYTES;
}
