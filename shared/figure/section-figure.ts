/** A vertical section on paper: elevations at both sides, terrain, licensed bodies with their limits, workings, seams. */
import { formatNumber, MINUS } from '../base/units.ts';
import { translator, type Language, type Translate } from '../i18n/text.ts';
import type { Profile, Section, SectionBody, SectionWorking } from '../model/section.ts';
import type { WorkingBand } from '../model/workings.ts';
import { comparedTerrainSymbol } from './compared-terrain.ts';
import { FURNITURE_INK, pen, rectangle, scaleText, segments } from './furniture.ts';
import { LabelSpace, textWidth } from './labels.ts';
import { legendStrip, sourcesStrip } from './legend.ts';
import { lineStroke, paintArea, paintLine, PatternShelf } from './paint.ts';
import type { Picture, PictureItem, TextItem } from './picture.ts';
import { bandAt, farthestBand, judgementOf, piecesOfProfile, type PieceJudgement } from './section-parts.ts';
import { gridStepMetres, multiplesBetween } from './sheet.ts';
import { PAPER, symbolByKey, type MapSymbol } from './symbols.ts';
import { workingSymbol } from './working-symbols.ts';

export interface SectionFigureInput {
  readonly language: Language;
  readonly section: Section;
  /** The mine the section is about; its bodies decide what is licensed. null: all bodies. */
  readonly rightId: string | null;
  /** Year of the drawing, from which ages are counted. */
  readonly year: number | null;
  readonly widthMillimetres: number;
  /** The most it may take. */
  readonly heightMillimetres: number;
  /** `A`: the ends are marked A and A′. */
  readonly letter: string;
  readonly statement: string;
  readonly signatures: readonly string[];
}

export interface SectionFigure {
  readonly picture: Picture;
  readonly horizontalDenominator: number;
  readonly verticalDenominator: number;
}

const EDGE = 0.1;
/** Room for elevations at either side, for the letters above and for distances below. */
const SIDE = 15;
const HEAD = 8;
const FOOT = 7.5;
const TEXT = 2.5;
/** A section lower than this on paper is heightened. */
const LEAST_HEIGHT = 32;
const EXAGGERATIONS = [1, 2, 5, 10, 20] as const;
/** Workings are drawn at least so thick, or their thickness would not be seen. */
const LEAST_THICKNESS = 0.9;
/** A piece shorter than this is no more than the pen that draws its edge. */
const LEAST_SEEN = 0.4;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly horizontal: number;
  readonly vertical: number;
  readonly top: number;
}

export function sectionFigure(input: SectionFigureInput): SectionFigure {
  const { section } = input;
  const translate = translator(input.language);
  const width = input.widthMillimetres - 2 * EDGE;
  const shelf = new PatternShelf();
  const sources = sourcesStrip(input.statement, input.signatures, width);
  const frame = frameFor(section, width - 2 * SIDE, input.heightMillimetres - sources.height - HEAD - FOOT - 16);
  const used: MapSymbol[] = [];
  const content = draw(input, frame, translate, shelf, used);
  const legend = legendStrip(used, width, translate, shelf);
  const below = frame.y + frame.height + FOOT;
  return {
    horizontalDenominator: frame.horizontal,
    verticalDenominator: frame.vertical,
    picture: {
      widthMillimetres: width + 2 * EDGE,
      heightMillimetres: below + legend.height + sources.height + EDGE,
      patterns: shelf.list(),
      items: [...content, ...axes(section, frame, input.letter, translate), ...legend.draw(EDGE, below), ...sources.draw(EDGE, below + legend.height)],
    },
  };
}

