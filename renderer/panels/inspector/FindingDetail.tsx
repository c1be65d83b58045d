/** The selected conflict in full, shown where the window is wide enough (mock a at 1920). */
import type { ReactNode } from 'react';
import { distanceWords, otherRightName, sameRightHint } from '../../../shared/analysis/describe-finding.ts';
import { formatNumber, formatSquareMetres } from '../../../shared/base/units.ts';
import { workingFacts } from '../../../shared/analysis/workings/describe-working.ts';
import { areaWords, useFindingWords } from '../../state/finding-words.ts';
import type { FindingEntry } from '../../state/findings.ts';
import { ruleOf } from '../../state/law.ts';
import { showToast } from '../../state/view.ts';
import { Explained } from '../../ui/Explained.tsx';
import { useLanguage, useText } from '../../ui/text.ts';

export function FindingDetail({ entry }: { entry: FindingEntry }): ReactNode {
  const translate = useText();
  const { finding } = entry;
  const { evidence } = finding;
  const names = useFindingWords();
  const rule = ruleOf(finding, useLanguage());
  const facts: (readonly [string, string])[] = [];
  if (evidence.kind === 'working') facts.push(...workingFacts(evidence, translate));
  else if (evidence.kind !== 'expired') {
    const words = areaWords(evidence.areaEllipsoidalSquareMetres, translate);
    if (evidence.kind === 'distance')
      facts.push([
        translate('distance.fact'),
        `${distanceWords(evidence.distanceMetres, 2, translate)}${translate('distance.fact-rest', { layer: evidence.layerName, count: formatNumber(evidence.count, 0), threshold: evidence.thresholdMetres })}`,
      ]);
    facts.push([translate(evidence.kind === 'distance' ? 'distance.fact-within' : 'window.fact.overlap'), `${words.bold}${words.rest}`]);
    facts.push([
      translate('window.fact.planar'),
      translate('window.area.planar', { squareMetres: formatSquareMetres(evidence.areaPlanarSquareMetres) }),
    ]);
    if (evidence.kind === 'overlap' && evidence.netAreaEllipsoidalSquareMetres !== null)
      facts.push([
        translate('window.fact.net'),
        translate('window.area.net', { squareMetres: formatSquareMetres(evidence.netAreaEllipsoidalSquareMetres) }),
      ]);
    if (evidence.kind === 'overlap') facts.push([translate('window.fact.layer'), evidence.layerName]);
    if (evidence.kind === 'rights-overlap') {
      facts.push([translate('window.fact.otherRight'), otherRightName(evidence, translate)]);
      const hint = sameRightHint(finding, translate);
      if (hint !== null) facts.push([translate('office.check'), hint]);
    }
  }
  facts.push([translate('window.fact.basis'), rule.basis], [translate('window.fact.units'), rule.units]);
  const copy = (): void => {
    const text = [names.title(finding), finding.mineName, ...facts.map(([label, value]) => `${label}\t${value}`)].join('\n');
    void navigator.clipboard.writeText(text).then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <section className="region finding-detail only-wide" aria-label={names.title(finding)}>
      <header>
        <h3 className="ellipsis">{names.title(finding)}</h3>
        <span className="quiet small">
          <Explained meaning={translate('meaning.number')}>{entry.number}</Explained>
        </span>
        <span className="spacer" />
        <button type="button" className="link small" onClick={copy}>
          {translate('window.copy')}
        </button>
      </header>
      <dl className="facts">{facts.map(([label, value]) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={label}>{value}</dd>])}</dl>
    </section>
  );
}
