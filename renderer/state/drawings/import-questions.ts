/** What keeps a drawing from being received, and where it would lie. Pure functions over the session. */
import { causeOfShift } from '../../../shared/analysis/workings/boundary-agreement.ts';
import type { Note, Problem } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { DrawingPlacement } from '../../engine/drawing-contract.ts';
import { chosenReading, needsFit, type DrawingImport } from './import-session.ts';
import { shiftOf } from './boundary-words.ts';
import { boxFitted, boxIn, distanceBetween, FAR_METRES, readExtent } from './placement.ts';

/** Where the drawing would be put; null while that is not decided. */
export function placementOf(session: DrawingImport, rights: CoordinateSystem | null): DrawingPlacement | null {
  if (session.survey === null || session.swapAxes === null) return null;
  if (needsFit(session)) return session.fit && rights ? { system: rights, fit: session.fit.parameters } : null;
  return session.system && { system: session.system, fit: null };
}

/** Extent in the rights' plane; null when it is not decided or cannot be brought there. */
export function placedExtent(session: DrawingImport, rights: CoordinateSystem | null): Extent | null {
  const placement = placementOf(session, rights);
  if (!placement || !rights || !session.survey) return null;
  const own = session.sketch?.extent ?? readExtent(session.survey, session.swapAxes === true);
  return placement.fit ? boxFitted(own, placement.fit) : boxIn(own, placement.system, rights);
}

/** How far the drawing lies from the mine, when that is too far to be believed; null otherwise. */
export function farFromMine(session: DrawingImport, mine: Extent | null, rights: CoordinateSystem | null): number | null {
  const extent = placedExtent(session, rights);
  if (!extent || !mine) return null;
  const metres = distanceBetween(extent, mine);
  return metres > FAR_METRES ? metres : null;
}

/** What a person has to settle first, the first thing first. `mine`: extent of the chosen right in `rights`. */
export function openQuestions(session: DrawingImport, mine: Extent | null, rights: CoordinateSystem | null): readonly Note[] {
  const { form } = session;
  const questions: Note[] = [];
  if (chosenReading(session) === null) questions.push({ code: 'drawing.question.layers' });
  if (session.swapAxes === null) questions.push({ code: 'drawing.question.axes' });
  else if (needsFit(session)) {
    if (session.fit === null) questions.push({ code: 'drawing.question.fit' });
  } else if (session.system === null) questions.push({ code: 'drawing.question.system' });
  else if (session.system.kind === 'geographic') questions.push({ code: 'drawing.question.degrees' });
  else if (rights && boxIn(readExtent(session.survey!, session.swapAxes), session.system, rights) === null) questions.push({ code: 'drawing.question.otherDatum' });
  if (form.rightId === null) questions.push({ code: 'drawing.question.mine' });
  if (form.kind === null) questions.push({ code: 'drawing.question.kind' });
  if (form.receivedOn === '') questions.push({ code: 'drawing.question.received' });
  if (!form.datumDecided) questions.push({ code: 'drawing.question.datum' });
  const far = farFromMine(session, mine, rights);
  if (far !== null && !session.farAccepted) questions.push({ code: 'drawing.question.far', params: { kilometres: formatNumber(far / 1000, 1) } });
  const { boundary } = session;
  if (boundary !== null && boundary !== 'unlike' && !session.shiftAccepted && causeOfShift(shiftOf(boundary)) !== 'none') questions.push({ code: 'misdrawn.question.shifted', params: { metres: formatNumber(shiftOf(boundary), 1) } });
  if (missingParts(session).length > 0 && !session.incompleteAccepted) questions.push({ code: 'stated.question.incomplete' });
  return questions;
}

const MISSING = new Set(['formats.dxf-cut-off', 'formats.dxf-broken', 'formats.dxf-missing-blocks']);

/** What says that something of the drawing is not there; a person takes it knowingly. */
export function missingParts({ survey }: Pick<DrawingImport, 'survey'>): readonly Problem[] {
  return survey?.problems.filter(({ code }) => MISSING.has(code)) ?? [];
}

/** The same file, or another one of the same mine, half-year and kind; it is said, not refused. */
export function earlierDeliveries(session: DrawingImport, deliveries: readonly SurveyDelivery[]): readonly SurveyDelivery[] {
  const { rightId, period, kind } = session.form;
  return deliveries.filter((each) => (each.fileName === session.name && each.fileBytes === session.fileBytes) || (each.rightId === rightId && each.period === period && each.kind === kind));
}
