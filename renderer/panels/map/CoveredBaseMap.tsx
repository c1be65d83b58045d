/** Said over the map when a base map was added and nothing of it is seen: what hides it, and the ways out. */
import { Button } from 'antd';
import { Layers2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { reportFault } from '../../state/faults.ts';
import { coveringLayers, letShineThrough, useCoverHint } from '../../state/work/covered-base-map.ts';
import { baseMapById, useWorkspace } from '../../state/workspace.ts';
import { setViews } from '../../storage/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shortList } from '../../ui/short-list.ts';
import { useText } from '../../ui/text.ts';

export function CoveredBaseMap(): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const baseMap = baseMapById(workspace, useCoverHint((state) => state.baseMapId));
  const covering = baseMap === null ? [] : coveringLayers(workspace, baseMap);
  if (baseMap === null || covering.length === 0) return null;
  const done = (step: Promise<unknown>): void => {
    useCoverHint.setState({ baseMapId: null });
    step.catch(reportFault);
  };
  return (
    <section className="floating-bar cover-hint" role="status" aria-label={translate('office.cover.title')}>
      <Icon of={Layers2} />
      <span>{translate('office.cover.words', { baseMap: baseMap.name, layers: shortList(covering.map(({ name }) => name), translate) })}</span>
      <Button size="small" type="primary" onClick={() => done(letShineThrough(covering))}>
        {translate('office.cover.fade')}
      </Button>
      <Button size="small" onClick={() => done(setViews(covering.map(({ id }) => ({ layerId: id, visible: false })), { code: 'office.did.hideCovering', params: { names: covering.map(({ name }) => name) } }))}>
        {translate('office.cover.hide')}
      </Button>
      <IconButton small icon={X} name={translate('desk.note.dismiss')} onClick={() => useCoverHint.setState({ baseMapId: null })} />
    </section>
  );
}
