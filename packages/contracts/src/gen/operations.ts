// Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen
import Type from 'typebox';
import type { Operation } from '../operation.js';
import type { BatchCapabilities, BatchRequest, BatchResponse, DeletedInteractions, Health, Id, Interaction, InteractionInput, InteractionPage, InteractionType, Item, ItemPage, ItemPatch, ItemProperties, PopularItems, Readiness, Timestamp, User, UserPage, UserPatch, UserProperties } from './schemas.js';

/** Per operation: its parameters by their spec names, its body, and the bodies of its successes. */
export interface OperationTypes {
  /** Add an interaction: POST /interactions */
  addInteraction: {
    input: {
      parameters: Record<string, never>;
      body: InteractionInput;
    };
    output: Interaction;
  };
  /** Create an item with an id made by the server: POST /items */
  createItem: {
    input: {
      parameters: Record<string, never>;
      body: ItemProperties;
    };
    output: Item;
  };
  /** Create a user with an id made by the server: POST /users */
  createUser: {
    input: {
      parameters: Record<string, never>;
      body: UserProperties;
    };
    output: User;
  };
  /** Delete interactions of a user with an item: DELETE /interactions */
  deleteInteractions: {
    input: {
      parameters: {
        /** Whose. */
        userId: Id;
        /** With which item. */
        itemId: Id;
        /** Of which kind. */
        type: InteractionType;
        /** Only the one of this time. */
        timestamp?: Timestamp;
        /** Only the viewPortion of this session. */
        sessionId?: string;
      };
    };
    output: DeletedInteractions;
  };
  /** Delete an item and its interactions: DELETE /items/{itemId} */
  deleteItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Delete a user and its interactions: DELETE /users/{userId} */
  deleteUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Execute a batch: POST /batch */
  executeBatch: {
    input: {
      parameters: Record<string, never>;
      body: BatchRequest;
    };
    output: BatchResponse | string;
  };
  /** Say what batches this server takes: GET /batch/capabilities */
  getBatchCapabilities: {
    input: {
      parameters: Record<string, never>;
    };
    output: BatchCapabilities;
  };
  /** Say that the process lives: GET /health */
  getHealth: {
    input: {
      parameters: Record<string, never>;
    };
    output: Health;
  };
  /** Get an item: GET /items/{itemId} */
  getItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: Item;
  };
  /** Say whether requests can be answered: GET /ready */
  getReadiness: {
    input: {
      parameters: Record<string, never>;
    };
    output: Readiness;
  };
  /** Get a user: GET /users/{userId} */
  getUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: User;
  };
  /** List interactions of an item: GET /items/{itemId}/interactions */
  listItemInteractions: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only interactions of this kind. */
        type?: InteractionType;
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: InteractionPage;
  };
  /** List items: GET /items */
  listItems: {
    input: {
      parameters: {
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: ItemPage;
  };
  /** List the most popular items: GET /popular-items */
  listPopularItems: {
    input: {
      parameters: {
        /** Start of the window, inclusive. Default: the first interaction. */
        from?: Timestamp;
        /** End of the window, exclusive. Default: now. */
        to?: Timestamp;
        /** Only interactions of these kinds. Default: all. */
        type?: InteractionType[];
        /** How many items at most. */
        count?: number;
      };
    };
    output: PopularItems;
  };
  /** List interactions of a user: GET /users/{userId}/interactions */
  listUserInteractions: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only interactions of this kind. */
        type?: InteractionType;
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: InteractionPage;
  };
  /** List users: GET /users */
  listUsers: {
    input: {
      parameters: {
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: UserPage;
  };
  /** Change properties of an item: PATCH /items/{itemId} */
  patchItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: ItemPatch;
    };
    output: Item;
  };
  /** Change properties of a user: PATCH /users/{userId} */
  patchUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: UserPatch;
    };
    output: User;
  };
  /** Create or replace an item: PUT /items/{itemId} */
  putItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: ItemProperties;
    };
    output: Item;
  };
  /** Create or replace a user: PUT /users/{userId} */
  putUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: UserProperties;
    };
    output: User;
  };
}

/** The name of an operation of the spec. */
export type OperationId = keyof OperationTypes;

/** What an operation takes: `{ parameters, body }`, without `body` where it takes none. */
export type OperationInput<Id extends OperationId> = OperationTypes[Id]['input'];

/** What an operation answers when it succeeds (2xx): a union of its bodies, `void` for an answer without one. */
export type OperationOutput<Id extends OperationId> = OperationTypes[Id]['output'];

