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
        call('createUser', { idempotent: false, effects: { reads: [], writes: [], adds: ['users/*', ] } }, input),
    /** Delete a user and its interactions: DELETE /users/{userId} */
    deleteUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteUser'> =>
        call('deleteUser', { idempotent: true, effects: { reads: [], writes: ['users/{userId}', 'interactions/*', ], adds: [] } }, input),
    /** Get a user: GET /users/{userId} */
    getUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User, 'getUser'> =>
        call('getUser', { idempotent: true, effects: { reads: ['users/{userId}', ], writes: [], adds: [] } }, input),
    /** List users: GET /users */
    listUsers: (input: Args<{ 'limit'?: number; 'cursor'?: string; }> = {}): Call< | UserPage, 'listUsers'> =>
        call('listUsers', { idempotent: true, effects: { reads: ['users/*', ], writes: [], adds: [] } }, input),
    /** Change properties of a user: PATCH /users/{userId} */
    patchUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User, 'patchUser'> =>
        call('patchUser', { idempotent: false, effects: { reads: [], writes: ['users/{userId}', ], adds: [] } }, input),
    /** Create or replace a user: PUT /users/{userId} */
    putUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User | User, 'putUser'> =>
        call('putUser', { idempotent: true, effects: { reads: [], writes: ['users/{userId}', ], adds: [] } }, input),
};
