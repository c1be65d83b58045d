/** The few marks of Markdown that the manual is written in, as plain data; the same text is the Chinese README. */

/** A run of words in a line. */
export interface Words {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'code';
}

export type Block =
  | { readonly kind: 'paragraph'; readonly words: readonly Words[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Words[])[] };

export interface ManualSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The sections under these second-level headings, in the order of the text; pictures and code blocks are left out. */
export function readManual(markdown: string, titles: readonly string[]): readonly ManualSection[] {
  return markdown
    .replace(/^```[^]*?^```$/gm, '')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split(/\r?\n/);
      return { title: title.trim(), blocks: blocksOf(lines) };
    })
    .filter(({ title }) => titles.includes(title));
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const item = /^(\d+\.|-) (.*)$/.exec(line);
    const last = blocks.at(-1);
    if (item) {
      const ordered = item[1] !== '-';
      const words = wordsOf(item[2]!);
      if (last?.kind === 'list' && last.ordered === ordered) blocks[blocks.length - 1] = { ...last, items: [...last.items, words] };
      else blocks.push({ kind: 'list', ordered, items: [words] });
    } else if (line.trim() !== '' && !line.startsWith('![')) blocks.push({ kind: 'paragraph', words: wordsOf(line) });
  }
  return blocks;
}

/** `**strong**`, `` `code` ``, and of a link its words. */
function wordsOf(line: string): readonly Words[] {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('**') ? { text: part.slice(2, -2), look: 'strong' } : part.startsWith('`') ? { text: part.slice(1, -1), look: 'code' } : { text: part, look: 'plain' }));
}