/** Round scales for both directions: the same where that is high enough to read, else the vertical one larger. */
function frameFor(section: Section, width: number, room: number): Frame {
  const [lowest, highest] = section.elevations ?? [0, 1];
  const horizontal = sectionScale((section.lengthMetres * 1000) / width);
  const margin = Math.max(5, (highest - lowest) * 0.08);
  const [bottom, top] = [lowest - margin, highest + margin];
  const heightAt = (times: number): number => ((top - bottom) * 1000 * times) / horizontal;
  const times = EXAGGERATIONS.find((each) => heightAt(each) >= LEAST_HEIGHT && heightAt(each) <= room) ?? EXAGGERATIONS.findLast((each) => heightAt(each) <= room) ?? 1;
  const drawn = (section.lengthMetres * 1000) / horizontal;
  return { x: EDGE + SIDE + (width - drawn) / 2, y: EDGE + HEAD, width: drawn, height: Math.min(room, heightAt(times)), horizontal, vertical: horizontal / times, top };
}

/** Steps of scales for sections, finer than those of maps: a section has one length to fit. */
const SCALE_STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10] as const;

/** The largest scale of the steps at which `need` fits. */
function sectionScale(need: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(need, 100)));
  return SCALE_STEPS.map((step) => Math.round(step * power)).find((denominator) => denominator >= need) ?? 10 * power;
}

const paperX = (frame: Frame, distance: number): number => frame.x + (distance * 1000) / frame.horizontal;
const paperY = (frame: Frame, elevation: number): number => frame.y + ((frame.top - elevation) * 1000) / frame.vertical;
const pathOf = (frame: Frame, profile: Profile): number[] => Array.from(profile, (value, i) => (i % 2 === 0 ? paperX(frame, value) : paperY(frame, value)));

function draw({ section, rightId, year }: SectionFigureInput, frame: Frame, translate: Translate, shelf: PatternShelf, used: MapSymbol[]): PictureItem[] {
  const { x, y, width, height } = frame;
  const space = new LabelSpace([x + 0.5, y + 0.5, x + width - 0.5, y + height - 0.5]);
  const own = section.bodies.filter((body) => rightId === null || body.rightId === rightId);
  const ground: PictureItem[] = [];
  const contour: MapSymbol = { ...symbolByKey('contour'), key: 'section.terrain', name: translate('figure.section.terrain') };
  for (const profile of section.terrain?.profiles ?? []) {
    const line = pathOf(frame, profile);
    ground.push({ kind: 'path', paths: [[...line, line.at(-2)!, y + height, line[0]!, y + height]], closed: true, fills: [{ colour: contour.line.colour.light, opacity: 0.1 }] });
    ground.push({ kind: 'path', paths: [line], closed: false, strokes: [{ ...lineStroke(contour, 'light'), widthMillimetres: 0.5 }] });
  }
  if (section.terrain) used.push(contour);
  const compared = comparedTerrainSymbol(section, translate);
  if (compared) {
    used.push(compared);
    for (const profile of section.comparedTerrain!.profiles) ground.push({ kind: 'path', paths: [pathOf(frame, profile)], closed: false, strokes: [lineStroke(compared, 'light')] });
  }
  const pillars = section.pillars.flatMap(({ stretches }) => stretches.flatMap(([from, to]) => paintArea(symbolByKey('works.pillar'), [stripe(frame, from, to)], 'light', shelf)));
  if (section.pillars.length > 0) used.push(symbolByKey('works.pillar'));
  const seams = section.seams.flatMap(({ profiles }) => profiles.map((profile): PictureItem => ({ kind: 'path', paths: [pathOf(frame, profile)], closed: false, strokes: [{ ...pen(0.7), cap: 'butt' }] })));
  if (section.seams.length > 0) used.push({ key: 'section.seam', shape: 'line', z: 90, line: { colour: { light: FURNITURE_INK, dark: FURNITURE_INK }, widthPixels: 2.8, widthMillimetres: 0.7 }, name: section.seams.map(({ name }) => name.replace(/等高线|等值线/u, '')).join(translate('report.listSeparator')) });
  const labels: PictureItem[] = [];
  const bodies = section.bodies.flatMap((body) => drawBody(body, own.includes(body), frame, used, translate));
  for (const body of own) labels.push(...limitLabels(body, frame, space, translate));
  const workings = section.workings.flatMap((working) => drawWorking(working, judgementOf(section, rightId, working), frame, year, shelf, used, translate));
  // Names keep off the limits, which are what they are read against.
  for (const { stretches, topMetres, bottomMetres } of own) {
    for (const limit of [topMetres, bottomMetres]) if (limit !== null) for (const [from, to] of stretches) space.occupy([paperX(frame, from), paperY(frame, limit) - 0.3, paperX(frame, to), paperY(frame, limit) + 0.3]);
  }
  for (const working of section.workings) labels.push(...workingLabel(working, judgementOf(section, rightId, working), frame, space, translate));
  const clip = [x, y, width, height] as const;
  return [rectangle(x, y, width, height, { fills: [{ colour: PAPER.light }] }), { kind: 'group', clip, items: [...ground, ...levels(frame), ...pillars, ...seams, ...bodies, ...workings, ...labels] }];
}

