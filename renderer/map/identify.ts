/** What lies at a place, asked of the engine in all layers that are shown. */
import { ProblemError } from '../../shared/base/news.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { MapViewProps } from './contract.ts';

/** Answers through `onIdentify`, top layer first; nothing is there where a layer cannot be asked. */
export function identifyAt({ layers, displaySystem, onIdentify }: MapViewProps, position: readonly [east: number, north: number], toleranceMetres: number): void {
  const layerIds = layers.filter(({ view }) => view.visible).toSorted((a, b) => b.view.order - a.view.order).map(({ record }) => record.id);
  callEngine('identify', [layerIds, [position[0], position[1]], toleranceMetres, displaySystem]).then(
    (hits) => onIdentify?.(hits, position),
    (fault: unknown) => {
      if (!(fault instanceof ProblemError)) void logFault('identify', fault);
      else onIdentify?.([], position);
    },
  );
}
