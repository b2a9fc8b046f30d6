// The README's code blocks are files: `<!-- file: path -->` names the file that the block under it shows.
export interface Block {
  readonly file: string;
  readonly text: string;
}

const pattern = /<!-- file: (\S+) -->\n```\w*\n([\s\S]*?)```\n/g;

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(pattern)].map(([, file, text]) => ({ file: file as string, text: text as string }));
}

/** The page with each block as its file is. */
export function withBlocks(page: string, read: (file: string) => string): string {
  return page.replace(
    pattern,
    (whole, file: string, text: string) => whole.slice(0, whole.length - text.length - 4) + read(file) + '```\n',
  );
}