/** From the ground to the bottom of the figure: a pillar has no limits of its own here. */
function stripe(frame: Frame, from: number, to: number): number[] {
  return [paperX(frame, from), frame.y, paperX(frame, to), frame.y, paperX(frame, to), frame.y + frame.height, paperX(frame, from), frame.y + frame.height];
}

function drawBody({ stretches, topMetres, bottomMetres }: SectionBody, isOwn: boolean, frame: Frame, used: MapSymbol[], translate: Translate): PictureItem[] {
  const symbol: MapSymbol = isOwn ? symbolByKey('right.valid') : { ...symbolByKey('right.body'), key: 'right.other', name: translate('report.workings.other-rights') };
  used.push(symbol);
  return stretches.flatMap(([from, to]): PictureItem[] => {
    const [left, right] = [paperX(frame, from), paperX(frame, to)];
    // An open limit leaves the side open too.
    const [top, bottom] = [topMetres === null ? frame.y - 5 : paperY(frame, topMetres), bottomMetres === null ? frame.y + frame.height + 5 : paperY(frame, bottomMetres)];
    const box = [[left, top, right, top, right, bottom, left, bottom]];
    return [...paintArea(symbol, box, 'light', new PatternShelf()), ...paintLine(symbol, box, true, 'light', true)];
  });
}

function limitLabels({ stretches, topMetres, bottomMetres }: SectionBody, frame: Frame, space: LabelSpace, translate: Translate): PictureItem[] {
  const to = Math.max(...stretches.map(([, end]) => end));
  const colour = symbolByKey('right.valid').line.colour.light;
  const label = (text: string, elevation: number, under: boolean): PictureItem[] => {
    const width = textWidth(text, TEXT, true);
    const right = Math.min(paperX(frame, to) - 1.5, frame.x + frame.width - 1.5);
    const at = paperY(frame, elevation) + (under ? TEXT + 0.8 : -1);
    const place = space.take([0, 0.25, 0.5, 0.75].map((back) => ({ x: right - back * 40, box: [right - back * 40 - width, at - TEXT, right - back * 40, at + 0.6] as const })));
    return place ? [{ kind: 'text', x: place.x, y: at, text, heightMillimetres: TEXT, colour, bold: true, anchor: 'end' }] : [];
  };
  return [
    ...(topMetres === null ? [] : label(translate('figure.section.top', { elevation: signed(topMetres) }), topMetres, true)),
    ...(bottomMetres === null ? [] : label(translate('figure.section.bottom', { elevation: signed(bottomMetres) }), bottomMetres, false)),
  ];
}

/** What lies beyond the licence, as the legend names it; null for what lies inside, which keeps the working's own symbol. */
function beyondSymbol(band: WorkingBand, translate: Translate): MapSymbol | null {
  switch (band) {
    case 'inside':
      return null;
    case 'within-tolerance':
      return { ...symbolByKey('result.tolerance'), key: 'section.within-tolerance', name: translate('figure.section.within-tolerance') };
    case 'outside':
      return { ...symbolByKey('result.outside'), key: 'section.outside', name: translate('figure.section.outside') };
  }
}

