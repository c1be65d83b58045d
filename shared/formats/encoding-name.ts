/** Text encodings as people write them. */

/** `gb18030` → `GB18030`, `windows-1252` → `Windows-1252`. */
export function encodingName(label: string): string {
  if (label === 'big5') return 'Big5';
  return label.startsWith('windows-') ? `W${label.slice(1)}` : label.toUpperCase();
}
