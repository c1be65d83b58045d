/** What has to be said of the ground under a section. Pure. */
import type { Section } from '../../../shared/model/section.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';

/** Messages about the chosen ground: there is none on the drawing, it does not reach the section, or its elevations are of another or of no stated datum. */
export function terrainWarnings(delivery: SurveyDelivery, section: Section | null) {
  if (section === null || delivery.surface) return [];
  const source = section.terrainSource ?? null;
  if (source?.kind !== 'surface') return (delivery.terrainId ?? null) === null ? (section.terrain ? [] : ['relief.terrain.noneDrawn' as const]) : [section.terrain ? 'relief.terrain.notCovered' as const : 'relief.terrain.nothing' as const];
  const [own, other] = [section.elevationDatum ?? null, source.elevationDatum];
  if (own === null || other === null) return ['relief.datum.unstated-terrain' as const];
  return own === other ? [] : ['relief.datum.converted' as const];
}