function drawWorking({ kind, year, floors, along, crossings, thicknessMetres }: SectionWorking, judgement: PieceJudgement, frame: Frame, drawnIn: number | null, shelf: PatternShelf, used: MapSymbol[], translate: Translate): PictureItem[] {
  const symbol = workingSymbol(kind, year === null || drawnIn === null ? null : drawnIn - year, translate);
  // A strip as wide as the tolerance is not seen on paper: only a working that goes no farther has the legend say so.
  const tell = (band: WorkingBand, wide: number): { readonly own: MapSymbol; readonly beyond: MapSymbol | null } => {
    const beyond = beyondSymbol(band, translate);
    if (band !== 'within-tolerance' || wide >= LEAST_SEEN || judgement.band === 'within-tolerance') used.push(beyond ?? symbol);
    return { own: beyond ?? symbol, beyond };
  };
  const thick = Math.max(LEAST_THICKNESS, ((thicknessMetres ?? 0) * 1000) / frame.vertical);
  const items = floors.flatMap((floor) => piecesOfProfile(floor, judgement).flatMap(({ from, fromElevation, to, toElevation, band }): PictureItem[] => {
    const [ax, ay, bx, by] = [paperX(frame, from), paperY(frame, fromElevation), paperX(frame, to), paperY(frame, toElevation)];
    const box = [[ax, ay, bx, by, bx, by - thick, ax, ay - thick]];
    const { own } = tell(band, bx - ax);
    // The symbol's own tone is too faint for a band of a millimetre.
    const fill = band === 'outside' ? [] : [{ kind: 'path' as const, paths: box, closed: true, fills: [{ colour: own.line.colour.light, opacity: band === 'inside' ? 0.75 : 0.35 }] }];
    return [...paintArea(own, box, 'light', shelf), ...fill, { kind: 'path', paths: box, closed: true, strokes: [{ ...lineStroke(own, 'light'), widthMillimetres: 0.2 }] }];
  }));
  const roads = along.flatMap((profile) => piecesOfProfile(profile, judgement).flatMap(({ from, fromElevation, to, toElevation, band }) => {
    const path = [paperX(frame, from), paperY(frame, fromElevation), paperX(frame, to), paperY(frame, toElevation)];
    const { beyond } = tell(band, path[2]! - path[0]!);
    return paintLine(symbol, [path], false, 'light').concat(beyond ? [{ kind: 'path', paths: [path], closed: false, strokes: [{ ...pen(0.5, beyond.line.colour.light) }] }] : []);
  }));
  const dots = crossings.map(([distance, elevation]): PictureItem => {
    const { own, beyond } = tell(bandAt(distance, elevation, judgement), LEAST_SEEN);
    return rectangle(paperX(frame, distance) - 0.9, paperY(frame, elevation) - 0.9, 1.8, 1.8, { fills: [{ colour: beyond ? own.line.colour.light : PAPER.light }], strokes: [pen(0.35, own.line.colour.light)] });
  });
  return [...items, ...roads, ...dots];
}

/** The name at the working; one that leaves the licence says so in words, in the colour of the legend. */
function workingLabel(working: SectionWorking, judgement: PieceJudgement, frame: Frame, space: LabelSpace, translate: Translate): PictureItem[] {
  const { name, floors, along, crossings } = working;
  const profile = floors[0] ?? along[0];
  const at = profile ? middleOf(profile) : crossings[0];
  if (!at || name === '') return [];
  const band = farthestBand(working, judgement);
  const beyond = beyondSymbol(band, translate);
  const plain = crossings.length > 0 && !profile ? `${name} ${signed(at[1])}` : name;
  const text = band === 'inside' ? plain : translate(`figure.section.label.${band}`, { name: plain });
  const [cx, cy] = [paperX(frame, at[0]), paperY(frame, at[1])];
  const width = textWidth(text, TEXT, band === 'outside');
  const places = [[0, -2.6], [0, 4.4], [0, -5.4], [0, 7.2], [width / 2 + 2, 0.9], [-width / 2 - 2, 0.9]].map(([dx = 0, dy = 0]) => ({ x: cx + dx, y: cy + dy, box: [cx + dx - width / 2, cy + dy - TEXT, cx + dx + width / 2, cy + dy + 0.6] as const }));
  const place = space.take(places);
  if (!place) return [];
  return [{ kind: 'text', x: place.x, y: place.y, text, heightMillimetres: TEXT, colour: beyond?.line.colour.light ?? FURNITURE_INK, anchor: 'middle', bold: band === 'outside', halo: { colour: PAPER.light, widthMillimetres: 0.7 } }];
}

