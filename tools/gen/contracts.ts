import { badInputsPage } from './bad-inputs-page.ts';
import { openapiModule } from './openapi.ts';
import { operationsPage } from './operations-page.ts';
import { operationsModule } from './operations.ts';
import { problemsModule, problemsPage } from './problems.ts';
import { schemasModule } from './schemas.ts';
import type { Spec } from './spec.ts';

/** Everything that is made without Java, by path from the repository's root: the server's side of the contract, and the pages. */
export function contractFiles({ document, problems, badInputs }: Spec): Map<string, string> {
  const gen = 'packages/contracts/src/gen';
  return new Map([
    ['docs/bad-inputs.md', badInputsPage(badInputs)],
    ['docs/operations.md', operationsPage(document)],
    ['docs/problems.md', problemsPage(problems)],
    [`${gen}/openapi.ts`, openapiModule(document)],
    [`${gen}/operations.ts`, operationsModule(document)],
    [`${gen}/problems.ts`, problemsModule(problems)],
    [`${gen}/schemas.ts`, schemasModule(document)],
  ]);
}
