/** Whether the manual stands open beside the work; it and the activities take the same place. */
import { create } from 'zustand';
import { useView } from './view.ts';

export const useManual = create<{ readonly open: boolean }>(() => ({ open: false }));

export function toggleManual(): void {
  const open = !useManual.getState().open;
  if (open) useView.setState({ activity: null });
  useManual.setState({ open });
}

export function closeManual(): void {
  useManual.setState({ open: false });
}

useView.subscribe(({ activity }) => {
  if (activity !== null && useManual.getState().open) closeManual();
});
