/** Mining rights out of a rights layer: one right per licence number, one body per feature. */
import { daysBetween, readCalendarDate, type CalendarDate } from '../base/calendar-date.ts';
import { NewsCollector, type Outcome } from '../base/news.ts';
import { readElevationDatum } from '../crs/elevation.ts';
import { featureExtent } from '../geometry/columns.ts';
import { EMPTY_EXTENT, joinExtents, type Extent } from '../model/extent.ts';
import { methodOfCode } from '../model/method-codes.ts';
import { EXPIRING_WITHIN_DAYS, type MiningBody, type MiningRight, type RightStatus } from '../model/mining-right.ts';
import { readLicenceNumber } from '../model/licence-number.ts';
import { fieldOfMeaning, type AnalysisLayer } from './analysis-layer.ts';

/** 23 characters: C or T and 22 digits (DOMAIN §2.3); others are told, never refused. */
const LICENCE_NUMBER = /^[CT]\d{22}$/;

const idOfRow = (row: number): string => `row-${row + 1}`;

/** True for the id of a right without a licence number: it says which row of its own layer, and nothing beyond. */
export function isNamedByRow(rightId: string): boolean {
  return /^row-\d+$/.test(rightId);
}

/**
 * Groups the features of a rights layer by licence number, in order of first appearance. A feature without a
 * number is a right of its own, `row-<n>`. Facts are taken from the first feature that states them; a later
 * feature that says otherwise is a Problem. Extents are in the layer's own coordinates.
 */
export function readMiningRights(layer: AnalysisLayer): Outcome<readonly MiningRight[]> {
  const news = new NewsCollector();
  const { geometry } = layer.columns;
  const reader = new RightsReader(layer, news);
  const rows = new Map<string, number[]>();
  for (let row = 0; row < geometry.featureCount; row++) {
    const number = reader.text(row, 'licenceNumber');
    if (number !== null && !LICENCE_NUMBER.test(number)) news.note('analysis.licence-number-unusual', { number }, { file: layer.record.name, row: row + 1 });
    if (number !== null && readLicenceNumber(number)?.kind === 'exploration') news.note('licence.exploration', { number }, { file: layer.record.name, row: row + 1 });
    const id = number ?? idOfRow(row);
    if (number === null) news.problem('minor', 'analysis.licence-number-missing', { row: row + 1 }, { file: layer.record.name, row: row + 1 });
    if (geometry.featureStart[row] === geometry.featureStart[row + 1]) {
      news.problem('partial', 'analysis.right-without-shape', { right: id, row: row + 1 }, { file: layer.record.name, row: row + 1 });
    }
    const known = rows.get(id);
    if (known) known.push(row);
    else rows.set(id, [row]);
  }
  return news.outcome([...rows].map(([id, features]) => reader.right(id, features)));
}

class RightsReader {
  private readonly fields = new Map<string, number>();

  constructor(
    private readonly layer: AnalysisLayer,
    private readonly news: NewsCollector,
  ) {}

  private field(meaning: string): number {
    let field = this.fields.get(meaning);
    if (field === undefined) this.fields.set(meaning, (field = fieldOfMeaning(this.layer, meaning)));
    return field;
  }

  /** Trimmed text of a meaning in one row; null when the layer has no such field or it is empty. */
  text(row: number, meaning: string): string | null {
    const field = this.field(meaning);
    const value = field < 0 ? '' : this.layer.columns.attributes.text(row, field).trim();
    return value === '' ? null : value;
  }

  private number(row: number, meaning: string): number | null {
    const text = this.text(row, meaning);
    if (text === null) return null;
    const direct = this.layer.columns.attributes.number(row, this.field(meaning));
    if (Number.isFinite(direct)) return direct;
    const written = Number(text.replace(/^\+/, '').replace(/\s*(m|米)$/i, ''));
    if (Number.isFinite(written)) return written;
    this.news.problem('minor', 'analysis.number-unreadable', { value: text, field: this.layer.record.mapping[meaning] ?? meaning }, this.place(row, meaning));
    return null;
  }

  private date(row: number, meaning: string): CalendarDate | null {
    const text = this.text(row, meaning);
    if (text === null) return null;
    const date = readCalendarDate(text);
    if (date === null) this.news.problem('minor', 'analysis.date-unreadable', { value: text, field: this.layer.record.mapping[meaning] ?? meaning }, this.place(row, meaning));
    return date;
  }

