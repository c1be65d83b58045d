/** What is being measured; apart from the rest of the view, it changes with every move. */
import { create } from 'zustand';
import type { Measurement } from '../../map/MapView.tsx';

export const useMeasurement = create<{ readonly measurement: Measurement | null }>(() => ({ measurement: null }));
