/**
 * What a correct run must say about the sample: areas per right, layer and class, and the findings. Computed
 * with GEOS in double precision and {@link ellipsoidalTruth}; nothing of the product's engine takes part.
 */
import { ellipsoidalTruth } from './ellipsoidal-truth.ts';
import { nearTruths } from './distance-truth.ts';
import * as geos from './geos.ts';
import type { PlacedMine } from './mine-shapes.ts';
import type { Intent } from './mine.ts';
import { boxesMeet, boxOf, distance, polygonArea, type Box, type Polygon } from './plane.ts';
import { COUNTY_NAME, SAMPLE_DAY } from './places.ts';
import type { SampleLayer } from './sample-layer.ts';

/** Pieces below both bounds are slivers: counted apart, no findings. */
export const SLIVER = { areaSquareMetres: 1, widthMetres: 0.01 } as const;

/** One right against one class of one layer; areas in m². */
export interface ClassTruth {
  readonly class: string;
  /** Features with at least one piece that is no sliver. */
  readonly count: number;
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  /** After KCXS; null where the layer has none. */
  readonly netAreaPlanarSquareMetres: number | null;
  readonly netAreaEllipsoidalSquareMetres: number | null;
  readonly sliverCount: number;
  readonly sliverAreaSquareMetres: number;
}

/** One right against one layer. */
export interface LayerTruth {
  readonly role: string;
  readonly layer: string;
  readonly classes: readonly ClassTruth[];
}

/** One right: its areas and what it meets. */
export interface RightTruth {
  readonly rightId: string;
  readonly mineName: string;
  readonly status: 'valid' | 'expiring' | 'expired' | 'unknown';
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  readonly layers: readonly LayerTruth[];
}

/** One finding that a run must raise. */
export interface FindingTruth {
  readonly rightId: string;
  readonly mineName: string;
  readonly code: Intent['code'];
  readonly role: string;
  /** Forest grade, reserve zone, licence number of the other right, rule and metres of a distance; '' where a code has one finding per right. */
  readonly subject: string;
  readonly classes: readonly string[];
  readonly count: number;
  readonly areaPlanarSquareMetres: number | null;
  readonly areaEllipsoidalSquareMetres: number | null;
  /** For L11: how near, and the distance that the rule asks for. */
  readonly distanceMetres?: number;
  readonly thresholdMetres?: number;
  readonly elevation?: { readonly topMetres: number; readonly bottomMetres: number };
  readonly validTo?: string;
  readonly days?: number;
  readonly why: string;
}

