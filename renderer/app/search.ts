/** What the search box finds: mines by name or licence number, a coordinate, commands. */
import { Crosshair, Pickaxe, Play, TriangleAlert, type LucideIcon } from 'lucide-react';
import { formatNumber } from '../../shared/base/units.ts';
import { formatAngle } from '../../shared/crs/angle.ts';
import { describeSystem, geographicSystemOf } from '../../shared/crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../shared/crs/transform.ts';
import { placePlanePoint, readDegrees, readPlanePoint } from '../../shared/crs/typed-position.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { ACTIONS, type Situation } from '../state/actions.ts';
import { actionTitle, performAction } from '../state/actions/action.ts';
import { displaySystem } from '../state/display-system.ts';
import { findingWords } from '../state/finding-words.ts';
import { showFindings, showRight, zoomToPoint } from '../state/work/locate.ts';
import { showToast } from '../state/view.ts';
import type { Workspace } from '../state/workspace.ts';


export interface SearchHit {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note: string;
  readonly keys?: string;
  readonly perform: () => void;
}

const MINES_SHOWN = 8;
const FINDINGS_SHOWN = 5;
const COMMANDS_SHOWN = 9;

/** Best first; all commands when nothing is typed. */
export function searchEverything(words: string, workspace: Workspace, situation: Situation, translate: Translate): readonly SearchHit[] {
  const wanted = words.trim().toLowerCase();
  const hits: SearchHit[] = [];
  const point = readPlanePoint(words);
  const system = displaySystem(workspace, situation.view.displaySystemId);
  if (point && system) {
    const placed = placePlanePoint(point, system);
    const figures = { north: formatNumber(placed.north, 2), east: formatNumber(placed.east, 2) };
    hits.push({
      key: 'point',
      icon: Crosshair,
      title: placed.lentZone === null ? translate('window.search.goTo', figures) : translate('wording.search.goToInZone', { zone: placed.lentZone, ...figures }),
      note: '',
      perform: () => {
        zoomToPoint(placed.east, placed.north, placed.system.id);
        if (placed.lentZone !== null) showToast({ code: 'wording.search.wentInZone', params: { zone: placed.lentZone } });
      },
    });
  }
  const degrees = readDegrees(words);
  const geographic = system && geographicSystemOf(system.datum);
  if (degrees && system && geographic && conversionBetween(geographic, system).possible) {
    const { longitude, latitude } = degrees;
    hits.push({
      key: 'degrees',
      icon: Crosshair,
      title: translate('window.search.goToDegrees', {
        longitude: formatAngle(longitude),
        latitude: formatAngle(latitude),
        datum: describeSystem(geographic, translate),
      }),
      note: '',
      perform: () => {
        const [east, north] = convertCoordinates(Float64Array.of(longitude, latitude), geographic, system);
        zoomToPoint(east!, north!, system.id);
      },
    });
  }
  if (wanted !== '') {
    for (const right of workspace.rights) {
      if (hits.length >= MINES_SHOWN) break;
      if (!`${right.mineName} ${right.licenceNumber ?? ''}`.toLowerCase().includes(wanted)) continue;
      hits.push({
        key: `right-${right.id}`,
        icon: Pickaxe,
        title: right.mineName,
        note: [right.licenceNumber, right.township].filter(Boolean).join(' · '),
        perform: () => showRight(right.id),
      });
    }
    const names = findingWords(workspace.runs[0] ?? null, translate, situation.view.language);
    let shown = 0;
    for (const finding of workspace.findings) {
      if (shown >= FINDINGS_SHOWN) break;
      const title = names.subject(finding);
      if (!`${title} ${finding.code}`.toLowerCase().includes(wanted)) continue;
      shown += 1;
      hits.push({
        key: `finding-${finding.id}`,
        icon: TriangleAlert,
        title,
        note: finding.mineName,
        perform: () => showFindings(finding.rightId, finding.id),
      });
    }
  }
  const commands = ACTIONS.filter(
    (each) => each.id !== 'edit.palette' && each.available(situation) && each.disabledReason(situation) === null,
  )
    .filter((each) => wanted === '' || actionTitle(each, translate).toLowerCase().includes(wanted))
    .slice(0, COMMANDS_SHOWN);
  for (const each of commands) {
    hits.push({
      key: each.id,
      icon: each.icon ?? Play,
      title: actionTitle(each, translate),
      note: '',
      ...(each.keys[0] !== undefined && { keys: each.keys[0] }),
      perform: () => performAction(each),
    });
  }
  return hits;
}
