import { beforeEach, expect, test } from 'vitest';
import { registerMap, withMap, type MapPort } from '../../../renderer/state/map-port.ts';
import { useView } from '../../../renderer/state/view.ts';

let zoomed: string[];
const port = (name: string): MapPort => ({ zoomToAll: () => zoomed.push(name) }) as unknown as MapPort;
const zoomToAll = (): void => withMap((map) => map.zoomToAll());

beforeEach(() => {
  zoomed = [];
  registerMap(null, 'map');
});

test('who goes to the main map from the findings moves that one, not the figure that is just being left', () => {
  useView.setState({ module: 'findings' });
  registerMap(port('figure'), 'findings');
  zoomToAll();
  useView.setState({ module: 'map' });
  zoomToAll();
  expect(zoomed).toEqual(['figure']);
  registerMap(null, 'findings');
  registerMap(port('main'), 'map');
  expect(zoomed).toEqual(['figure', 'main']);
});

test('a wish from a room without a map waits for the main map, over a look at the findings; only the last one does', () => {
  useView.setState({ module: 'settings' });
  withMap(() => zoomed.push('forgotten'));
  zoomToAll();
  registerMap(port('figure'), 'findings');
  registerMap(null, 'findings');
  registerMap(port('main'), 'map');
  expect(zoomed).toEqual(['main']);
});
