import { beforeEach, expect, test, vi } from 'vitest';
import { changeSurfaceForm, openSurface, useSurfaceImport } from '../../../../renderer/state/drawings/surface-import.ts';

vi.mock('../../../../renderer/engine/client.ts', () => ({ callEngine: () => new Promise(() => {}) }));
vi.mock('../../../../renderer/state/today.ts', () => ({ today: () => '2026-11-21' }));

const open = (name: string): void => openSurface({ main: new File([], name), prj: null });
const told = () => {
  const { form, dayByName } = useSurfaceImport.getState();
  return [form.surveyedOn, form.period, dayByName];
};

beforeEach(() => useSurfaceImport.setState({ dayByName: false }));

test('the day in the name of a pit survey is proposed and told as such until a person says the day', () => {
  open('石湾沟_2025-12-20.asc');
  expect(told()).toEqual(['2025-12-20', '2025H2', true]);
  changeSurfaceForm({ surveyedOn: '2025-12-20' });
  expect(told()).toEqual(['2025-12-20', '2025H2', false]);
});

test('a day to come is not proposed', () => {
  open('石湾沟_2027-01-02.asc');
  expect(told()).toEqual([null, '2026H2', false]);
});