  private place(row: number, meaning: string): { file: string; row: number; field: string } {
    return { file: this.layer.record.name, row: row + 1, field: this.layer.record.mapping[meaning] ?? meaning };
  }

  right(id: string, features: readonly number[]): MiningRight {
    const first = features[0]!;
    const agree = (meaning: string, read = (row: number) => this.text(row, meaning)): string | null => {
      let told: string | null = null;
      for (const row of features) {
        const value = read(row);
        if (told === null) told = value;
        else if (value !== null && value !== told) this.news.problem('minor', 'analysis.bodies-disagree', { right: id, first: told, other: value, field: this.layer.record.mapping[meaning] ?? meaning }, this.place(row, meaning));
      }
      return told;
    };
    const rowStating = (meaning: string): number => features.find((row) => this.text(row, meaning) !== null) ?? first;
    const number = this.text(first, 'licenceNumber');
    return {
      id,
      licenceNumber: number,
      mineName: agree('mineName') ?? number ?? id,
      holder: agree('holder'),
      holderCreditCode: agree('creditCode'),
      mineral: agree('mineral'),
      otherMinerals: agree('otherMinerals'),
      method: readMethod(agree('method')),
      capacity: this.number(rowStating('capacity'), 'capacity'),
      capacityUnit: agree('capacityUnit'),
      economicType: agree('economicType'),
      issuer: agree('issuer'),
      validFrom: agree('validFrom', (row) => this.date(row, 'validFrom')),
      validTo: agree('validTo', (row) => this.date(row, 'validTo')),
      address: agree('address'),
      township: agree('township'),
      registeredAreaSquareKilometres: this.number(rowStating('registeredArea'), 'registeredArea'),
      elevationDatum: this.elevationDatum(agree('elevationDatum')),
      bodies: features.map((feature) => this.body(id, feature)),
      extent: features.reduce<Extent>((extent, feature) => joinExtents(extent, featureExtent(this.layer.columns.geometry, feature)), EMPTY_EXTENT),
    };
  }

  /** A text that names no datum says nothing; then the layer's declaration stands. */
  private elevationDatum(text: string | null): MiningRight['elevationDatum'] {
    const stated = text === null ? null : readElevationDatum(text);
    if (stated !== null) return { datum: stated, statedBy: 'field' };
    const declared = this.layer.record.elevationDatum ?? null;
    return declared === null ? null : { datum: declared, statedBy: 'layer' };
  }

  private body(id: string, feature: number): MiningBody {
    const top = this.number(feature, 'elevationTop');
    const bottom = this.number(feature, 'elevationBottom');
    // Registers write 0 and 0 where nothing was entered; taken at its word, such a body would overlap nobody.
    if (top !== null && top === bottom) {
      this.news.problem('minor', 'analysis.elevations-equal', { right: id, top }, this.place(feature, 'elevationTop'));
      return { feature, elevationTopMetres: null, elevationBottomMetres: null, name: this.text(feature, 'bodyName') };
    }
    const swapped = top !== null && bottom !== null && top < bottom;
    if (swapped) this.news.problem('minor', 'analysis.elevations-swapped', { right: id, top, bottom }, this.place(feature, 'elevationTop'));
    return { feature, elevationTopMetres: swapped ? bottom : top, elevationBottomMetres: swapped ? top : bottom, name: this.text(feature, 'bodyName') };
  }
}

/** A code of KCFS or the words themselves. */
function readMethod(text: string | null): MiningRight['method'] {
  if (text === null) return null;
  const coded = methodOfCode(text);
  if (coded !== null) return coded;
  if (text.includes('露天')) return text.includes('地下') ? 'both' : 'open-pit';
  return text.includes('地下') ? 'underground' : null;
}

/**
 * Status on a day, from the end of validity only: valid through that day itself. `closed` is never derived
 * here, for no field of the layer states it.
 */
export function rightStatus(right: Pick<MiningRight, 'validTo'>, asOf: CalendarDate): RightStatus {
  if (right.validTo === null) return 'unknown';
  const days = daysBetween(asOf, right.validTo);
  if (Number.isNaN(days)) return 'unknown';
  if (days < 0) return 'expired';
  return days <= EXPIRING_WITHIN_DAYS ? 'expiring' : 'valid';
}
