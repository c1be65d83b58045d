/** What a menu is made of: commands, dividing lines, and commands that stand together under one word. */
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { Action } from './action.ts';

/** Commands behind one entry of a menu; without any that makes sense now it is not offered. */
export interface Submenu {
  readonly id: string;
  readonly titleKey: MessageKey;
  readonly icon?: LucideIcon;
  readonly entries: readonly (Action | null)[];
}

/** `null` is a dividing line. */
export type MenuEntry = Action | Submenu | null;

export function isSubmenu(entry: MenuEntry): entry is Submenu {
  return entry !== null && 'entries' in entry;
}

/** Every command of a menu, in the order of the menu. */
export function actionsOf(entries: readonly MenuEntry[]): readonly Action[] {
  return entries.flatMap((entry) => (entry === null ? [] : isSubmenu(entry) ? actionsOf(entry.entries) : [entry]));
}
