/** The county's own difference between the two elevation datums; every change is one undoable step. */
import { formatNumber } from '../../shared/base/units.ts';
import { differenceInForce } from '../../shared/crs/elevation.ts';
import { STATED_DIFFERENCE_ID, type ElevationDifference, type StatedElevationDifference } from '../../shared/model/elevation-datum.ts';
import { database } from './database.ts';
import { transact } from './transact.ts';

/** Keeps the difference that counts from now on; null goes back to the national one. */
export async function stateElevationDifference(stated: Omit<StatedElevationDifference, 'id'> | null): Promise<void> {
  await transact(
    stated === null ? { code: 'elevation.did.national' } : { code: 'elevation.did.local', params: { metres: formatNumber(stated.metres, 3) } },
    [{ table: 'elevationDifferences', key: STATED_DIFFERENCE_ID, after: stated === null ? null : { ...stated, id: STATED_DIFFERENCE_ID } }],
  );
}

/** The difference that counts now. */
export async function readElevationDifference(): Promise<ElevationDifference> {
  return differenceInForce((await database.elevationDifferences.get(STATED_DIFFERENCE_ID)) ?? null);
}
