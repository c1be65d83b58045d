/** Waiting is shown only when it lasts (DESIGN §6): true once `busy` has held for 200 ms. */
import { useEffect, useState } from 'react';
import { SHOW_PROGRESS_AFTER_MILLISECONDS } from './tokens.ts';

export function useShownLate(busy: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!busy) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), SHOW_PROGRESS_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [busy]);
  return shown;
}
