/** For newcomers: the four steps with the state of each (DESIGN §5). */
import { Button } from 'antd';
import { Check, CircleDashed, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { importFiles } from '../../state/actions/file.ts';
import { startOverlayAction } from '../../state/actions/tools.ts';
import { openUndecided } from '../../state/actions/rectification.ts';
import { goReport } from '../../state/actions/view.ts';
import { reportFault } from '../../state/faults.ts';
import { firstStepStates } from '../../state/first-steps.ts';
import type { hinderedLayers } from '../../state/layers.ts';
import { revealLayer } from '../../state/tree-view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { shortList } from '../../ui/short-list.ts';
import { sentence, useText } from '../../ui/text.ts';

const DISMISSED_SETTING = 'first-steps-dismissed';

/** 1 导入 → 2 检查 → 3 套合 → 4 出报告, with the state of each; goes away when it is dismissed. */
export function FirstSteps(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const [dismissed, setDismissed] = useState<boolean | null>(null);
  useEffect(() => {
    readSetting<boolean>(DISMISSED_SETTING).then((value) => setDismissed(value ?? false), reportFault);
  }, []);
  if (dismissed !== false) return null;
  const { imported, checked, overlaid, reported } = firstStepStates(situation.workspace);
  const hinderedOnes = checked.hindered;
  const hindered = hinderedOnes.length;
  const steps: readonly { title: string; note: string; done: boolean; attention?: boolean; does: Action }[] = [
    { title: translate('window.steps.import'), note: sentence(translate, imported.note), done: imported.done, does: importFiles },
    {
      title: translate('window.steps.check'),
      note: hindered > 0 ? translate('office.steps.hindered', { names: shortList(hinderedOnes.map(({ layer }) => layer.name), translate) }) : sentence(translate, checked.note),
      done: checked.done,
      // The rest can go on without these layers, so the next step is still the one after.
      attention: hindered > 0,
      does: importFiles,
    },
    { title: translate('window.steps.overlay'), note: sentence(translate, overlaid.note), done: overlaid.done, does: startOverlayAction },
    { title: translate('window.steps.report'), note: sentence(translate, reported.note), done: reported.done, does: reported.waiting > 0 ? openUndecided : goReport },
  ];
  const next = steps.findIndex((step) => !step.done && step.attention !== true);
  return (
    <section className="first-steps" aria-label={translate('window.steps.title')}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.title} className={step.done ? 'done' : step.attention ? 'attention' : index === next ? 'next' : ''}>
            <i aria-hidden="true">
              {step.done ? (
                <Icon of={Check} size={14} />
              ) : step.attention ? (
                <Icon of={TriangleAlert} size={14} />
              ) : index === next ? (
                index + 1
              ) : (
                <Icon of={CircleDashed} size={14} />
              )}
            </i>
            <span>
              <b>{step.title}</b>
              <small className="quiet" title={step.note}>
                {step.note}
              </small>
            </span>
            {index === next && (
              <Button size="small" type="primary" onClick={() => performAction(step.does)}>
                {actionTitle(step.does, translate)}
              </Button>
            )}
            {step.attention && (
              <button type="button" className="link small" onClick={() => revealLayer(hinderedOnes[0]!.layer.id)}>
                {translate('window.steps.openLayers')}
              </button>
            )}
          </li>
        ))}
      </ol>
      <IconButton
        icon={X}
        name={translate('window.steps.dismiss')}
        placement="left"
        onClick={() => {
          setDismissed(true);
          saveSetting(DISMISSED_SETTING, true).catch(reportFault);
        }}
      />
      {hindered > 0 && <Reasons hindered={hinderedOnes} />}
    </section>
  );
}

/** Reasons told one by one; of more the rest is counted. */
const MOST_REASONS = 3;

/** Which layers cannot take part, each with its reason and the way to it. */
function Reasons({ hindered }: { hindered: ReturnType<typeof hinderedLayers> }): ReactNode {
  const translate = useText();
  return (
    <ul className="step-reasons small" aria-label={translate('office.steps.reasons')}>
      {hindered.slice(0, MOST_REASONS).map(({ layer, note }) => (
        <li key={layer.id}>
          <Icon of={TriangleAlert} size={14} />
          <span>{sentence(translate, note)}</span>
          <button type="button" className="link" onClick={() => revealLayer(layer.id)}>
            {translate('office.steps.show', { name: layer.name })}
          </button>
        </li>
      ))}
      {hindered.length > MOST_REASONS && <li className="quiet">{translate('office.steps.more', { count: hindered.length - MOST_REASONS })}</li>}
    </ul>
  );
}
