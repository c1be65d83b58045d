/** A button for an action that shows its icon alone at every width: pictures of the plan, the 3D view and the section. */
import type { ReactNode } from 'react';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function PictureButton({ of: shown, small = false, placement = 'bottom' }: { of: Action; small?: boolean; placement?: 'bottom' | 'left' }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const reason = shown.disabledReason(situation);
  return shown.icon && <IconButton small={small} placement={placement} icon={shown.icon} name={actionTitle(shown, translate)} disabledReason={reason && sentence(translate, reason)} onClick={() => performAction(shown)} />;
}
