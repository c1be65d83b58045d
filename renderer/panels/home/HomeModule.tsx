/** 今日: what is overdue, what comes due, what was found, what was done; four plain lists (DESIGN §5). */
import { CalendarOff, CalendarX, FileClock, FilePen, Hourglass, Inbox, TriangleAlert } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { tinyBelow } from '../../../shared/analysis/finding-order.ts';
import { rightStatus } from '../../../shared/analysis/mining-rights.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { EXPIRING_WITHIN_DAYS } from '../../../shared/model/mining-right.ts';
import { performAction } from '../../state/actions/action.ts';
import { openUndecided } from '../../state/actions/rectification.ts';
import { changeWords, findingSize, tinyTag, useFindingWords } from '../../state/finding-words.ts';
import { findingEntries, type FindingEntry } from '../../state/findings.ts';
import { reportFault } from '../../state/faults.ts';
import { isGone, useJobs } from '../../state/jobs.ts';
import { sampleClearedAt } from '../../state/sample-cleared.ts';
import { daysLeft } from '../../state/right-words.ts';
import { fullTime, shortTime, today } from '../../state/today.ts';
import { useRecentFiles } from '../../state/recent-files.ts';
import { useView } from '../../state/view.ts';
import { showFindings, showRight } from '../../state/work/locate.ts';
import { openRecentFile } from '../../state/work/open-files.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { sentence, useLanguage, useText } from '../../ui/text.ts';
import { useWidthClass, useWindowHeight } from '../../ui/window-width.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { HomeFigures } from './HomeFigures.tsx';
import { HomeList, type HomeLine } from './HomeList.tsx';
import './home.css';

