/** English texts of the area "callout"; the same keys as zh-CN/callout.ts. */
import type { callout as master } from '../zh-CN/callout.ts';

export const callout: Record<keyof typeof master, string> = {
  'callout.range': '{top} ~ {bottom}',
  'callout.ranges': '{ranges} m',
  'callout.ranges-of-many': '{ranges} m and others, {count} bodies',
  'callout.rest': ' · {mu} · {hectares} ha (ellipsoidal)',
};
