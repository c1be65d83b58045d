/** 连接属性表: the fields of a workbook, a CSV or another layer come to stand beside those of a layer, row by row, by a key. */
import { Button, Select } from 'antd';
import { Link2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import type { JoinCounts } from '../../engine/contract.ts';
import { reportFault } from '../../state/faults.ts';
import { fieldOptions } from '../../../shared/formats/field-words.ts';
import { closeDialog } from '../../state/view.ts';
import { chooseTable, holdTable, joinableLayers, joinTable, likelyKeys, likelyMeanings, tableOfLayer, type ChosenTable } from '../../state/work/join-table.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { FieldChoice } from '../field-choice/FieldChoice.tsx';
import './join-table.css';
import { JoinedMeanings } from './JoinedMeanings.tsx';
import { MatchCounts } from './MatchCounts.tsx';

export function JoinTableDialog({ layerId }: { layerId: string }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [chosen, setChosen] = useState<ChosenTable | null>(null);
  const [hand] = useState(holdTable);
  useEffect(() => hand.leave, [hand]);
  const take = (table: ChosenTable | null): void => {
    if (table && hand.take(table)) setChosen(table);
  };
  if (layer === null) return null;
  if (chosen === null) return <NoTableYet layer={layer} onTake={take} />;
  const { source } = chosen.tables[0]!;
  return <JoinChoices key={source.kind === 'file' ? source.dropId : source.layerId} layer={layer} chosen={chosen} onTake={take} onJoin={hand.handOver} />;
}

function NoTableYet({ layer, onTake }: { layer: LayerRecord; onTake: (table: ChosenTable | null) => void }): ReactNode {
  const translate = useText();
  return (
    <Dialog title={translate('join.title', { name: layer.name })} width={520} onClose={closeDialog} foot={<Button onClick={closeDialog}>{translate('window.cancel')}</Button>}>
      <div className="join-dialog">
        <p className="secondary">{translate('join.words')}</p>
        <div className="join-source">
          <Button type="primary" onClick={() => void chooseTable().then(onTake, reportFault)} autoFocus>
            {translate('join.choose')}
          </Button>
          <span className="secondary">{translate('office.join.or')}</span>
          <LayerAsTable target={layer} onTake={onTake} />
        </div>
      </div>
    </Dialog>
  );
}

/** A table or a layer that is in the workspace already. */
function LayerAsTable({ target, onTake }: { target: LayerRecord; onTake: (table: ChosenTable) => void }): ReactNode {
  const translate = useText();
  const layers = joinableLayers(useWorkspace(), target);
  const reason = layers.length === 0 ? translate('office.join.noLayers') : translate('office.join.layer');
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={translate('office.join.layer')}
      placeholder={reason}
      disabled={layers.length === 0}
      value={null}
      onChange={(id: string | null) => {
        const layer = layers.find((each) => each.id === id);
        if (layer) onTake(tableOfLayer(layer));
      }}
      options={layers.map(({ id, name, featureCount }) => ({ value: id, label: translate('office.join.rows', { name, count: formatNumber(featureCount, 0) }) }))}
    />
  );
}

interface JoinChoicesProps {
  readonly layer: LayerRecord;
  readonly chosen: ChosenTable;
  readonly onTake: (table: ChosenTable | null) => void;
  /** The file is the join's from now on. */
  readonly onJoin: () => void;
}

function JoinChoices({ layer, chosen, onTake, onJoin }: JoinChoicesProps): ReactNode {
  const translate = useText();
  const [position, setPosition] = useState(0);
  const table = chosen.tables[position]!;
  const { source } = table;
  const [keys, setKeys] = useState(() => likelyKeys(layer, table));
  const joinable = table.fields.filter(({ name }) => name !== keys.tableKey);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const fields = joinable.map(({ name }) => name).filter((name) => !left.has(name));
  const [decided, setDecided] = useState<Readonly<Record<string, string>> | null>(null);
  const meanings = Object.fromEntries(Object.entries(decided ?? likelyMeanings(layer, table, keys.tableKey)).filter(([field]) => fields.includes(field)));
  const [answer, setAnswer] = useState<{ readonly counts: JoinCounts | null; readonly problem: string | null }>({ counts: null, problem: null });
  useEffect(() => {
    let gone = false;
    setAnswer({ counts: null, problem: null });
    callEngine('joinCounts', [{ layerId: layer.id, source, ...keys }]).then(
      (counts) => !gone && setAnswer({ counts, problem: null }),
      (fault: unknown) => {
        if (gone) return;
        if (fault instanceof ProblemError) setAnswer({ counts: null, problem: sentence(translate, fault.problem) });
        else reportFault(fault);
      },
    );
    return () => {
      gone = true;
    };
  }, [layer.id, source, keys, translate]);
  const matched = answer.counts?.matched ?? 0;
  const join = (): void => {
    onJoin();
    closeDialog();
    void joinTable(layer, { layerId: layer.id, source, ...keys, fields, meanings }, matched);
  };
  const options = (names: readonly { readonly name: string }[]) => names.map(({ name }) => ({ value: name, label: name }));
  return (
    <Dialog
      title={translate('join.title', { name: layer.name })}
      width={720}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={matched === 0 || fields.length === 0} onClick={join}>
            {translate('join.go')}
          </Button>
        </>
      }
    >
      <div className="join-dialog">
        <div className="join-source">
          <span className="secondary">{translate('join.table')}</span>
          <b className="ellipsis">{chosen.name}</b>
          {chosen.tables.length > 1 && (
            <Select
              aria-label={translate('join.sheet')}
              value={position}
              onChange={(next) => {
                setPosition(next);
                setKeys(likelyKeys(layer, chosen.tables[next]!));
                setLeft(new Set());
                setDecided(null);
              }}
              options={chosen.tables.map((each, value) => ({ value, label: each.name }))}
            />
          )}
          <button type="button" className="link nowrap" onClick={() => void chooseTable().then(onTake, reportFault)}>
            {translate('join.chooseAgain')}
          </button>
          <span className="spacer" />
          <LayerAsTable target={layer} onTake={onTake} />
        </div>
        <div className="join-keys">
          <label htmlFor="join-layer-key">{translate('join.layerKey')}</label>
          <span />
          <label htmlFor="join-table-key">{translate('join.tableKey')}</label>
          <Select id="join-layer-key" showSearch value={keys.layerKey} optionFilterProp="label" options={fieldOptions(layer, translate)} onChange={(layerKey) => setKeys({ ...keys, layerKey })} />
          <span>
            <Icon of={Link2} />
          </span>
          <Select id="join-table-key" showSearch value={keys.tableKey} options={options(table.fields)} onChange={(tableKey) => setKeys({ ...keys, tableKey })} />
        </div>
        {answer.problem !== null ? (
          <ErrorNotice sentence={answer.problem} />
        ) : (
          <div className="join-result">
            <MatchCounts counts={answer.counts} />
            <FieldChoice fields={joinable} chosen={new Set(fields)} onChange={(wanted) => setLeft(new Set(joinable.map(({ name }) => name).filter((name) => !wanted.has(name))))} />
            <JoinedMeanings layer={layer} fields={fields} meanings={meanings} onChange={setDecided} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
