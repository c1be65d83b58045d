/** The licences of everything that is inside, as the notices file states them. */
import { useEffect, useState, type ReactNode } from 'react';
import { reportFault } from '../../state/faults.ts';
import { useText } from '../../ui/text.ts';

export function Licences(): ReactNode {
  const translate = useText();
  const [notices, setNotices] = useState<string | null>(null);
  useEffect(() => {
    // Long, and rarely read: fetched when asked for.
    import('../../../THIRD-PARTY-NOTICES.md?raw').then((file) => setNotices(file.default), reportFault);
  }, []);
  return (
    <div className="licences" tabIndex={0} role="region" aria-label={translate('window.settings.licences')}>
      {notices ?? '…'}
    </div>
  );
}
