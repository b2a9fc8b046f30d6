import { banner, docComment, literal, memberName } from './source.ts';

/** One entry of spec/problems.yaml. */
export interface ProblemEntry {
  readonly status: number;
  readonly title: string;
  readonly when: string;
  readonly do: string;
  readonly retryable: boolean;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;

/** Reads the catalogue strictly: a missing, unknown or mistyped member ends the generation with the code's name. */
export function readProblems(parsed: unknown): ProblemCatalogue {
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    throw new Error('spec/problems.yaml: not a mapping of code to problem');
  for (const [code, entry] of Object.entries(parsed)) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(code)) throw new Error(`spec/problems.yaml: ${code}: a code is lower-case words joined by hyphens`);
    checkEntry(code, entry);
  }
  return parsed as ProblemCatalogue;
}

function checkEntry(code: string, entry: Record<string, unknown> | null): void {
  const types = { status: 'number', title: 'string', when: 'string', do: 'string', retryable: 'boolean' };
  for (const [member, type] of Object.entries(types)) {
    if (typeof entry?.[member] !== type) throw new Error(`spec/problems.yaml: ${code}: ${member} must be a ${type}`);
  }
  const unknown = Object.keys(entry ?? {}).find((member) => !Object.hasOwn(types, member));
  if (unknown) throw new Error(`spec/problems.yaml: ${code}: unknown member ${unknown}`);
  const status = entry?.['status'] as number;
  if (!Number.isInteger(status) || status < 400 || status > 599) throw new Error(`spec/problems.yaml: ${code}: status must be 400 to 599`);
}

/** packages/contracts/src/gen/problems.ts */
export function problemsModule(catalogue: ProblemCatalogue): string {
  const entries = sorted(catalogue).map(([code, { status, title, when, do: remedy, retryable }]) => {
    const entry = { status, title, type: `/problems/${code}`, when, do: remedy, retryable };
    return `  ${memberName(code)}: ${literal(entry, 1)},\n`;
  });
  return (
    banner('spec/problems.yaml') +
    `
/** What a problem code means, the same for whole requests and for items. */
export interface ProblemEntry {
  /** The HTTP status that it is answered with, 400 to 599. */
  readonly status: number;
  /** The problem document's \`title\`: the same text for every occurrence. */
  readonly title: string;
  /** The problem document's \`type\`: a URI reference, \`/problems/<code>\`. */
  readonly type: string;
  /** When it is answered. */
  readonly when: string;
  /** What the caller can do about it. */
  readonly do: string;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
}

` +
    docComment('Every problem that Sheaf answers, by code (RFC 9457 problem documents).') +
    `export const problems = {\n${entries.join('')}} as const satisfies Readonly<Record<string, ProblemEntry>>;\n\n` +
    docComment('The `code` member of a problem document.') +
    'export type ProblemCode = keyof typeof problems;\n'
  );
}

/** docs/problems.md: the catalogue for people, by status and code. */
export function problemsPage(catalogue: ProblemCatalogue): string {
  const rows = sorted(catalogue)
    .toSorted(([, a], [, b]) => a.status - b.status)
    .map(([code, entry]) => {
      const cells = [`<a id="${code}"></a>\`${code}\``, entry.status, entry.title, entry.when, entry.do, entry.retryable ? 'yes' : 'no'];
      return `| ${cells.map((cell) => String(cell).trim().replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |\n`;
    });
  return `<!-- Made by tools/gen from spec/problems.yaml; do not edit. Make it again: npm run gen -->
# Problems

Every failure, of a whole request or of one item of a batch, is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): \`type\`, \`title\`,
\`status\`, \`detail\`, \`instance\` and \`code\`. The \`type\` is \`/problems/<code>\`; the code decides the status, the title and what can be done.
"Retryable" says whether the same request may succeed later without a change; a failed item's own \`retryable\` also asks whether a repeat could apply twice.

| code | status | title | when | what to do | retryable |
|---|---|---|---|---|---|
${rows.join('')}`;
}

function sorted(catalogue: ProblemCatalogue): [string, ProblemEntry][] {
  return Object.entries(catalogue).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
