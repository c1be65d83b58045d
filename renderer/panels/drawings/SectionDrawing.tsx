/** A section as SVG, in the map's symbols and the reader's theme. */
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { symbolOfWorking } from '../../../shared/figure/drawing-symbols.ts';
import { comparedTerrainSymbol } from '../../../shared/figure/compared-terrain.ts';
import { textWidth } from '../../../shared/figure/labels.ts';
import { bandAt, farthestBand, judgementOf, piecesOfProfile, type PieceJudgement } from '../../../shared/figure/section-parts.ts';
import { symbolByKey, type Theme } from '../../../shared/figure/symbols.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { Profile, Section, SectionBody, SectionWorking } from '../../../shared/model/section.ts';
import type { WorkingBand } from '../../../shared/model/workings.ts';
import { useText } from '../../ui/text.ts';
import { useShownAppearance } from '../../ui/Theme.tsx';
import type { SectionFrame } from './section-frame.ts';

/** A thin seam is still seen. */
const LEAST_THICKNESS_PIXELS = 4;
const LABEL_GAP_PIXELS = 14;
const LABEL_PIXELS = 12;

/** `rightId`: the mine whose bodies decide what lies inside. */
export function SectionDrawing({ section, rightId, frame, pointer }: { section: Section; rightId: string; frame: SectionFrame; pointer: number | null }): ReactNode {
  const translate = useText();
  const theme = useShownAppearance();
  const { x, y, width, height, levels } = frame;
  const [left, right] = [x(0), x(section.lengthMetres)];
  const newest = Math.max(0, ...section.workings.map(({ year }) => year ?? 0));
  const line = (profile: Profile, raise = 0): string => points(profile, frame, raise).map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px} ${py}`).join('');
  const contour = symbolByKey('contour').line.colour[theme];
  const compared = comparedTerrainSymbol(section, translate);
  const limits = section.bodies.flatMap((body) => limitLabels(body, frame, translate));
  const labels = spread(section.workings.flatMap((working) => labelOf(working, judged(section, rightId, working), frame, translate)), limits);
  return (
    <svg width={width} height={height} role="img" aria-label={translate('drawing.section.name')} className="section-svg">
      {section.terrain?.profiles.map((profile, i) => {
        const path = points(profile, frame, 0);
        const first = path[0]!;
        const last = path.at(-1)!;
        return <path key={i} d={`${line(profile)}L${last[0]} ${height}L${first[0]} ${height}Z`} fill={contour} fillOpacity={0.1} />;
      })}
      {levels.map((level) => (
        <g key={level} className="section-level">
          <line x1={left} x2={right} y1={y(level)} y2={y(level)} />
          <text x={left - 6} y={y(level) + 4} textAnchor="end">
            {signed(level)}
          </text>
          <text x={right + 6} y={y(level) + 4}>
            {signed(level)}
          </text>
        </g>
      ))}
      {section.pillars.flatMap((pillar) =>
        pillar.stretches.map(([from, to]) => (
          <g key={`${pillar.name} ${from}`}>
            <rect x={x(from)} width={Math.max(1, x(to) - x(from))} y={0} height={height} fill={symbolByKey('works.pillar').line.colour[theme]} fillOpacity={0.08} />
            <text x={(x(from) + x(to)) / 2} y={height - 6} textAnchor="middle" fill={symbolByKey('works.pillar').line.colour[theme]} className="section-small">
              {pillar.name}
            </text>
          </g>
        )),
      )}
      {section.bodies.flatMap((body) =>
        body.stretches.map(([from, to]) => {
          const [top, bottom] = [body.topMetres === null ? 0 : y(body.topMetres), body.bottomMetres === null ? height : y(body.bottomMetres)];
          return (
            <g key={`${body.rightId} ${body.name} ${from}`} className="section-body">
              <rect x={x(from)} width={Math.max(1, x(to) - x(from))} y={top} height={Math.max(0, bottom - top)} />
              <rect x={x(from)} width={Math.max(1, x(to) - x(from))} y={top} height={Math.max(0, bottom - top)} className="outline" />
            </g>
          );
        }),
      )}
      {section.terrain?.profiles.map((profile, i) => <path key={i} d={line(profile)} fill="none" stroke={contour} strokeWidth={1.6} />)}
      {compared && section.comparedTerrain!.profiles.map((profile, i) => <path key={i} d={line(profile)} fill="none" stroke={compared.line.colour[theme]} strokeWidth={compared.line.widthPixels} strokeDasharray={compared.line.dashPixels?.join(' ')} className="section-compared" />)}
      {section.seams.flatMap((seam) =>
        seam.profiles.map((profile, i) => (
          <g key={`${seam.name} ${i}`}>
            <path d={line(profile)} className="section-seam" />
            {i === 0 && (
              <text x={points(profile, frame, 0)[0]![0] + 8} y={points(profile, frame, 0)[0]![1] - 6} className="section-small">
                {seam.name}
              </text>
            )}
          </g>
        )),
      )}
      {section.workings.map((working) => (
        <Working key={working.key} working={working} judgement={judged(section, rightId, working)} frame={frame} newest={newest} />
      ))}
      {limits.map((label) => (
        <text key={`${label.text} ${label.x}`} x={label.x} y={label.y} textAnchor="middle" className="section-limit">
          {label.text}
        </text>
      ))}
      {labels.map((label) => (
        <text key={label.text + label.x} x={label.x} y={label.y} textAnchor="middle" className="section-label" style={{ fill: bandInk(label.band, theme) }}>
          {label.text}
        </text>
      ))}
      {compared && <TerrainLegend own={translate('relief.section.own')} ownColour={contour} compared={compared.name!} colour={compared.line.colour[theme]} at={left + 10} />}
      {pointer !== null && <line x1={x(pointer)} x2={x(pointer)} y1={0} y2={height} className="section-pointer" />}
      <Badge at={left} letter="A" />
      <Badge at={right} letter="A′" />
    </svg>
  );
}

const LEGEND_ROW_PIXELS = 16;
const LEGEND_SAMPLE_PIXELS = 24;

/** Which line is which survey's. */
function TerrainLegend({ own, ownColour, compared, colour, at }: { own: string; ownColour: string; compared: string; colour: string; at: number }): ReactNode {
  return [{ words: own, stroke: ownColour }, { words: compared, stroke: colour, strokeDasharray: '6 3' }].map(({ words, ...stroke }, row) => (
    <g key={words} className="section-small">
      <line x1={at} x2={at + LEGEND_SAMPLE_PIXELS} y1={10 + row * LEGEND_ROW_PIXELS} y2={10 + row * LEGEND_ROW_PIXELS} strokeWidth={1.6} {...stroke} />
      <text x={at + LEGEND_SAMPLE_PIXELS + 6} y={14 + row * LEGEND_ROW_PIXELS}>
        {words}
      </text>
    </g>
  ));
}

/** null while nobody has checked: then nothing is said to lie outside. */
function judged(section: Section, rightId: string, working: SectionWorking): PieceJudgement | null {
  return working.band === null ? null : judgementOf(section, rightId, working);
}

/** Colour of what leaves the licence; undefined for what lies inside. */
function bandInk(band: WorkingBand, theme: Theme): string | undefined {
  switch (band) {
    case 'inside':
      return undefined;
    case 'within-tolerance':
      return symbolByKey('result.tolerance').line.colour[theme];
    case 'outside':
      return symbolByKey('result.outside').line.colour[theme];
  }
}

/** A working that leaves the licence says so in words too, as on paper. */
function withBand(text: string, band: WorkingBand, translate: Translate): string {
  return band === 'inside' ? text : translate(`figure.section.label.${band}`, { name: text });
}

function Working({ working, judgement, frame, newest }: { working: SectionWorking; judgement: PieceJudgement | null; frame: SectionFrame; newest: number }): ReactNode {
  const theme = useShownAppearance();
  const { kind, year, floors, thicknessMetres, along, crossings } = working;
  const symbol = symbolOfWorking(kind, year, newest);
  const inkOf = (band: WorkingBand): string => bandInk(band, theme) ?? symbol.line.colour[theme];
  const thickness = thicknessMetres === null ? LEAST_THICKNESS_PIXELS : Math.max(LEAST_THICKNESS_PIXELS, thicknessMetres / frame.metresPerPixel);
  const pieces = (profile: Profile): readonly { readonly band: WorkingBand; readonly profile: Profile }[] =>
    judgement ? piecesOfProfile(profile, judgement).map(({ from, fromElevation, to, toElevation, band }) => ({ band, profile: Float64Array.of(from, fromElevation, to, toElevation) })) : [{ band: 'inside', profile }];
  return (
    <g>
      {floors.flatMap((floor, i) =>
        pieces(floor).map((piece, k) => {
          const low = points(piece.profile, frame, 0);
          const outline = [...low, ...low.toReversed().map(([px, py]) => [px, py - thickness] as const)];
          return <path key={`${i} ${k}`} d={`${outline.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px} ${py}`).join('')}Z`} fill={symbol.fill?.colour[theme] ?? inkOf(piece.band)} stroke={inkOf(piece.band)} strokeWidth={piece.band === 'outside' ? 2 : 1} />;
        }),
      )}
      {along.flatMap((profile, i) =>
        pieces(profile).map((piece, k) => {
          const d = points(piece.profile, frame, 0).map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px} ${py}`).join('');
          return (
            <g key={`${i} ${k}`}>
              <path d={d} fill="none" stroke={inkOf(piece.band)} strokeWidth={4.4} />
              <path d={d} fill="none" className="section-roadway-core" strokeWidth={2.2} />
            </g>
          );
        }),
      )}
      {crossings.map(([distance, elevation], i) => (
        <rect key={i} x={frame.x(distance) - 4} y={frame.y(elevation) - 4} width={8} height={8} className="section-crossing" stroke={inkOf(judgement ? bandAt(distance, elevation, judgement) : 'inside')} />
      ))}
    </g>
  );
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly band: WorkingBand;
}

function labelOf(working: SectionWorking, judgement: PieceJudgement | null, frame: SectionFrame, translate: Translate): Label[] {
  const { name, year, floors, crossings, along } = working;
  const band = judgement ? farthestBand(working, judgement) : 'inside';
  const words = [name, year !== null && !name.includes(String(year)) ? String(year) : ''].filter((part) => part !== '').join(' ');
  const floor = floors[0] ?? along[0];
  if (floor) {
    const path = points(floor, frame, 0);
    const [px, py] = path[Math.floor(path.length / 2)]!;
    return words === '' ? [] : [{ x: path.length === 2 ? (path[0]![0] + path[1]![0]) / 2 : px, y: (path.length === 2 ? (path[0]![1] + path[1]![1]) / 2 : py) - 14, text: withBand(words, band, translate), band }];
  }
  const [crossing] = crossings;
  if (!crossing) return [];
  return [{ x: frame.x(crossing[0]), y: frame.y(crossing[1]) - 9, text: withBand(translate('drawing.section.crossing', { name: words, level: signed(Math.round(crossing[1] * 10) / 10) }).trim(), band, translate), band }];
}

/**
 * Both limits of a body inside its frame, the upper at its right, the lower at its left: bodies that lie one over the
 * other write nothing into each other. A body lower than a line of text has them beside it.
 */
function limitLabels({ stretches, topMetres, bottomMetres, name }: SectionBody, { x, y }: SectionFrame, translate: Translate): Label[] {
  const low = topMetres !== null && bottomMetres !== null && y(bottomMetres) - y(topMetres) < LABEL_GAP_PIXELS + 4;
  return stretches.flatMap(([from, to]) => {
    const labelAt = (key: 'drawing.section.top' | 'drawing.section.bottom', metres: number | null, end: 'left' | 'right', baseline: number): Label[] => {
      if (metres === null) return [];
      const text = translate(key, { level: signed(metres), body: name ?? '' });
      const middle = textWidth(text, LABEL_PIXELS, true) / 2 + 6;
      return [{ x: end === 'left' ? x(from) + (low ? -middle : middle) : x(to) + (low ? middle : -middle), y: y(metres) + baseline, text, band: 'inside' }];
    };
    return [...labelAt('drawing.section.top', topMetres, 'right', low ? 4 : LABEL_GAP_PIXELS), ...labelAt('drawing.section.bottom', bottomMetres, 'left', low ? 4 : -5)];
  });
}

/** Labels that would stand on each other or on a limit move up, left to right. */
function spread(labels: readonly Label[], limits: readonly Label[]): Label[] {
  const placed: Label[] = [...limits];
  const width = (each: Label): number => textWidth(each.text, LABEL_PIXELS, true);
  for (const label of labels.toSorted((a, b) => a.x - b.x)) {
    let { y } = label;
    while (placed.some((other) => Math.abs(other.x - label.x) < (width(other) + width(label)) / 2 + 6 && Math.abs(other.y - y) < LABEL_GAP_PIXELS) && y > LABEL_GAP_PIXELS) y -= LABEL_GAP_PIXELS;
    placed.push({ ...label, y });
  }
  return placed.slice(limits.length);
}

function Badge({ at, letter }: { at: number; letter: string }): ReactNode {
  return (
    <g className="section-badge">
      <circle cx={at} cy={12} r={9} />
      <text x={at} y={16} textAnchor="middle">
        {letter}
      </text>
    </g>
  );
}

function points(profile: Profile, { x, y }: SectionFrame, raisePixels: number): (readonly [number, number])[] {
  return Array.from({ length: Math.floor(profile.length / 2) }, (_unused, i) => [Math.round(x(profile[2 * i]!) * 100) / 100, Math.round((y(profile[2 * i + 1]!) - raisePixels) * 100) / 100] as const);
}

function signed(level: number): string {
  return (level > 0 ? '+' : '') + formatNumber(level, Number.isInteger(level) ? 0 : 1, false);
}
