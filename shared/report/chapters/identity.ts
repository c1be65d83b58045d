/** Cover and chapters 1 to 3: who the mine is, what papers it has, where its corners are. */
import { formatNumber, formatSquareKilometres, formatSquareMetres } from '../../base/units.ts';
import { describeSystem } from '../../crs/systems.ts';
import { convertCoordinates } from '../../crs/transform.ts';
import { listCorners, type Corner } from '../../figure/corners.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { documentNumberOf, isLocked, lostBasis, versionOf } from '../../rectification/plan-flow.ts';
import type { Block, TableColumn, Text } from '../document.ts';
import { formatElevation, validity, type ReportContext } from '../context.ts';
import { sayValue } from '../stated-values.ts';

/** Title page; lines for signing stay empty. */
export function coverBlocks(context: ReportContext): Block[] {
  const { translate, right, plan, sample } = context;
  const documentNumber = documentNumberOf(plan);
  return [
    {
      kind: 'cover',
      title: right.mineName,
      subtitle: translate('report.subtitle'),
      ...(sample && { stamp: translate('report.sampleStamp') }),
      facts: [
        [translate('report.cover.licence'), right.licenceNumber ?? translate('report.notRegistered')],
        [translate('report.cover.plan'), plan.number || translate('flow.cover.unnumbered')],
        ...(documentNumber === '' ? [] : [[translate('flow.cover.documentNumber'), documentNumber] as const]),
        [translate('report.cover.holder'), right.holder ?? translate('report.notRegistered')],
        [translate('report.cover.office'), context.createdBy ?? ''],
        [translate('report.cover.author'), context.author ?? ''],
        [translate('report.cover.review'), ''],
        [translate('report.cover.approval'), ''],
      ],
      foot: [...(versionOf(plan) > 1 ? [translate('flow.cover.version', { version: versionOf(plan) })] : []), translate('report.stageLine', { stage: stageText(context) }), context.language === 'zh-CN' ? chineseDate(context.createdOn) : context.createdOn],
    },
  ];
}

/**
 * The stage, never without a word on what it has lost: nobody signs for measures that rest on nothing. Numbers of a later
 * run than the one a plan was submitted on are told from those that were signed.
 */
function stageText(context: ReportContext): string {
  const { plan, run, submittedRunNumber, translate } = context;
  const stage = stageWithBasis(context);
  if (!isLocked(plan) || plan.runId === run.id) return stage;
  return submittedRunNumber === undefined ? translate('flow.cover.otherRun', { stage, run: run.number }) : translate('flow.cover.laterRun', { stage, run: run.number, submitted: submittedRunNumber });
}

