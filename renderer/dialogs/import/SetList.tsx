/** The layers of this drop with what is still to confirm; what was passed over stands below (mock b, left). */
import { Checkbox } from 'antd';
import { Check, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { include, setSameForAll } from '../../state/importing/choices.ts';
import { areasOfCorners, arePointsMeant, listedSets, openQuestions, twinOf } from '../../state/importing/listing.ts';
import { useImport, type ImportSet } from '../../state/importing/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function SetList({ passedOver }: { passedOver: readonly Problem[] }): ReactNode {
  const translate = useText();
  const { sets, active, sameForAll } = useImport();
  return (
    <section className="import-sets" aria-label={translate('window.import.sets')}>
      <ul className="scrolling">
        {listedSets(sets).map((set) => (
          <SetItem key={set.index} set={set} on={set.index === active} />
        ))}
        {passedOver.map((problem, index) => (
          <li key={`passed-${index}`} className="import-passed">
            {sentence(translate, problem)}
          </li>
        ))}
      </ul>
      {sets.length > 1 && (
        <Checkbox className="import-same" checked={sameForAll} onChange={(event) => setSameForAll(event.target.checked)}>
          {translate('window.import.sameForAll')}
        </Checkbox>
      )}
    </section>
  );
}

function SetItem({ set, on }: { set: ImportSet; on: boolean }): ReactNode {
  const translate = useText();
  const { preview } = set;
  const twin = preview && twinOf(set, preview);
  const areas = preview && areasOfCorners(set, preview);
  return (
    <li className={`import-set${on ? ' on' : ''}`}>
      <Checkbox
        aria-label={translate('window.import.include', { name: set.name })}
        disabled={preview === null || set.problem !== null || preview.problems.some((problem) => problem.severity === 'blocking')}
        checked={set.included && preview !== null}
        onChange={(event) => include(set.index, event.target.checked)}
      />
      <button
        type="button"
        className="clipped-focus"
        aria-current={on || undefined}
        onClick={() => useImport.setState({ active: set.index })}
      >
        <b className="ellipsis" title={set.choices?.name ?? set.name}>
          {set.choices?.name ?? set.name}
        </b>
        {preview && (
          <span>
            {translate('window.import.setLine', {
              kind: translate(`window.geometry.${preview.geometryKind}`),
              count: formatNumber(preview.featureCount, 0),
              role: translate(`window.role.${set.choices?.role ?? preview.role.role}`),
            })}
          </span>
        )}
        {preview && (
          <span className="ellipsis" title={partsLine(preview.files, preview.missingParts, translate)}>
            {partsLine(preview.files, preview.missingParts, translate)}
          </span>
        )}
        {preview && preview.container !== '' && (
          <span>{translate('window.import.inside', { container: preview.container })}</span>
        )}
        {twin && <span className="warning">{translate(twin.in === 'drop' && twin.container !== '' ? 'shell.import.twinInside' : `window.import.twin.${twin.in}`, { ...twin })}</span>}
        {areas && <span className="warning">{translate(arePointsMeant(preview) ? 'shell.import.points' : 'shell.import.corners', { areas: areas.choices?.name ?? areas.name })}</span>}
        <SetState set={set} />
      </button>
    </li>
  );
}

/** As people name the files of a shapefile. */
const PART_ORDER = ['.shp', '.shx', '.dbf', '.prj', '.cpg'];

/** `.shp .dbf .cpg，缺 .prj .shx` */
function partsLine(files: readonly string[], missing: readonly string[], translate: ReturnType<typeof useText>): string {
  const place = (part: string): number => (PART_ORDER.includes(part) ? PART_ORDER.indexOf(part) : PART_ORDER.length);
  const parts = files
    .map((file) => file.slice(file.lastIndexOf('.')).toLowerCase())
    .toSorted((a, b) => place(a) - place(b))
    .join(' ');
  return missing.length === 0
    ? parts
    : translate('window.import.partsMissing', {
        parts,
        missing: missing.map((part) => (part.startsWith('.') ? part : `.${part}`)).join(' '),
      });
}

function SetState({ set }: { set: ImportSet }): ReactNode {
  const translate = useText();
  if (set.problem !== null || set.preview?.problems.some((problem) => problem.severity === 'blocking')) {
    return (
      <span className="tag danger">
        <Icon of={CircleX} size={14} />
        {translate('window.import.cannot')}
      </span>
    );
  }
  if (set.preview === null)
    return (
      <span className="quiet" role="status">
        {translate('window.import.readingShort')}
      </span>
    );
  if (set.preview.featureCount === 0) return <span className="tag">{translate('window.import.empty')}</span>;
  const questions = openQuestions(set);
  if (questions.length > 0)
    return (
      <span className="tag warning">
        <Icon of={TriangleAlert} size={14} />
        {translate('window.import.toConfirm', {
          what: questions.map((question) => translate(question === 'encoding' ? 'window.encoding.title' : 'window.system.title')).join(translate('report.listSeparator')),
        })}
      </span>
    );
  return (
    <span className="tag success">
      <Icon of={Check} size={14} />
      {translate('window.import.ready')}
    </span>
  );
}
