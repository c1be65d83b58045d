/** The finding in numbers and law: areas with method, classes, basis, units, caution (mock c, middle). */
import type { ReactNode } from 'react';
import { distanceWords, sameRightHint, tinyHint } from '../../../shared/analysis/describe-finding.ts';
import { formatMu, formatNumber, formatPercent, formatSquareMetres } from '../../../shared/base/units.ts';
import { workingFacts } from '../../../shared/analysis/workings/describe-working.ts';
import { belongsToFinding } from '../../../shared/analysis/raise-findings.ts';
import { areaWords, changeWords, useFindingWords } from '../../state/finding-words.ts';
import type { FindingEntry } from '../../state/findings.ts';
import { ruleOf } from '../../state/law.ts';
import { today } from '../../state/today.ts';
import { overlayOf } from '../../state/right-words.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Explained } from '../../ui/Explained.tsx';
import { SeverityMark } from '../../ui/marks.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useLanguage, useText } from '../../ui/text.ts';

const SEVERITY_TONE = { severe: 'danger', general: 'warning', notice: '' } as const;

export function FindingFacts({ entry }: { entry: FindingEntry }): ReactNode {
  const translate = useText();
  const run = useWorkspace((state) => state.runs[0] ?? null);
  const { finding } = entry;
  const { evidence } = finding;
  const names = useFindingWords();
  const rule = ruleOf(finding, useLanguage());
  const change = changeWords(entry.change, translate);
  const tiny = tinyHint(finding, translate);
  const sameRight = sameRightHint(finding, translate);
  return (
    // A long finding scrolls: it can be reached and scrolled from the keyboard.
    <section className="finding-facts" tabIndex={0} aria-label={names.title(finding)}>
      <div className="row title">
        <SeverityMark severity={finding.severity} />
        <h3 title={names.title(finding)}>
          {names.title(finding)}
        </h3>
        <span className="quiet small nowrap">
          <Explained meaning={translate('meaning.number')}>{entry.number}</Explained>
        </span>
        <span className={`tag ${SEVERITY_TONE[finding.severity]}`} title={translate(`meaning.severity.${finding.severity}`)}>
          {translate(`window.severity.${finding.severity}`)}
        </span>
        {change !== null && <span className={`tag ${entry.change?.kind === 'same' ? '' : 'warning'}`}>{change}</span>}
      </div>
      <dl className="facts">
        {evidence.kind === 'expired' ? (
          <>
            <dt>{translate('window.fact.validTo')}</dt>
            <dd>
              <b>{evidence.validTo}</b>
            </dd>
            <dt>{translate('window.fact.overdue')}</dt>
            <dd>{translate('window.fact.overdueDays', { days: formatNumber(evidence.days, 0), asOf: run?.parameters.asOf ?? today() })}</dd>
          </>
        ) : evidence.kind === 'working' ? (
          workingFacts(evidence, translate).flatMap(([label, value]) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])
        ) : (
          <>
            {evidence.kind === 'distance' && (
              <>
                <dt>{translate('distance.fact')}</dt>
                <dd>
                  <b>{distanceWords(evidence.distanceMetres, 2, translate)}</b>
                  {translate('distance.fact-rest', { layer: evidence.layerName, count: formatNumber(evidence.count, 0), threshold: evidence.thresholdMetres })}
                </dd>
              </>
            )}
            <dt>{translate(evidence.kind === 'distance' ? 'distance.fact-within' : 'window.fact.overlap')}</dt>
            <dd>
              <Area squareMetres={evidence.areaEllipsoidalSquareMetres} />
            </dd>
            <dt>{translate('window.fact.planar')}</dt>
            <dd>{translate('window.area.planar', { squareMetres: formatSquareMetres(evidence.areaPlanarSquareMetres) })}</dd>
            {evidence.kind === 'overlap' && evidence.netAreaEllipsoidalSquareMetres !== null && (
              <>
                <dt>{translate('window.fact.net')}</dt>
                <dd>{translate('window.area.net', { squareMetres: formatSquareMetres(evidence.netAreaEllipsoidalSquareMetres) })}</dd>
              </>
            )}
            {evidence.kind === 'overlap' && (
              <>
                <dt>{translate('window.fact.layer')}</dt>
                <dd>
                  {translate('window.fact.layerCount', {
                    layer: evidence.layerName,
                    count: formatNumber(evidence.count, 0),
                    percent: formatPercent(evidence.share),
                  })}
                </dd>
              </>
            )}
          </>
        )}
        {evidence.kind === 'rights-overlap' && (
          <>
            <dt>{translate('window.fact.otherRight')}</dt>
            <dd>{translate('window.fact.otherRightShare', { mine: evidence.otherMineName, percent: formatPercent(evidence.share) })}</dd>
            {evidence.layerName !== undefined && (
              <>
                <dt>{translate('office.otherLayer')}</dt>
                <dd>{evidence.layerName}</dd>
              </>
            )}
            <dt>{translate('window.fact.elevationOverlap')}</dt>
            <dd>
              {evidence.elevation === null
                ? translate('window.fact.elevationUnknown')
                : `${formatNumber(evidence.elevation.bottomMetres, 0)} ~ ${formatNumber(evidence.elevation.topMetres, 0)} m`}
            </dd>
          </>
        )}
        <dt>
          <Explained meaning={translate('meaning.conduct')}>{translate('window.fact.conduct')}</Explained>
        </dt>
        <dd>{finding.conductDate ?? translate('window.fact.conductUnknown', { asOf: run?.parameters.asOf ?? today() })}</dd>
        <dt>{translate('window.fact.basis')}</dt>
        <dd title={rule.basisInFull}>{rule.basis}</dd>
        {rule.checks.length > 0 && (
          <>
            <dt>{translate('issue.before')}</dt>
            <dd className="quiet">
              {rule.checks.map((check) => (
                <div key={check}>{check}</div>
              ))}
            </dd>
          </>
        )}
        <dt>{translate('window.fact.units')}</dt>
        <dd>{rule.units}</dd>
      </dl>
      <ClassTable entry={entry} />
      <div className="caution">
        {tiny !== null && <NoticeBox tone="accent">{tiny}</NoticeBox>}
        {sameRight !== null && <NoticeBox tone="warning">{sameRight}</NoticeBox>}
        {rule.threshold !== null ? (
          <NoticeBox tone="warning">{rule.threshold}</NoticeBox>
        ) : tiny !== null ? null : (
          // Of a scrap smaller than a sliver's bound the thresholds of criminal law say nothing.
          <p className="quiet small">{rule.caution ?? translate('window.findings.caution')}</p>
        )}
      </div>
    </section>
  );
}

