// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    MergedUsers,
    Problem,
    Property,
    PropertyInput,
    PropertyList,
    User,
    UserMerge,
    UserPage,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of UsersApi's operations that a batch may make. */
export const usersCalls = {
    /** Create a user with an id made by the server: POST /users */
    createUser: (input: Args<{ 'body': { [key: string]: unknown; }; 'declaredOnly'?: boolean; }>): Call< | User, 'createUser'> =>
        call('createUser', { idempotent: false, effects: { reads: ['user-properties/*', ], writes: [], adds: ['users/*', ] } }, input),
    /** Delete a user and its interactions: DELETE /users/{userId} */
    deleteUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteUser'> =>
        call('deleteUser', { idempotent: true, effects: { reads: [], writes: ['users/{userId}', 'interactions/*', ], adds: [] } }, input),
    /** Delete a declared property of users and its values: DELETE /user-properties/{propertyName} */
    deleteUserProperty: (input: Args<{ 'propertyName': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | void, 'deleteUserProperty'> =>
        call('deleteUserProperty', { idempotent: true, effects: { reads: [], writes: ['user-properties/{propertyName}', 'users/*', ], adds: [] } }, input),
    /** Get a user: GET /users/{userId} */
    getUser: (input: Args<{ 'userId': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | User, 'getUser'> =>
        call('getUser', { idempotent: true, effects: { reads: ['users/{userId}', ], writes: [], adds: [] } }, input),
    /** Get a declared property of users: GET /user-properties/{propertyName} */
    getUserProperty: (input: Args<{ 'propertyName': string; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Property, 'getUserProperty'> =>
        call('getUserProperty', { idempotent: true, effects: { reads: ['user-properties/{propertyName}', ], writes: [], adds: [] } }, input),
    /** List the declared properties of users: GET /user-properties */
    listUserProperties: (): Call< | PropertyList, 'listUserProperties'> =>
        call('listUserProperties', { idempotent: true, effects: { reads: ['user-properties/*', ], writes: [], adds: [] } }, {}),
    /** List users: GET /users */
    listUsers: (input: Args<{ 'limit'?: number; 'cursor'?: string; 'offset'?: number; 'filter'?: string; 'properties'?: Array<string>; }> = {}): Call< | UserPage, 'listUsers'> =>
        call('listUsers', { idempotent: true, effects: { reads: ['users/*', ], writes: [], adds: [] } }, input),
    /** Merge another user into a user: POST /users/{userId}/merge */
    mergeUsers: (input: Args<{ 'userId': string; 'body': UserMerge; 'cascadeCreate'?: boolean; }>): Call< | MergedUsers, 'mergeUsers'> =>
        call('mergeUsers', { idempotent: true, effects: { reads: [], writes: ['users/{userId}', 'users/{body:/sourceUserId}', 'interactions/*', ], adds: [] } }, input),
    /** Change properties of a user: PATCH /users/{userId} */
    patchUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; 'declaredOnly'?: boolean; 'cascadeCreate'?: boolean; }>): Call< | User | User, 'patchUser'> =>
        call('patchUser', { idempotent: false, effects: { reads: ['user-properties/*', ], writes: ['users/{userId}', ], adds: [] } }, input),
    /** Create or replace a user: PUT /users/{userId} */
    putUser: (input: Args<{ 'userId': string; 'body': { [key: string]: unknown; }; 'If-Match'?: string; 'If-None-Match'?: string; 'declaredOnly'?: boolean; }>): Call< | User | User, 'putUser'> =>
        call('putUser', { idempotent: true, effects: { reads: ['user-properties/*', ], writes: ['users/{userId}', ], adds: [] } }, input),
    /** Declare a property of users: PUT /user-properties/{propertyName} */
    putUserProperty: (input: Args<{ 'propertyName': string; 'body': PropertyInput; 'If-Match'?: string; 'If-None-Match'?: string; }>): Call< | Property | Property, 'putUserProperty'> =>
        call('putUserProperty', { idempotent: true, effects: { reads: ['user-properties/*', ], writes: ['user-properties/{propertyName}', ], adds: [] } }, input),
};