function stageWithBasis({ plan, findings, decisions, translate }: ReportContext): string {
  const stage = translate(`rectification.stage.${plan.stage}`);
  const lost = lostBasis(plan, findings, decisions);
  if (lost === null) return stage;
  return lost.kind === 'no-measures' ? translate('flow.cover.noMeasures', { stage }) : translate('flow.cover.withdrawn', { stage, count: lost.count });
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** `2026-11-20` → 二〇二六年十一月二十日. */
export function chineseDate(date: string): string {
  const [year = '', month = '0', day = '0'] = date.split('-');
  const tens = (value: number): string => {
    const [ten, one] = [Math.floor(value / 10), value % 10];
    return `${ten > 1 ? CHINESE_DIGITS[ten] : ''}${ten > 0 ? '十' : ''}${one > 0 ? CHINESE_DIGITS[one] : ''}`;
  };
  return `${[...year].map((digit) => CHINESE_DIGITS[Number(digit)]).join('')}年${tens(Number(month))}月${tens(Number(day))}日`;
}

/** 一、基本情况 */
export function basicsBlocks(context: ReportContext): Block[] {
  const { translate, right, overlay, sample } = context;
  const known = (value: string | null): string => value ?? translate('report.notRegistered');
  const computed = overlay.areaEllipsoidalSquareMetres;
  const rows: (readonly [string, string, string, string])[] = [
    [translate('report.basics.mine'), right.mineName, translate('report.basics.licence'), known(right.licenceNumber)],
    [translate('report.basics.holder'), known(right.holder), translate('report.basics.creditCode'), known(right.holderCreditCode)],
    [translate('report.basics.address'), known(right.address), translate('report.basics.township'), known(right.township)],
    [translate('report.basics.mineral'), known(right.mineral), translate('report.basics.otherMinerals'), known(right.otherMinerals)],
    [translate('report.basics.method'), right.method ? translate(`report.basics.method.${right.method}`) : translate('report.notRegistered'), translate('report.basics.capacity'), right.capacity === null ? translate('report.notRegistered') : `${right.capacity}\u00a0${sayValue(right.capacityUnit ?? '', translate)}`.trim()],
    [translate('report.basics.economicType'), right.economicType === null ? known(null) : sayValue(right.economicType, translate), translate('report.basics.issuer'), known(right.issuer)],
    [translate('report.basics.registeredArea'), right.registeredAreaSquareKilometres === null ? translate('report.notRegistered') : translate('report.unitSquareKilometres', { area: formatNumber(right.registeredAreaSquareKilometres, 4) }), translate('report.basics.computedArea'), translate('report.basics.areaEllipsoidal', { area: formatSquareKilometres(computed) })],
    [translate('report.basics.elevations'), elevationText(context), translate('report.basics.bodies'), String(right.bodies.length)],
    [translate('report.basics.validity'), validText(context), translate('report.basics.status'), statusText(context)],
  ];
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: translate('report.chapter.basics') }];
  if (sample) blocks.push({ kind: 'paragraph', text: translate('report.sampleStatement'), small: true });
  blocks.push({ kind: 'facts', rows });
  const registered = right.registeredAreaSquareKilometres;
  if (registered !== null && registered > 0) {
    const difference = computed / 1e6 - registered;
    blocks.push({ kind: 'paragraph', small: true, text: translate('report.basics.areaDifference', { difference: formatNumber(difference, 4), percent: formatNumber((difference / registered) * 100, 2) }) });
  }
  return blocks;
}

function statusText({ right, run, translate }: ReportContext): string {
  const { status, days } = validity(right, run.parameters.asOf);
  return translate(`report.status.${status}`, { days });
}

function elevationText({ right, translate }: ReportContext): string {
  const ranges = new Set(right.bodies.map(({ elevationTopMetres: top, elevationBottomMetres: bottom }) => (top === null && bottom === null ? '' : translate('report.basics.elevationRange', { top: top === null ? '—' : formatElevation(top), bottom: bottom === null ? '—' : formatElevation(bottom) }))));
  if (ranges.size > 1) return translate('report.basics.elevationByBody', { count: right.bodies.length });
  return [...ranges][0] || translate('report.notRegistered');
}

function validText({ right, translate }: ReportContext): string {
  if (!right.validTo) return translate('report.notRegistered');
  return right.validFrom ? translate('report.basics.validRange', { from: right.validFrom, to: right.validTo }) : translate('report.basics.validOpen', { to: right.validTo });
}

const PERMITS = ['land', 'safety', 'forest', 'discharge', 'environment', 'water', 'business'] as const;

/** 二、证照与方案一览: the eight permits of DOMAIN 001-07; only the licence is known to this workspace. */
export function permitsBlocks(context: ReportContext): Block[] {
  const { translate, right, run } = context;
  const none = translate('report.none');
  const { status } = validity(right, run.parameters.asOf);
  const state = statusText(context);
  return [
    { kind: 'heading', level: 1, text: translate('report.chapter.permits') },
    {
      kind: 'table',
      columns: [
        { head: translate('report.permits.number'), share: 0.06, align: 'centre' },
        { head: translate('report.permits.name'), share: 0.18, align: 'left' },
        { head: translate('report.permits.document'), share: 0.27, align: 'left' },
        { head: translate('report.permits.issuer'), share: 0.2, align: 'left' },
        { head: translate('report.permits.validTo'), share: 0.13, align: 'centre' },
        { head: translate('report.permits.state'), share: 0.16, align: 'centre' },
      ],
      rows: [
        ['1', translate('report.permits.mining'), right.licenceNumber ?? none, right.issuer ?? none, right.validTo ?? none, status === 'valid' ? state : [{ text: state, bold: true }]],
        ...PERMITS.map((permit, index): Text[] => [String(index + 2), translate(`report.permits.${permit}`), none, none, none, translate('report.notRegistered')]),
      ],
      note: translate('report.permits.note'),
    },
  ];
}

