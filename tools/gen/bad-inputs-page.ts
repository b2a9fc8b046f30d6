/** What the page says of one entry of spec/bad-inputs.yaml; the head of that file explains every member. */
export interface BadInputEntry {
  readonly row: number;
  readonly name: string;
  readonly why?: string;
  readonly item?: unknown;
  readonly answer: {
    readonly status: number;
    readonly code?: string;
    readonly pointers?: readonly string[];
    readonly items?: readonly { readonly status: number; readonly code?: string }[];
    readonly job?: { readonly state: string; readonly status?: number; readonly code?: string };
  };
  readonly ran: 'none' | 'others';
}

/** Reads the list strictly: an entry without its members ends the generation with its name. */
export function readBadInputs(parsed: unknown): readonly BadInputEntry[] {
  if (!Array.isArray(parsed)) throw new Error('spec/bad-inputs.yaml: not a list');
  for (const [index, entry] of (parsed as Partial<BadInputEntry>[]).entries()) {
    const place = `spec/bad-inputs.yaml: entry ${index} (${entry.name ?? 'without a name'})`;
    if (!Number.isInteger(entry.row)) throw new Error(`${place}: row must be a number`);
    if (typeof entry.name !== 'string') throw new Error(`${place}: name must be a string`);
    if (!Number.isInteger(entry.answer?.status)) throw new Error(`${place}: answer.status must be a number`);
    if (entry.ran !== 'none' && entry.ran !== 'others') throw new Error(`${place}: ran must be none or others`);
  }
  return parsed as BadInputEntry[];
}

/** docs/bad-inputs.md: what each bad input is answered with. */
export function badInputsPage(entries: readonly BadInputEntry[]): string {
  const rows = entries.map((entry) => {
    const cells = [
      entry.row,
      entry.why === undefined ? entry.name : `${entry.name} (${entry.why})`,
      answerOf(entry),
      entry.ran === 'none' ? 'nothing' : 'the others',
    ];
    return `| ${cells.map((cell) => String(cell).trim().replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |\n`;
  });
  return `<!-- Made by tools/gen from spec/bad-inputs.yaml; do not edit. Make it again: npm run gen -->
# Bad inputs

What bad input is answered with, exactly; each line is a test over HTTP. Anything wrong with the envelope or with the shape of any item refuses the whole
before anything runs. What depends on running is the item's own status inside a 200. The codes are in [problems.md](problems.md).

| kind | input | answer | what has run |
|---|---|---|---|
${rows.join('')}`;
}

function answerOf({ answer }: BadInputEntry): string {
  const whole = outcome(answer);
  const items = [...new Set((answer.items ?? []).map(outcome))];
  const job = answer.job?.code === undefined ? '' : `; job ${answer.job.state}, \`${answer.job.code}\``;
  return (items.length === 0 ? whole : `${whole}; item ${items.join(', ')}`) + job;
}

const outcome = ({ status, code }: { readonly status: number; readonly code?: string }): string =>
  code === undefined ? String(status) : `${status} \`${code}\``;
