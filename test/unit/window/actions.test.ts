import { beforeEach, expect, test } from 'vitest';
import { ACTIONS, MENUS, RAIL } from '../../../renderer/state/actions.ts';
import { actionTitle, currentSituation, performAction } from '../../../renderer/state/actions/action.ts';
import { actionsOf } from '../../../renderer/state/actions/menu.ts';
import { MAP_MENU } from '../../../renderer/state/actions/map-place.ts';
import { measureLineTool } from '../../../renderer/state/actions/tools.ts';
import { useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { en } from '../../../shared/i18n/en.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { layerOf } from '../../helpers/layers.ts';

beforeEach(() => {
  useView.setState({ module: 'home', tool: 'select' });
  useWorkspace.setState({ layers: [layerOf('x', 'other', []).record] });
});

test('no command has the id of another', () => {
  expect(new Set(ACTIONS.map((each) => each.id)).size).toBe(ACTIONS.length);
});

/** What a small window shows without scrolling: 680 − title bar − margins, in entries of 28 pixels. */
const MOST_ENTRIES = 22;

test('no menu is longer than the smallest window is tall', () => {
  for (const { id, entries } of MENUS) expect(entries.length, id).toBeLessThanOrEqual(MOST_ENTRIES);
});

test('measuring and comparing are offered in the menus wherever one stands', () => {
  const offered = MENUS.flatMap((menu) => actionsOf(menu.entries)).map((entry) => entry.id);
  for (const id of ['tool.measure-line', 'tool.measure-area', 'compare.swipe', 'compare.side-by-side', 'compare.spyglass', 'compare.swap', 'compare.end', 'view.jobs', 'view.inbox', 'transformation.new']) expect(offered).toContain(id);
});

test('the menu of the map offers what the menus offer, and what can be done with the place under the pointer', () => {
  const entries = MAP_MENU.filter((entry) => entry !== null);
  expect(entries.filter((each) => !ACTIONS.includes(each)).map((each) => each.id)).toEqual(['place.identify', 'place.select', 'place.measureLine', 'place.measureArea', 'place.copy', 'place.mark', 'place.centre']);
  useView.setState({ module: 'map', mapPlace: null });
  expect(entries.filter((each) => each.id.startsWith('place.') && each.available(currentSituation()))).toEqual([]);
  useView.setState({ mapPlace: [1, 2] });
  expect(entries.filter((each) => each.id.startsWith('place.') && each.available(currentSituation()))).toHaveLength(7);
});

test('a command of a room leads there first', () => {
  performAction(measureLineTool);
  expect(useView.getState()).toMatchObject({ module: 'map', tool: 'measure-line' });
});

test('Ctrl and a digit follow the order of the rail', () => {
  expect(RAIL.map((each) => each.keys[0])).toEqual(RAIL.map((_room, place) => `Ctrl+${place + 1}`));
});

/** A press means one thing in one room. */
test('no key is given twice in one room', () => {
  for (const room of ['home', 'map', 'drawings', 'findings', 'report', 'settings'] as const) {
    const keys = ACTIONS.filter((each) => each.room === undefined || each.room === room).flatMap((each) => each.keys);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place), room).toEqual([]);
  }
});

/** What opens a dialog of the window's or the system's, as the source says it; what only shows something asks nothing. */
const OPENS_DIALOG = /\b(openDialog|chooseFiles|chooseBackup|chooseWithDialog|keepBackup|exportDiagnostics|exportReports|exportCheck|savePicture|importTransformations)\b/;
const ONLY_SHOW: readonly string[] = ['help.shortcuts', 'help.about', 'drawings.ledger'];

test('a title ends with an ellipsis exactly where the command asks for more in a dialog', () => {
  const opening = ACTIONS.filter((each) => OPENS_DIALOG.test(String(each.perform)) && !ONLY_SHOW.includes(each.id)).map((each) => each.id);
  const asking = ACTIONS.filter((each) => each.asks).map((each) => each.id);
  expect(asking.filter((id) => id !== 'edit.goToCoordinate')).toEqual(opening);
});

test.each(['zh-CN', 'en'] as const)('the ellipsis comes from the rule and not from the words in %s', (language) => {
  const translate = translator(language);
  for (const each of ACTIONS) {
    expect(translate(each.titleKey), each.id).not.toMatch(/…|\.\.\./);
    expect(actionTitle(each, translate).endsWith('…'), each.id).toBe(each.asks === true);
  }
});

/** Buttons inside dialogs and panels that open a dialog of the system. */
const BUTTONS_THAT_ASK: readonly string[] = ['drawing.action.checkAgain', 'export.go', 'flow.asking', 'join.choose', 'join.chooseAgain', 'transformation.export', 'transformation.points.file', 'window.empty.chooseFiles'];

test('nothing else ends with an ellipsis: neither what is going on nor what is said', () => {
  for (const catalogue of [zhCN, en])
    expect(Object.entries(catalogue).filter(([key, words]) => /(…|\.\.\.)$/.test(words) && !key.startsWith('export.txt.')).map(([key]) => key).sort()).toEqual(BUTTONS_THAT_ASK);
});