/** More corners than this stand in two columns side by side. */
export const SINGLE_COLUMN_CORNERS = 24;

/** 三、矿区范围拐点坐标: X north, Y east with zone number, two decimals. */
export function cornersBlocks(context: ReportContext): Block[] {
  const { translate, right, overlay, run, layers } = context;
  const layer = layers.get(run.rightsLayerId);
  const blocks: Block[] = [{ kind: 'heading', level: 1, text: translate('report.chapter.corners') }];
  if (!layer?.record.system) return [...blocks, { kind: 'paragraph', text: translate('report.figure.noProjected'), indent: true }];
  const system = printedSystem(layer.record.system, run.system);
  const corners = listCorners(layer.columns.geometry, right.bodies.map(({ feature }) => feature));
  const coordinates = convertCoordinates(Float64Array.from(corners.flatMap(({ east, north }) => [east, north])), layer.record.system, system);
  const sideBySide = corners.length > SINGLE_COLUMN_CORNERS;
  const row = (corner: Corner, index: number): Text[] => {
    const body = right.bodies.find(({ feature }) => feature === corner.feature);
    const elevation = (metres: number | null | undefined): string => (metres === null || metres === undefined ? translate('report.none') : formatElevation(metres));
    return [
      corner.hole ? translate(sideBySide ? 'report.corners.holeShort' : 'report.corners.hole', { ring: corner.ring }) : String(corner.ring),
      String(corner.number),
      formatNumber(coordinates[2 * index + 1]!, 2, false),
      formatNumber(coordinates[2 * index]!, 2, false),
      elevation(body?.elevationTopMetres),
      elevation(body?.elevationBottomMetres),
    ];
  };
  const rows = corners.map(row);
  const column = (key: 'ring' | 'corner' | 'x' | 'y' | 'top' | 'bottom', share: number): TableColumn => ({ head: translate(`report.corners.${key}`), share, align: 'centre' });
  const single = [column('ring', 0.12), column('corner', 0.1), column('x', 0.24), column('y', 0.26), column('top', 0.14), column('bottom', 0.14)];
  const narrow = [column('ring', 0.05), column('corner', 0.05), column('x', 0.12), column('y', 0.13), column('top', 0.075), column('bottom', 0.075)];
  if (!sideBySide) {
    blocks.push({ kind: 'table', columns: single, rows });
  } else {
    const half = Math.ceil(rows.length / 2);
    blocks.push({ kind: 'table', columns: [...narrow, ...narrow], rows: rows.slice(0, half).map((left, i) => [...left, ...(rows[half + i] ?? left.map(() => ''))]) });
  }
  const hasElevations = right.bodies.some(({ elevationTopMetres, elevationBottomMetres }) => elevationTopMetres !== null || elevationBottomMetres !== null);
  const note = translate('report.corners.note', {
    system: describeSystem(system, translate),
    zone: zoneStatement(layer.record.system, system, context),
    elevations: hasElevations ? datumSentence(context) : translate('report.corners.elevationsMissing'),
    area: formatSquareKilometres(overlay.areaEllipsoidalSquareMetres),
    planar: formatSquareMetres(overlay.areaPlanarSquareMetres),
  });
  blocks.push({ kind: 'paragraph', small: true, text: corners.some(({ hole }) => hole) ? `${note}${translate('report.corners.holeNote')}` : note });
  return blocks;
}

function datumSentence({ right: { elevationDatum }, translate }: ReportContext): string {
  if (!elevationDatum) return translate('report.corners.elevationsStated');
  const datum = translate(`drawing.datum.${elevationDatum.datum}`);
  return translate('report.corners.elevationsInDatum', { datum: translate(`elevation.of-right.${elevationDatum.statedBy}`, { datum }) });
}

/** Plane coordinates are printed as registered; degrees in the system of the analysis. */
const printedSystem = (registered: CoordinateSystem, analysis: CoordinateSystem): CoordinateSystem => (registered.kind === 'gauss-kruger' ? registered : analysis);

function zoneStatement(registered: CoordinateSystem, printed: CoordinateSystem, { translate }: ReportContext): string {
  if (registered.kind === 'geographic') return translate('report.corners.converted');
  return translate(printed.zone === undefined ? 'report.corners.zoneBare' : 'report.corners.zonePrefixed');
}
