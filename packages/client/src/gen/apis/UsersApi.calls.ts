// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Problem,
    User,
    UserPage,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of UsersApi's operations that a batch may make. */
export const usersCalls = {
    /** Create a user with an id made by the server: POST /users */
    createUser: (input: Args<{ 'body': { [key: string]: unknown; }; }>): Call< | User, 'createUser'> =>
        call('createUser', false, false, input),
    /** Delete a user and its interactions: DELETE /users/{userId} */
    deleteUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteUser'> =>
        call('deleteUser', false, true, input),
    /** Get a user: GET /users/{userId} */
    getUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User, 'getUser'> =>
        call('getUser', true, true, input),
    /** List users: GET /users */
    listUsers: (input: Args<{ 'limit'?: number; 'cursor'?: string; }> = {}): Call< | UserPage, 'listUsers'> =>
        call('listUsers', true, true, input),
    /** Change properties of a user: PATCH /users/{userId} */
    patchUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User, 'patchUser'> =>
        call('patchUser', false, false, input),
    /** Create or replace a user: PUT /users/{userId} */
    putUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User | User, 'putUser'> =>
        call('putUser', false, true, input),
};
