// Compiled by `npm run check`, never run: what must compile does, and what must not stands under @ts-expect-error.
import type { BatchRequest, Item, Operation, OperationId, OperationInput, OperationOutput, ProblemCode } from '../src/index.js';
import { operations, problems } from '../src/index.js';

const put: OperationInput<'putItem'> = { parameters: { itemId: '1', 'If-Match': '"3"' }, body: { title: 'x', zero: 0, nothing: null } };
const list: OperationInput<'listItems'> = { parameters: {} };
const item: OperationOutput<'getItem'> = { itemId: '1', anything: [1] };
const nothing: OperationOutput<'deleteItem'> = undefined;
const batch: BatchRequest = { requests: [{ operationId: 'getItem', parameters: { itemId: '1' }, body: null }] };
const anyOperation: Operation = operations.getItem;
const id: 'getItem' = operations.getItem.id;
const status: 404 = problems['not-found'].status;
export const compiled = [put, list, item, nothing, batch, anyOperation, id, status];

// @ts-expect-error a parameter's name is the spec's
export const misspelt: OperationInput<'getItem'> = { parameters: { itemID: '1' } };
// @ts-expect-error a required parameter is there
export const withoutParameter: OperationInput<'getItem'> = { parameters: {} };
// @ts-expect-error a required body is there
export const withoutBody: OperationInput<'putItem'> = { parameters: { itemId: '1' } };
// @ts-expect-error an operation without a body takes none
export const withBody: OperationInput<'getItem'> = { parameters: { itemId: '1' }, body: {} };
// @ts-expect-error an enum has its values only
export const otherType: OperationInput<'addInteraction'>['body']['type'] = 'stare';
// @ts-expect-error a closed object has its members only
export const otherMember: OperationInput<'addInteraction'>['body'] = { type: 'view', userId: 'u', itemId: 'i', colour: 'red' };
// @ts-expect-error an item has its id
export const withoutId: Item = { title: 'x' };
// @ts-expect-error an operation is one of the spec's
export const otherOperation: OperationId = 'getEverything';
// @ts-expect-error a code is one of the catalogue's
export const otherCode: ProblemCode = 'not-possible';
