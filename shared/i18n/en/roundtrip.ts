/** English texts of the area "roundtrip"; the same keys as zh-CN/roundtrip.ts. */
import type { roundtrip as master } from '../zh-CN/roundtrip.ts';

export const roundtrip: Record<keyof typeof master, string> = {
  'roundtrip.joined': '{file} was exported by this program: its sheets of attributes and coordinates are joined by parcel number into one layer.',
  'roundtrip.rights-unnamed': 'In {file} neither the licence number nor the mine name is matched: it cannot be registered as mining rights. Match the fields, or choose another use of the layer.',
};
