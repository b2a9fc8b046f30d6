import { operations, type OperationInput, problems, schemas } from '@sheaf/contracts';
import { Compile } from 'typebox/compile';

const { parametersSchema, body } = operations.putItem;
const parameters = Compile(schemas, parametersSchema);

const input: OperationInput<'putItem'> = { parameters: { itemId: 'movie-1', 'If-None-Match': '*' }, body: { title: 'Toy Story' } };
console.log(parameters.Check(input.parameters));
console.log(parameters.Errors({ itemId: 'not valid' }).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`));
console.log(body?.required, operations.putItem.effects.writes);
console.log(problems['invalid-request'].status, problems['invalid-request'].title);
