/** What to do in a workspace in which nothing is yet: the same two buttons in every room. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { performAction, useSituation } from '../../state/actions/action.ts';
import { importFiles, openSample } from '../../state/actions/file.ts';
import { useText } from '../../ui/text.ts';

export function FirstDataButtons(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  return (
    <>
      <Button type="primary" onClick={() => performAction(importFiles)}>
        {translate('window.empty.chooseFiles')}
      </Button>
      {openSample.disabledReason(situation) === null && <Button onClick={() => performAction(openSample)}>{translate('window.action.openSample')}</Button>}
    </>
  );
}
