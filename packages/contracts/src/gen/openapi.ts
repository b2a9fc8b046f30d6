// Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen

/** The whole spec in one document (OpenAPI 3.1): what GET /openapi.json answers. */
export const openapi: Readonly<Record<string, unknown>> = {
  openapi: '3.1.0',
  info: {
    title: 'Sheaf',
    version: '0.1.0',
    summary: 'Many API calls in one request, with the same meaning.',
    description: 'One request executes many operations of the catalogue: `POST /batch`. Each item of a batch means what the same request means alone:\nsame status, headers, body and effects. This document is the only source of the contract; the typed client and the server\'s\nschemas are generated from it.\n',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'This server' }],
  security: [{ bearer: [] }],
  tags: [
    { name: 'Batches', description: 'Many operations in one request.' },
    { name: 'Items', description: 'What a catalogue offers, with free properties.' },
    { name: 'Users', description: 'Who is offered it, with free properties.' },
    { name: 'Interactions', description: 'What users did with items.' },
    { name: 'Recommendations', description: 'What to offer.' },
    { name: 'Service', description: 'Whether the service lives and can answer.' },
  ],
  paths: {
    '/batch': {
      post: {
        operationId: 'executeBatch',
        tags: ['Batches'],
        summary: 'Execute a batch',
        description: 'The answer is 200 whenever the envelope could be read, whatever happened to the items: look at each status, or at `summary`.\nAny fault in the envelope or in the shape of an item refuses the whole, before anything runs, with a problem that names all faults.\n`Prefer: respond-async` is ignored until jobs exist. `Idempotency-Key` is refused until keys exist.\n',
        'x-effects': { reads: ['*'], writes: ['*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': false,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'orderedAndReferring',
            summary: 'Put a movie, use its id from the first answer, ask for one that is missing.',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: {
              body: {
                requests: [
                  { id: 'movie', operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
                  {
                    id: 'like',
                    operationId: 'addInteraction',
                    body: {
                      type: 'rating',
                      userId: 'ada',
                      itemId: { $result: 'movie#/body/itemId' },
                      timestamp: '2026-11-02T12:00:00Z',
                      rating: 5,
                    },
                  },
                  { method: 'GET', path: '/items/nobody-has-this' },
                ],
              },
            },
            response: {
              status: 200,
              body: {
                responses: [
                  { id: 'movie', index: 0, status: 201, headers: {}, body: { itemId: 'movie-2', title: 'Jumanji' } },
                  {
                    id: 'like',
                    index: 1,
                    status: 201,
                    headers: {},
                    body: {
                      type: 'rating',
                      userId: 'ada',
                      itemId: 'movie-2',
                      timestamp: '2026-11-02T12:00:00.000000Z',
                      rating: 5,
                    },
                  },
                  {
                    id: '2',
                    index: 2,
                    status: 404,
                    headers: {},
                    body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
                    effect: 'none',
                    retryable: false,
                  },
                ],
                summary: { total: 3, succeeded: 2, failed: 1, skipped: 0 },
              },
              varies: [
                '/responses/0/headers',
                '/responses/1/headers',
                '/responses/2/headers',
                '/responses/2/body/detail',
                '/responses/2/body/instance',
              ],
            },
          },
          {
            name: 'dependantSkipped',
            summary: 'An item whose parent failed is answered 424 and never runs.',
            request: {
              body: {
                requests: [
                  { id: 'a', method: 'GET', path: '/items/nobody-has-this' },
                  { id: 'b', method: 'DELETE', path: '/items/movie-1', dependsOn: ['a'] },
                ],
                return: 'errors',
              },
            },
            response: {
              status: 200,
              body: {
                responses: [
                  {
                    id: 'a',
                    index: 0,
                    status: 404,
                    headers: {},
                    body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
                    effect: 'none',
                    retryable: false,
                  },
                  {
                    id: 'b',
                    index: 1,
                    status: 424,
                    headers: {},
                    body: {
                      type: '/problems/failed-dependency',
                      title: 'Dependency failed',
                      status: 424,
                      code: 'failed-dependency',
                      item: { id: 'a', index: 0 },
                    },
                    effect: 'none',
                    retryable: false,
                  },
                ],
                summary: { total: 2, succeeded: 0, failed: 1, skipped: 1 },
              },
              varies: [
                '/responses/0/headers',
                '/responses/0/body/detail',
                '/responses/0/body/instance',
                '/responses/1/headers',
                '/responses/1/body/detail',
                '/responses/1/body/instance',
              ],
            },
          },
          {
            name: 'duplicateId',
            summary: 'A fault in the envelope; nothing runs.',
            request: {
              body: {
                requests: [{ id: 'a', method: 'GET', path: '/items/movie-1' }, { id: 'a', method: 'GET', path: '/items/movie-2' }],
              },
            },
            response: {
              status: 400,
              body: { type: '/problems/duplicate-id', title: 'Duplicate item id', status: 400, code: 'duplicate-id' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/BatchRequest' },
              examples: {
                orderedAndReferring: {
                  summary: 'Put a movie, use its id from the first answer, ask for one that is missing.',
                  value: {
                    requests: [
                      {
                        id: 'movie',
                        operationId: 'putItem',
                        parameters: { itemId: 'movie-2' },
                        body: { title: 'Jumanji' },
                      },
                      {
                        id: 'like',
                        operationId: 'addInteraction',
                        body: {
                          type: 'rating',
                          userId: 'ada',
                          itemId: { $result: 'movie#/body/itemId' },
                          timestamp: '2026-11-02T12:00:00Z',
                          rating: 5,
                        },
                      },
                      { method: 'GET', path: '/items/nobody-has-this' },
                    ],
                  },
                },
                dependantSkipped: {
                  summary: 'An item whose parent failed is answered 424 and never runs.',
                  value: {
                    requests: [
                      { id: 'a', method: 'GET', path: '/items/nobody-has-this' },
                      { id: 'b', method: 'DELETE', path: '/items/movie-1', dependsOn: ['a'] },
                    ],
                    return: 'errors',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'One result per item.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchResponse' },
                examples: {
                  orderedAndReferring: {
                    summary: 'Put a movie, use its id from the first answer, ask for one that is missing.',
                    value: {
                      responses: [
                        {
                          id: 'movie',
                          index: 0,
                          status: 201,
                          headers: {},
                          body: { itemId: 'movie-2', title: 'Jumanji' },
                        },
                        {
                          id: 'like',
                          index: 1,
                          status: 201,
                          headers: {},
                          body: {
                            type: 'rating',
                            userId: 'ada',
                            itemId: 'movie-2',
                            timestamp: '2026-11-02T12:00:00.000000Z',
                            rating: 5,
                          },
                        },
                        {
                          id: '2',
                          index: 2,
                          status: 404,
                          headers: {},
                          body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
                          effect: 'none',
                          retryable: false,
                        },
                      ],
                      summary: { total: 3, succeeded: 2, failed: 1, skipped: 0 },
                    },
                  },
                  dependantSkipped: {
                    summary: 'An item whose parent failed is answered 424 and never runs.',
                    value: {
                      responses: [
                        {
                          id: 'a',
                          index: 0,
                          status: 404,
                          headers: {},
                          body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
                          effect: 'none',
                          retryable: false,
                        },
                        {
                          id: 'b',
                          index: 1,
                          status: 424,
                          headers: {},
                          body: {
                            type: '/problems/failed-dependency',
                            title: 'Dependency failed',
                            status: 424,
                            code: 'failed-dependency',
                            item: { id: 'a', index: 0 },
                          },
                          effect: 'none',
                          retryable: false,
                        },
                      ],
                      summary: { total: 2, succeeded: 0, failed: 1, skipped: 1 },
                    },
                  },
                },
              },
              'application/x-ndjson': {
                schema: {
                  type: 'string',
                  description: 'One BatchItemResult per line in the order in which they end, then `{"summary":BatchSummary}`.',
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '406': { $ref: '#/components/responses/NotAcceptable' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/batch/capabilities': {
      get: {
        operationId: 'getBatchCapabilities',
        tags: ['Batches'],
        summary: 'Say what batches this server takes',
        'x-effects': { reads: [], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'asShipped',
            request: {},
            response: {
              status: 200,
              body: {
                dialects: ['native'],
                limits: {
                  maxBodyBytes: 16777216,
                  maxItems: 10000,
                  maxDepth: 64,
                  maxReferences: 64,
                  maxItemResultBytes: 4194304,
                  maxAnswerBytes: 67108864,
                  concurrency: 32,
                  itemTimeoutMs: 30000,
                  batchTimeoutMs: 120000,
                  maxGzipRatio: 100,
                },
                features: {
                  atomic: false,
                  rollback: false,
                  validateOnly: false,
                  distinctRecommendations: false,
                  idempotencyKeys: false,
                  streamedAnswers: true,
                  streamedRequests: false,
                  respondAsync: false,
                },
                itemHeaders: ['accept-language', 'content-type', 'if-match', 'if-none-match'],
                cancelStatements: false,
                operations: [
                  {
                    operationId: 'getItem',
                    method: 'GET',
                    path: '/items/:itemId',
                    batchable: true,
                    dispatch: 'compiled',
                  },
                ],
              },
              varies: ['/limits', '/itemHeaders', '/cancelStatements', '/operations'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'Limits, features and operations.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchCapabilities' },
                examples: {
                  asShipped: {
                    value: {
                      dialects: ['native'],
                      limits: {
                        maxBodyBytes: 16777216,
                        maxItems: 10000,
                        maxDepth: 64,
                        maxReferences: 64,
                        maxItemResultBytes: 4194304,
                        maxAnswerBytes: 67108864,
                        concurrency: 32,
                        itemTimeoutMs: 30000,
                        batchTimeoutMs: 120000,
                        maxGzipRatio: 100,
                      },
                      features: {
                        atomic: false,
                        rollback: false,
                        validateOnly: false,
                        distinctRecommendations: false,
                        idempotencyKeys: false,
                        streamedAnswers: true,
                        streamedRequests: false,
                        respondAsync: false,
                      },
                      itemHeaders: ['accept-language', 'content-type', 'if-match', 'if-none-match'],
                      cancelStatements: false,
                      operations: [
                        {
                          operationId: 'getItem',
                          method: 'GET',
                          path: '/items/:itemId',
                          batchable: true,
                          dispatch: 'compiled',
                        },
                      ],
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '500': { $ref: '#/components/responses/InternalError' },
        },
      },
    },
    '/items': {
      get: {
        operationId: 'listItems',
        tags: ['Items'],
        summary: 'List items',
        description: 'In the order of their ids. A page is a snapshot; the next one continues behind it, whatever changed meanwhile.\n',
        'x-effects': { reads: ['items/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'page',
            summary: 'A catalogue of one item; with more than `limit`, nextCursor is there.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { limit: 1 } },
            response: {
              status: 200,
              body: {
                items: [{ itemId: 'movie-1', title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null }],
                nextCursor: 'bW92aWUtMQ',
              },
              varies: ['/items', '/nextCursor'],
            },
          },
          {
            name: 'limitTooLarge',
            request: { parameters: { limit: 1001 } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
          {
            name: 'badCursor',
            request: { parameters: { cursor: '!' } },
            response: {
              status: 422,
              body: { type: '/problems/invalid-cursor', title: 'Invalid cursor', status: 422, code: 'invalid-cursor' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/limit' }, { $ref: '#/components/parameters/cursor' }],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ItemPage' },
                examples: {
                  page: {
                    summary: 'A catalogue of one item; with more than `limit`, nextCursor is there.',
                    value: {
                      items: [
                        {
                          itemId: 'movie-1',
                          title: 'Toy Story',
                          year: 1995,
                          genres: ['Animation', 'Comedy'],
                          rated: null,
                        },
                      ],
                      nextCursor: 'bW92aWUtMQ',
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      post: {
        operationId: 'createItem',
        tags: ['Items'],
        summary: 'Create an item with an id made by the server',
        description: 'The answer\'s location header names it.\n',
        'x-effects': { reads: [], writes: [], adds: ['items/*'] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'created',
            request: { body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null } },
            response: {
              status: 201,
              headers: { location: '/items/01890a5d-ac96-774b-bcce-b302099a8057' },
              body: {
                itemId: '01890a5d-ac96-774b-bcce-b302099a8057',
                title: 'Toy Story',
                year: 1995,
                genres: ['Animation', 'Comedy'],
                rated: null,
              },
              varies: ['/itemId', '/headers/location'],
            },
          },
          {
            name: 'ownId',
            summary: 'To choose the id, use putItem.',
            request: { body: { itemId: 'movie-1' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ItemProperties' },
              examples: { created: { value: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null } } },
            },
          },
        },
        responses: {
          '201': {
            description: 'Created.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: {
                  created: {
                    value: {
                      itemId: '01890a5d-ac96-774b-bcce-b302099a8057',
                      title: 'Toy Story',
                      year: 1995,
                      genres: ['Animation', 'Comedy'],
                      rated: null,
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/items/{itemId}': {
      get: {
        operationId: 'getItem',
        tags: ['Items'],
        summary: 'Get an item',
        'x-effects': { reads: ['items/{itemId}'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'found',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1' } },
            response: {
              status: 200,
              body: { itemId: 'movie-1', title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
            },
          },
          {
            name: 'unchanged',
            summary: 'The caller has the stored version.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1', 'If-None-Match': '*' } },
            response: { status: 304 },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1', 'If-Match': '"other"' } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'missing',
            request: { parameters: { itemId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'badId',
            request: { parameters: { itemId: 'not valid' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/itemId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '200': {
            description: 'The item.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: {
                  found: {
                    value: { itemId: 'movie-1', title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
                  },
                },
              },
            },
          },
          '304': {
            description: 'The stored version has an ETag of If-None-Match.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      put: {
        operationId: 'putItem',
        tags: ['Items'],
        summary: 'Create or replace an item',
        description: 'All properties are replaced by those sent.\n',
        'x-effects': { reads: [], writes: ['items/{itemId}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'created',
            summary: 'The id is new.',
            request: {
              parameters: { itemId: 'movie-1' },
              body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
            },
            response: {
              status: 201,
              headers: { location: '/items/movie-1' },
              body: { itemId: 'movie-1', title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
            },
          },
          {
            name: 'replaced',
            summary: 'The id was there; all properties are replaced.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: {
              parameters: { itemId: 'movie-1' },
              body: { zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
            },
            response: {
              status: 200,
              body: { itemId: 'movie-1', zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
            },
          },
          {
            name: 'notCreated',
            summary: 'Only if it does not exist yet; it does.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: {
              parameters: { itemId: 'movie-1', 'If-None-Match': '*' },
              body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
            },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherId',
            summary: 'The body names another id than the path.',
            request: { parameters: { itemId: 'movie-1' }, body: { itemId: 'another' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/itemId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ItemProperties' },
              examples: {
                created: {
                  summary: 'The id is new.',
                  value: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
                },
                replaced: {
                  summary: 'The id was there; all properties are replaced.',
                  value: { zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Replaced.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: {
                  replaced: {
                    summary: 'The id was there; all properties are replaced.',
                    value: { itemId: 'movie-1', zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
                  },
                },
              },
            },
          },
          '201': {
            description: 'Created.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: {
                  created: {
                    summary: 'The id is new.',
                    value: { itemId: 'movie-1', title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      patch: {
        operationId: 'patchItem',
        tags: ['Items'],
        summary: 'Change properties of an item',
        description: 'JSON Merge Patch.\n',
        'x-effects': { reads: [], writes: ['items/{itemId}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'changed',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1' }, body: { year: 1996, rated: null } },
            response: {
              status: 200,
              body: { itemId: 'movie-1', title: 'Toy Story', year: 1996, genres: ['Animation', 'Comedy'] },
            },
          },
          {
            name: 'missing',
            request: { parameters: { itemId: 'nobody-has-this' }, body: { year: 1996, rated: null } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1', 'If-Match': '"other"' }, body: { year: 1996, rated: null } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/itemId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/ItemPatch' },
              examples: { changed: { value: { year: 1996, rated: null } } },
            },
            'application/json': { schema: { $ref: '#/components/schemas/ItemPatch' } },
          },
        },
        responses: {
          '200': {
            description: 'Changed.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: {
                  changed: { value: { itemId: 'movie-1', title: 'Toy Story', year: 1996, genres: ['Animation', 'Comedy'] } },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteItem',
        tags: ['Items'],
        summary: 'Delete an item and its interactions',
        'x-effects': { reads: [], writes: ['items/{itemId}', 'interactions/*'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1' } },
            response: { status: 204 },
          },
          {
            name: 'missing',
            request: { parameters: { itemId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'], rated: null },
              },
            ],
            request: { parameters: { itemId: 'movie-1', 'If-Match': '"other"' } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/itemId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '204': { description: 'Deleted.' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/items/{itemId}/interactions': {
      get: {
        operationId: 'listItemInteractions',
        tags: ['Interactions'],
        summary: 'List interactions of an item',
        description: 'Newest first. 404 if it does not exist.\n',
        'x-effects': { reads: ['items/{itemId}', 'interactions/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'page',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
              },
            ],
            request: { parameters: { itemId: 'movie-1', type: 'rating', limit: 10 } },
            response: {
              status: 200,
              body: {
                interactions: [
                  {
                    type: 'rating',
                    userId: 'ada',
                    itemId: 'movie-1',
                    timestamp: '2026-11-01T12:00:00.000000Z',
                    rating: 4.5,
                  },
                ],
              },
            },
          },
          {
            name: 'missing',
            request: { parameters: { itemId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'badType',
            request: { parameters: { itemId: 'movie-1', type: 'like' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/itemId' },
          { $ref: '#/components/parameters/type' },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InteractionPage' },
                examples: {
                  page: {
                    value: {
                      interactions: [
                        {
                          type: 'rating',
                          userId: 'ada',
                          itemId: 'movie-1',
                          timestamp: '2026-11-01T12:00:00.000000Z',
                          rating: 4.5,
                        },
                      ],
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/users': {
      get: {
        operationId: 'listUsers',
        tags: ['Users'],
        summary: 'List users',
        description: 'In the order of their ids. A page is a snapshot; the next one continues behind it, whatever changed meanwhile.\n',
        'x-effects': { reads: ['users/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'page',
            summary: 'A catalogue of one user; with more than `limit`, nextCursor is there.',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { limit: 1 } },
            response: {
              status: 200,
              body: {
                users: [{ userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false }],
                nextCursor: 'bW92aWUtMQ',
              },
              varies: ['/users', '/nextCursor'],
            },
          },
          {
            name: 'limitTooLarge',
            request: { parameters: { limit: 1001 } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
          {
            name: 'badCursor',
            request: { parameters: { cursor: '!' } },
            response: {
              status: 422,
              body: { type: '/problems/invalid-cursor', title: 'Invalid cursor', status: 422, code: 'invalid-cursor' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/limit' }, { $ref: '#/components/parameters/cursor' }],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UserPage' },
                examples: {
                  page: {
                    summary: 'A catalogue of one user; with more than `limit`, nextCursor is there.',
                    value: {
                      users: [{ userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false }],
                      nextCursor: 'bW92aWUtMQ',
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      post: {
        operationId: 'createUser',
        tags: ['Users'],
        summary: 'Create a user with an id made by the server',
        description: 'The answer\'s location header names it.\n',
        'x-effects': { reads: [], writes: [], adds: ['users/*'] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'created',
            request: { body: { name: 'Ada', age: 36, country: 'GB', newsletter: false } },
            response: {
              status: 201,
              headers: { location: '/users/01890a5d-ac96-774b-bcce-b302099a8057' },
              body: { userId: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Ada', age: 36, country: 'GB', newsletter: false },
              varies: ['/userId', '/headers/location'],
            },
          },
          {
            name: 'ownId',
            summary: 'To choose the id, use putUser.',
            request: { body: { userId: 'ada' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/UserProperties' },
              examples: { created: { value: { name: 'Ada', age: 36, country: 'GB', newsletter: false } } },
            },
          },
        },
        responses: {
          '201': {
            description: 'Created.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: {
                  created: {
                    value: {
                      userId: '01890a5d-ac96-774b-bcce-b302099a8057',
                      name: 'Ada',
                      age: 36,
                      country: 'GB',
                      newsletter: false,
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/users/{userId}': {
      get: {
        operationId: 'getUser',
        tags: ['Users'],
        summary: 'Get a user',
        'x-effects': { reads: ['users/{userId}'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'found',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada' } },
            response: { status: 200, body: { userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false } },
          },
          {
            name: 'unchanged',
            summary: 'The caller has the stored version.',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada', 'If-None-Match': '*' } },
            response: { status: 304 },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada', 'If-Match': '"other"' } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'missing',
            request: { parameters: { userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'badId',
            request: { parameters: { userId: 'not valid' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/userId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '200': {
            description: 'The user.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: { found: { value: { userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false } } },
              },
            },
          },
          '304': {
            description: 'The stored version has an ETag of If-None-Match.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      put: {
        operationId: 'putUser',
        tags: ['Users'],
        summary: 'Create or replace a user',
        description: 'All properties are replaced by those sent.\n',
        'x-effects': { reads: [], writes: ['users/{userId}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'created',
            summary: 'The id is new.',
            request: { parameters: { userId: 'ada' }, body: { name: 'Ada', age: 36, country: 'GB', newsletter: false } },
            response: {
              status: 201,
              headers: { location: '/users/ada' },
              body: { userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false },
            },
          },
          {
            name: 'replaced',
            summary: 'The id was there; all properties are replaced.',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: {
              parameters: { userId: 'ada' },
              body: { zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
            },
            response: {
              status: 200,
              body: { userId: 'ada', zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
            },
          },
          {
            name: 'notCreated',
            summary: 'Only if it does not exist yet; it does.',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: {
              parameters: { userId: 'ada', 'If-None-Match': '*' },
              body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
            },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherId',
            summary: 'The body names another id than the path.',
            request: { parameters: { userId: 'ada' }, body: { userId: 'another' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/userId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/UserProperties' },
              examples: {
                created: { summary: 'The id is new.', value: { name: 'Ada', age: 36, country: 'GB', newsletter: false } },
                replaced: {
                  summary: 'The id was there; all properties are replaced.',
                  value: { zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Replaced.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: {
                  replaced: {
                    summary: 'The id was there; all properties are replaced.',
                    value: { userId: 'ada', zero: 0, no: false, nothing: null, empty: '', nested: { deep: [1, {}] } },
                  },
                },
              },
            },
          },
          '201': {
            description: 'Created.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: {
                  created: {
                    summary: 'The id is new.',
                    value: { userId: 'ada', name: 'Ada', age: 36, country: 'GB', newsletter: false },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      patch: {
        operationId: 'patchUser',
        tags: ['Users'],
        summary: 'Change properties of a user',
        description: 'JSON Merge Patch.\n',
        'x-effects': { reads: [], writes: ['users/{userId}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'changed',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada' }, body: { age: 37, newsletter: null } },
            response: { status: 200, body: { userId: 'ada', name: 'Ada', age: 37, country: 'GB' } },
          },
          {
            name: 'missing',
            request: { parameters: { userId: 'nobody-has-this' }, body: { age: 37, newsletter: null } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada', 'If-Match': '"other"' }, body: { age: 37, newsletter: null } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/userId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/UserPatch' },
              examples: { changed: { value: { age: 37, newsletter: null } } },
            },
            'application/json': { schema: { $ref: '#/components/schemas/UserPatch' } },
          },
        },
        responses: {
          '200': {
            description: 'Changed.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: { changed: { value: { userId: 'ada', name: 'Ada', age: 37, country: 'GB' } } },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteUser',
        tags: ['Users'],
        summary: 'Delete a user and its interactions',
        'x-effects': { reads: [], writes: ['users/{userId}', 'interactions/*'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada' } },
            response: { status: 204 },
          },
          {
            name: 'missing',
            request: { parameters: { userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'putUser',
                parameters: { userId: 'ada' },
                body: { name: 'Ada', age: 36, country: 'GB', newsletter: false },
              },
            ],
            request: { parameters: { userId: 'ada', 'If-Match': '"other"' } },
            response: {
              status: 412,
              body: {
                type: '/problems/precondition-failed',
                title: 'Precondition failed',
                status: 412,
                code: 'precondition-failed',
              },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/userId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '204': { description: 'Deleted.' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/users/{userId}/interactions': {
      get: {
        operationId: 'listUserInteractions',
        tags: ['Interactions'],
        summary: 'List interactions of a user',
        description: 'Newest first. 404 if it does not exist.\n',
        'x-effects': { reads: ['users/{userId}', 'interactions/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'page',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
              },
            ],
            request: { parameters: { userId: 'ada', type: 'rating', limit: 10 } },
            response: {
              status: 200,
              body: {
                interactions: [
                  {
                    type: 'rating',
                    userId: 'ada',
                    itemId: 'movie-1',
                    timestamp: '2026-11-01T12:00:00.000000Z',
                    rating: 4.5,
                  },
                ],
              },
            },
          },
          {
            name: 'missing',
            request: { parameters: { userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'badType',
            request: { parameters: { userId: 'ada', type: 'like' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/userId' },
          { $ref: '#/components/parameters/type' },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/InteractionPage' },
                examples: {
                  page: {
                    value: {
                      interactions: [
                        {
                          type: 'rating',
                          userId: 'ada',
                          itemId: 'movie-1',
                          timestamp: '2026-11-01T12:00:00.000000Z',
                          rating: 4.5,
                        },
                      ],
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/interactions': {
      post: {
        operationId: 'addInteraction',
        tags: ['Interactions'],
        summary: 'Add an interaction',
        description: 'User and item must exist (404). The key user, item, type and timestamp is unique (409).\nA viewPortion is one per user, item and session: again replaces it (200).\n',
        'x-effects': {
          reads: ['items/{body:/itemId}', 'users/{body:/userId}'],
          writes: ['interactions/{body:/userId}/{body:/itemId}'],
          adds: ['interactions/*'],
        },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'rated',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: {
              body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
            },
            response: {
              status: 201,
              body: {
                type: 'rating',
                userId: 'ada',
                itemId: 'movie-1',
                timestamp: '2026-11-01T12:00:00.000000Z',
                rating: 4.5,
              },
            },
          },
          {
            name: 'viewed',
            summary: 'The time is the server\'s own when none is sent.',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: {
              body: {
                type: 'view',
                userId: 'ada',
                itemId: 'movie-1',
                duration: 12.5,
                additionalData: { page: 'home', position: 0 },
              },
            },
            response: {
              status: 201,
              body: {
                type: 'view',
                userId: 'ada',
                itemId: 'movie-1',
                timestamp: '2026-11-21T12:00:00.000001Z',
                duration: 12.5,
                additionalData: { page: 'home', position: 0 },
              },
              varies: ['/timestamp'],
            },
          },
          {
            name: 'seenFurther',
            summary: 'One viewPortion per user, item and session.',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: {
                  type: 'viewPortion',
                  userId: 'ada',
                  itemId: 'movie-1',
                  timestamp: '2026-11-01T12:00:00Z',
                  portion: 0.5,
                  sessionId: 's1',
                },
              },
            ],
            request: {
              body: {
                type: 'viewPortion',
                userId: 'ada',
                itemId: 'movie-1',
                timestamp: '2026-11-01T12:05:00Z',
                portion: 0.75,
                sessionId: 's1',
              },
            },
            response: {
              status: 200,
              body: {
                type: 'viewPortion',
                userId: 'ada',
                itemId: 'movie-1',
                timestamp: '2026-11-01T12:05:00.000000Z',
                portion: 0.75,
                sessionId: 's1',
              },
            },
          },
          {
            name: 'again',
            summary: 'The same key again.',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
              },
            ],
            request: {
              body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
            },
            response: {
              status: 409,
              body: { type: '/problems/already-exists', title: 'Already exists', status: 409, code: 'already-exists' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknownItem',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: {
              body: {
                type: 'rating',
                userId: 'ada',
                itemId: 'nobody-has-this',
                timestamp: '2026-11-01T12:00:00Z',
                rating: 4.5,
              },
            },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'ratingOutOfRange',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: {
              body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 5.5 },
            },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
          {
            name: 'ratingMissing',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: { body: { type: 'rating', userId: 'ada', itemId: 'movie-1' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/InteractionInput' },
              examples: {
                rated: {
                  value: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
                },
                viewed: {
                  summary: 'The time is the server\'s own when none is sent.',
                  value: {
                    type: 'view',
                    userId: 'ada',
                    itemId: 'movie-1',
                    duration: 12.5,
                    additionalData: { page: 'home', position: 0 },
                  },
                },
                seenFurther: {
                  summary: 'One viewPortion per user, item and session.',
                  value: {
                    type: 'viewPortion',
                    userId: 'ada',
                    itemId: 'movie-1',
                    timestamp: '2026-11-01T12:05:00Z',
                    portion: 0.75,
                    sessionId: 's1',
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The viewPortion was replaced.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Interaction' },
                examples: {
                  seenFurther: {
                    summary: 'One viewPortion per user, item and session.',
                    value: {
                      type: 'viewPortion',
                      userId: 'ada',
                      itemId: 'movie-1',
                      timestamp: '2026-11-01T12:05:00.000000Z',
                      portion: 0.75,
                      sessionId: 's1',
                    },
                  },
                },
              },
            },
          },
          '201': {
            description: 'Added.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Interaction' },
                examples: {
                  rated: {
                    value: {
                      type: 'rating',
                      userId: 'ada',
                      itemId: 'movie-1',
                      timestamp: '2026-11-01T12:00:00.000000Z',
                      rating: 4.5,
                    },
                  },
                  viewed: {
                    summary: 'The time is the server\'s own when none is sent.',
                    value: {
                      type: 'view',
                      userId: 'ada',
                      itemId: 'movie-1',
                      timestamp: '2026-11-21T12:00:00.000001Z',
                      duration: 12.5,
                      additionalData: { page: 'home', position: 0 },
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteInteractions',
        tags: ['Interactions'],
        summary: 'Delete interactions of a user with an item',
        description: 'All of that type, or only the one with that timestamp or session. 404 if there is none.\n',
        'x-effects': { reads: [], writes: ['interactions/{userId}/{itemId}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
              },
            ],
            request: { parameters: { userId: 'ada', itemId: 'movie-1', type: 'rating', timestamp: '2026-11-01T12:00:00Z' } },
            response: { status: 200, body: { deleted: 1 } },
          },
          {
            name: 'none',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
            ],
            request: { parameters: { userId: 'ada', itemId: 'movie-1', type: 'purchase' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'typeMissing',
            request: { parameters: { userId: 'ada', itemId: 'movie-1', type: 'like' } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          {
            name: 'userId',
            in: 'query',
            required: true,
            description: 'Whose.',
            schema: { $ref: '#/components/schemas/Id' },
          },
          {
            name: 'itemId',
            in: 'query',
            required: true,
            description: 'With which item.',
            schema: { $ref: '#/components/schemas/Id' },
          },
          {
            name: 'type',
            in: 'query',
            required: true,
            description: 'Of which kind.',
            schema: { $ref: '#/components/schemas/InteractionType' },
          },
          {
            name: 'timestamp',
            in: 'query',
            description: 'Only the one of this time.',
            schema: { $ref: '#/components/schemas/Timestamp' },
          },
          {
            name: 'sessionId',
            in: 'query',
            description: 'Only the viewPortion of this session.',
            schema: { type: 'string', minLength: 1, maxLength: 128 },
          },
        ],
        responses: {
          '200': {
            description: 'Deleted.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeletedInteractions' },
                examples: { deleted: { value: { deleted: 1 } } },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/popular-items': {
      get: {
        operationId: 'listPopularItems',
        tags: ['Recommendations'],
        summary: 'List the most popular items',
        description: 'The items with the most interactions in a window of time.\n',
        'x-effects': { reads: ['interactions/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'inNovember',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
              },
            ],
            request: {
              parameters: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', type: ['rating', 'purchase'], count: 5 },
            },
            response: {
              status: 200,
              body: {
                items: [{ itemId: 'movie-1', count: 1 }],
                from: '2026-11-01T00:00:00.000000Z',
                to: '2026-12-01T00:00:00.000000Z',
              },
              varies: ['/items'],
            },
          },
          {
            name: 'countTooSmall',
            request: { parameters: { count: 0 } },
            response: {
              status: 422,
              body: {
                type: '/problems/invalid-request',
                title: 'Request breaks the operation\'s schema',
                status: 422,
                code: 'invalid-request',
              },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          {
            name: 'from',
            in: 'query',
            description: 'Start of the window, inclusive. Default: the first interaction.',
            schema: { $ref: '#/components/schemas/Timestamp' },
          },
          {
            name: 'to',
            in: 'query',
            description: 'End of the window, exclusive. Default: now.',
            schema: { $ref: '#/components/schemas/Timestamp' },
          },
          {
            name: 'type',
            in: 'query',
            style: 'form',
            explode: false,
            description: 'Only interactions of these kinds. Default: all.',
            schema: { type: 'array', minItems: 1, maxItems: 6, items: { $ref: '#/components/schemas/InteractionType' } },
          },
          {
            name: 'count',
            in: 'query',
            description: 'How many items at most.',
            schema: { type: 'integer', minimum: 1, maximum: 1000, default: 10 },
          },
        ],
        responses: {
          '200': {
            description: 'The items.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PopularItems' },
                examples: {
                  inNovember: {
                    value: {
                      items: [{ itemId: 'movie-1', count: 1 }],
                      from: '2026-11-01T00:00:00.000000Z',
                      to: '2026-12-01T00:00:00.000000Z',
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/health': {
      get: {
        operationId: 'getHealth',
        tags: ['Service'],
        summary: 'Say that the process lives',
        security: [],
        'x-effects': { reads: [], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'alive',
            request: {},
            response: {
              status: 200,
              body: { status: 'ok', version: '0.1.0', database: 'embedded', durability: 'fsync' },
              varies: ['/version', '/database', '/durability'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'Alive.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Health' },
                examples: { alive: { value: { status: 'ok', version: '0.1.0', database: 'embedded', durability: 'fsync' } } },
              },
            },
          },
          '500': { $ref: '#/components/responses/InternalError' },
        },
      },
    },
    '/ready': {
      get: {
        operationId: 'getReadiness',
        tags: ['Service'],
        summary: 'Say whether requests can be answered',
        security: [],
        'x-effects': { reads: [], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [{ name: 'ready', request: {}, response: { status: 200, body: { status: 'ready' } } }],
        responses: {
          '200': {
            description: 'Ready.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Readiness' },
                examples: { ready: { value: { status: 'ready' } } },
              },
            },
          },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
  },
  components: {
    headers: {
      ETag: {
        description: 'Names this version of the properties; for If-Match and If-None-Match.',
        required: true,
        schema: { type: 'string' },
      },
      Location: { description: 'The path of what was created.', required: true, schema: { type: 'string' } },
    },
    parameters: {
      cursor: {
        name: 'cursor',
        in: 'query',
        description: '`nextCursor` of the page before.',
        schema: { type: 'string', minLength: 1, maxLength: 1024 },
      },
      ifMatch: {
        name: 'If-Match',
        in: 'header',
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
        schema: { type: 'string', minLength: 1, maxLength: 1024 },
      },
      ifNoneMatch: {
        name: 'If-None-Match',
        in: 'header',
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
        schema: { type: 'string', minLength: 1, maxLength: 1024 },
      },
      itemId: {
        name: 'itemId',
        in: 'path',
        required: true,
        description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).',
        schema: { $ref: '#/components/schemas/Id' },
      },
      limit: {
        name: 'limit',
        in: 'query',
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
        schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
      },
      type: {
        name: 'type',
        in: 'query',
        description: 'Only interactions of this kind.',
        schema: { $ref: '#/components/schemas/InteractionType' },
      },
      userId: {
        name: 'userId',
        in: 'path',
        required: true,
        description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).',
        schema: { $ref: '#/components/schemas/Id' },
      },
    },
    responses: {
      BadRequest: {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Conflict: {
        description: 'An interaction with this key exists already. `already-exists`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      ContentTooLarge: {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      InternalError: {
        description: 'A failure that the server did not expect. `internal-error`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      InvalidRequest: {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      NotAcceptable: {
        description: 'No media type that the caller accepts. `not-acceptable`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      NotFound: {
        description: 'Does not exist for this credential. `not-found`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      PreconditionFailed: {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Unauthenticated: {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'WWW-Authenticate': { description: 'How to authenticate.', required: true, schema: { type: 'string' } } },
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Unavailable: {
        description: 'Shutting down, or the database does not answer. `unavailable`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      UnsupportedMediaType: {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    schemas: {
      BatchCapabilities: {
        type: 'object',
        description: 'What batches this server takes.',
        required: ['dialects', 'limits', 'features', 'itemHeaders', 'cancelStatements', 'operations'],
        properties: {
          dialects: { type: 'array', items: { type: 'string' } },
          limits: { $ref: '#/components/schemas/BatchLimits' },
          features: { $ref: '#/components/schemas/BatchFeatures' },
          itemHeaders: { type: 'array', description: 'Headers that an item may set, lower-case.', items: { type: 'string' } },
          cancelStatements: { type: 'boolean', description: 'Whether a deadline cancels the database statement that runs.' },
          operations: { type: 'array', items: { $ref: '#/components/schemas/BatchOperation' } },
        },
        additionalProperties: true,
      },
      BatchFeatures: {
        type: 'object',
        description: 'Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which is ignored.',
        required: [
          'atomic',
          'rollback',
          'validateOnly',
          'distinctRecommendations',
          'idempotencyKeys',
          'streamedAnswers',
          'streamedRequests',
          'respondAsync',
        ],
        properties: {
          atomic: { type: 'boolean' },
          rollback: { type: 'boolean' },
          validateOnly: { type: 'boolean' },
          distinctRecommendations: { type: 'boolean' },
          idempotencyKeys: { type: 'boolean' },
          streamedAnswers: { type: 'boolean', description: '`Accept: application/x-ndjson`.' },
          streamedRequests: { type: 'boolean' },
          respondAsync: { type: 'boolean' },
        },
        additionalProperties: false,
      },
      BatchItem: {
        type: 'object',
        description: 'One operation, by `operationId` and `parameters`, or by `method` and `path`.',
        properties: {
          id: {
            type: 'string',
            minLength: 1,
            maxLength: 255,
            pattern: '^[^\\u0000-\\u001F\\u007F-\\u009F#]+$',
            description: 'Unique in the batch; printable, without `#`. Default: the index as text.',
          },
          operationId: { type: 'string', minLength: 1, maxLength: 255, description: 'An operation of this document.' },
          parameters: {
            type: 'object',
            description: 'Path, query and header parameters by their names.',
            additionalProperties: true,
          },
          method: { type: 'string', enum: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] },
          path: { type: 'string', minLength: 1, maxLength: 8192, description: 'Absolute, percent-encoded, with its query.' },
          headers: {
            type: 'object',
            description: 'Only those of the allow-list in /batch/capabilities; credentials are the batch request\'s.',
            additionalProperties: { type: 'string' },
          },
          body: {
            description: 'Any JSON value, `null`, `0`, `false` and `""` included. Text for `bodyEncoding` text and base64.',
          },
          bodyEncoding: { type: 'string', enum: ['json', 'text', 'base64'], default: 'json' },
          dependsOn: {
            type: 'array',
            description: 'Ids of earlier items that must be final before this one runs.',
            maxItems: 10000,
            items: { type: 'string' },
          },
          runIf: {
            type: 'string',
            enum: ['succeeded', 'failed', 'always'],
            default: 'succeeded',
            description: 'Runs only if all items depended on are below 400; at least one is 400 or above; or in any case. Else 424.',
          },
          atomic: {
            type: 'string',
            minLength: 1,
            maxLength: 255,
            description: 'Name of an all-or-nothing group. Not available yet.',
          },
          timeoutMs: {
            type: 'integer',
            minimum: 1,
            maximum: 86400000,
            description: 'Milliseconds from the item\'s start, at most the limit of /batch/capabilities.',
          },
          idempotencyKey: { type: 'string', minLength: 1, maxLength: 255, description: 'Not available yet.' },
        },
        additionalProperties: false,
      },
      BatchItemResult: {
        type: 'object',
        description: 'What the same request alone would have answered.',
        required: ['id', 'index', 'status'],
        properties: {
          id: { type: 'string', description: 'The item\'s.' },
          index: { type: 'integer', minimum: 0, description: 'The item\'s position in the request.' },
          status: { type: 'integer', minimum: 200, maximum: 599 },
          headers: {
            type: 'object',
            description: 'Lower-case names. Transport headers and set-cookie are left out. Absent where `return` leaves it out.',
            additionalProperties: { type: 'string' },
          },
          body: {
            description: 'Absent for 204 and 304, and where `return` leaves it out. A failure of the item itself is a problem document.',
          },
          effect: {
            type: 'string',
            enum: ['none', 'rolledBack', 'unknown'],
            description: 'On failures: what the operation left behind.',
          },
          retryable: { type: 'boolean', description: 'On failures: true only if a repeat may succeed and cannot apply twice.' },
        },
        additionalProperties: false,
      },
      BatchLimits: {
        type: 'object',
        description: 'Every limit in force. Names carry their units.',
        required: [
          'maxBodyBytes',
          'maxItems',
          'maxDepth',
          'maxReferences',
          'maxItemResultBytes',
          'maxAnswerBytes',
          'concurrency',
          'itemTimeoutMs',
          'batchTimeoutMs',
          'maxGzipRatio',
        ],
        properties: {
          maxBodyBytes: { type: 'integer', minimum: 1 },
          maxItems: { type: 'integer', minimum: 1 },
          maxDepth: { type: 'integer', minimum: 1 },
          maxReferences: { type: 'integer', minimum: 0, description: 'Per item.' },
          maxItemResultBytes: { type: 'integer', minimum: 1 },
          maxAnswerBytes: { type: 'integer', minimum: 1 },
          concurrency: {
            type: 'integer',
            minimum: 1,
            maximum: 128,
            description: 'The default of `concurrency`; a batch may ask for 1 to 128.',
          },
          itemTimeoutMs: { type: 'integer', minimum: 1, description: 'The default and maximum of an item\'s `timeoutMs`.' },
          batchTimeoutMs: { type: 'integer', minimum: 1, description: 'The default and maximum of the batch\'s `timeoutMs`.' },
          maxGzipRatio: { type: 'integer', minimum: 1, description: 'How much larger than its compressed form a body may be.' },
        },
        additionalProperties: false,
      },
      BatchOperation: {
        type: 'object',
        description: 'An operation as a batch sees it.',
        required: ['operationId', 'method', 'path', 'batchable'],
        properties: {
          operationId: { type: 'string' },
          method: { type: 'string' },
          path: { type: 'string', description: 'The route\'s pattern, as the app registered it.' },
          batchable: { type: 'boolean' },
          dispatch: {
            type: 'string',
            enum: ['compiled', 'route', 'inject'],
            description: 'How it is called in process, for batchable operations: fastest first.',
          },
        },
        additionalProperties: false,
      },
      BatchRequest: {
        type: 'object',
        description: 'Many operations in one request. A fault in the envelope, or in the shape of any item, refuses the whole before anything runs.',
        required: ['requests'],
        properties: {
          requests: {
            type: 'array',
            description: 'The items, 1 to the limit of /batch/capabilities (10,000 by default).',
            minItems: 1,
            items: { $ref: '#/components/schemas/BatchItem' },
          },
          execution: {
            type: 'string',
            enum: ['auto', 'serial', 'parallel'],
            default: 'auto',
            description: '`auto`: as if one by one in request order; `serial`: one by one; `parallel`: any order that `dependsOn` and references allow.',
          },
          concurrency: {
            type: 'integer',
            minimum: 1,
            maximum: 128,
            description: 'How many items may be in flight. Default in /batch/capabilities.',
          },
          onError: {
            type: 'string',
            enum: ['continue', 'stop', 'rollback'],
            default: 'continue',
            description: '`continue`: other items run; `stop`: items after a failed one answer 424; `rollback`: not available yet.',
          },
          return: {
            type: 'string',
            enum: ['full', 'minimal', 'errors'],
            default: 'full',
            description: '`minimal`: successes without headers and body; `errors`: failed items only, the summary counts all.',
          },
          validateOnly: { type: 'boolean', default: false, description: 'Check without running. Not available yet.' },
          timeoutMs: {
            type: 'integer',
            minimum: 1,
            maximum: 86400000,
            description: 'Milliseconds from the batch\'s arrival, at most the limit of /batch/capabilities.',
          },
          distinctRecommendations: {
            description: 'true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user. Not available yet.',
          },
        },
        additionalProperties: false,
      },
      BatchResponse: {
        type: 'object',
        description: 'One result per item, in request order, whatever happened to the items.',
        required: ['responses', 'summary'],
        properties: {
          responses: { type: 'array', items: { $ref: '#/components/schemas/BatchItemResult' } },
          summary: { $ref: '#/components/schemas/BatchSummary' },
        },
        additionalProperties: false,
      },
      BatchSummary: {
        type: 'object',
        description: 'total = succeeded + failed + skipped.',
        required: ['total', 'succeeded', 'failed', 'skipped'],
        properties: {
          total: { type: 'integer', minimum: 1 },
          succeeded: { type: 'integer', minimum: 0, description: 'Below 400.' },
          failed: { type: 'integer', minimum: 0, description: '400 and above, and executed.' },
          skipped: { type: 'integer', minimum: 0, description: 'Never executed because of another item or a deadline.' },
          droppedCookies: {
            type: 'integer',
            minimum: 1,
            description: 'set-cookie headers that items answered and that were left out. Absent when none.',
          },
        },
        additionalProperties: false,
      },
      DeletedInteractions: {
        type: 'object',
        description: 'How many interactions were deleted.',
        required: ['deleted'],
        properties: { deleted: { type: 'integer', minimum: 1 } },
        additionalProperties: false,
      },
      Health: {
        type: 'object',
        description: 'The process lives. Says what an acknowledged write survives.',
        required: ['status', 'version', 'database', 'durability'],
        properties: {
          status: { type: 'string', enum: ['ok'] },
          version: { type: 'string', description: 'Of the server.' },
          database: { type: 'string', enum: ['embedded', 'postgres'] },
          durability: {
            type: 'string',
            enum: ['fsync', 'process-crash', 'none', 'server'],
            description: '`fsync`: synced to disk before the answer; `process-crash`: survives the process, not the machine; `none`: in memory; `server`: as the PostgreSQL server is set up.',
          },
        },
        additionalProperties: false,
      },
      Id: {
        type: 'string',
        description: '1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.',
        pattern: '^(?!\\.{1,2}$)[A-Za-z0-9_\\-:@.]{1,128}$',
      },
      Interaction: {
        type: 'object',
        description: 'Something a user did with an item, as stored. `timestamp` is in UTC with microseconds.\n',
        required: ['type', 'userId', 'itemId', 'timestamp'],
        properties: {
          type: { $ref: '#/components/schemas/InteractionType' },
          userId: { $ref: '#/components/schemas/Id' },
          itemId: { $ref: '#/components/schemas/Id' },
          timestamp: { $ref: '#/components/schemas/Timestamp' },
          rating: { type: 'number', description: 'Only for type rating.' },
          amount: { type: 'number', description: 'How many. Only for type purchase or cart.' },
          price: { type: 'number', description: 'In the catalogue\'s currency. Only for type purchase or cart.' },
          profit: { type: 'number', description: 'In the catalogue\'s currency. Only for type purchase.' },
          duration: { type: 'number', minimum: 0, description: 'Seconds. Only for type view.' },
          portion: { type: 'number', minimum: 0, maximum: 1, description: 'How much of it was seen. Only for type viewPortion.' },
          sessionId: { type: 'string', minLength: 1, maxLength: 128, description: 'Only for type viewPortion.' },
          recommId: { type: 'string', minLength: 1, maxLength: 128, description: 'The recommendation that led here.' },
          additionalData: { type: 'object', description: 'Anything else, kept as sent.', additionalProperties: true },
        },
        additionalProperties: false,
      },
      InteractionInput: {
        type: 'object',
        description: 'Something a user did with an item. Its key is user, item, type and timestamp; for a viewPortion user, item and session.\n`rating` is required for a rating and `portion` for a viewPortion; `rating` lies in the catalogue\'s range (demo: 0.5 to 5).\n',
        required: ['type', 'userId', 'itemId'],
        properties: {
          type: { $ref: '#/components/schemas/InteractionType' },
          userId: { $ref: '#/components/schemas/Id' },
          itemId: { $ref: '#/components/schemas/Id' },
          timestamp: { $ref: '#/components/schemas/Timestamp' },
          rating: { type: 'number', description: 'Only for type rating.' },
          amount: { type: 'number', description: 'How many. Only for type purchase or cart.' },
          price: { type: 'number', description: 'In the catalogue\'s currency. Only for type purchase or cart.' },
          profit: { type: 'number', description: 'In the catalogue\'s currency. Only for type purchase.' },
          duration: { type: 'number', minimum: 0, description: 'Seconds. Only for type view.' },
          portion: { type: 'number', minimum: 0, maximum: 1, description: 'How much of it was seen. Only for type viewPortion.' },
          sessionId: { type: 'string', minLength: 1, maxLength: 128, description: 'Only for type viewPortion.' },
          recommId: { type: 'string', minLength: 1, maxLength: 128, description: 'The recommendation that led here.' },
          additionalData: { type: 'object', description: 'Anything else, kept as sent.', additionalProperties: true },
        },
        additionalProperties: false,
      },
      InteractionPage: {
        type: 'object',
        description: 'A page of interactions, newest first.',
        required: ['interactions'],
        properties: {
          interactions: { type: 'array', items: { $ref: '#/components/schemas/Interaction' } },
          nextCursor: { type: 'string', description: 'Present when there are more.' },
        },
        additionalProperties: false,
      },
      InteractionType: {
        type: 'string',
        description: 'What the user did. A viewPortion is one per user, item and session: adding it again replaces it.',
        enum: ['view', 'purchase', 'rating', 'cart', 'bookmark', 'viewPortion'],
      },
      Item: {
        type: 'object',
        description: 'An item of the catalogue. All members but `itemId` are free properties and are kept as sent.',
        required: ['itemId'],
        properties: { itemId: { $ref: '#/components/schemas/Id' } },
        additionalProperties: true,
      },
      ItemPage: {
        type: 'object',
        description: 'A page of items, in the order of their ids (code points).',
        required: ['items'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
          nextCursor: { type: 'string', description: 'Present when there are more.' },
        },
        additionalProperties: false,
      },
      ItemPatch: {
        type: 'object',
        description: 'JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays.',
        maxProperties: 1000,
        additionalProperties: true,
      },
      ItemProperties: {
        type: 'object',
        description: 'Free properties of an item, any JSON. `itemId` may repeat the id of the path and is otherwise refused.',
        maxProperties: 1000,
        additionalProperties: true,
      },
      PopularItem: {
        type: 'object',
        description: 'An item and how many interactions it had in the window.',
        required: ['itemId', 'count'],
        properties: { itemId: { $ref: '#/components/schemas/Id' }, count: { type: 'integer', minimum: 1 } },
        additionalProperties: false,
      },
      PopularItems: {
        type: 'object',
        description: 'The items with the most interactions in the window, most first; equal counts in the order of their ids.',
        required: ['items', 'to'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/PopularItem' } },
          from: { $ref: '#/components/schemas/Timestamp' },
          to: { $ref: '#/components/schemas/Timestamp' },
        },
        additionalProperties: false,
      },
      Problem: {
        type: 'object',
        description: 'Why a request or an item failed (RFC 9457, application/problem+json). docs/problems.md lists every code.',
        required: ['type', 'title', 'status', 'code'],
        properties: {
          type: { type: 'string', description: '`/problems/<code>`.' },
          title: { type: 'string', description: 'The code in words.' },
          status: { type: 'integer', minimum: 400, maximum: 599 },
          code: { type: 'string', description: 'A code of docs/problems.md; stable.' },
          detail: {
            type: 'string',
            description: 'The rule and what arrived. Strings that arrived are named by length, never shown.',
          },
          instance: { type: 'string', description: 'The request\'s id, as in the x-request-id header and the log.' },
          errors: {
            type: 'array',
            description: 'Every fault found, up to 20.',
            maxItems: 20,
            items: { $ref: '#/components/schemas/ProblemError' },
          },
          errorCount: { type: 'integer', minimum: 1, description: 'How many faults there are in all.' },
          limit: { type: 'integer', description: 'The limit that was exceeded, in its own unit.' },
          offset: { type: 'integer', minimum: 0, description: 'The byte of the body where it cannot be read further.' },
          item: { $ref: '#/components/schemas/ProblemItem' },
        },
        additionalProperties: true,
      },
      ProblemError: {
        type: 'object',
        description: 'One fault and its place.',
        required: ['pointer', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'JSON Pointer into the body or envelope; for an operation\'s input `/parameters/<name>` or `/body/…`.',
          },
          detail: { type: 'string', description: 'The rule and what arrived.' },
          code: { type: 'string', description: 'The fault\'s own code, where it differs from the problem\'s.' },
        },
        additionalProperties: false,
      },
      ProblemItem: {
        type: 'object',
        description: 'The other item of the batch that this failure comes from.',
        required: ['id', 'index'],
        properties: { id: { type: 'string' }, index: { type: 'integer', minimum: 0 } },
        additionalProperties: false,
      },
      Readiness: {
        type: 'object',
        description: 'The service can answer requests.',
        required: ['status'],
        properties: { status: { type: 'string', enum: ['ready'] } },
        additionalProperties: false,
      },
      Timestamp: {
        type: 'string',
        format: 'date-time',
        description: 'RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.\nDefault: the time of the request; in a batch its start plus 1 us per item.\n',
        maxLength: 64,
        pattern: '^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
      },
      User: {
        type: 'object',
        description: 'A user of the catalogue. All members but `userId` are free properties and are kept as sent.',
        required: ['userId'],
        properties: { userId: { $ref: '#/components/schemas/Id' } },
        additionalProperties: true,
      },
      UserPage: {
        type: 'object',
        description: 'A page of users, in the order of their ids (code points).',
        required: ['users'],
        properties: {
          users: { type: 'array', items: { $ref: '#/components/schemas/User' } },
          nextCursor: { type: 'string', description: 'Present when there are more.' },
        },
        additionalProperties: false,
      },
      UserPatch: {
        type: 'object',
        description: 'JSON Merge Patch (RFC 7396) over the properties: a member replaces, `null` removes, what is not named stays.',
        maxProperties: 1000,
        additionalProperties: true,
      },
      UserProperties: {
        type: 'object',
        description: 'Free properties of a user, any JSON. `userId` may repeat the id of the path and is otherwise refused.',
        maxProperties: 1000,
        additionalProperties: true,
      },
    },
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of an account (`SHEAF_CATALOGUES`); `demo-token` on a fresh server.',
      },
    },
  },
};
