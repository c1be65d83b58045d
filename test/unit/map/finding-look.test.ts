import { expect, test } from 'vitest';
import { findingLook } from '../../../renderer/map/finding-look.ts';

const severe = { id: 'a', severity: 'severe' } as const;
const notice = { id: 'b', severity: 'notice' } as const;
const none = new Set<string>();

test('severe findings and the selected one are filled, the others only outlined', () => {
  expect(findingLook(severe, null, none)?.symbol.fill).toBeDefined();
  expect(findingLook(notice, null, none)).toMatchObject({ symbol: { key: 'result.conflict' }, above: false });
  expect(findingLook(notice, 'b', none)?.symbol.fill).toBeDefined();
});

test('what was judged no problem is left out as in the report, and only a grey outline while it is looked at', () => {
  const setAside = new Set(['a']);
  expect(findingLook(severe, null, setAside)).toBeNull();
  const look = findingLook(severe, 'a', setAside)!;
  expect(look.symbol.fill ?? look.symbol.hatch).toBeUndefined();
  expect(look.symbol.line.colour).not.toEqual(findingLook(severe, 'a', none)!.symbol.line.colour);
  expect(findingLook(notice, null, setAside)).not.toBeNull();
});