/** Everything that a correct run says. */
export interface Truth {
  readonly fictional: true;
  readonly county: string;
  readonly day: string;
  readonly system: string;
  readonly method: string;
  readonly sliver: typeof SLIVER;
  readonly rights: readonly RightTruth[];
  readonly findings: readonly FindingTruth[];
  /** Only when the layer's system is declared as `system`, numbers as they stand. */
  readonly whenDeclared: readonly { readonly role: string; readonly layer: string; readonly system: string; readonly rights: readonly { readonly rightId: string; readonly classes: readonly ClassTruth[] }[]; readonly findings: readonly FindingTruth[] }[];
  /** What looks like a problem and is none. */
  readonly nearMisses: readonly { readonly rightId: string; readonly mineName: string; readonly why: string }[];
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

interface Subject {
  readonly placed: PlacedMine;
  readonly bodies: readonly Polygon[];
  readonly footprint: geos.Handle;
  readonly box: Box;
  readonly planar: number;
  readonly ellipsoidal: number;
}

/** Field of the class and of the deduction, per role. */
const CLASS_FIELD: Readonly<Record<string, string>> = { dltb: 'DLBM', farmland: 'DLBM', forest: 'BH_DJ', reserve: 'GKFQ', wetland: 'SD_DJ', grassland: 'CYLX' };
const CODE_OF_ROLE: Readonly<Record<string, Intent['code']>> = { farmland: 'L01', dltb: 'L02', forest: 'L05', grassland: 'L06', wetland: 'L07', reserve: 'L08', redline: 'L09' };

/** Computes the truth of finished layers; the first layer with role `rights` holds the bodies in the order of `mines`. */
export function makeTruth(mines: readonly PlacedMine[], layers: readonly SampleLayer[]): Truth {
  const rights = layers.find(({ role }) => role === 'rights')!;
  let row = 0;
  const subjects = mines.map((placed): Subject => {
    const bodies = placed.bodies.map(() => rights.features[row++]![0]!);
    const footprint = geos.areaOf(bodies);
    const parts = geos.polygonsIn(footprint);
    return {
      placed, bodies, footprint, box: boxOf(bodies.flatMap((body) => body[0]!)),
      planar: parts.reduce((sum, part) => sum + polygonArea(part), 0), ellipsoidal: parts.reduce((sum, part) => sum + ellipsoidalTruth(part), 0),
    };
  });
  const land = layers.filter(({ role }) => role in CODE_OF_ROLE);
  const tables = new Map(land.map((layer) => [layer, overlay(subjects, layer)]));
  const findings: FindingTruth[] = [];
  const whenDeclared = land.filter(({ system }) => system?.id !== 'EPSG:4526').map((layer) => ({
    role: layer.role, layer: layer.name, system: 'EPSG:4526',
    rights: subjects.flatMap((subject, i) => (tables.get(layer)![i]!.length > 0 ? [{ rightId: subject.placed.mine.licence, classes: tables.get(layer)![i]! }] : [])),
    findings: [] as FindingTruth[],
  }));
  subjects.forEach((subject, i) => {
    const { mine } = subject.placed;
    const common = { rightId: mine.licence, mineName: mine.name };
    const days = dayNumber(SAMPLE_DAY) - (mine.to === '' ? Infinity : dayNumber(mine.to));
    if (days > 0) findings.push({ ...common, code: 'F05', role: 'rights', subject: '', classes: [], count: 1, areaPlanarSquareMetres: null, areaEllipsoidalSquareMetres: null, validTo: mine.to, days, why: whyOf(mine.intents, 'F05', '') });
    for (const layer of land) {
      const code = CODE_OF_ROLE[layer.role]!;
      const classes = tables.get(layer)![i]!.filter((entry) => entry.count > 0 && (code !== 'L02' || entry.class.startsWith('01')));
      const groups = code === 'L05' || code === 'L08' ? classes.map((entry) => [entry]) : classes.length > 0 ? [classes] : [];
      for (const group of groups) {
        const subjectName = code === 'L05' || code === 'L08' ? group[0]!.class : '';
        const finding: FindingTruth = {
          ...common, code, role: layer.role, subject: subjectName, classes: group.map((entry) => entry.class),
          count: group.reduce((sum, entry) => sum + entry.count, 0),
          areaPlanarSquareMetres: round(group.reduce((sum, entry) => sum + entry.areaPlanarSquareMetres, 0)),
          areaEllipsoidalSquareMetres: round(group.reduce((sum, entry) => sum + entry.areaEllipsoidalSquareMetres, 0)),
          why: whyOf(mine.intents, code, subjectName),
        };
        const apart = whenDeclared.find((entry) => entry.layer === layer.name);
        (apart ? apart.findings : findings).push(finding);
      }
    }
    for (const near of nearTruths(subject.footprint, subject.bodies, layers)) {
      findings.push({
        ...common, code: 'L11', role: near.role, subject: near.subject, classes: [], count: near.count, distanceMetres: round(near.distanceMetres), thresholdMetres: near.thresholdMetres,
        areaPlanarSquareMetres: round(near.areaPlanarSquareMetres), areaEllipsoidalSquareMetres: round(near.areaEllipsoidalSquareMetres), why: whyOf(mine.intents, 'L11', near.subject),
      });
    }
    subjects.forEach((other, j) => {
      if (j === i || !boxesMeet(subject.box, other.box)) return;
      const overlap = rightsOverlap(subject, other);
      if (!overlap) return;
      findings.push({
        ...common, code: 'F12', role: 'rights', subject: other.placed.mine.licence, classes: [other.placed.mine.licence], count: 1,
        areaPlanarSquareMetres: round(overlap.planar), areaEllipsoidalSquareMetres: round(overlap.ellipsoidal), elevation: overlap.elevation, why: whyOf(mine.intents, 'F12', other.placed.mine.name),
      });
    });
  });
  const truth: Truth = {
    fictional: true, county: COUNTY_NAME, day: SAMPLE_DAY, system: 'EPSG:4526',
    method: 'GEOS double precision; proj4 inverse; closed form of the area between parallels (TD/T 1055-2019 annex D on the vertices as they stand); areas to 0.0001 m²',
    sliver: SLIVER,
    rights: subjects.map((subject, i) => ({
      rightId: subject.placed.mine.licence, mineName: subject.placed.mine.name, status: statusOf(subject.placed.mine.to),
      areaPlanarSquareMetres: round(subject.planar), areaEllipsoidalSquareMetres: round(subject.ellipsoidal),
      layers: land.filter(({ system }) => system?.id === 'EPSG:4526').flatMap((layer) => (tables.get(layer)![i]!.length > 0 ? [{ role: layer.role, layer: layer.name, classes: tables.get(layer)![i]! }] : [])),
    })),
    findings, whenDeclared,
    nearMisses: mines.flatMap(({ mine }) => (mine.nearMiss ? [{ rightId: mine.licence, mineName: mine.name, why: mine.nearMiss }] : [])),
  };
  for (const { footprint } of subjects) geos.free(footprint);
  return truth;
}

/** Per right the classes met by one layer, in order of class. */
function overlay(subjects: readonly Subject[], layer: SampleLayer): ClassTruth[][] {
  const classField = layer.fields.findIndex(({ name }) => name === CLASS_FIELD[layer.role]);
  const deductionField = layer.fields.findIndex(({ name }) => name === 'KCXS');
  type Tally = { -readonly [Key in keyof ClassTruth]: ClassTruth[Key] };
  const tallies = subjects.map(() => new Map<string, Tally>());
  layer.features.forEach((parts, feature) => {
    const box = boxOf(parts.flatMap((part) => part[0]!));
    let handle: geos.Handle | null = null;
    subjects.forEach((subject, index) => {
      if (!boxesMeet(box, subject.box)) return;
      handle ??= geos.fromPolygons(parts);
      const common = geos.intersection(handle, subject.footprint);
      const pieces = geos.polygonsIn(common);
      geos.free(common);
      if (pieces.length === 0) return;
      const name = classField < 0 ? '' : String(layer.rows[feature]![classField]);
      let tally = tallies[index]!.get(name);
      if (!tally) {
        const net = deductionField < 0 ? null : 0;
        tally = { class: name, count: 0, areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0, netAreaPlanarSquareMetres: net, netAreaEllipsoidalSquareMetres: net, sliverCount: 0, sliverAreaSquareMetres: 0 };
        tallies[index]!.set(name, tally);
      }
      let counts = false;
      for (const piece of pieces) {
        const planar = polygonArea(piece);
        if (planar < SLIVER.areaSquareMetres && (2 * planar) / perimeter(piece) < SLIVER.widthMetres) {
          tally.sliverCount++;
          tally.sliverAreaSquareMetres += planar;
          continue;
        }
        counts = true;
        const ellipsoidal = ellipsoidalTruth(piece);
        tally.areaPlanarSquareMetres += planar;
        tally.areaEllipsoidalSquareMetres += ellipsoidal;
        if (tally.netAreaPlanarSquareMetres !== null) {
          const kept = 1 - Number(layer.rows[feature]![deductionField]);
          tally.netAreaPlanarSquareMetres += planar * kept;
          tally.netAreaEllipsoidalSquareMetres! += ellipsoidal * kept;
        }
      }
      if (counts) tally.count++;
    });
    if (handle !== null) geos.free(handle);
  });
  return tallies.map((byClass) => [...byClass.values()].sort((a, b) => (a.class < b.class ? -1 : 1)).map((tally) => ({
    ...tally,
    areaPlanarSquareMetres: round(tally.areaPlanarSquareMetres), areaEllipsoidalSquareMetres: round(tally.areaEllipsoidalSquareMetres),
    netAreaPlanarSquareMetres: tally.netAreaPlanarSquareMetres === null ? null : round(tally.netAreaPlanarSquareMetres),
    netAreaEllipsoidalSquareMetres: tally.netAreaEllipsoidalSquareMetres === null ? null : round(tally.netAreaEllipsoidalSquareMetres),
    sliverAreaSquareMetres: round(tally.sliverAreaSquareMetres),
  })));
}

const perimeter = (polygon: Polygon): number => polygon.reduce((sum, ring) => sum + ring.reduce((length, point, i) => length + distance(point, ring[(i + 1) % ring.length]!), 0), 0);

/** Bodies of two rights that share ground and elevations. */
function rightsOverlap(a: Subject, b: Subject): { planar: number; ellipsoidal: number; elevation: { topMetres: number; bottomMetres: number } } | null {
  const pieces: Polygon[] = [];
  let [topMetres, bottomMetres] = [-Infinity, Infinity];
  a.placed.bodies.forEach((mine, i) => b.placed.bodies.forEach((theirs, j) => {
    const top = Math.min(mine.topMetres, theirs.topMetres);
    const bottom = Math.max(mine.bottomMetres, theirs.bottomMetres);
    if (top <= bottom) return;
    const [first, second] = [geos.fromPolygon(a.bodies[i]!), geos.fromPolygon(b.bodies[j]!)];
    const common = geos.intersection(first, second);
    const real = geos.polygonsIn(common).filter((piece) => polygonArea(piece) >= SLIVER.areaSquareMetres || (2 * polygonArea(piece)) / perimeter(piece) >= SLIVER.widthMetres);
    for (const handle of [first, second, common]) geos.free(handle);
    if (real.length === 0) return;
    pieces.push(...real);
    topMetres = Math.max(topMetres, top);
    bottomMetres = Math.min(bottomMetres, bottom);
  }));
  if (pieces.length === 0) return null;
  const together = geos.areaOf(pieces);
  const parts = geos.polygonsIn(together);
  geos.free(together);
  return { planar: parts.reduce((sum, part) => sum + polygonArea(part), 0), ellipsoidal: parts.reduce((sum, part) => sum + ellipsoidalTruth(part), 0), elevation: { topMetres, bottomMetres } };
}

const dayNumber = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;

function statusOf(to: string): RightTruth['status'] {
  if (to === '') return 'unknown';
  const left = dayNumber(to) - dayNumber(SAMPLE_DAY);
  return left < 0 ? 'expired' : left <= 90 ? 'expiring' : 'valid';
}

function whyOf(intents: readonly Intent[] | undefined, code: string, className: string): string {
  return intents?.find((intent) => intent.code === code && intent.class === className)?.why ?? '';
}

/** Fails when a polygon is not valid: what is broken on purpose is made elsewhere. */
export function checkValid(layers: readonly SampleLayer[]): void {
  for (const layer of layers) {
    if (layer.kind !== 'polygon') continue;
    layer.features.forEach((parts, row) => {
      const handle = geos.fromPolygons(parts);
      if (!geos.isValid(handle)) throw new Error(`${layer.name}, row ${row + 1}, is not valid`);
      geos.free(handle);
    });
  }
}

/** Fails when the layers say anything that was not planned, or do not say what was. */
export function checkAgainstPlan(truth: Truth, mines: readonly PlacedMine[]): void {
  const licenceNames = new Map(mines.map(({ mine }) => [mine.licence, mine.name]));
  const planned = mines.flatMap(({ mine }) => (mine.intents ?? []).map((intent) => `${mine.name} ${intent.code} ${intent.class}`));
  const all = [...truth.findings, ...truth.whenDeclared.flatMap(({ findings }) => findings)];
  const found = all.map((finding) => `${finding.mineName} ${finding.code} ${finding.code === 'F12' ? licenceNames.get(finding.subject)! : finding.subject}`);
  const missing = planned.filter((entry) => !found.includes(entry));
  const accidental = found.filter((entry) => !planned.includes(entry));
  if (missing.length > 0 || accidental.length > 0) {
    throw new Error(`the sample county is not as planned: missing ${JSON.stringify(missing)}, accidental ${JSON.stringify(accidental)}`);
  }
}
