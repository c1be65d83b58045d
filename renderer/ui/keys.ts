/** Keys as they are written on the keyboard: `Alt+←` for `Alt+ArrowLeft`. */
export function shownKeys(keys: string): string {
  return keys.replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('ArrowUp', '↑').replace('ArrowDown', '↓');
}
