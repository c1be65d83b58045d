/** How a mine's drawings are looked at: every change is one undoable step, as it is for layers of the map. */
import type { Note } from '../../shared/base/news.ts';
import type { DrawingLook } from '../../shared/model/drawing-look.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';

export async function changeDrawingLook(rightId: string, change: Partial<Omit<DrawingLook, 'rightId'>>, did: Note): Promise<void> {
  await inOneTransaction(async () => {
    const look: DrawingLook = (await database.drawingLooks.get(rightId)) ?? { rightId, sectionLine: null, systemId: null, hidden: [] };
    await transact(did, [{ table: 'drawingLooks', key: rightId, after: { ...look, ...change } }]);
  });
}