export function HomeModule(): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const workspace = useWorkspace();
  const names = useFindingWords();
  const asOf = today();
  const since = sampleClearedAt(workspace.history.entries);
  const lists = useMemo(() => {
    const withDays = workspace.rights.map((right) => ({ right, status: rightStatus(right, asOf), days: daysLeft(right, asOf) }));
    const expired: HomeLine[] = withDays
      .filter((each) => each.status === 'expired')
      .toSorted((a, b) => a.days! - b.days!)
      .map(({ right, days }) => ({
        key: right.id,
        title: right.mineName,
        note: translate('window.home.expiredLine', { date: right.validTo!, days: formatNumber(-days!, 0) }),
        tone: 'danger',
        onOpen: () => showRight(right.id),
      }));
    const expiring: HomeLine[] = withDays
      .filter((each) => each.status === 'expiring')
      .toSorted((a, b) => a.days! - b.days!)
      .map(({ right, days }) => ({
        key: right.id,
        title: right.mineName,
        note: translate('window.home.expiringLine', { date: right.validTo!, days: days! }),
        tone: 'warning',
        onOpen: () => showRight(right.id),
      }));
    const undated: HomeLine[] = withDays
      .filter((each) => each.status === 'unknown')
      .map(({ right }) => ({ key: right.id, title: right.mineName, note: translate('shell.home.undatedLine'), tone: 'warning', onOpen: () => showRight(right.id) }));
    const waiting = findingEntries(workspace).filter((entry) => entry.state === 'undecided');
    // What is new or has another area since the run before comes first; the rest keeps its order, tiny overlaps last.
    const isFresh = ({ change }: FindingEntry): boolean => change !== null && change.kind !== 'same';
    const comesFirst = (entry: FindingEntry): boolean => isFresh(entry) && tinyBelow(entry.finding.evidence) === null;
    const undecided: HomeLine[] = [...waiting.filter(comesFirst), ...waiting.filter((entry) => !comesFirst(entry))].map((entry) => {
      const { finding } = entry;
      const size = findingSize(finding, translate);
      return {
        key: finding.id,
        mark: <SeverityMark severity={finding.severity} />,
        title: `${finding.mineName}·${names.subject(finding)}`,
        note: [tinyTag(finding, translate), isFresh(entry) ? changeWords(entry.change, translate) : null, `${size.number} ${size.unit}`]
          .filter((part) => part !== null)
          .join('·'),
        onOpen: () => showFindings(finding.rightId, finding.id),
      };
    });
    const done: HomeLine[] = workspace.history.entries
      .filter((entry) => !entry.undone && entry.at >= since)
      .map((entry) => ({ key: String(entry.sequence), title: sentence(translate, entry.label), note: shortTime(entry.at) }));
    return { expired, expiring, undated, undecided, done, fresh: waiting.filter(isFresh).length };
  }, [workspace, asOf, since, translate, names]);
  const inbox = useJobs((state) => state.inbox);
  const messages = useMemo(
    () =>
      inbox.filter((entry) => entry.at >= since && !isGone(entry, workspace)).map((entry): HomeLine => ({
        key: entry.id,
        title: sentence(translate, entry.title),
        note: shortTime(entry.at),
        ...(!entry.read && entry.tone !== 'success' && { tone: entry.tone }),
        onOpen: () => useView.setState({ activity: 'inbox' }),
      })),
    [inbox, since, workspace, translate],
  );
  const recent = useRecentFiles((state) => state.files).map((file): HomeLine => ({ key: file.id, title: file.name, note: translate('office.recent.note', { folder: file.folderName, time: shortTime(file.openedAt) }), onOpen: () => void openRecentFile(file).catch(reportFault) }));
  const most = mostLines(useWidthClass() === 'wide', useWindowHeight(), recent.length, lists.undated.length);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'Asia/Shanghai' }).format(new Date());
  return (
    <div className="home">
      <div className="home-page">
        <header className="home-head">
          <h1>{translate('window.module.home')}</h1>
          <span className="quiet">{date}</span>
          <span className="spacer" />
          {workspace.runs[0] && (
            <span className="quiet small">
              {translate('window.home.lastRun', { number: workspace.runs[0].number, time: fullTime(workspace.runs[0].finishedAt) })}
            </span>
          )}
        </header>
        <FirstSteps />
        <HomeFigures expired={lists.expired.length} expiring={lists.expiring.length} undecided={lists.undecided.length} fresh={lists.fresh} />
        <div className="home-lists">
          <div className="home-column">
            <HomeList
              icon={CalendarX}
              title={translate('window.home.expired')}
              lines={lists.expired}
              most={most.rights}
              empty={translate(workspace.rights.length === 0 ? 'window.home.noRights' : 'window.home.noExpired')}
            />
            <HomeList
              icon={Hourglass}
              title={translate('window.home.expiring', { days: EXPIRING_WITHIN_DAYS })}
              lines={lists.expiring}
              most={most.rights}
              empty={translate(workspace.rights.length === 0 ? 'window.home.noRights' : 'window.home.noExpiring')}
            />
            {lists.undated.length > 0 && <HomeList icon={CalendarOff} title={translate('shell.home.undated')} lines={lists.undated} most={most.undated} empty="" />}
          </div>
          <div className="home-column">
            <HomeList
              icon={TriangleAlert}
              title={translate('window.home.undecided')}
              lines={lists.undecided}
              most={most.undecided}
              empty={translate(workspace.runs.length === 0 ? 'window.home.noRun' : 'window.home.noUndecided')}
              more={() => performAction(openUndecided)}
            />
          </div>
          <div className="home-column">
            <HomeList icon={Inbox} title={translate('window.activity.inbox')} lines={messages} most={most.messages} empty={translate('window.inbox.none')} more={() => useView.setState({ activity: 'inbox' })} />
            <HomeList
              icon={FilePen}
              title={translate('window.home.done')}
              lines={lists.done}
              most={most.done}
              empty={translate('window.home.noDone')}
              more={() => useView.setState({ activity: 'history' })}
            />
            {recent.length > 0 && <HomeList icon={FileClock} title={translate('office.recent.title')} lines={recent} most={most.recent} empty="" />}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Height of the page above the lists, and of a list's head with the gap under it; a line. CSS pixels. */
const [ABOVE_LISTS_PIXELS, HEAD_PIXELS, LINE_PIXELS] = [330, 80, 31];

/** How many lines fill the window, so that a large one is not half empty and a small one shows the beginning of every list. */
function mostLines(wide: boolean, windowHeight: number, recentFiles: number, undatedRights: number): { readonly rights: number; readonly undated: number; readonly undecided: number; readonly messages: number; readonly done: number; readonly recent: number } {
  const lines = (lists: number): number => Math.floor((windowHeight - ABOVE_LISTS_PIXELS - lists * HEAD_PIXELS) / LINE_PIXELS);
  const [recent, undated] = [4, 3];
  if (!wide) return { rights: 8, undated, undecided: 8, messages: 3, done: 8, recent };
  const beside = Math.max(6, Math.floor((undatedRights > 0 ? lines(3) - Math.min(undatedRights, undated) : lines(2)) / 2));
  const messages = Math.min(beside, 6);
  return { rights: beside, undated, undecided: Math.max(8, lines(1)), messages, done: Math.max(6, lines(recentFiles > 0 ? 3 : 2) - messages - Math.min(recentFiles, recent)), recent };
}