function middleOf(profile: Profile): readonly [number, number] {
  const [from, to] = [profile[0]!, profile.at(-2)!];
  const middle = (from + to) / 2;
  for (let i = 0; i + 3 < profile.length; i += 2) {
    const [a, b] = [profile[i]!, profile[i + 2]!];
    if (middle <= b && b > a) return [middle, profile[i + 1]! + ((middle - a) / (b - a)) * (profile[i + 3]! - profile[i + 1]!)];
  }
  return [from, profile[1]!];
}

/** Faint lines of equal elevation. */
function levels(frame: Frame): PictureItem[] {
  return [segments(elevationTicks(frame).map((elevation) => [frame.x, paperY(frame, elevation), frame.x + frame.width, paperY(frame, elevation)]), pen(0.12, '#c9c5ba'))];
}

function elevationTicks(frame: Frame): number[] {
  const bottom = frame.top - (frame.height * frame.vertical) / 1000;
  const least = 6 * (frame.vertical / 1000);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? 10 * power;
  return multiplesBetween(step, bottom, frame.top);
}

function axes(section: Section, frame: Frame, letter: string, translate: Translate): PictureItem[] {
  const { x, y, width, height } = frame;
  const ink = (text: string, atX: number, atY: number, anchor: TextItem['anchor'], bold = false): TextItem => ({ kind: 'text', x: atX, y: atY, text, heightMillimetres: TEXT, colour: FURNITURE_INK, anchor, ...(bold && { bold }) });
  const items: PictureItem[] = [rectangle(x, y, width, height, { strokes: [pen(0.25)] })];
  for (const elevation of elevationTicks(frame)) {
    const at = paperY(frame, elevation);
    items.push(segments([[x - 1.5, at, x, at], [x + width, at, x + width + 1.5, at]], pen(0.2)), ink(signed(elevation), x - 2.2, at + 0.9, 'end'), ink(signed(elevation), x + width + 2.2, at + 0.9, 'start'));
  }
  const step = gridStepMetres(frame.horizontal) / 2;
  for (const distance of multiplesBetween(step, 0, section.lengthMetres)) {
    const at = paperX(frame, distance);
    items.push(segments([[at, y + height, at, y + height + 1.5]], pen(0.2)), ink(formatNumber(distance, 0), at, y + height + 4.4, 'middle'));
  }
  for (const bend of section.bends) items.push(segments([[paperX(frame, bend), y, paperX(frame, bend), y + height]], { ...pen(0.2), dashMillimetres: [1.5, 1] }));
  const scale = frame.vertical === frame.horizontal
    ? translate('figure.section.scale', { scale: scaleText(frame.horizontal) })
    : translate('figure.section.scales', { horizontal: scaleText(frame.horizontal), vertical: scaleText(frame.vertical) });
  return [...items, ink(letter, x, y - 2.4, 'middle', true), ink(`${letter}′`, x + width, y - 2.4, 'middle', true), ink(scale, x + width / 2, y - 2.4, 'middle'), ink('m', x + width + 2.2, y + height + 4.4, 'start')];
}

/** `+430`, `−20.5`. */
function signed(elevation: number): string {
  const decimals = Number.isInteger(Math.round(elevation * 100) / 100) ? 0 : 1;
  return `${elevation < 0 ? '' : '+'}${formatNumber(elevation, decimals, false)}`.replace('-', MINUS);
}