function Area({ squareMetres }: { squareMetres: number }): ReactNode {
  const words = areaWords(squareMetres, useText());
  return (
    <>
      <b>{words.bold}</b>
      {words.rest}
    </>
  );
}

/** What the area is made of, class by class; only where there is room. */
function ClassTable({ entry }: { entry: FindingEntry }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const parts =
    overlayOf(workspace, entry.finding.rightId)?.conflicts.filter((conflict) => belongsToFinding(conflict, entry.finding)) ?? [];
  if (parts.length < 2) return null;
  return (
    <div className="region only-wide class-table">
      <table className="data-table dense">
        <colgroup>
          <col />
          <col style={{ width: 70 }} />
          <col style={{ width: 110 }} />
          <col style={{ width: 80 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{translate('window.classes.name')}</th>
            <th className="right">{translate('window.classes.count')}</th>
            <th className="right">{translate('window.classes.area')}</th>
            <th className="right">{translate('window.unit.mu')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.class}>
              <td>
                {part.class} {part.className !== part.class && part.className}
              </td>
              <td className="right">{formatNumber(part.count, 0)}</td>
              <td className="right">{formatSquareMetres(part.areaEllipsoidalSquareMetres)}</td>
              <td className="right">{formatMu(part.areaEllipsoidalSquareMetres)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
