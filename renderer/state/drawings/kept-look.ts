/** The section line and the hidden layers of the mine in front, as they were left. */
import { useEffect } from 'react';
import { systemById } from '../../../shared/crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DrawingLook } from '../../../shared/model/drawing-look.ts';
import type { DrawingRole } from '../../../shared/model/drawing-role.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { changeDrawingLook } from '../../storage/drawing-looks.ts';
import { useDrawingLook } from '../../storage/live.ts';
import { reportFault } from '../faults.ts';
import { isSection, LEAST_SECTION_METRES } from '../../../shared/analysis/section/section-along.ts';
import { showToast } from '../view.ts';
import { useDrawings, type DrawingsView } from './drawings-view.ts';

/** Brings what is kept of the mine into the view; true once it has been. */
export function useKeptLook(mine: MiningRight | null, plane: CoordinateSystem | null): boolean {
  const kept = useDrawingLook(mine?.id ?? null);
  const ready = useDrawings((state) => state.lookOf === mine?.id);
  const key = kept && mine && plane && kept.rightId === mine.id ? JSON.stringify([kept, plane.id]) : null;
  useEffect(() => {
    if (key === null || !kept || !plane) return;
    const hidden = kept.look?.hidden ?? [];
    useDrawings.setState({ lookOf: kept.rightId, hidden, sectionLine: kept.look && lineIn(kept.look, plane), sectionProposed: false });
  }, [key]);
  return ready;
}

/** In the plane of the map; null where none is kept, or it cannot be brought there. */
export function lineIn({ sectionLine, systemId }: Pick<DrawingLook, 'sectionLine' | 'systemId'>, plane: CoordinateSystem): readonly number[] | null {
  if (sectionLine === null || systemId === null || systemId === plane.id) return sectionLine;
  const system = systemById(systemId);
  return system && conversionBetween(system, plane).possible ? [...convertCoordinates(Float64Array.from(sectionLine), system, plane)] : null;
}

/** The line before it was taken hold of; undefined while nobody moves it. */
let lineBefore: Pick<DrawingsView, 'sectionLine' | 'sectionProposed'> | undefined;

/** Follows a line that is drawn or moved; at its end it is kept, or set aside with a word when it has no length. */
export function moveSectionLine(mine: MiningRight, plane: CoordinateSystem, line: readonly number[], finished: boolean): void {
  if (lineBefore === undefined) {
    const { sectionLine, sectionProposed } = useDrawings.getState();
    lineBefore = { sectionLine, sectionProposed };
  }
  if (!finished) {
    if (isSection(line)) useDrawings.setState({ sectionLine: line, sectionProposed: false });
    return;
  }
  const before = lineBefore;
  lineBefore = undefined;
  if (!isSection(line)) {
    useDrawings.setState(before);
    showToast({ code: 'delivery.section.tooShort', params: { metres: LEAST_SECTION_METRES } });
    return;
  }
  useDrawings.setState({ sectionLine: line, sectionProposed: false, tool: 'pan' });
  changeDrawingLook(mine.id, { sectionLine: [...line], systemId: plane.id }, { code: 'delivery.did.section', params: { mine: mine.mineName } }).catch(reportFault);
}

/** Switches layers of the mine's drawings on or off. */
export function showRoles(mine: MiningRight, roles: readonly DrawingRole[], shown: boolean): void {
  const { hidden } = useDrawings.getState();
  const next = [...hidden.filter((role) => !roles.includes(role)), ...(shown ? [] : roles)];
  useDrawings.setState({ hidden: next });
  changeDrawingLook(mine.id, { hidden: next }, { code: shown ? 'delivery.did.show' : 'delivery.did.hide', params: { mine: mine.mineName } }).catch(reportFault);
}
