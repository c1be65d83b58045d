/**
 * What a surveying firm's layers were last time, for the names of this time: the same name, else the same but for its
 * year and half-year. A name that two roles share once the year is gone says nothing.
 */
import type { DrawingRole } from '../../model/drawing-role.ts';

/** Layer → role, as a person confirmed it for a firm. */
export type RememberedRoles = Readonly<Record<string, DrawingRole>>;

/** Role of a layer by memory; null where memory has nothing to say. */
export function rememberedRole(name: string, known: RememberedRoles): DrawingRole | null {
  if (Object.hasOwn(known, name)) return known[name]!;
  const lasting = lastingLayerName(name);
  if (lasting === '') return null;
  const roles = new Set(Object.entries(known).flatMap(([other, role]) => (lastingLayerName(other) === lasting ? [role] : [])));
  return roles.size === 1 ? [...roles][0]! : null;
}

/** New names are added to what is known; a name whose role a person changed takes the new one. */
export function rememberRoles(known: RememberedRoles, confirmed: RememberedRoles): RememberedRoles {
  return { ...known, ...confirmed };
}

const YEAR = /(?<!\d)(19[5-9]\d|20\d\d)(?!\d)(年?度?)(上半年|下半年|上|下|H[12]|Q[1-4])?/gu;

/** Without year, half-year and what separates them. */
export function lastingLayerName(name: string): string {
  return name.normalize('NFKC').toUpperCase().replace(YEAR, '').replace(/[\s_\-.（）()]+/gu, '');
}
