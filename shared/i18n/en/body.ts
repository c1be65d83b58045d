/** English texts of the area "body"; the same keys as zh-CN/body.ts. */
import type { body as master } from '../zh-CN/body.ts';

export const body: Record<keyof typeof master, string> = {
  'body.title': 'By body',
  'body.unnamed': 'body {number} (registered without a name)',
  'body.head.body': 'Body',
  'body.head.thickness': 'Thickness m',
  'body.head.density': 'Density t/m³',
  'body.head.area': 'Mined area (ellipsoidal) m²',
  'body.head.volume': 'Volume m³',
  'body.head.tonnes': 'Tonnes',
  'body.head.excess-volume': 'Beyond m³',
  'body.head.excess-tonnes': 'Beyond t',
  'body.note': 'Workings belong to bodies by their elevation; ground that two of one body share counts once. Where workings differ in thickness the column is left empty and each volume is computed with its own; without a thickness or a density nothing is computed.',
  'body.check.title': 'Thickness and density by body',
  'body.check.note': 'For bodies that differ; what is left empty is as above.',
  'body.check.thickness': 'Thickness of {body}',
  'body.check.density': 'Density of {body}',
  'body.check.pit': 'Volumes come from the two surveys. Density and recovery give tonnes: without a density none are computed, a recovery that is left empty counts as 1.',
  'body.unknown': '{layer} has no body named “{body}”; nothing was compared. Registered bodies: {names}.',
  'body.none': 'none',
};
