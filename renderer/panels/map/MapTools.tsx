/** The floating bars: tools left, focus and overlay right, zoom lower right (mock a). */
import { Tooltip } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { actionTitle, performAction, useSituation, type Action, type Situation } from '../../state/actions/action.ts';
import { compareSwipe, endCompare } from '../../state/actions/compare.ts';
import { useCompare } from '../../state/compare.ts';
import { identifyTool, measureAreaTool, measureLineTool, panTool, selectTool, startOverlayAction } from '../../state/actions/tools.ts';
import { boxTool, polygonTool } from '../../state/actions/selection.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { focusSelected, previousView, zoomAll, zoomIn, zoomOut } from '../../state/actions/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton, TooltipText } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { useWidthClass } from '../../ui/window-width.ts';

export function MapTools(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const narrow = useWidthClass() === 'narrow';
  return (
    <>
      <div className="floating-bar map-tools-left" role="toolbar" aria-label={translate('window.map.tools')}>
        {[
          [selectTool, boxTool, polygonTool],
          [panTool, identifyTool],
          [measureLineTool, measureAreaTool],
        ].map((group, index) => (
          <Fragment key={group[0]!.id}>
            {index > 0 && <i className="separator" />}
            {group.map((each) => (
              <ActionIcon key={each.id} of={each} situation={situation} />
            ))}
          </Fragment>
        ))}
      </div>
      <div className="floating-bar map-tools-right" role="toolbar" aria-label={translate('window.map.commands')}>
        <ActionWords of={focusSelected} situation={situation} iconOnly={narrow} />
        <CompareButton />
        <i className="separator" />
        <ActionWords of={startOverlayAction} situation={situation} iconOnly={narrow} />
        <i className="separator" />
        <ActionIcon of={printSheets} situation={situation} />
      </div>
      <div className="floating-bar upright map-zoom" role="toolbar" aria-label={translate('window.map.zoom')} aria-orientation="vertical">
        <ActionIcon of={zoomIn} situation={situation} placement="left" />
        <ActionIcon of={zoomOut} situation={situation} placement="left" />
        <i className="separator" />
        <ActionIcon of={zoomAll} situation={situation} placement="left" />
        <ActionIcon of={previousView} situation={situation} placement="left" />
      </div>
    </>
  );
}

/** Begins a swipe, which the bar under the map can make another comparison; pressed again it ends it. */
function CompareButton(): ReactNode {
  const translate = useText();
  const comparing = useCompare((state) => state.mode !== null);
  return <IconButton icon={compareSwipe.icon!} name={translate('compare.title')} on={comparing} onClick={() => performAction(comparing ? endCompare : compareSwipe)} />;
}

function ActionIcon({
  of: shown,
  situation,
  placement = 'bottom',
}: {
  of: Action;
  situation: Situation;
  placement?: 'bottom' | 'left';
}): ReactNode {
  const translate = useText();
  const reason = shown.disabledReason(situation);
  if (!shown.icon) return null;
  return (
    <IconButton
      icon={shown.icon}
      name={actionTitle(shown, translate)}
      keys={shown.keys[0]}
      placement={placement}
      disabledReason={reason && sentence(translate, reason)}
      {...(shown.checked && { on: shown.checked(situation) })}
      onClick={() => performAction(shown)}
    />
  );
}

function ActionWords({ of: shown, situation, iconOnly }: { of: Action; situation: Situation; iconOnly: boolean }): ReactNode {
  const translate = useText();
  const reason = shown.disabledReason(situation);
  if (iconOnly) return <ActionIcon of={shown} situation={situation} />;
  const on = shown.checked?.(situation);
  return (
    <Tooltip
      placement="bottom"
      mouseEnterDelay={0.4}
      title={<TooltipText name={actionTitle(shown, translate)} keys={shown.keys[0]} reason={reason && sentence(translate, reason)} />}
    >
      <button
        type="button"
        className={`text-button${on ? ' on' : ''}`}
        aria-disabled={reason !== null || undefined}
        {...(on !== undefined && { 'aria-pressed': on })}
        onClick={() => performAction(shown)}
      >
        {shown.icon && <Icon of={shown.icon} />}
        {actionTitle(shown, translate)}
      </button>
    </Tooltip>
  );
}
