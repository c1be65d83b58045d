/** What is said of the ground under a section: why there is none, too. */
import { expect, test } from 'vitest';
import { terrainWarnings } from '../../../../renderer/state/drawings/terrain-words.ts';
import type { Section } from '../../../../shared/model/section.ts';
import type { SurveyDelivery } from '../../../../shared/model/survey-delivery.ts';

const drawing = (terrainId: string | null) => ({ terrainId }) as unknown as SurveyDelivery;
const section = (terrain: object | null) => ({ terrain }) as unknown as Section;

test('a drawing without contours and spot heights says so where its own ground is chosen; with them nothing is said', () => {
  expect(terrainWarnings(drawing(null), section(null))).toEqual(['relief.terrain.noneDrawn']);
  expect(terrainWarnings(drawing(null), section({}))).toEqual([]);
  expect(terrainWarnings(drawing('s'), section(null))).toEqual(['relief.terrain.nothing']);
  expect(terrainWarnings({ surface: {} } as unknown as SurveyDelivery, section(null))).toEqual([]);
});