/** Every operation of the spec by its operationId. The context `schemas` resolves the references in its schemas. */
export const operations: { readonly [Id in OperationId]: Operation<Id> } = {
  addInteraction: {
    id: 'addInteraction',
    method: 'POST',
    path: '/interactions',
    tags: ['Interactions'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/InteractionInput') } },
    responses: {
      '200': {
        description: 'The viewPortion was replaced.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '201': {
        description: 'Added.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'An interaction with this key exists already. `already-exists`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['items/{body:/itemId}', 'users/{body:/userId}'],
      writes: ['interactions/{body:/userId}/{body:/itemId}'],
      adds: ['interactions/*'],
    },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  createItem: {
    id: 'createItem',
    method: 'POST',
    path: '/items',
    tags: ['Items'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/ItemProperties') } },
    responses: {
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: ['items/*'] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  createUser: {
    id: 'createUser',
    method: 'POST',
    path: '/users',
    tags: ['Users'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/UserProperties') } },
    responses: {
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: ['users/*'] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  deleteInteractions: {
    id: 'deleteInteractions',
    method: 'DELETE',
    path: '/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'userId', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'itemId', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'timestamp', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'sessionId', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 128 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'Whose.' }),
      itemId: Type.Ref('#/components/schemas/Id', { description: 'With which item.' }),
      type: Type.Ref('#/components/schemas/InteractionType', { description: 'Of which kind.' }),
      timestamp: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'Only the one of this time.' })),
      sessionId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only the viewPortion of this session.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Deleted.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/DeletedInteractions') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['interactions/{userId}/{itemId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteItem: {
    id: 'deleteItem',
    method: 'DELETE',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['items/{itemId}', 'interactions/*'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteUser: {
    id: 'deleteUser',
    method: 'DELETE',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['users/{userId}', 'interactions/*'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  executeBatch: {
    id: 'executeBatch',
    method: 'POST',
    path: '/batch',
    tags: ['Batches'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/BatchRequest') } },
    responses: {
      '200': {
        description: 'One result per item.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/BatchResponse'), 'application/x-ndjson': Type.String({ description: 'One BatchItemResult per line in the order in which they end, then `{"summary":BatchSummary}`.' }) },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '406': {
        description: 'No media type that the caller accepts. `not-acceptable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['*'], writes: ['*'], adds: [] },
    transactional: false,
    idempotent: false,
    batchable: false,
    authenticated: true,
  },
  getBatchCapabilities: {
    id: 'getBatchCapabilities',
    method: 'GET',
    path: '/batch/capabilities',
    tags: ['Batches'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Limits, features and operations.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/BatchCapabilities') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  getHealth: {
    id: 'getHealth',
    method: 'GET',
    path: '/health',
    tags: ['Service'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Alive.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Health') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: false,
  },
  getItem: {
    id: 'getItem',
    method: 'GET',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The item.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/{itemId}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getReadiness: {
    id: 'getReadiness',
    method: 'GET',
    path: '/ready',
    tags: ['Service'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Ready.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Readiness') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: false,
  },
  getUser: {
    id: 'getUser',
    method: 'GET',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The user.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/{userId}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listItemInteractions: {
    id: 'listItemInteractions',
    method: 'GET',
    path: '/items/{itemId}/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      type: Type.Optional(Type.Ref('#/components/schemas/InteractionType', { description: 'Only interactions of this kind.' })),
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/InteractionPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/{itemId}', 'interactions/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listItems: {
    id: 'listItems',
    method: 'GET',
    path: '/items',
    tags: ['Items'],
    parameters: [
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/ItemPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listPopularItems: {
    id: 'listPopularItems',
    method: 'GET',
    path: '/popular-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'from', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'to', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6 }) },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
    ],
    parametersSchema: Type.Object({
      from: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'Start of the window, inclusive. Default: the first interaction.' })),
      to: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'End of the window, exclusive. Default: now.' })),
      type: Type.Optional(Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6, description: 'Only interactions of these kinds. Default: all.' })),
      count: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 10, description: 'How many items at most.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The items.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/PopularItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['interactions/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listUserInteractions: {
    id: 'listUserInteractions',
    method: 'GET',
    path: '/users/{userId}/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      type: Type.Optional(Type.Ref('#/components/schemas/InteractionType', { description: 'Only interactions of this kind.' })),
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/InteractionPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/{userId}', 'interactions/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listUsers: {
    id: 'listUsers',
    method: 'GET',
    path: '/users',
    tags: ['Users'],
    parameters: [
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/UserPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  patchItem: {
    id: 'patchItem',
    method: 'PATCH',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/ItemPatch'), 'application/json': Type.Ref('#/components/schemas/ItemPatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['items/{itemId}'], adds: [] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  patchUser: {
    id: 'patchUser',
    method: 'PATCH',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/UserPatch'), 'application/json': Type.Ref('#/components/schemas/UserPatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['users/{userId}'], adds: [] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  putItem: {
    id: 'putItem',
    method: 'PUT',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/ItemProperties') } },
    responses: {
      '200': {
        description: 'Replaced.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['items/{itemId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  putUser: {
    id: 'putUser',
    method: 'PUT',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/UserProperties') } },
    responses: {
      '200': {
        description: 'Replaced.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['users/{userId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
};
