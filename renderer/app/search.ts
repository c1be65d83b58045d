/** What the search box finds: mines by name or licence number, layers, a coordinate, commands. */
import { Crosshair, Layers, Pickaxe, Play, TriangleAlert, type LucideIcon } from 'lucide-react';
import { formatNumber } from '../../shared/base/units.ts';
import { formatAngle } from '../../shared/crs/angle.ts';
import { describeSystem, geographicSystemOf } from '../../shared/crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../shared/crs/transform.ts';
import { placePlanePoint, readDegrees, readPackedDegrees, readPlanePoint } from '../../shared/crs/typed-position.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { ACTIONS, type Situation } from '../state/actions.ts';
import { actionTitle, performAction, type Action } from '../state/actions/action.ts';
import { displaySystem } from '../state/display-system.ts';
import { findingWords } from '../state/finding-words.ts';
import { showFindings, showLayer, showRight, zoomToPoint } from '../state/work/locate.ts';
import { showToast } from '../state/view.ts';
import type { Workspace } from '../state/workspace.ts';
import { sentence } from '../ui/text.ts';

export interface SearchHit {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note: string;
  readonly keys?: string;
  readonly perform: () => void;
}

const MINES_SHOWN = 8;
const LAYERS_SHOWN = 6;
const FINDINGS_SHOWN = 5;
const COMMANDS_SHOWN = 9;

/** Best first; all commands when nothing is typed. */
export function searchEverything(words: string, workspace: Workspace, situation: Situation, translate: Translate): readonly SearchHit[] {
  const wanted = withoutNumberWord(words.trim()).toLowerCase();
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
    const packed = readPackedDegrees(words);
    const hit = (key: string, titleKey: MessageKey, { longitude, latitude }: typeof degrees): SearchHit => ({
      key,
      icon: Crosshair,
      title: translate(titleKey, { longitude: formatAngle(longitude), latitude: formatAngle(latitude), datum: describeSystem(geographic, translate) }),
      note: packed && key === 'degrees' ? translate('redraw.search.decimal') : '',
      perform: () => {
        const [east, north] = convertCoordinates(Float64Array.of(longitude, latitude), geographic, system);
        zoomToPoint(east!, north!, system.id);
      },
    });
    hits.push(hit('degrees', 'window.search.goToDegrees', degrees));
    // Nobody can tell decimal degrees from 度.分秒 by the digits: both are offered.
    if (packed) hits.push(hit('packed-degrees', 'redraw.search.packed', packed));
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
    for (const layer of workspace.layers.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, LAYERS_SHOWN)) {
      hits.push({
        key: `layer-${layer.id}`,
        icon: Layers,
        title: layer.name,
        note: [translate('words.layer'), translate(`window.role.${layer.role}`)].join(' · '),
        perform: () => showLayer(layer.id),
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
  for (const each of commandsFor(wanted, situation, translate)) {
    const reason = each.disabledReason(situation);
    hits.push({
      key: each.id,
      icon: each.icon ?? Play,
      title: actionTitle(each, translate),
      note: reason ? sentence(translate, reason) : '',
      ...(each.keys[0] !== undefined && { keys: each.keys[0] }),
      perform: () => (reason ? showToast(reason) : performAction(each)),
    });
  }
  return hits;
}

/** A licence number copied with the word before it is searched as the number; the word alone stays a word. */
function withoutNumberWord(words: string): string {
  return words.replace(/^(采矿|探矿|勘查)?许可证(编?号码?)?[\s:：]*(?=[A-Za-z]?\d)|^(采矿|探矿)权?证号?[\s:：]*(?=[A-Za-z]?\d)|^(mining )?licen[cs]e( number| no\.?)?[\s:]*(?=[A-Za-z]?\d{3})/i, '');
}

/** Commands by their titles, then by the other words for them; one that is looked for by name is shown also when it is off, and says why. */
function commandsFor(wanted: string, situation: Situation, translate: Translate): readonly Action[] {
  const offered = ACTIONS.filter((each) => each.id !== 'edit.palette' && each.available(situation));
  const enabled = (each: Action): boolean => each.disabledReason(situation) === null;
  if (wanted === '') return offered.filter(enabled).slice(0, COMMANDS_SHOWN);
  const byTitle = (each: Action): boolean => actionTitle(each, translate).toLowerCase().includes(wanted);
  const byWords = (each: Action): boolean => each.otherWordsKey !== undefined && translate(each.otherWordsKey).toLowerCase().split(' ').some((word) => word.startsWith(wanted));
  const found = [...offered.filter(byTitle), ...offered.filter((each) => !byTitle(each) && byWords(each))];
  return [...found.filter(enabled), ...found.filter((each) => !enabled(each))].slice(0, COMMANDS_SHOWN);
}
