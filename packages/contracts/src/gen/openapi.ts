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
    { name: 'Jobs', description: 'Batches that outlive their request.' },
    { name: 'Catalogues', description: 'What an account owns; each has items, users and interactions of its own.' },
    { name: 'Items', description: 'What a catalogue offers, with free properties.' },
    { name: 'Users', description: 'Who is offered it, with free properties.' },
    { name: 'Interactions', description: 'What users did with items.' },
    { name: 'Recommendations', description: 'What to offer.' },
    { name: 'Builds', description: 'Models that recommendations come from.' },
    { name: 'Service', description: 'Whether the service lives and can answer.' },
  ],
  paths: {
    '/batch': {
      post: {
        operationId: 'executeBatch',
        tags: ['Batches'],
        summary: 'Execute a batch',
        description: 'The answer is 200 whenever the envelope could be read, whatever happened to the items: look at each status, or at `summary`.\nAny fault in the envelope or in the shape of an item refuses the whole, before anything runs, with a problem that names all faults.\nWith `Prefer: respond-async` the batch becomes a job, 202, unless it asks for distinct recommendations. `Idempotency-Key` is refused until keys exist.\n',
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
          {
            name: 'asJob',
            summary: 'The caller does not wait; the job is under Location.',
            request: {
              parameters: { Prefer: 'respond-async' },
              body: { requests: [{ operationId: 'getItem', parameters: { itemId: 'movie-2' } }] },
            },
            response: {
              status: 202,
              headers: {
                location: '/jobs/019a',
                'operation-location': 'http://localhost/jobs/019a',
                'retry-after': '1',
                'preference-applied': 'respond-async',
              },
              body: {
                jobId: '019a',
                state: 'queued',
                counts: { total: 1, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 1 },
                percent: 0,
                execution: 'auto',
                onError: 'continue',
                priority: 'normal',
                createdAt: '2026-11-21T12:00:00.000000Z',
                expirySeconds: 604800,
              },
              varies: [
                '/headers/location',
                '/headers/operation-location',
                '/jobId',
                '/state',
                '/counts',
                '/percent',
                '/createdAt',
                '/startedAt',
                '/endedAt',
                '/expiry',
              ],
            },
          },
        ],
        'x-codegen-request-body-name': 'body',
        parameters: [
          {
            name: 'Prefer',
            in: 'header',
            description: '`respond-async`: do not wait for the results, make it a job (RFC 7240). Other preferences are ignored.',
            schema: { type: 'string', maxLength: 1024 },
          },
        ],
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
                asJob: {
                  summary: 'The caller does not wait; the job is under Location.',
                  value: { requests: [{ operationId: 'getItem', parameters: { itemId: 'movie-2' } }] },
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
          '202': {
            description: 'The batch has become a job.',
            headers: {
              Location: { $ref: '#/components/headers/Location' },
              'Operation-Location': { $ref: '#/components/headers/OperationLocation' },
              'Retry-After': { $ref: '#/components/headers/RetryAfter' },
              'Preference-Applied': { description: '`respond-async`.', required: true, schema: { type: 'string' } },
            },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Job' },
                examples: {
                  asJob: {
                    summary: 'The caller does not wait; the job is under Location.',
                    value: {
                      jobId: '019a',
                      state: 'queued',
                      counts: { total: 1, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 1 },
                      percent: 0,
                      execution: 'auto',
                      onError: 'continue',
                      priority: 'normal',
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      expirySeconds: 604800,
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
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
                  distinctRecommendations: true,
                  idempotencyKeys: false,
                  streamedAnswers: true,
                  streamedRequests: false,
                  respondAsync: true,
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
              varies: ['/dialects', '/limits', '/itemHeaders', '/cancelStatements', '/operations'],
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
                        distinctRecommendations: true,
                        idempotencyKeys: false,
                        streamedAnswers: true,
                        streamedRequests: false,
                        respondAsync: true,
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
          '404': { $ref: '#/components/responses/NotFound' },
          '500': { $ref: '#/components/responses/InternalError' },
        },
      },
    },
    '/jobs': {
      get: {
        operationId: 'listJobs',
        tags: ['Jobs'],
        summary: 'List jobs',
        description: 'Those of the catalogue, newest first.\n',
        'x-effects': { reads: ['jobs/*'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'newestFirst',
            summary: 'With more than `limit`, nextCursor is there.',
            given: [
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], startAfterSeconds: 3600 },
              },
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], startAfterSeconds: 3600 },
              },
            ],
            request: { parameters: { state: 'queued', limit: 1 } },
            response: {
              status: 200,
              body: {
                jobs: [
                  {
                    jobId: '019a',
                    state: 'queued',
                    counts: { total: 1, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 1 },
                    percent: 0,
                    execution: 'auto',
                    onError: 'continue',
                    priority: 'normal',
                    createdAt: '2026-11-21T12:00:00.000000Z',
                    startAfter: '2026-11-21T13:00:00.000000Z',
                    expirySeconds: 604800,
                  },
                ],
                nextCursor: 'bW92aWUtMQ',
              },
              varies: ['/jobs', '/nextCursor'],
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
        parameters: [
          {
            name: 'state',
            in: 'query',
            description: 'Only those in this state.',
            schema: { $ref: '#/components/schemas/JobState' },
          },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'A page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/JobPage' },
                examples: {
                  newestFirst: {
                    summary: 'With more than `limit`, nextCursor is there.',
                    value: {
                      jobs: [
                        {
                          jobId: '019a',
                          state: 'queued',
                          counts: { total: 1, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 1 },
                          percent: 0,
                          execution: 'auto',
                          onError: 'continue',
                          priority: 'normal',
                          createdAt: '2026-11-21T12:00:00.000000Z',
                          startAfter: '2026-11-21T13:00:00.000000Z',
                          expirySeconds: 604800,
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
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      post: {
        operationId: 'createJob',
        tags: ['Jobs'],
        summary: 'Start a job',
        description: 'The same items as in a batch, run by workers, surviving what happens to the server. As JSON any fault in the envelope or in the shape of an item\nrefuses the whole, as in a batch. As NDJSON, up to 1,000,000 items, the first line has the options and is checked before anything is kept; a bad\nline after it is that line\'s result, and ids, dependencies and references reach back 10,000 items. 202 once the whole is stored.\nA batch becomes a job by `Prefer: respond-async`, too.\n',
        'x-effects': { reads: ['*'], writes: ['*'], adds: ['jobs/*'] },
        'x-transactional': false,
        'x-idempotent': false,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'inAnHour',
            summary: 'Durable once answered; look at its state under Location. Without startAfterSeconds it begins at once.',
            request: {
              body: {
                requests: [
                  { id: 'movie', operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
                  { operationId: 'getItem', parameters: { itemId: { $result: 'movie#/body/itemId' } } },
                  { method: 'GET', path: '/items/nobody-has-this' },
                ],
                startAfterSeconds: 3600,
                metadata: { import: 'nightly' },
              },
            },
            response: {
              status: 202,
              headers: { location: '/jobs/019a', 'operation-location': 'http://localhost/jobs/019a', 'retry-after': '1' },
              body: {
                jobId: '019a',
                state: 'queued',
                counts: { total: 3, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 3 },
                percent: 0,
                execution: 'auto',
                onError: 'continue',
                priority: 'normal',
                metadata: { import: 'nightly' },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startAfter: '2026-11-21T13:00:00.000000Z',
                expirySeconds: 604800,
              },
              varies: ['/headers/location', '/headers/operation-location', '/jobId', '/createdAt', '/startAfter'],
            },
          },
          {
            name: 'duplicateId',
            summary: 'A fault in the envelope; nothing is kept.',
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
              schema: { $ref: '#/components/schemas/JobRequest' },
              examples: {
                inAnHour: {
                  summary: 'Durable once answered; look at its state under Location. Without startAfterSeconds it begins at once.',
                  value: {
                    requests: [
                      {
                        id: 'movie',
                        operationId: 'putItem',
                        parameters: { itemId: 'movie-2' },
                        body: { title: 'Jumanji' },
                      },
                      { operationId: 'getItem', parameters: { itemId: { $result: 'movie#/body/itemId' } } },
                      { method: 'GET', path: '/items/nobody-has-this' },
                    ],
                    startAfterSeconds: 3600,
                    metadata: { import: 'nightly' },
                  },
                },
              },
            },
            'application/x-ndjson': {
              schema: {
                type: 'string',
                description: 'A line with the options of a JobRequest (without requests), then a line per BatchItem.',
              },
            },
          },
        },
        responses: {
          '202': { $ref: '#/components/responses/JobAccepted' },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/jobs/{jobId}': {
      get: {
        operationId: 'getJob',
        tags: ['Jobs'],
        summary: 'Get a job',
        description: 'Its state and live counts. Polling costs nothing of a rate limit.\n',
        'x-effects': { reads: ['jobs/{jobId}'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'ended',
            summary: 'Waits up to 20 s for the end. One item failed; the job succeeded all the same.',
            given: [
              {
                operationId: 'createJob',
                body: {
                  requests: [
                    { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
                    { method: 'GET', path: '/items/nobody-has-this' },
                  ],
                },
              },
            ],
            request: { parameters: { jobId: '019a', waitMs: 20000 }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 200,
              body: {
                jobId: '019a',
                state: 'succeeded',
                counts: { total: 2, succeeded: 1, failed: 1, skipped: 0, running: 0, waiting: 0 },
                percent: 100,
                execution: 'auto',
                onError: 'continue',
                priority: 'normal',
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.010000Z',
                endedAt: '2026-11-21T12:00:00.020000Z',
                expirySeconds: 604800,
                expiry: '2026-11-28T12:00:00.020000Z',
              },
              varies: ['/jobId', '/createdAt', '/startedAt', '/endedAt', '/expiry'],
            },
          },
          {
            name: 'stopped',
            summary: 'It stopped at its first failure.',
            given: [
              {
                operationId: 'createJob',
                body: {
                  requests: [
                    { method: 'GET', path: '/items/nobody-has-this' },
                    { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
                  ],
                  onError: 'stop',
                },
              },
            ],
            request: { parameters: { jobId: '019a', waitMs: 20000 }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 200,
              body: {
                jobId: '019a',
                state: 'failed',
                counts: { total: 2, succeeded: 0, failed: 1, skipped: 1, running: 0, waiting: 0 },
                percent: 100,
                execution: 'auto',
                onError: 'stop',
                priority: 'normal',
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.010000Z',
                endedAt: '2026-11-21T12:00:00.020000Z',
                expirySeconds: 604800,
                expiry: '2026-11-28T12:00:00.020000Z',
                problem: {
                  type: '/problems/job-stopped',
                  title: 'The job stopped at failures',
                  status: 424,
                  code: 'job-stopped',
                  item: { id: '0', index: 0 },
                },
              },
              varies: ['/jobId', '/createdAt', '/startedAt', '/endedAt', '/expiry', '/problem/detail'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { jobId: 'no-such-job' } },
            response: {
              status: 404,
              body: { type: '/problems/unknown-job', title: 'No such job', status: 404, code: 'unknown-job' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'waitTooLong',
            request: { parameters: { jobId: 'no-such-job', waitMs: 25001 } },
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
          { $ref: '#/components/parameters/jobId' },
          {
            name: 'waitMs',
            in: 'query',
            description: 'How long the answer may wait for the job\'s end, in milliseconds.',
            schema: { type: 'integer', minimum: 0, maximum: 25000, default: 0 },
          },
        ],
        responses: {
          '200': {
            description: 'The job as it stands.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Job' },
                examples: {
                  ended: {
                    summary: 'Waits up to 20 s for the end. One item failed; the job succeeded all the same.',
                    value: {
                      jobId: '019a',
                      state: 'succeeded',
                      counts: { total: 2, succeeded: 1, failed: 1, skipped: 0, running: 0, waiting: 0 },
                      percent: 100,
                      execution: 'auto',
                      onError: 'continue',
                      priority: 'normal',
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.010000Z',
                      endedAt: '2026-11-21T12:00:00.020000Z',
                      expirySeconds: 604800,
                      expiry: '2026-11-28T12:00:00.020000Z',
                    },
                  },
                  stopped: {
                    summary: 'It stopped at its first failure.',
                    value: {
                      jobId: '019a',
                      state: 'failed',
                      counts: { total: 2, succeeded: 0, failed: 1, skipped: 1, running: 0, waiting: 0 },
                      percent: 100,
                      execution: 'auto',
                      onError: 'stop',
                      priority: 'normal',
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.010000Z',
                      endedAt: '2026-11-21T12:00:00.020000Z',
                      expirySeconds: 604800,
                      expiry: '2026-11-28T12:00:00.020000Z',
                      problem: {
                        type: '/problems/job-stopped',
                        title: 'The job stopped at failures',
                        status: 424,
                        code: 'job-stopped',
                        item: { id: '0', index: 0 },
                      },
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/UnknownJob' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'cancelJob',
        tags: ['Jobs'],
        summary: 'Cancel a job',
        description: 'What is finished keeps its results; an item that has begun finishes; no other begins (other replicas may take a second to learn of it).\n',
        'x-effects': { reads: [], writes: ['jobs/{jobId}'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'beforeItBegins',
            summary: 'Nothing of it has begun, so it is cancelled at once.',
            given: [
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], startAfterSeconds: 3600 },
              },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 202,
              headers: { location: '/jobs/019a', 'operation-location': 'http://localhost/jobs/019a', 'retry-after': '1' },
              body: {
                jobId: '019a',
                state: 'cancelled',
                counts: { total: 1, succeeded: 0, failed: 0, skipped: 1, running: 0, waiting: 0 },
                percent: 100,
                execution: 'auto',
                onError: 'continue',
                priority: 'normal',
                createdAt: '2026-11-21T12:00:00.000000Z',
                startAfter: '2026-11-21T13:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.020000Z',
                expirySeconds: 604800,
                expiry: '2026-11-28T12:00:00.020000Z',
              },
              varies: [
                '/headers/location',
                '/headers/operation-location',
                '/jobId',
                '/createdAt',
                '/startAfter',
                '/endedAt',
                '/expiry',
              ],
            },
          },
          {
            name: 'finished',
            given: [
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], startAfterSeconds: 3600 },
              },
              {
                operationId: 'cancelJob',
                parameters: { jobId: '019a' },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 409,
              body: { type: '/problems/job-finished', title: 'The job has ended', status: 409, code: 'job-finished' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { jobId: 'no-such-job' } },
            response: {
              status: 404,
              body: { type: '/problems/unknown-job', title: 'No such job', status: 404, code: 'unknown-job' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/jobId' }],
        responses: {
          '202': { $ref: '#/components/responses/JobAccepted' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/UnknownJob' },
          '409': { $ref: '#/components/responses/JobFinished' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/jobs/{jobId}/events': {
      get: {
        operationId: 'watchJob',
        tags: ['Jobs'],
        summary: 'Watch a job',
        description: 'Server-sent events: `event: job` with the Job as `data` whenever it has changed, at once where Last-Event-ID is not the newest. A comment\nevery 15 s while nothing changes. The stream ends behind the event of the job\'s end.\n',
        'x-effects': { reads: ['jobs/{jobId}'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'untilItsEnd',
            given: [{ operationId: 'createJob', body: { requests: [{ method: 'GET', path: '/items/nobody-has-this' }] } }],
            request: {
              parameters: { jobId: '019a', 'Last-Event-ID': '0' },
              references: { '/parameters/jobId': '0#/body/jobId' },
            },
            response: {
              status: 200,
              headers: { 'content-type': 'text/event-stream' },
              body: 'event: job\nid: 3\ndata: {"jobId":"019a","state":"succeeded"}\n',
              varies: [''],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { jobId: 'no-such-job' } },
            response: {
              status: 404,
              body: { type: '/problems/unknown-job', title: 'No such job', status: 404, code: 'unknown-job' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'idTooLong',
            request: {
              parameters: {
                jobId: 'no-such-job',
                'Last-Event-ID': '00000000000000000000000000000000000000000000000000000000000000000',
              },
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
        ],
        parameters: [
          { $ref: '#/components/parameters/jobId' },
          {
            name: 'Last-Event-ID',
            in: 'header',
            description: 'The `id` of the last event that arrived.',
            schema: { type: 'string', maxLength: 64 },
          },
        ],
        responses: {
          '200': {
            description: 'The events.',
            content: {
              'text/event-stream': {
                schema: { type: 'string' },
                examples: { untilItsEnd: { value: 'event: job\nid: 3\ndata: {"jobId":"019a","state":"succeeded"}\n' } },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/UnknownJob' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/jobs/{jobId}/results': {
      get: {
        operationId: 'listJobResults',
        tags: ['Jobs'],
        summary: 'Read a job\'s results',
        description: 'One JobResult per line in the order in which they became final, as far as the job has come; then a JobResultsEnd. With that cursor, or that of the last line that\narrived, a later request goes on: nothing is left out and nothing comes twice. Items that were never executed come last, once the job has ended.\nAn item that `retry-failed` ran again has a second line; the later one counts.\n',
        'x-effects': { reads: ['jobs/{jobId}'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'failedOnly',
            given: [
              {
                operationId: 'createJob',
                body: {
                  requests: [
                    { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
                    { method: 'GET', path: '/items/nobody-has-this' },
                  ],
                },
              },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
            ],
            request: { parameters: { jobId: '019a', only: 'failed' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 200,
              headers: { 'content-type': 'application/x-ndjson' },
              body: '{"id":"1","index":1,"status":404,"headers":{},"body":{"type":"/problems/not-found","title":"Not found","status":404,"code":"not-found"},"effect":"none","retryable":false,"cursor":"2"}\n{"state":"succeeded","counts":{"total":2,"succeeded":1,"failed":1,"skipped":0,"running":0,"waiting":0},"cursor":"2"}\n',
              varies: [''],
            },
          },
          {
            name: 'minimal',
            given: [
              {
                operationId: 'createJob',
                body: {
                  requests: [
                    { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat' } },
                    { method: 'GET', path: '/items/nobody-has-this' },
                  ],
                },
              },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
            ],
            request: {
              parameters: { jobId: '019a', return: 'minimal', limit: 1 },
              references: { '/parameters/jobId': '0#/body/jobId' },
            },
            response: {
              status: 200,
              headers: { 'content-type': 'application/x-ndjson' },
              body: '{"id":"0","index":0,"status":201,"cursor":"1"}\n{"state":"succeeded","counts":{"total":2,"succeeded":1,"failed":1,"skipped":0,"running":0,"waiting":0},"cursor":"1"}\n',
              varies: [''],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { jobId: 'no-such-job' } },
            response: {
              status: 404,
              body: { type: '/problems/unknown-job', title: 'No such job', status: 404, code: 'unknown-job' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'expired',
            given: [
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], expirySeconds: 0 },
              },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 410,
              body: {
                type: '/problems/results-expired',
                title: 'The job\'s results are gone',
                status: 410,
                code: 'results-expired',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'badCursor',
            given: [{ operationId: 'createJob', body: { requests: [{ method: 'GET', path: '/items/movie-1' }] } }],
            request: { parameters: { jobId: '019a', cursor: '!' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 422,
              body: { type: '/problems/invalid-cursor', title: 'Invalid cursor', status: 422, code: 'invalid-cursor' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/jobId' },
          {
            name: 'only',
            in: 'query',
            description: 'Which results.',
            schema: { $ref: '#/components/schemas/ResultSelection' },
          },
          {
            name: 'return',
            in: 'query',
            description: 'How much of each.',
            schema: { $ref: '#/components/schemas/ResultReturn' },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'How many results at most.',
            schema: { type: 'integer', minimum: 1, maximum: 1000000, default: 1000000 },
          },
          { $ref: '#/components/parameters/cursor' },
        ],
        responses: {
          '200': {
            description: 'The lines.',
            content: {
              'application/x-ndjson': {
                schema: { type: 'string' },
                'x-lines': ['JobResult', 'JobResultsEnd'],
                examples: {
                  failedOnly: {
                    value: '{"id":"1","index":1,"status":404,"headers":{},"body":{"type":"/problems/not-found","title":"Not found","status":404,"code":"not-found"},"effect":"none","retryable":false,"cursor":"2"}\n{"state":"succeeded","counts":{"total":2,"succeeded":1,"failed":1,"skipped":0,"running":0,"waiting":0},"cursor":"2"}\n',
                  },
                  minimal: {
                    value: '{"id":"0","index":0,"status":201,"cursor":"1"}\n{"state":"succeeded","counts":{"total":2,"succeeded":1,"failed":1,"skipped":0,"running":0,"waiting":0},"cursor":"1"}\n',
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/UnknownJob' },
          '410': { $ref: '#/components/responses/ResultsExpired' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/jobs/{jobId}/retry-failed': {
      post: {
        operationId: 'retryFailedItems',
        tags: ['Jobs'],
        summary: 'Run the failed items of a job again',
        description: 'The same job goes on: items that failed or were never executed run again, and their new results take the place of the old. Those of which nobody\nknows what they left behind (`effect` unknown, not retryable) keep theirs. A deadline begins anew. Where no item can run again, what could not be delivered of the job is delivered again.\n',
        'x-effects': { reads: ['*'], writes: ['*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': false,
        'x-batchable': false,
        'x-examples': [
          {
            name: 'afterTheCauseIsGone',
            given: [
              { operationId: 'createJob', body: { requests: [{ method: 'GET', path: '/items/movie-2' }] } },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 202,
              headers: { location: '/jobs/019a', 'operation-location': 'http://localhost/jobs/019a', 'retry-after': '1' },
              body: {
                jobId: '019a',
                state: 'queued',
                counts: { total: 1, succeeded: 0, failed: 0, skipped: 0, running: 0, waiting: 1 },
                percent: 0,
                execution: 'auto',
                onError: 'continue',
                priority: 'normal',
                createdAt: '2026-11-21T12:00:00.000000Z',
                expirySeconds: 604800,
              },
              varies: [
                '/headers/location',
                '/headers/operation-location',
                '/jobId',
                '/state',
                '/counts',
                '/percent',
                '/createdAt',
                '/startedAt',
                '/estimatedEnd',
                '/endedAt',
                '/expiry',
              ],
            },
          },
          {
            name: 'nothingFailed',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Jumanji' } },
              { operationId: 'createJob', body: { requests: [{ method: 'GET', path: '/items/movie-2' }] } },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '1#/body/jobId' },
              },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '1#/body/jobId' } },
            response: {
              status: 409,
              body: {
                type: '/problems/nothing-to-retry',
                title: 'Nothing to run again',
                status: 409,
                code: 'nothing-to-retry',
              },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { jobId: 'no-such-job' } },
            response: {
              status: 404,
              body: { type: '/problems/unknown-job', title: 'No such job', status: 404, code: 'unknown-job' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'expired',
            given: [
              {
                operationId: 'createJob',
                body: { requests: [{ method: 'GET', path: '/items/movie-1' }], expirySeconds: 0 },
              },
              {
                operationId: 'getJob',
                parameters: { jobId: '019a', waitMs: 20000 },
                references: { '/parameters/jobId': '0#/body/jobId' },
              },
            ],
            request: { parameters: { jobId: '019a' }, references: { '/parameters/jobId': '0#/body/jobId' } },
            response: {
              status: 410,
              body: {
                type: '/problems/results-expired',
                title: 'The job\'s results are gone',
                status: 410,
                code: 'results-expired',
              },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/jobId' }],
        responses: {
          '202': { $ref: '#/components/responses/JobAccepted' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/UnknownJob' },
          '409': { $ref: '#/components/responses/JobNotRetried' },
          '410': { $ref: '#/components/responses/ResultsExpired' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/catalogues': {
      get: {
        operationId: 'listCatalogues',
        tags: ['Catalogues'],
        summary: 'List the catalogues of the account',
        description: 'In the order of their ids. The header `sheaf-catalogue` has no say in this.\n',
        'x-effects': { reads: ['catalogues/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'page',
            request: { parameters: { limit: 1000 } },
            response: {
              status: 200,
              body: {
                catalogues: [
                  {
                    catalogueId: 'demo',
                    name: 'demo',
                    ratingRange: { min: 0.5, max: 5 },
                    configured: true,
                    createdAt: '2026-11-21T12:00:00.000000Z',
                  },
                ],
              },
              varies: ['/catalogues'],
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
                schema: { $ref: '#/components/schemas/CataloguePage' },
                examples: {
                  page: {
                    value: {
                      catalogues: [
                        {
                          catalogueId: 'demo',
                          name: 'demo',
                          ratingRange: { min: 0.5, max: 5 },
                          configured: true,
                          createdAt: '2026-11-21T12:00:00.000000Z',
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
      post: {
        operationId: 'createCatalogue',
        tags: ['Catalogues'],
        summary: 'Create a catalogue',
        description: 'Its id is made by the server and known to all servers of one database at once. The header `sheaf-catalogue: <id>` narrows a request to it.\n',
        'x-effects': { reads: [], writes: [], adds: ['catalogues/*'] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'created',
            request: { body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } } },
            response: {
              status: 201,
              headers: { location: '/catalogues/019a9f3e-0000-7000-8000-000000000001' },
              body: {
                catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                name: 'Winter shop',
                description: 'Coats and gloves',
                ratingRange: { min: -1, max: 1 },
                configured: false,
                createdAt: '2026-11-21T12:00:00.000000Z',
              },
              varies: ['/catalogueId', '/createdAt', '/headers/location'],
            },
          },
          {
            name: 'defaults',
            request: { body: { name: 'Plain' } },
            response: {
              status: 201,
              headers: { location: '/catalogues/019a9f3e-0000-7000-8000-000000000001' },
              body: {
                catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                name: 'Plain',
                ratingRange: { min: 0.5, max: 5 },
                configured: false,
                createdAt: '2026-11-21T12:00:00.000000Z',
              },
              varies: ['/catalogueId', '/createdAt', '/headers/location'],
            },
          },
          {
            name: 'emptyRange',
            summary: 'min is not less than max.',
            request: { body: { name: 'Broken', ratingRange: { min: 5, max: 5 } } },
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
              schema: { $ref: '#/components/schemas/CatalogueInput' },
              examples: {
                created: { value: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } } },
                defaults: { value: { name: 'Plain' } },
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'Created.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Catalogue' },
                examples: {
                  created: {
                    value: {
                      catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                      name: 'Winter shop',
                      description: 'Coats and gloves',
                      ratingRange: { min: -1, max: 1 },
                      configured: false,
                      createdAt: '2026-11-21T12:00:00.000000Z',
                    },
                  },
                  defaults: {
                    value: {
                      catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                      name: 'Plain',
                      ratingRange: { min: 0.5, max: 5 },
                      configured: false,
                      createdAt: '2026-11-21T12:00:00.000000Z',
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/catalogues/{catalogueId}': {
      get: {
        operationId: 'getCatalogue',
        tags: ['Catalogues'],
        summary: 'Get a catalogue',
        'x-effects': { reads: ['catalogues/{catalogueId}'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'created',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001' },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
            },
            response: {
              status: 200,
              body: {
                catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                name: 'Winter shop',
                description: 'Coats and gloves',
                ratingRange: { min: -1, max: 1 },
                configured: false,
                createdAt: '2026-11-21T12:00:00.000000Z',
              },
              varies: ['/catalogueId', '/createdAt'],
            },
          },
          {
            name: 'configured',
            request: { parameters: { catalogueId: 'demo' } },
            response: {
              status: 200,
              body: {
                catalogueId: 'demo',
                name: 'demo',
                ratingRange: { min: 0.5, max: 5 },
                configured: true,
                createdAt: '2026-11-21T12:00:00.000000Z',
              },
              varies: ['/createdAt'],
            },
          },
          {
            name: 'notModified',
            request: { parameters: { catalogueId: 'demo', 'If-None-Match': '*' } },
            response: { status: 304 },
          },
          {
            name: 'otherVersion',
            request: { parameters: { catalogueId: 'demo', 'If-Match': '"another"' } },
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
            name: 'unknown',
            summary: 'It does not exist, or is another account\'s.',
            request: { parameters: { catalogueId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/catalogueId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '200': {
            description: 'The catalogue.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Catalogue' },
                examples: {
                  created: {
                    value: {
                      catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                      name: 'Winter shop',
                      description: 'Coats and gloves',
                      ratingRange: { min: -1, max: 1 },
                      configured: false,
                      createdAt: '2026-11-21T12:00:00.000000Z',
                    },
                  },
                  configured: {
                    value: {
                      catalogueId: 'demo',
                      name: 'demo',
                      ratingRange: { min: 0.5, max: 5 },
                      configured: true,
                      createdAt: '2026-11-21T12:00:00.000000Z',
                    },
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
      patch: {
        operationId: 'patchCatalogue',
        tags: ['Catalogues'],
        summary: 'Change a catalogue',
        description: 'JSON Merge Patch. The rating range of a configured catalogue is in the server\'s settings: 403. Ratings that are there stay as they are.\n',
        'x-effects': { reads: [], writes: ['*'], adds: [] },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'renamed',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001' },
              body: { name: 'Summer shop', description: null },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
            },
            response: {
              status: 200,
              body: {
                catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                name: 'Summer shop',
                ratingRange: { min: -1, max: 1 },
                configured: false,
                createdAt: '2026-11-21T12:00:00.000000Z',
              },
              varies: ['/catalogueId', '/createdAt'],
            },
          },
          {
            name: 'configuredRange',
            summary: 'The rating range of a configured catalogue is in the server\'s settings.',
            request: { parameters: { catalogueId: 'demo' }, body: { ratingRange: { min: 0, max: 1 } } },
            response: {
              status: 403,
              body: { type: '/problems/forbidden', title: 'Not allowed', status: 403, code: 'forbidden' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            request: { parameters: { catalogueId: 'demo', 'If-Match': '"another"' }, body: { description: 'Films' } },
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
            name: 'unknown',
            request: { parameters: { catalogueId: 'nobody-has-this' }, body: { name: 'Mine' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'emptyRange',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001' },
              body: { ratingRange: { min: 1, max: -1 } },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
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
        ],
        parameters: [
          { $ref: '#/components/parameters/catalogueId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/CataloguePatch' },
              examples: { renamed: { value: { name: 'Summer shop', description: null } } },
            },
            'application/json': { schema: { $ref: '#/components/schemas/CataloguePatch' } },
          },
        },
        responses: {
          '200': {
            description: 'Changed.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Catalogue' },
                examples: {
                  renamed: {
                    value: {
                      catalogueId: '019a9f3e-0000-7000-8000-000000000001',
                      name: 'Summer shop',
                      ratingRange: { min: -1, max: 1 },
                      configured: false,
                      createdAt: '2026-11-21T12:00:00.000000Z',
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
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
        operationId: 'deleteCatalogue',
        tags: ['Catalogues'],
        summary: 'Delete a catalogue and all that is in it',
        description: 'It is gone at once; what was in it is removed before the answer. A configured catalogue cannot be deleted: 403.\n',
        'x-effects': { reads: [], writes: ['*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001' },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
            },
            response: { status: 204 },
          },
          {
            name: 'configured',
            request: { parameters: { catalogueId: 'demo' } },
            response: {
              status: 403,
              body: { type: '/problems/forbidden', title: 'Not allowed', status: 403, code: 'forbidden' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'otherVersion',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001', 'If-Match': '"another"' },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
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
            name: 'unknown',
            request: { parameters: { catalogueId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/catalogueId' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '204': { description: 'Deleted.' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/Forbidden' },
          '404': { $ref: '#/components/responses/NotFound' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/catalogues/{catalogueId}/contents': {
      delete: {
        operationId: 'resetCatalogue',
        tags: ['Catalogues'],
        summary: 'Empty a catalogue',
        description: 'Items, users, interactions, declared properties, and what was made of them are deleted; the catalogue stays. What is added meanwhile may stay or go.\n',
        'x-effects': { reads: [], writes: ['*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'emptied',
            given: [
              {
                operationId: 'createCatalogue',
                body: { name: 'Winter shop', description: 'Coats and gloves', ratingRange: { min: -1, max: 1 } },
              },
            ],
            request: {
              parameters: { catalogueId: '019a9f3e-0000-7000-8000-000000000001' },
              references: { '/parameters/catalogueId': '0#/body/catalogueId' },
            },
            response: { status: 204 },
          },
          {
            name: 'unknown',
            request: { parameters: { catalogueId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/catalogueId' }],
        responses: {
          '204': { description: 'Empty.' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
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
            request: { parameters: { limit: 100001 } },
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
          {
            name: 'filtered',
            summary: 'Of those that meet the filter, the ids alone.',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { year: 1995, tags: ['a', 'b'] } },
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { year: 2009, tags: ['b'] } },
            ],
            request: { parameters: { filter: 'itemId:in:movie-1,movie-2;year:lt:2000|tags:eq:c', properties: ['itemId'] } },
            response: { status: 200, body: { items: [{ itemId: 'movie-1' }] } },
          },
          {
            name: 'selected',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { year: 1995, tags: ['a', 'b'] } },
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { year: 2009, tags: ['b'] } },
            ],
            request: { parameters: { filter: 'itemId:in:movie-1,movie-2', offset: 1, properties: ['year', 'nothing'] } },
            response: { status: 200, body: { items: [{ itemId: 'movie-2', year: 2009 }] } },
          },
          {
            name: 'badFilter',
            summary: 'The problem says the character at which the filter breaks.',
            request: { parameters: { filter: 'year:after:2000' } },
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
          { $ref: '#/components/parameters/entryLimit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/selectedProperties' },
        ],
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
                  filtered: {
                    summary: 'Of those that meet the filter, the ids alone.',
                    value: { items: [{ itemId: 'movie-1' }] },
                  },
                  selected: { value: { items: [{ itemId: 'movie-2', year: 2009 }] } },
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
      post: {
        operationId: 'createItem',
        tags: ['Items'],
        summary: 'Create an item with an id made by the server',
        description: 'The answer\'s location header names it.\n',
        'x-effects': { reads: ['item-properties/*'], writes: [], adds: ['items/*'] },
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
        parameters: [{ $ref: '#/components/parameters/declaredOnly' }],
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
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      patch: {
        operationId: 'updateItems',
        tags: ['Items'],
        summary: 'Change properties of all items that meet a filter',
        description: 'JSON Merge Patch, item by item in the order of ids; each is changed whole or not at all, and a fault that the patch has for all of them is told before any is changed.\n',
        'x-effects': { reads: ['item-properties/*'], writes: ['items/*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'updated',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story', year: 1995 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Heat', year: 1995 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Up', year: 2009 } },
            ],
            request: {
              parameters: { filter: 'itemId:in:movie-1,movie-2,movie-3;year:lt:2000' },
              body: { old: true, year: null },
            },
            response: { status: 200, body: { itemIds: ['movie-1', 'movie-2'], count: 2 } },
          },
          {
            name: 'none',
            request: { parameters: { filter: 'itemId:eq:nobody-has-this' }, body: { old: true } },
            response: { status: 200, body: { itemIds: [], count: 0 } },
          },
          {
            name: 'badFilter',
            summary: 'The problem says the character at which the filter breaks.',
            request: { parameters: { filter: 'year:after:2000' }, body: { old: true } },
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
            name: 'id',
            summary: 'Ids stay.',
            request: { parameters: { filter: 'itemId:eq:nobody-has-this' }, body: { itemId: 'another' } },
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
            name: 'filter',
            in: 'query',
            required: true,
            description: 'Which items.',
            schema: { $ref: '#/components/schemas/Filter' },
          },
          { $ref: '#/components/parameters/declaredOnly' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/ItemPatch' },
              examples: { updated: { value: { old: true, year: null } }, none: { value: { old: true } } },
            },
            'application/json': { schema: { $ref: '#/components/schemas/ItemPatch' } },
          },
        },
        responses: {
          '200': {
            description: 'Changed.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ItemIds' },
                examples: {
                  updated: { value: { itemIds: ['movie-1', 'movie-2'], count: 2 } },
                  none: { value: { itemIds: [], count: 0 } },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteItems',
        tags: ['Items'],
        summary: 'Delete all items that meet a filter',
        description: 'With their interactions, in the order of ids.\n',
        'x-effects': { reads: [], writes: ['items/*', 'interactions/*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story', year: 1995 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-2' }, body: { title: 'Heat', year: 1995 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Up', year: 2009 } },
            ],
            request: { parameters: { filter: 'itemId:in:movie-1,movie-2,movie-3;year:eq:1995|title:eq:Heat' } },
            response: { status: 200, body: { itemIds: ['movie-1', 'movie-2'], count: 2 } },
          },
          {
            name: 'badFilter',
            request: { parameters: { filter: 'year:after:2000' } },
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
            name: 'filter',
            in: 'query',
            required: true,
            description: 'Which items.',
            schema: { $ref: '#/components/schemas/Filter' },
          },
        ],
        responses: {
          '200': {
            description: 'Deleted.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ItemIds' },
                examples: { deleted: { value: { itemIds: ['movie-1', 'movie-2'], count: 2 } } },
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
        description: 'All properties are replaced by those sent; declared ones must be of their type.\n',
        'x-effects': { reads: ['item-properties/*'], writes: ['items/{itemId}'], adds: [] },
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
          {
            name: 'otherType',
            summary: 'The property is declared with another type.',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { itemId: 'movie-1' }, body: { price: 'cheap' } },
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
            name: 'undeclared',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { itemId: 'movie-1', declaredOnly: true }, body: { price: 5, other: 1 } },
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
          { $ref: '#/components/parameters/declaredOnly' },
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
          '404': { $ref: '#/components/responses/NotFound' },
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
        description: 'JSON Merge Patch. What is not named is not checked against its declaration.\n',
        'x-effects': { reads: ['item-properties/*'], writes: ['items/{itemId}'], adds: [] },
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
          {
            name: 'cascadeCreated',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { itemId: 'movie-1', cascadeCreate: true, declaredOnly: true }, body: { price: 5 } },
            response: { status: 201, headers: { location: '/items/movie-1' }, body: { itemId: 'movie-1', price: 5 } },
          },
          {
            name: 'otherType',
            summary: 'The property is declared with another type.',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { itemId: 'movie-1' }, body: { price: 'cheap' } },
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
          { $ref: '#/components/parameters/declaredOnly' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/ItemPatch' },
              examples: { changed: { value: { year: 1996, rated: null } }, cascadeCreated: { value: { price: 5 } } },
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
          '201': {
            description: 'It did not exist; `cascadeCreate` created it.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Item' },
                examples: { cascadeCreated: { value: { itemId: 'movie-1', price: 5 } } },
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
    '/item-properties': {
      get: {
        operationId: 'listItemProperties',
        tags: ['Items'],
        summary: 'List the declared properties of items',
        description: 'All of them, 1,000 at most, in the order of their names.\n',
        'x-effects': { reads: ['item-properties/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'all',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: {},
            response: { status: 200, body: { properties: [{ propertyName: 'price', type: 'double' }] }, varies: ['/properties'] },
          },
        ],
        responses: {
          '200': {
            description: 'The properties.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PropertyList' },
                examples: { all: { value: { properties: [{ propertyName: 'price', type: 'double' }] } } },
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
    '/item-properties/{propertyName}': {
      get: {
        operationId: 'getItemProperty',
        tags: ['Items'],
        summary: 'Get a declared property of items',
        'x-effects': { reads: ['item-properties/{propertyName}'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'declared',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price' } },
            response: { status: 200, body: { propertyName: 'price', type: 'double' } },
          },
          {
            name: 'notModified',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price', 'If-None-Match': '*' } },
            response: { status: 304 },
          },
          {
            name: 'otherVersion',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price', 'If-Match': '"another"' } },
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
            name: 'unknown',
            request: { parameters: { propertyName: 'nobody-declared-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/propertyName' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '200': {
            description: 'The property.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { declared: { value: { propertyName: 'price', type: 'double' } } },
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
        operationId: 'putItemProperty',
        tags: ['Items'],
        summary: 'Declare a property of items',
        description: 'From then on its values must be of the type, or null. Values that items have already stay and are checked when they are next written.\nA property that is declared keeps its type: another one is 409.\n',
        'x-effects': { reads: ['item-properties/*'], writes: ['item-properties/{propertyName}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'declared',
            request: { parameters: { propertyName: 'price' }, body: { type: 'double' } },
            response: {
              status: 201,
              headers: { location: '/item-properties/price' },
              body: { propertyName: 'price', type: 'double' },
            },
          },
          {
            name: 'again',
            summary: 'Its type is the same.',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price' }, body: { type: 'double' } },
            response: { status: 200, body: { propertyName: 'price', type: 'double' } },
          },
          {
            name: 'otherType',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price' }, body: { type: 'string' } },
            response: {
              status: 409,
              body: { type: '/problems/already-exists', title: 'Already exists', status: 409, code: 'already-exists' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'notDeclared',
            summary: 'Only if it is not declared yet; it is.',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price', 'If-None-Match': '*' }, body: { type: 'double' } },
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
            name: 'unknownType',
            request: { parameters: { propertyName: 'price' }, body: { type: 'integer' } },
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
          { $ref: '#/components/parameters/propertyName' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PropertyInput' },
              examples: {
                declared: { value: { type: 'double' } },
                again: { summary: 'Its type is the same.', value: { type: 'double' } },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It was declared with this type.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { again: { summary: 'Its type is the same.', value: { propertyName: 'price', type: 'double' } } },
              },
            },
          },
          '201': {
            description: 'Declared.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { declared: { value: { propertyName: 'price', type: 'double' } } },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteItemProperty',
        tags: ['Items'],
        summary: 'Delete a declared property of items and its values',
        description: 'The values go first, item by item in the order of ids; then the declaration.\n',
        'x-effects': { reads: [], writes: ['item-properties/{propertyName}', 'items/*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price' } },
            response: { status: 204 },
          },
          {
            name: 'otherVersion',
            given: [{ operationId: 'putItemProperty', parameters: { propertyName: 'price' }, body: { type: 'double' } }],
            request: { parameters: { propertyName: 'price', 'If-Match': '"another"' } },
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
            name: 'unknown',
            request: { parameters: { propertyName: 'nobody-declared-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/propertyName' },
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
          { $ref: '#/components/parameters/entryLimit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/offset' },
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
            request: { parameters: { limit: 100001 } },
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
          {
            name: 'filtered',
            summary: 'Of those that meet the filter, the ids alone.',
            given: [
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { year: 1995, tags: ['a', 'b'] } },
              { operationId: 'putUser', parameters: { userId: 'grace' }, body: { year: 2009, tags: ['b'] } },
            ],
            request: { parameters: { filter: 'userId:in:ada,grace;year:lt:2000|tags:eq:c', properties: ['userId'] } },
            response: { status: 200, body: { users: [{ userId: 'ada' }] } },
          },
          {
            name: 'selected',
            given: [
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { year: 1995, tags: ['a', 'b'] } },
              { operationId: 'putUser', parameters: { userId: 'grace' }, body: { year: 2009, tags: ['b'] } },
            ],
            request: { parameters: { filter: 'userId:in:ada,grace', offset: 1, properties: ['year', 'nothing'] } },
            response: { status: 200, body: { users: [{ userId: 'grace', year: 2009 }] } },
          },
          {
            name: 'badFilter',
            summary: 'The problem says the character at which the filter breaks.',
            request: { parameters: { filter: 'year:after:2000' } },
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
          { $ref: '#/components/parameters/entryLimit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/selectedProperties' },
        ],
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
                  filtered: { summary: 'Of those that meet the filter, the ids alone.', value: { users: [{ userId: 'ada' }] } },
                  selected: { value: { users: [{ userId: 'grace', year: 2009 }] } },
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
      post: {
        operationId: 'createUser',
        tags: ['Users'],
        summary: 'Create a user with an id made by the server',
        description: 'The answer\'s location header names it.\n',
        'x-effects': { reads: ['user-properties/*'], writes: [], adds: ['users/*'] },
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
        parameters: [{ $ref: '#/components/parameters/declaredOnly' }],
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
          '404': { $ref: '#/components/responses/NotFound' },
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
        description: 'All properties are replaced by those sent; declared ones must be of their type.\n',
        'x-effects': { reads: ['user-properties/*'], writes: ['users/{userId}'], adds: [] },
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
          {
            name: 'otherType',
            summary: 'The property is declared with another type.',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { userId: 'ada' }, body: { born: 'cheap' } },
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
            name: 'undeclared',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { userId: 'ada', declaredOnly: true }, body: { born: 5, other: 1 } },
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
          { $ref: '#/components/parameters/declaredOnly' },
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
          '404': { $ref: '#/components/responses/NotFound' },
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
        description: 'JSON Merge Patch. What is not named is not checked against its declaration.\n',
        'x-effects': { reads: ['user-properties/*'], writes: ['users/{userId}'], adds: [] },
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
          {
            name: 'cascadeCreated',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { userId: 'ada', cascadeCreate: true, declaredOnly: true }, body: { born: 5 } },
            response: { status: 201, headers: { location: '/users/ada' }, body: { userId: 'ada', born: 5 } },
          },
          {
            name: 'otherType',
            summary: 'The property is declared with another type.',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { userId: 'ada' }, body: { born: 'cheap' } },
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
          { $ref: '#/components/parameters/declaredOnly' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': {
              schema: { $ref: '#/components/schemas/UserPatch' },
              examples: { changed: { value: { age: 37, newsletter: null } }, cascadeCreated: { value: { born: 5 } } },
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
          '201': {
            description: 'It did not exist; `cascadeCreate` created it.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/User' },
                examples: { cascadeCreated: { value: { userId: 'ada', born: 5 } } },
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
    '/users/{userId}/merge': {
      post: {
        operationId: 'mergeUsers',
        tags: ['Users'],
        summary: 'Merge another user into a user',
        description: 'The user takes over the interactions of the source, which is then deleted. What the user has already under the same key stays; properties are the user\'s own.\n404 if the source does not exist, or the user, unless `cascadeCreate`.\n',
        'x-effects': { reads: [], writes: ['users/{userId}', 'users/{body:/sourceUserId}', 'interactions/*'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'merged',
            given: [
              { operationId: 'putItem', parameters: { itemId: 'movie-1' }, body: { title: 'Toy Story' } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'guest-1' }, body: {} },
              {
                operationId: 'addInteraction',
                body: { type: 'view', userId: 'guest-1', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'bookmark', userId: 'guest-1', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'bookmark', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
            ],
            request: { parameters: { userId: 'ada' }, body: { sourceUserId: 'guest-1' } },
            response: { status: 200, body: { userId: 'ada', moved: 1, dropped: 1 } },
          },
          {
            name: 'created',
            summary: 'The user did not exist.',
            given: [{ operationId: 'putUser', parameters: { userId: 'guest-1' }, body: {} }],
            request: { parameters: { userId: 'ada', cascadeCreate: true }, body: { sourceUserId: 'guest-1' } },
            response: { status: 200, body: { userId: 'ada', moved: 0, dropped: 0 } },
          },
          {
            name: 'unknown',
            given: [{ operationId: 'putUser', parameters: { userId: 'ada' }, body: {} }],
            request: { parameters: { userId: 'ada' }, body: { sourceUserId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'itself',
            given: [{ operationId: 'putUser', parameters: { userId: 'ada' }, body: {} }],
            request: { parameters: { userId: 'ada' }, body: { sourceUserId: 'ada' } },
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
        parameters: [{ $ref: '#/components/parameters/userId' }, { $ref: '#/components/parameters/cascadeCreate' }],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/UserMerge' },
              examples: {
                merged: { value: { sourceUserId: 'guest-1' } },
                created: { summary: 'The user did not exist.', value: { sourceUserId: 'guest-1' } },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Merged.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MergedUsers' },
                examples: {
                  merged: { value: { userId: 'ada', moved: 1, dropped: 1 } },
                  created: { summary: 'The user did not exist.', value: { userId: 'ada', moved: 0, dropped: 0 } },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/user-properties': {
      get: {
        operationId: 'listUserProperties',
        tags: ['Users'],
        summary: 'List the declared properties of users',
        description: 'All of them, 1,000 at most, in the order of their names.\n',
        'x-effects': { reads: ['user-properties/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'all',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: {},
            response: { status: 200, body: { properties: [{ propertyName: 'born', type: 'int' }] }, varies: ['/properties'] },
          },
        ],
        responses: {
          '200': {
            description: 'The properties.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PropertyList' },
                examples: { all: { value: { properties: [{ propertyName: 'born', type: 'int' }] } } },
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
    '/user-properties/{propertyName}': {
      get: {
        operationId: 'getUserProperty',
        tags: ['Users'],
        summary: 'Get a declared property of users',
        'x-effects': { reads: ['user-properties/{propertyName}'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'declared',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born' } },
            response: { status: 200, body: { propertyName: 'born', type: 'int' } },
          },
          {
            name: 'notModified',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born', 'If-None-Match': '*' } },
            response: { status: 304 },
          },
          {
            name: 'otherVersion',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born', 'If-Match': '"another"' } },
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
            name: 'unknown',
            request: { parameters: { propertyName: 'nobody-declared-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/propertyName' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        responses: {
          '200': {
            description: 'The property.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { declared: { value: { propertyName: 'born', type: 'int' } } },
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
        operationId: 'putUserProperty',
        tags: ['Users'],
        summary: 'Declare a property of users',
        description: 'From then on its values must be of the type, or null. Values that users have already stay and are checked when they are next written.\nA property that is declared keeps its type: another one is 409.\n',
        'x-effects': { reads: ['user-properties/*'], writes: ['user-properties/{propertyName}'], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'declared',
            request: { parameters: { propertyName: 'born' }, body: { type: 'int' } },
            response: { status: 201, headers: { location: '/user-properties/born' }, body: { propertyName: 'born', type: 'int' } },
          },
          {
            name: 'again',
            summary: 'Its type is the same.',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born' }, body: { type: 'int' } },
            response: { status: 200, body: { propertyName: 'born', type: 'int' } },
          },
          {
            name: 'otherType',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born' }, body: { type: 'string' } },
            response: {
              status: 409,
              body: { type: '/problems/already-exists', title: 'Already exists', status: 409, code: 'already-exists' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'notDeclared',
            summary: 'Only if it is not declared yet; it is.',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born', 'If-None-Match': '*' }, body: { type: 'int' } },
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
            name: 'unknownType',
            request: { parameters: { propertyName: 'born' }, body: { type: 'integer' } },
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
          { $ref: '#/components/parameters/propertyName' },
          { $ref: '#/components/parameters/ifMatch' },
          { $ref: '#/components/parameters/ifNoneMatch' },
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PropertyInput' },
              examples: {
                declared: { value: { type: 'int' } },
                again: { summary: 'Its type is the same.', value: { type: 'int' } },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'It was declared with this type.',
            headers: { ETag: { $ref: '#/components/headers/ETag' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { again: { summary: 'Its type is the same.', value: { propertyName: 'born', type: 'int' } } },
              },
            },
          },
          '201': {
            description: 'Declared.',
            headers: { ETag: { $ref: '#/components/headers/ETag' }, Location: { $ref: '#/components/headers/Location' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Property' },
                examples: { declared: { value: { propertyName: 'born', type: 'int' } } },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '412': { $ref: '#/components/responses/PreconditionFailed' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      delete: {
        operationId: 'deleteUserProperty',
        tags: ['Users'],
        summary: 'Delete a declared property of users and its values',
        description: 'The values go first, user by user in the order of ids; then the declaration.\n',
        'x-effects': { reads: [], writes: ['user-properties/{propertyName}', 'users/*'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'deleted',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born' } },
            response: { status: 204 },
          },
          {
            name: 'otherVersion',
            given: [{ operationId: 'putUserProperty', parameters: { propertyName: 'born' }, body: { type: 'int' } }],
            request: { parameters: { propertyName: 'born', 'If-Match': '"another"' } },
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
            name: 'unknown',
            request: { parameters: { propertyName: 'nobody-declared-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [
          { $ref: '#/components/parameters/propertyName' },
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
          { $ref: '#/components/parameters/entryLimit' },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/offset' },
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
        description: 'User and item must exist (404); `addInteractionCascade` creates them. The key user, item, type and timestamp is unique (409).\nA viewPortion is one per user, item and session: again replaces it (200).\n',
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
    '/interactions/cascade': {
      post: {
        operationId: 'addInteractionCascade',
        tags: ['Interactions'],
        summary: 'Add an interaction, with its user and item',
        description: 'As `addInteraction`, and creates the user and the item that do not exist, without properties, in one transaction with it.\nItems of a batch that touch the same user or item wait for each other, so use it where they may be missing. The key user, item, type and\ntimestamp is unique (409).\nA viewPortion is one per user, item and session: again replaces it (200).\n',
        'x-effects': {
          reads: [],
          writes: ['items/{body:/itemId}', 'users/{body:/userId}', 'interactions/{body:/userId}/{body:/itemId}'],
          adds: ['interactions/*'],
        },
        'x-transactional': true,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'created',
            summary: 'Neither user nor item existed.',
            request: {
              body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', price: 9.5 },
            },
            response: {
              status: 201,
              body: {
                type: 'purchase',
                userId: 'ada',
                itemId: 'movie-1',
                timestamp: '2026-11-01T12:00:00.000000Z',
                price: 9.5,
              },
            },
          },
          {
            name: 'existed',
            summary: 'A user who exists keeps its properties.',
            given: [{ operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } }],
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
            name: 'seenFurther',
            summary: 'One viewPortion per user, item and session.',
            given: [
              {
                operationId: 'addInteractionCascade',
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
              {
                operationId: 'addInteractionCascade',
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
            name: 'ratingOutOfRange',
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
        ],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/InteractionInput' },
              examples: {
                created: {
                  summary: 'Neither user nor item existed.',
                  value: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', price: 9.5 },
                },
                existed: {
                  summary: 'A user who exists keeps its properties.',
                  value: { type: 'rating', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z', rating: 4.5 },
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
                  created: {
                    summary: 'Neither user nor item existed.',
                    value: {
                      type: 'purchase',
                      userId: 'ada',
                      itemId: 'movie-1',
                      timestamp: '2026-11-01T12:00:00.000000Z',
                      price: 9.5,
                    },
                  },
                  existed: {
                    summary: 'A user who exists keeps its properties.',
                    value: {
                      type: 'rating',
                      userId: 'ada',
                      itemId: 'movie-1',
                      timestamp: '2026-11-01T12:00:00.000000Z',
                      rating: 4.5,
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
    },
    '/popular-items': {
      get: {
        operationId: 'listPopularItems',
        tags: ['Recommendations'],
        summary: 'List the most popular items',
        description: 'The items with the most interactions in a window of time, in the whole catalogue, in one segment, or in each segment of a property.\n',
        'x-effects': { reads: ['interactions/*', 'items/*'], writes: [], adds: [] },
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
                items: [{ itemId: 'movie-1', count: 1, score: 1, rank: 1, reason: '\'movie-1\' had 1 interaction' }],
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
          {
            name: 'bySegment',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
            ],
            request: {
              parameters: {
                from: '2026-11-01T00:00:00Z',
                to: '2026-12-01T00:00:00Z',
                type: ['purchase'],
                segmentBy: 'genres',
                filter: 'title:eq:Toy Story',
                properties: ['title'],
              },
            },
            response: {
              status: 200,
              body: {
                items: [
                  {
                    itemId: 'movie-1',
                    count: 1,
                    score: 1,
                    rank: 1,
                    reason: '\'movie-1\' had 1 interaction',
                    properties: { title: 'Toy Story' },
                  },
                ],
                segments: [
                  {
                    value: 'Animation',
                    items: [
                      {
                        itemId: 'movie-1',
                        count: 1,
                        score: 1,
                        rank: 1,
                        reason: '\'movie-1\' had 1 interaction',
                        properties: { title: 'Toy Story' },
                      },
                    ],
                  },
                  {
                    value: 'Comedy',
                    items: [
                      {
                        itemId: 'movie-1',
                        count: 1,
                        score: 1,
                        rank: 1,
                        reason: '\'movie-1\' had 1 interaction',
                        properties: { title: 'Toy Story' },
                      },
                    ],
                  },
                ],
                from: '2026-11-01T00:00:00.000000Z',
                to: '2026-12-01T00:00:00.000000Z',
              },
              varies: [],
            },
          },
          {
            name: 'twoStarts',
            summary: 'A start and an offset of it.',
            request: { parameters: { from: '2026-11-01T00:00:00Z', fromOffset: '-10h' } },
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
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/fromOffset' },
          { $ref: '#/components/parameters/toOffset' },
          { $ref: '#/components/parameters/types' },
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/segmentBy' },
          { $ref: '#/components/parameters/properties' },
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
                      items: [{ itemId: 'movie-1', count: 1, score: 1, rank: 1, reason: '\'movie-1\' had 1 interaction' }],
                      from: '2026-11-01T00:00:00.000000Z',
                      to: '2026-12-01T00:00:00.000000Z',
                    },
                  },
                  bySegment: {
                    value: {
                      items: [
                        {
                          itemId: 'movie-1',
                          count: 1,
                          score: 1,
                          rank: 1,
                          reason: '\'movie-1\' had 1 interaction',
                          properties: { title: 'Toy Story' },
                        },
                      ],
                      segments: [
                        {
                          value: 'Animation',
                          items: [
                            {
                              itemId: 'movie-1',
                              count: 1,
                              score: 1,
                              rank: 1,
                              reason: '\'movie-1\' had 1 interaction',
                              properties: { title: 'Toy Story' },
                            },
                          ],
                        },
                        {
                          value: 'Comedy',
                          items: [
                            {
                              itemId: 'movie-1',
                              count: 1,
                              score: 1,
                              rank: 1,
                              reason: '\'movie-1\' had 1 interaction',
                              properties: { title: 'Toy Story' },
                            },
                          ],
                        },
                      ],
                      from: '2026-11-01T00:00:00.000000Z',
                      to: '2026-12-01T00:00:00.000000Z',
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
    '/users/{userId}/recommended-items': {
      get: {
        operationId: 'recommendItemsToUser',
        tags: ['Recommendations'],
        summary: 'Recommend items to a user',
        description: 'What the user would like, by its interactions up to this moment and the model of a build. Of a user without interactions the model knows nothing:\nthen the build\'s most popular items answer, and say so.\n',
        'x-effects': {
          reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*'],
          writes: ['users/{userId?cascadeCreate}', 'recommended/{userId}'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'byTaste',
            summary: 'What those bought who bought what ada bought.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'ada', count: 2, properties: ['title'] } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                userId: 'ada',
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-2',
                    score: 0.8164966106414795,
                    rank: 1,
                    reason: 'Because user purchased \'movie-1\'',
                    model: 'sar',
                    properties: { title: 'Jumanji' },
                  },
                  {
                    itemId: 'movie-3',
                    score: 0.5773502588272095,
                    rank: 2,
                    reason: 'Because user purchased \'movie-1\'',
                    model: 'sar',
                    properties: { title: 'Heat' },
                  },
                ],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'filtered',
            summary: 'Fewer are left than were asked for.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'ada', count: 5, filter: 'genres:eq:Crime' } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                userId: 'ada',
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-3',
                    score: 0.5773502588272095,
                    rank: 1,
                    reason: 'Because user purchased \'movie-1\'',
                    model: 'sar',
                  },
                ],
                exhausted: true,
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'coldUser',
            summary: 'A user without interactions: the most popular answer, and say so.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putUser', parameters: { userId: 'dan' }, body: {} },
            ],
            request: { parameters: { userId: 'dan', count: 1 } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                userId: 'dan',
                model: 'popularity',
                items: [{ itemId: 'movie-1', score: 1, rank: 1, reason: '\'movie-1\' is popular', model: 'popularity' }],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'modelAlone',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putUser', parameters: { userId: 'dan' }, body: {} },
            ],
            request: { parameters: { userId: 'dan', fallback: 'none' } },
            response: {
              status: 409,
              body: { type: '/problems/not-in-model', title: 'Not in the model', status: 409, code: 'not-in-model' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknownUser',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'countTooSmall',
            request: { parameters: { userId: 'ada', count: -2 } },
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
            name: 'wrongFilter',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'ada', filter: 'genres:like:Crime' } },
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
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/booster' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeSeen' },
          { $ref: '#/components/parameters/excludeItems' },
          { $ref: '#/components/parameters/excludePopular' },
          { $ref: '#/components/parameters/fallback' },
          { $ref: '#/components/parameters/fromBuild' },
          { $ref: '#/components/parameters/allowNoBuild' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedItems' },
                examples: {
                  byTaste: {
                    summary: 'What those bought who bought what ada bought.',
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      userId: 'ada',
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-2',
                          score: 0.8164966106414795,
                          rank: 1,
                          reason: 'Because user purchased \'movie-1\'',
                          model: 'sar',
                          properties: { title: 'Jumanji' },
                        },
                        {
                          itemId: 'movie-3',
                          score: 0.5773502588272095,
                          rank: 2,
                          reason: 'Because user purchased \'movie-1\'',
                          model: 'sar',
                          properties: { title: 'Heat' },
                        },
                      ],
                    },
                  },
                  filtered: {
                    summary: 'Fewer are left than were asked for.',
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      userId: 'ada',
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-3',
                          score: 0.5773502588272095,
                          rank: 1,
                          reason: 'Because user purchased \'movie-1\'',
                          model: 'sar',
                        },
                      ],
                      exhausted: true,
                    },
                  },
                  coldUser: {
                    summary: 'A user without interactions: the most popular answer, and say so.',
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      userId: 'dan',
                      model: 'popularity',
                      items: [{ itemId: 'movie-1', score: 1, rank: 1, reason: '\'movie-1\' is popular', model: 'popularity' }],
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/NoModel' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/users/{userId}/recommended-users': {
      get: {
        operationId: 'recommendUsersToUser',
        tags: ['Recommendations'],
        summary: 'Recommend users to a user',
        description: 'Users of a similar taste: cosine of what they did, as the build weighs it. Of a user without interactions the model knows nothing: then the users with\nthe most interactions answer, and say so.\n',
        'x-effects': { reads: ['model', 'users/*', 'interactions/{userId}/*'], writes: ['users/{userId?cascadeCreate}'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'alike',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'bob', count: 2 } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                model: 'histories',
                users: [
                  {
                    userId: 'cyd',
                    score: 0.8164965809277259,
                    rank: 1,
                    reason: 'Because both users interacted with \'movie-2\' and \'movie-1\'',
                    model: 'histories',
                  },
                  {
                    userId: 'ada',
                    score: 0.7071067811865475,
                    rank: 2,
                    reason: 'Because both users interacted with \'movie-1\'',
                    model: 'histories',
                  },
                ],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'modelAlone',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putUser', parameters: { userId: 'dan' }, body: {} },
            ],
            request: { parameters: { userId: 'dan', fallback: 'none' } },
            response: {
              status: 409,
              body: { type: '/problems/not-in-model', title: 'Not in the model', status: 409, code: 'not-in-model' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknownUser',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'countTooSmall',
            request: { parameters: { userId: 'ada', count: 0 } },
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
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeUsers' },
          { $ref: '#/components/parameters/fallback' },
          { $ref: '#/components/parameters/fromBuild' },
          { $ref: '#/components/parameters/allowNoBuild' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedUsers' },
                examples: {
                  alike: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      model: 'histories',
                      users: [
                        {
                          userId: 'cyd',
                          score: 0.8164965809277259,
                          rank: 1,
                          reason: 'Because both users interacted with \'movie-2\' and \'movie-1\'',
                          model: 'histories',
                        },
                        {
                          userId: 'ada',
                          score: 0.7071067811865475,
                          rank: 2,
                          reason: 'Because both users interacted with \'movie-1\'',
                          model: 'histories',
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
          '409': { $ref: '#/components/responses/NoModel' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/items/{itemId}/recommended-items': {
      get: {
        operationId: 'recommendItemsToItem',
        tags: ['Recommendations'],
        summary: 'Recommend items to an item',
        description: 'What goes with the item. Of an item without interactions the model knows nothing: then the build\'s most popular items answer, and say so.\n',
        'x-effects': {
          reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*'],
          writes: ['items/{itemId?cascadeCreate}', 'users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'goesWith',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemId: 'movie-1', count: 2 } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-2',
                    score: 0.8164966106414795,
                    rank: 1,
                    reason: 'People who like \'movie-1\' also like \'movie-2\'',
                    model: 'sar',
                  },
                  {
                    itemId: 'movie-3',
                    score: 0.5773502588272095,
                    rank: 2,
                    reason: 'People who like \'movie-1\' also like \'movie-3\'',
                    model: 'sar',
                  },
                ],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'notSeenByTarget',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemId: 'movie-1', targetUserId: 'bob' } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                userId: 'bob',
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-3',
                    score: 0.5773502588272095,
                    rank: 1,
                    reason: 'People who like \'movie-1\' also like \'movie-3\'',
                    model: 'sar',
                  },
                ],
                exhausted: true,
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'modelAlone',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-4' }, body: {} },
            ],
            request: { parameters: { itemId: 'movie-4', fallback: 'none' } },
            response: {
              status: 409,
              body: { type: '/problems/not-in-model', title: 'Not in the model', status: 409, code: 'not-in-model' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknownItem',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'countTooLarge',
            request: { parameters: { itemId: 'movie-1', count: 1001 } },
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
          {
            name: 'targetUserId',
            in: 'query',
            description: 'Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier.',
            schema: { $ref: '#/components/schemas/Id' },
          },
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/booster' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeSeen' },
          { $ref: '#/components/parameters/excludeItems' },
          { $ref: '#/components/parameters/fallback' },
          { $ref: '#/components/parameters/fromBuild' },
          { $ref: '#/components/parameters/allowNoBuild' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedItems' },
                examples: {
                  goesWith: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-2',
                          score: 0.8164966106414795,
                          rank: 1,
                          reason: 'People who like \'movie-1\' also like \'movie-2\'',
                          model: 'sar',
                        },
                        {
                          itemId: 'movie-3',
                          score: 0.5773502588272095,
                          rank: 2,
                          reason: 'People who like \'movie-1\' also like \'movie-3\'',
                          model: 'sar',
                        },
                      ],
                    },
                  },
                  notSeenByTarget: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      userId: 'bob',
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-3',
                          score: 0.5773502588272095,
                          rank: 1,
                          reason: 'People who like \'movie-1\' also like \'movie-3\'',
                          model: 'sar',
                        },
                      ],
                      exhausted: true,
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/NoModel' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/items/{itemId}/recommended-users': {
      get: {
        operationId: 'recommendUsersToItem',
        tags: ['Recommendations'],
        summary: 'Recommend users to an item',
        description: 'Who would like the item most. `excludeSeen` leaves out who has interacted with it. Of an item without interactions the model knows nothing: then the\nusers with the most interactions answer, and say so.\n',
        'x-effects': {
          reads: ['model', 'users/*', 'items/{itemId}', 'interactions/*'],
          writes: ['items/{itemId?cascadeCreate}'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'whoWouldLikeIt',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemId: 'movie-3', count: 2 } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                model: 'sar',
                users: [
                  {
                    userId: 'bob',
                    score: 0.9949361529640606,
                    rank: 1,
                    reason: 'People who like \'movie-2\' and \'movie-1\' also like \'movie-3\'',
                    model: 'sar',
                  },
                  {
                    userId: 'ada',
                    score: 0.6324555317172101,
                    rank: 2,
                    reason: 'People who like \'movie-1\' also like \'movie-3\'',
                    model: 'sar',
                  },
                ],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'modelAlone',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-4' }, body: {} },
            ],
            request: { parameters: { itemId: 'movie-4', fallback: 'none' } },
            response: {
              status: 409,
              body: { type: '/problems/not-in-model', title: 'Not in the model', status: 409, code: 'not-in-model' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknownItem',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'countTooSmall',
            request: { parameters: { itemId: 'movie-1', count: 0 } },
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
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeSeen' },
          { $ref: '#/components/parameters/excludeUsers' },
          { $ref: '#/components/parameters/fallback' },
          { $ref: '#/components/parameters/fromBuild' },
          { $ref: '#/components/parameters/allowNoBuild' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedUsers' },
                examples: {
                  whoWouldLikeIt: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      model: 'sar',
                      users: [
                        {
                          userId: 'bob',
                          score: 0.9949361529640606,
                          rank: 1,
                          reason: 'People who like \'movie-2\' and \'movie-1\' also like \'movie-3\'',
                          model: 'sar',
                        },
                        {
                          userId: 'ada',
                          score: 0.6324555317172101,
                          rank: 2,
                          reason: 'People who like \'movie-1\' also like \'movie-3\'',
                          model: 'sar',
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
          '409': { $ref: '#/components/responses/NoModel' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/recommended-items': {
      get: {
        operationId: 'recommendItemsToItems',
        tags: ['Recommendations'],
        summary: 'Recommend items to a set of items',
        description: 'What goes with several items together. Seeds that exist but that the model knows nothing of are named in `coldSeeds`; with no other seed the build\'s\nmost popular items answer, and say so.\n',
        'x-effects': {
          reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*'],
          writes: ['users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'basket',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-4' }, body: {} },
            ],
            request: { parameters: { itemIds: ['movie-2', 'movie-3', 'movie-4'], count: 1 } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-1',
                    score: 0.6969234347343445,
                    rank: 1,
                    reason: 'People who like the selected items also like \'movie-1\'',
                    model: 'sar',
                  },
                ],
                coldSeeds: ['movie-4'],
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'modelAlone',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'putItem', parameters: { itemId: 'movie-4' }, body: {} },
            ],
            request: { parameters: { itemIds: ['movie-4'], fallback: 'none' } },
            response: {
              status: 409,
              body: { type: '/problems/not-in-model', title: 'Not in the model', status: 409, code: 'not-in-model' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
          {
            name: 'unknownSeed',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { itemIds: ['movie-1', 'nobody-has-this'] } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance', '/errors', '/errorCount'],
            },
          },
          {
            name: 'noSeeds',
            request: { parameters: { itemIds: [] } },
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
            name: 'itemIds',
            in: 'query',
            required: true,
            style: 'form',
            explode: false,
            description: 'The seeds, such as the contents of a basket. They are not answered themselves.',
            schema: { type: 'array', minItems: 1, maxItems: 1000, items: { $ref: '#/components/schemas/Id' } },
          },
          {
            name: 'targetUserId',
            in: 'query',
            description: 'Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier.',
            schema: { $ref: '#/components/schemas/Id' },
          },
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/booster' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeSeen' },
          { $ref: '#/components/parameters/excludeItems' },
          {
            name: 'ignoreUnknown',
            in: 'query',
            description: 'Seeds that the catalogue does not have are left out; without any other, the answer has no items. Default: 404 for them, with the position of each.',
            schema: { type: 'boolean', default: false },
          },
          { $ref: '#/components/parameters/fallback' },
          { $ref: '#/components/parameters/fromBuild' },
          { $ref: '#/components/parameters/allowNoBuild' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedItems' },
                examples: {
                  basket: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-1',
                          score: 0.6969234347343445,
                          rank: 1,
                          reason: 'People who like the selected items also like \'movie-1\'',
                          model: 'sar',
                        },
                      ],
                      coldSeeds: ['movie-4'],
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/NoModel' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/recommendations/{recommId}/next-items': {
      post: {
        operationId: 'recommendNextItems',
        tags: ['Recommendations'],
        summary: 'Recommend the next items of an earlier answer',
        description: 'Continues the request that was answered under `recommId`, with its parameters and its build, and never repeats what it has answered so far. The 30 minutes\nbegin anew. 404 for an answer that is older, that has users, or that is not there.\n',
        'x-effects': {
          reads: ['model', 'items/*', 'users/*', 'interactions/*'],
          writes: ['recommendations/{recommId}', 'recommended/*'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'afterTheFirst',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              { operationId: 'recommendItemsToUser', parameters: { userId: 'ada', count: 1 } },
            ],
            request: {
              parameters: { recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10', count: 5 },
              references: { '/parameters/recommId': '13#/body/recommId' },
            },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                userId: 'ada',
                model: 'sar',
                items: [
                  {
                    itemId: 'movie-3',
                    score: 0.5773502588272095,
                    rank: 1,
                    reason: 'Because user purchased \'movie-1\'',
                    model: 'sar',
                  },
                ],
                continued: 1,
                exhausted: true,
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { recommId: '00000000-0000-4000-8000-000000000000' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'countTooSmall',
            request: { parameters: { recommId: '00000000-0000-4000-8000-000000000000', count: 0 } },
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
            name: 'recommId',
            in: 'path',
            required: true,
            description: 'As an earlier answer named itself, at most 30 minutes ago.',
            schema: { $ref: '#/components/schemas/RecommId' },
          },
          { $ref: '#/components/parameters/count' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedItems' },
                examples: {
                  afterTheFirst: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      userId: 'ada',
                      model: 'sar',
                      items: [
                        {
                          itemId: 'movie-3',
                          score: 0.5773502588272095,
                          rank: 1,
                          reason: 'Because user purchased \'movie-1\'',
                          model: 'sar',
                        },
                      ],
                      continued: 1,
                      exhausted: true,
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
    '/search/items': {
      get: {
        operationId: 'searchItems',
        tags: ['Recommendations'],
        summary: 'Search items',
        description: 'Items whose texts contain all words, best matches first: the whole text before a whole word before the beginning of a word before a part of one.\nEqual matches are in the order of the user\'s taste, then of popularity. Needs no build.\n',
        'x-effects': {
          reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*'],
          writes: ['users/{userId?cascadeCreate}'],
          adds: [],
        },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'words',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { query: 'toy sto', properties: ['title'] } },
            response: {
              status: 200,
              body: {
                recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                buildId: 1,
                model: 'popularity',
                items: [
                  {
                    itemId: 'movie-1',
                    score: 0.55,
                    rank: 1,
                    reason: '\'title\' has words that begin so',
                    model: 'popularity',
                    properties: { title: 'Toy Story' },
                  },
                ],
                exhausted: true,
              },
              varies: ['/recommId', '/buildId'],
            },
          },
          {
            name: 'unknownUser',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
            ],
            request: { parameters: { query: 'toy', userId: 'nobody-has-this' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'noWords',
            request: { parameters: { query: '' } },
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
            name: 'query',
            in: 'query',
            required: true,
            description: 'Words, separated by white space. An item is found when each is contained in one of its texts, upper or lower case.',
            schema: { type: 'string', minLength: 1, maxLength: 500 },
          },
          {
            name: 'userId',
            in: 'query',
            description: 'Whom it is offered to; among equally good matches its taste decides.',
            schema: { $ref: '#/components/schemas/Id' },
          },
          {
            name: 'searchProperties',
            in: 'query',
            style: 'form',
            explode: false,
            description: 'Only these properties are searched. Default: every text and every list of texts.',
            schema: { type: 'array', minItems: 1, maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 256 } },
          },
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/booster' },
          { $ref: '#/components/parameters/minScore' },
          { $ref: '#/components/parameters/properties' },
          { $ref: '#/components/parameters/excludeItems' },
          { $ref: '#/components/parameters/cascadeCreate' },
        ],
        responses: {
          '200': {
            description: 'The answer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RecommendedItems' },
                examples: {
                  words: {
                    value: {
                      recommId: '5f0c2a3e-6f0a-4d1c-9b69-3d1f3f0c7d10',
                      buildId: 1,
                      model: 'popularity',
                      items: [
                        {
                          itemId: 'movie-1',
                          score: 0.55,
                          rank: 1,
                          reason: '\'title\' has words that begin so',
                          model: 'popularity',
                          properties: { title: 'Toy Story' },
                        },
                      ],
                      exhausted: true,
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
    '/trending-items': {
      get: {
        operationId: 'listTrendingItems',
        tags: ['Recommendations'],
        summary: 'List the items that trend',
        description: 'The items whose interactions grow: those of a window of time against those of the window of the same length before it. Default: the last 7 days.\n',
        'x-effects': { reads: ['interactions/*', 'items/*'], writes: [], adds: [] },
        'x-transactional': true,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'inNovember',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
            ],
            request: { parameters: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z', type: ['purchase'], count: 5 } },
            response: {
              status: 200,
              body: {
                items: [
                  {
                    itemId: 'movie-1',
                    score: 0.16666666666666663,
                    rank: 1,
                    reason: '\'movie-1\' had 1 interaction, after 0 in the time before',
                    recent: 1,
                    previous: 0,
                  },
                ],
                previousFrom: '2026-10-25T00:00:00.000000Z',
                from: '2026-11-01T00:00:00.000000Z',
                to: '2026-11-08T00:00:00.000000Z',
              },
              varies: ['/items'],
            },
          },
          {
            name: 'emptyWindow',
            summary: 'from is not before to.',
            request: { parameters: { from: '2026-11-08T00:00:00Z', to: '2026-11-01T00:00:00Z' } },
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
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/fromOffset' },
          { $ref: '#/components/parameters/toOffset' },
          { $ref: '#/components/parameters/types' },
          { $ref: '#/components/parameters/count' },
          { $ref: '#/components/parameters/filter' },
          { $ref: '#/components/parameters/segment' },
          { $ref: '#/components/parameters/segmentBy' },
          { $ref: '#/components/parameters/properties' },
        ],
        responses: {
          '200': {
            description: 'The items.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TrendingItems' },
                examples: {
                  inNovember: {
                    value: {
                      items: [
                        {
                          itemId: 'movie-1',
                          score: 0.16666666666666663,
                          rank: 1,
                          reason: '\'movie-1\' had 1 interaction, after 0 in the time before',
                          recent: 1,
                          previous: 0,
                        },
                      ],
                      previousFrom: '2026-10-25T00:00:00.000000Z',
                      from: '2026-11-01T00:00:00.000000Z',
                      to: '2026-11-08T00:00:00.000000Z',
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
    '/builds': {
      post: {
        operationId: 'startBuild',
        tags: ['Builds'],
        summary: 'Start a build',
        description: 'Makes a model of the catalogue\'s items and interactions, off the path of requests; builds of a catalogue run one after the other. Poll its Location, or wait\nby `waitMs`. On success it becomes the active build, unless `activate` is false: from then on every replica answers from it. Of builds that have ended\nthe newest are kept (10 by default), and the active one.\n',
        'x-effects': { reads: ['items/*', 'users/*', 'interactions/*'], writes: ['model'], adds: ['builds/*'] },
        'x-transactional': false,
        'x-idempotent': false,
        'x-examples': [
          {
            name: 'waitedFor',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
            ],
            request: { parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1, description: 'Nightly' } },
            response: {
              status: 202,
              headers: { location: '/builds/1', 'retry-after': '1' },
              body: {
                buildId: 1,
                status: 'succeeded',
                percent: 100,
                active: true,
                automatic: false,
                options: {
                  model: 'sar',
                  similarity: 'cosine',
                  halfLifeDays: 0,
                  weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                  minSupport: 1,
                  sarNeighbours: 300,
                  minEaseUsers: 5,
                  easeNeighbours: 500,
                  maxEaseItems: 10000,
                  ridge: 400,
                  maxBytes: 1610612736,
                  activate: true,
                },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.100000Z',
                metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
                description: 'Nightly',
              },
              varies: ['/buildId', '/options', '/createdAt', '/startedAt', '/endedAt', '/metrics', '/headers/location'],
            },
          },
          {
            name: 'tooLarge',
            summary: 'It would take more memory than it may; the active build stays.',
            given: [
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-1' },
                body: { title: 'Toy Story', genres: ['Animation', 'Comedy'] },
              },
              {
                operationId: 'putItem',
                parameters: { itemId: 'movie-2' },
                body: { title: 'Jumanji', genres: ['Adventure'] },
              },
              { operationId: 'putItem', parameters: { itemId: 'movie-3' }, body: { title: 'Heat', genres: ['Crime'] } },
              { operationId: 'putUser', parameters: { userId: 'ada' }, body: { name: 'Ada' } },
              { operationId: 'putUser', parameters: { userId: 'bob' }, body: { name: 'Bob' } },
              { operationId: 'putUser', parameters: { userId: 'cyd' }, body: { name: 'Cyd' } },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'ada', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'bob', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-1', timestamp: '2026-11-01T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-2', timestamp: '2026-11-02T12:00:00Z' },
              },
              {
                operationId: 'addInteraction',
                body: { type: 'purchase', userId: 'cyd', itemId: 'movie-3', timestamp: '2026-11-03T12:00:00Z' },
              },
            ],
            request: { parameters: { waitMs: 20000 }, body: { maxBytes: 1 } },
            response: {
              status: 202,
              headers: { location: '/builds/2', 'retry-after': '1' },
              body: {
                buildId: 2,
                status: 'failed',
                percent: 0,
                active: false,
                automatic: false,
                options: {
                  model: 'sar',
                  similarity: 'cosine',
                  halfLifeDays: 0,
                  weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                  minSupport: 1,
                  sarNeighbours: 300,
                  minEaseUsers: 5,
                  easeNeighbours: 500,
                  maxEaseItems: 10000,
                  ridge: 400,
                  maxBytes: 1610612736,
                  activate: true,
                },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.100000Z',
                problem: {
                  type: '/problems/build-too-large',
                  title: 'Build too large',
                  status: 422,
                  code: 'build-too-large',
                  detail: 'It would take more.',
                  limit: 1,
                },
              },
              varies: [
                '/buildId',
                '/options',
                '/createdAt',
                '/startedAt',
                '/endedAt',
                '/metrics',
                '/headers/location',
                '/percent',
                '/problem/detail',
              ],
            },
          },
          {
            name: 'unknownModel',
            request: { parameters: {}, body: { model: 'oracle' } },
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
        parameters: [{ $ref: '#/components/parameters/waitMs' }],
        'x-codegen-request-body-name': 'body',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/BuildInput' },
              examples: {
                waitedFor: { value: { model: 'sar', minSupport: 1, description: 'Nightly' } },
                tooLarge: { summary: 'It would take more memory than it may; the active build stays.', value: { maxBytes: 1 } },
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'Accepted.',
            headers: {
              Location: { $ref: '#/components/headers/Location' },
              'Retry-After': { $ref: '#/components/headers/RetryAfter' },
            },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Build' },
                examples: {
                  waitedFor: {
                    value: {
                      buildId: 1,
                      status: 'succeeded',
                      percent: 100,
                      active: true,
                      automatic: false,
                      options: {
                        model: 'sar',
                        similarity: 'cosine',
                        halfLifeDays: 0,
                        weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                        minSupport: 1,
                        sarNeighbours: 300,
                        minEaseUsers: 5,
                        easeNeighbours: 500,
                        maxEaseItems: 10000,
                        ridge: 400,
                        maxBytes: 1610612736,
                        activate: true,
                      },
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.000000Z',
                      endedAt: '2026-11-21T12:00:00.100000Z',
                      metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
                      description: 'Nightly',
                    },
                  },
                  tooLarge: {
                    summary: 'It would take more memory than it may; the active build stays.',
                    value: {
                      buildId: 2,
                      status: 'failed',
                      percent: 0,
                      active: false,
                      automatic: false,
                      options: {
                        model: 'sar',
                        similarity: 'cosine',
                        halfLifeDays: 0,
                        weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                        minSupport: 1,
                        sarNeighbours: 300,
                        minEaseUsers: 5,
                        easeNeighbours: 500,
                        maxEaseItems: 10000,
                        ridge: 400,
                        maxBytes: 1610612736,
                        activate: true,
                      },
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.000000Z',
                      endedAt: '2026-11-21T12:00:00.100000Z',
                      problem: {
                        type: '/problems/build-too-large',
                        title: 'Build too large',
                        status: 422,
                        code: 'build-too-large',
                        detail: 'It would take more.',
                        limit: 1,
                      },
                    },
                  },
                },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/ContentTooLarge' },
          '415': { $ref: '#/components/responses/UnsupportedMediaType' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
      get: {
        operationId: 'listBuilds',
        tags: ['Builds'],
        summary: 'List builds',
        description: 'Newest first.\n',
        'x-effects': { reads: ['builds/*', 'model'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'all',
            given: [{ operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } }],
            request: {},
            response: {
              status: 200,
              body: {
                builds: [
                  {
                    buildId: 1,
                    status: 'succeeded',
                    percent: 100,
                    active: true,
                    automatic: false,
                    options: {
                      model: 'sar',
                      similarity: 'cosine',
                      halfLifeDays: 0,
                      weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                      minSupport: 1,
                      sarNeighbours: 300,
                      minEaseUsers: 5,
                      easeNeighbours: 500,
                      maxEaseItems: 10000,
                      ridge: 400,
                      maxBytes: 1610612736,
                      activate: true,
                    },
                    createdAt: '2026-11-21T12:00:00.000000Z',
                    startedAt: '2026-11-21T12:00:00.000000Z',
                    endedAt: '2026-11-21T12:00:00.100000Z',
                    metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
                  },
                ],
              },
              varies: ['/builds'],
            },
          },
        ],
        responses: {
          '200': {
            description: 'The builds.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Builds' },
                examples: {
                  all: {
                    value: {
                      builds: [
                        {
                          buildId: 1,
                          status: 'succeeded',
                          percent: 100,
                          active: true,
                          automatic: false,
                          options: {
                            model: 'sar',
                            similarity: 'cosine',
                            halfLifeDays: 0,
                            weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                            minSupport: 1,
                            sarNeighbours: 300,
                            minEaseUsers: 5,
                            easeNeighbours: 500,
                            maxEaseItems: 10000,
                            ridge: 400,
                            maxBytes: 1610612736,
                            activate: true,
                          },
                          createdAt: '2026-11-21T12:00:00.000000Z',
                          startedAt: '2026-11-21T12:00:00.000000Z',
                          endedAt: '2026-11-21T12:00:00.100000Z',
                          metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
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
    '/builds/{buildId}': {
      get: {
        operationId: 'getBuild',
        tags: ['Builds'],
        summary: 'Get a build',
        description: 'Its state, how far it has come, and once it has ended what it cost.\n',
        'x-effects': { reads: ['builds/{buildId}', 'model'], writes: [], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'active',
            given: [{ operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } }],
            request: { parameters: { buildId: 'active' } },
            response: {
              status: 200,
              body: {
                buildId: 1,
                status: 'succeeded',
                percent: 100,
                active: true,
                automatic: false,
                options: {
                  model: 'sar',
                  similarity: 'cosine',
                  halfLifeDays: 0,
                  weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                  minSupport: 1,
                  sarNeighbours: 300,
                  minEaseUsers: 5,
                  easeNeighbours: 500,
                  maxEaseItems: 10000,
                  ridge: 400,
                  maxBytes: 1610612736,
                  activate: true,
                },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.100000Z',
                metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
              },
              varies: ['/buildId', '/options', '/createdAt', '/startedAt', '/endedAt', '/metrics'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { buildId: '999999999' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'noName',
            request: { parameters: { buildId: 'newest' } },
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
        parameters: [{ $ref: '#/components/parameters/buildId' }, { $ref: '#/components/parameters/waitMs' }],
        responses: {
          '200': {
            description: 'The build.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Build' },
                examples: {
                  active: {
                    value: {
                      buildId: 1,
                      status: 'succeeded',
                      percent: 100,
                      active: true,
                      automatic: false,
                      options: {
                        model: 'sar',
                        similarity: 'cosine',
                        halfLifeDays: 0,
                        weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                        minSupport: 1,
                        sarNeighbours: 300,
                        minEaseUsers: 5,
                        easeNeighbours: 500,
                        maxEaseItems: 10000,
                        ridge: 400,
                        maxBytes: 1610612736,
                        activate: true,
                      },
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.000000Z',
                      endedAt: '2026-11-21T12:00:00.100000Z',
                      metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
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
      delete: {
        operationId: 'deleteBuild',
        tags: ['Builds'],
        summary: 'Delete a build',
        description: 'One that is queued or running is cancelled first. The active build cannot be deleted: 409.\n',
        'x-effects': { reads: [], writes: ['builds/{buildId}'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'notActive',
            given: [
              { operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } },
              {
                operationId: 'startBuild',
                parameters: { waitMs: 20000 },
                body: { model: 'sar', minSupport: 1, activate: false },
              },
            ],
            request: { parameters: { buildId: 'latest' } },
            response: { status: 204 },
          },
          {
            name: 'activeOne',
            given: [{ operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } }],
            request: { parameters: { buildId: 'active' } },
            response: {
              status: 409,
              body: { type: '/problems/build-state', title: 'Build in another state', status: 409, code: 'build-state' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { buildId: '999999999' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/buildId' }],
        responses: {
          '204': { description: 'Deleted.' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/BuildState' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/builds/{buildId}/activate': {
      post: {
        operationId: 'activateBuild',
        tags: ['Builds'],
        summary: 'Activate a build',
        description: 'From now on recommendations come from it, on every replica within a second; a batch that runs keeps the one that it began with. 409 if it has not succeeded.\n',
        'x-effects': { reads: ['builds/{buildId}'], writes: ['model'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'latest',
            given: [
              {
                operationId: 'startBuild',
                parameters: { waitMs: 20000 },
                body: { model: 'sar', minSupport: 1, activate: false },
              },
            ],
            request: { parameters: { buildId: 'latest' } },
            response: {
              status: 200,
              body: {
                buildId: 1,
                status: 'succeeded',
                percent: 100,
                active: true,
                automatic: false,
                options: {
                  model: 'sar',
                  similarity: 'cosine',
                  halfLifeDays: 0,
                  weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                  minSupport: 1,
                  sarNeighbours: 300,
                  minEaseUsers: 5,
                  easeNeighbours: 500,
                  maxEaseItems: 10000,
                  ridge: 400,
                  maxBytes: 1610612736,
                  activate: true,
                },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.100000Z',
                metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
              },
              varies: ['/buildId', '/options', '/createdAt', '/startedAt', '/endedAt', '/metrics'],
            },
          },
          {
            name: 'failedOne',
            given: [{ operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { maxBytes: 1 } }],
            request: { parameters: { buildId: 'latest' } },
            response: {
              status: 409,
              body: { type: '/problems/build-state', title: 'Build in another state', status: 409, code: 'build-state' },
              varies: ['/detail', '/instance'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { buildId: '999999999' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/buildId' }],
        responses: {
          '200': {
            description: 'The build.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Build' },
                examples: {
                  latest: {
                    value: {
                      buildId: 1,
                      status: 'succeeded',
                      percent: 100,
                      active: true,
                      automatic: false,
                      options: {
                        model: 'sar',
                        similarity: 'cosine',
                        halfLifeDays: 0,
                        weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                        minSupport: 1,
                        sarNeighbours: 300,
                        minEaseUsers: 5,
                        easeNeighbours: 500,
                        maxEaseItems: 10000,
                        ridge: 400,
                        maxBytes: 1610612736,
                        activate: true,
                      },
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.000000Z',
                      endedAt: '2026-11-21T12:00:00.100000Z',
                      metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
                    },
                  },
                },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/BuildState' },
          '422': { $ref: '#/components/responses/InvalidRequest' },
          '500': { $ref: '#/components/responses/InternalError' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/builds/{buildId}/cancel': {
      post: {
        operationId: 'cancelBuild',
        tags: ['Builds'],
        summary: 'Cancel a build',
        description: 'Ends it as `cancelled`, if it has not ended; one that has stays as it is.\n',
        'x-effects': { reads: [], writes: ['builds/{buildId}'], adds: [] },
        'x-transactional': false,
        'x-idempotent': true,
        'x-examples': [
          {
            name: 'ended',
            summary: 'It stays as it is.',
            given: [{ operationId: 'startBuild', parameters: { waitMs: 20000 }, body: { model: 'sar', minSupport: 1 } }],
            request: { parameters: { buildId: 'latest' } },
            response: {
              status: 200,
              body: {
                buildId: 1,
                status: 'succeeded',
                percent: 100,
                active: true,
                automatic: false,
                options: {
                  model: 'sar',
                  similarity: 'cosine',
                  halfLifeDays: 0,
                  weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                  minSupport: 1,
                  sarNeighbours: 300,
                  minEaseUsers: 5,
                  easeNeighbours: 500,
                  maxEaseItems: 10000,
                  ridge: 400,
                  maxBytes: 1610612736,
                  activate: true,
                },
                createdAt: '2026-11-21T12:00:00.000000Z',
                startedAt: '2026-11-21T12:00:00.000000Z',
                endedAt: '2026-11-21T12:00:00.100000Z',
                metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
              },
              varies: ['/buildId', '/options', '/createdAt', '/startedAt', '/endedAt', '/metrics'],
            },
          },
          {
            name: 'unknown',
            request: { parameters: { buildId: '999999999' } },
            response: {
              status: 404,
              body: { type: '/problems/not-found', title: 'Not found', status: 404, code: 'not-found' },
              varies: ['/detail', '/instance'],
            },
          },
        ],
        parameters: [{ $ref: '#/components/parameters/buildId' }],
        responses: {
          '200': {
            description: 'The build.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Build' },
                examples: {
                  ended: {
                    summary: 'It stays as it is.',
                    value: {
                      buildId: 1,
                      status: 'succeeded',
                      percent: 100,
                      active: true,
                      automatic: false,
                      options: {
                        model: 'sar',
                        similarity: 'cosine',
                        halfLifeDays: 0,
                        weights: { view: 1, purchase: 5, rating: 1, cart: 3, bookmark: 2, viewPortion: 1 },
                        minSupport: 1,
                        sarNeighbours: 300,
                        minEaseUsers: 5,
                        easeNeighbours: 500,
                        maxEaseItems: 10000,
                        ridge: 400,
                        maxBytes: 1610612736,
                        activate: true,
                      },
                      createdAt: '2026-11-21T12:00:00.000000Z',
                      startedAt: '2026-11-21T12:00:00.000000Z',
                      endedAt: '2026-11-21T12:00:00.100000Z',
                      metrics: { interactions: 6, items: 3, users: 3, easeItems: 0, milliseconds: 100, bytes: 1024 },
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
          '422': { $ref: '#/components/responses/InvalidRequest' },
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
          '422': { $ref: '#/components/responses/InvalidRequest' },
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
      OperationLocation: { description: 'The whole URL of the job\'s state.', required: true, schema: { type: 'string' } },
      RetryAfter: { description: 'Seconds until it is worth while to look again.', required: true, schema: { type: 'string' } },
    },
    parameters: {
      allowNoBuild: {
        name: 'allowNoBuild',
        in: 'query',
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
        schema: { type: 'boolean', default: false },
      },
      booster: {
        name: 'booster',
        in: 'query',
        description: 'Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1.',
        schema: { $ref: '#/components/schemas/Booster' },
      },
      buildId: {
        name: 'buildId',
        in: 'path',
        required: true,
        description: 'The build\'s number; `active`: the one that answers; `latest`: the newest.',
        schema: { $ref: '#/components/schemas/BuildName' },
      },
      cascadeCreate: {
        name: 'cascadeCreate',
        in: 'query',
        description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.',
        schema: { type: 'boolean', default: false },
      },
      catalogueId: {
        name: 'catalogueId',
        in: 'path',
        required: true,
        description: 'The catalogue\'s id, made by the server, or that of the account\'s own catalogue.',
        schema: { $ref: '#/components/schemas/Id' },
      },
      count: {
        name: 'count',
        in: 'query',
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
        schema: { type: 'integer', minimum: 1, maximum: 1000, default: 10 },
      },
      cursor: {
        name: 'cursor',
        in: 'query',
        description: '`nextCursor` of the page before.',
        schema: { type: 'string', minLength: 1, maxLength: 1024 },
      },
      declaredOnly: {
        name: 'declaredOnly',
        in: 'query',
        description: 'Whether properties that are not declared are refused, with 422.',
        schema: { type: 'boolean', default: false },
      },
      entryLimit: {
        name: 'limit',
        in: 'query',
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
        schema: { type: 'integer', minimum: 1, maximum: 100000, default: 100 },
      },
      excludeItems: {
        name: 'excludeItems',
        in: 'query',
        style: 'form',
        explode: false,
        description: 'Leave out these items; ids that do not exist are no fault.',
        schema: { type: 'array', maxItems: 10000, items: { $ref: '#/components/schemas/Id' } },
      },
      excludePopular: {
        name: 'excludePopular',
        in: 'query',
        description: 'Leave out this many of the most popular items of the build.',
        schema: { type: 'integer', minimum: 0, maximum: 1000, default: 0 },
      },
      excludeSeen: {
        name: 'excludeSeen',
        in: 'query',
        description: 'Leave out what the user has interacted with, up to this moment.',
        schema: { type: 'boolean', default: true },
      },
      excludeUsers: {
        name: 'excludeUsers',
        in: 'query',
        style: 'form',
        explode: false,
        description: 'Leave out these users; ids that do not exist are no fault.',
        schema: { type: 'array', maxItems: 10000, items: { $ref: '#/components/schemas/Id' } },
      },
      fallback: {
        name: 'fallback',
        in: 'query',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
        schema: { $ref: '#/components/schemas/Fallback', default: 'popularity' },
      },
      filter: {
        name: 'filter',
        in: 'query',
        description: 'Only what meets it.',
        schema: { $ref: '#/components/schemas/Filter' },
      },
      from: {
        name: 'from',
        in: 'query',
        description: 'Start of the window, inclusive; not beside `fromOffset`.',
        schema: { $ref: '#/components/schemas/Timestamp' },
      },
      fromBuild: {
        name: 'buildId',
        in: 'query',
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
        schema: { type: 'integer', minimum: 1, maximum: 999999999 },
      },
      fromOffset: {
        name: 'fromOffset',
        in: 'query',
        description: 'Start of the window by its distance from now.',
        schema: { $ref: '#/components/schemas/TimeOffset' },
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
      jobId: {
        name: 'jobId',
        in: 'path',
        required: true,
        description: 'The job. One that does not exist for this credential and text that is no id are answered alike.',
        schema: { type: 'string' },
      },
      limit: {
        name: 'limit',
        in: 'query',
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
        schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
      },
      minScore: {
        name: 'minScore',
        in: 'query',
        description: 'Only scores of at least this, boosters included.',
        schema: { type: 'number', minimum: 0, maximum: 1, default: 0 },
      },
      offset: {
        name: 'offset',
        in: 'query',
        description: 'How many entries to leave out first; to go through a whole list, a cursor is faster.',
        schema: { type: 'integer', minimum: 0, maximum: 1000000, default: 0 },
      },
      properties: {
        name: 'properties',
        in: 'query',
        style: 'form',
        explode: false,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
        schema: { type: 'array', minItems: 1, maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 256 } },
      },
      propertyName: {
        name: 'propertyName',
        in: 'path',
        required: true,
        description: 'The property\'s name.',
        schema: { $ref: '#/components/schemas/PropertyName' },
      },
      segment: {
        name: 'segment',
        in: 'query',
        description: 'Only items of one segment.',
        schema: { $ref: '#/components/schemas/Segment' },
      },
      segmentBy: {
        name: 'segmentBy',
        in: 'query',
        description: 'A property: the answer also has `segments`, the same list for each of the property\'s values (a list property counts with each entry), up to 100 of them.',
        schema: { type: 'string', minLength: 1, maxLength: 256 },
      },
      selectedProperties: {
        name: 'properties',
        in: 'query',
        style: 'form',
        explode: false,
        description: 'Only these properties; ids are always there. Default: all. `itemId` or `userId` alone asks for ids and nothing else.',
        schema: { type: 'array', minItems: 1, maxItems: 1000, items: { type: 'string', minLength: 1, maxLength: 1000 } },
      },
      to: {
        name: 'to',
        in: 'query',
        description: 'End of the window, exclusive; not beside `toOffset`. Default: now.',
        schema: { $ref: '#/components/schemas/Timestamp' },
      },
      toOffset: {
        name: 'toOffset',
        in: 'query',
        description: 'End of the window by its distance from now.',
        schema: { $ref: '#/components/schemas/TimeOffset' },
      },
      type: {
        name: 'type',
        in: 'query',
        description: 'Only interactions of this kind.',
        schema: { $ref: '#/components/schemas/InteractionType' },
      },
      types: {
        name: 'type',
        in: 'query',
        style: 'form',
        explode: false,
        description: 'Only interactions of these kinds. Default: all.',
        schema: { type: 'array', minItems: 1, maxItems: 6, items: { $ref: '#/components/schemas/InteractionType' } },
      },
      userId: {
        name: 'userId',
        in: 'path',
        required: true,
        description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).',
        schema: { $ref: '#/components/schemas/Id' },
      },
      waitMs: {
        name: 'waitMs',
        in: 'query',
        description: 'How long the answer may wait for the build\'s end, in milliseconds.',
        schema: { type: 'integer', minimum: 0, maximum: 25000, default: 0 },
      },
    },
    responses: {
      BadRequest: {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      BuildState: {
        description: 'The build is not in a state for this. `build-state`.',
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
      Forbidden: {
        description: 'The caller may not do this. `forbidden`.',
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
      JobAccepted: {
        description: 'The job as it stands. It is durable.',
        headers: {
          Location: { $ref: '#/components/headers/Location' },
          'Operation-Location': { $ref: '#/components/headers/OperationLocation' },
          'Retry-After': { $ref: '#/components/headers/RetryAfter' },
        },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } },
      },
      JobFinished: {
        description: 'The job has ended. `job-finished`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      JobNotRetried: {
        description: 'The job has not ended, `job-not-finished`, or has nothing that could run again, `nothing-to-retry`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      NoModel: {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      NotAcceptable: {
        description: 'No media type that the caller accepts. `not-acceptable`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      NotFound: {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      PreconditionFailed: {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      ResultsExpired: {
        description: 'The job\'s items and results are gone. `results-expired`.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Unauthenticated: {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'WWW-Authenticate': { description: 'How to authenticate.', required: true, schema: { type: 'string' } } },
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      Unavailable: {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
      UnknownJob: {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
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
        description: 'Options of the envelope, true where offered. What is false is refused with `not-available`, but for respondAsync, which then is ignored.',
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
          respondAsync: { type: 'boolean', description: '`Prefer: respond-async` makes a batch a job.' },
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
            description: 'true, or { seen: { userId: [itemId] } }: no item is recommended twice to one user, nor one that is listed as seen.',
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
      BlobLocation: {
        type: 'object',
        description: 'Where a job\'s items are fetched from or its results written to. Only hosts of `SHEAF_BLOB_HOSTS` are connected to. Credentials are sealed before they\nare stored and shown nowhere.\n',
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: ['azure', 's3', 'http'],
            description: '`azure`: a blob by its shared access signature; `s3`: an object, with credentials of the caller; `http`: what a GET answers, read only.',
          },
          url: {
            type: 'string',
            minLength: 1,
            maxLength: 8192,
            description: 'Of azure and http; absolute. Of azure `https://account.blob.core.windows.net/container/blob`, with or without the signature.',
          },
          sasToken: {
            type: 'string',
            maxLength: 4096,
            description: 'Of azure, unless it stands in the url or the blob is public.',
          },
          bucket: { type: 'string', maxLength: 63, description: 'Of s3.' },
          key: { type: 'string', minLength: 1, maxLength: 1024, description: 'Of s3.' },
          endpoint: { type: 'string', maxLength: 1024, description: 'Of s3. Default: that of AWS in the region.' },
          region: { type: 'string', maxLength: 64, description: 'Of s3. Default: us-east-1.' },
          accessKeyId: { type: 'string', maxLength: 256, description: 'Of s3.' },
          secretAccessKey: { type: 'string', maxLength: 256, description: 'Of s3.' },
          sessionToken: { type: 'string', maxLength: 8192, description: 'Of s3, with temporary credentials.' },
        },
        additionalProperties: false,
      },
      Booster: {
        type: 'string',
        description: '`filter*factor`, several separated by commas: `genres:eq:Comedy*2,year:gte:2000*1.5`. The score of an item that meets the filter is multiplied by the factor,\n0 to 1000. The filter is written as Filter says.\n',
        minLength: 1,
        maxLength: 8192,
      },
      Build: {
        type: 'object',
        description: 'A model made of a catalogue\'s interactions. Once it has ended only `active` changes.',
        required: ['buildId', 'status', 'percent', 'active', 'automatic', 'options', 'createdAt'],
        properties: {
          buildId: {
            type: 'integer',
            minimum: 1,
            maximum: 999999999,
            description: 'Counts the builds of the catalogue, from 1.',
          },
          status: { $ref: '#/components/schemas/BuildStatus' },
          percent: { type: 'integer', minimum: 0, maximum: 100, description: 'How far it has come.' },
          active: { type: 'boolean', description: 'Whether recommendations come from it.' },
          automatic: { type: 'boolean', description: 'Whether the server started it by itself, because data had changed enough.' },
          description: { type: 'string' },
          options: { $ref: '#/components/schemas/BuildOptions' },
          createdAt: { $ref: '#/components/schemas/Timestamp', description: 'When it was asked for.' },
          startedAt: { $ref: '#/components/schemas/Timestamp', description: 'When it began to run.' },
          endedAt: { $ref: '#/components/schemas/Timestamp', description: 'When it ended.' },
          metrics: { $ref: '#/components/schemas/BuildMetrics', description: 'Once it has succeeded.' },
          problem: { $ref: '#/components/schemas/Problem', description: 'Why it failed.' },
        },
        additionalProperties: false,
      },
      BuildInput: {
        type: 'object',
        description: 'How to build. What is left out has the default that the answered build shows.',
        properties: {
          description: { type: 'string', maxLength: 500 },
          model: { $ref: '#/components/schemas/BuildModel', description: 'Default: ease.' },
          similarity: { $ref: '#/components/schemas/Similarity', description: 'Default: cosine.' },
          halfLifeDays: {
            type: 'number',
            minimum: 0,
            maximum: 100000,
            description: 'An interaction counts half after so many days; 0: age does not matter, the default.',
          },
          weights: {
            $ref: '#/components/schemas/InteractionWeights',
            description: 'Types that are left out keep their default.',
          },
          minSupport: {
            type: 'integer',
            minimum: 1,
            maximum: 1000000,
            description: 'sar: pairs of items that fewer users share say nothing.',
          },
          sarNeighbours: { type: 'integer', minimum: 1, maximum: 10000, description: 'sar: neighbours kept per item, 8 bytes each.' },
          minEaseUsers: {
            type: 'integer',
            minimum: 1,
            maximum: 1000000,
            description: 'ease: items with fewer users are left to sar.',
          },
          easeNeighbours: { type: 'integer', minimum: 1, maximum: 10000, description: 'ease: weights kept per item, 8 bytes each.' },
          ridge: {
            type: 'number',
            exclusiveMinimum: 0,
            maximum: 1000000000,
            description: 'ease: strength of the ridge term; the larger, the less rare items weigh.',
          },
          maxBytes: {
            type: 'integer',
            minimum: 1,
            maximum: 1099511627776,
            description: 'The build fails with `build-too-large` when it would take more memory; at most the server\'s own limit, which is the default.',
          },
          activate: { type: 'boolean', description: 'Become the active build on success. Default: true.' },
        },
        additionalProperties: false,
      },
      BuildMetrics: {
        type: 'object',
        description: 'What went into a build, and what it cost.',
        required: ['interactions', 'items', 'users', 'easeItems', 'milliseconds', 'bytes'],
        properties: {
          interactions: { type: 'integer', minimum: 0, maximum: 9007199254740991, description: 'Interactions read.' },
          items: { type: 'integer', minimum: 0, maximum: 2147483647, description: 'Items with interactions.' },
          users: { type: 'integer', minimum: 0, maximum: 2147483647, description: 'Users with interactions.' },
          easeItems: {
            type: 'integer',
            minimum: 0,
            maximum: 2147483647,
            description: 'Items that ease covers; 0 for a sar build.',
          },
          milliseconds: { type: 'integer', minimum: 0, maximum: 9007199254740991, description: 'From its start to its end.' },
          bytes: { type: 'integer', minimum: 0, maximum: 9007199254740991, description: 'Size of the model as stored.' },
        },
        additionalProperties: false,
      },
      BuildModel: {
        type: 'string',
        enum: ['sar', 'ease'],
        description: '`sar`: item-to-item similarity from co-occurrence; `ease`: a linear model in closed form (Steck 2019) over the most interacted items, with sar for the others.',
      },
      BuildName: {
        type: 'string',
        description: 'A number from 1 to 999999999, `active` or `latest`.',
        pattern: '^([1-9][0-9]{0,8}|active|latest)$',
      },
      BuildOptions: {
        type: 'object',
        description: 'How a build is made, every option as it is in force.',
        required: [
          'model',
          'similarity',
          'halfLifeDays',
          'weights',
          'minSupport',
          'sarNeighbours',
          'minEaseUsers',
          'easeNeighbours',
          'maxEaseItems',
          'ridge',
          'maxBytes',
          'activate',
        ],
        properties: {
          model: { $ref: '#/components/schemas/BuildModel' },
          similarity: { $ref: '#/components/schemas/Similarity' },
          halfLifeDays: { type: 'number' },
          weights: { $ref: '#/components/schemas/InteractionWeights' },
          minSupport: { type: 'integer', minimum: 1, maximum: 1000000 },
          sarNeighbours: { type: 'integer', minimum: 1, maximum: 10000 },
          minEaseUsers: { type: 'integer', minimum: 1, maximum: 1000000 },
          easeNeighbours: { type: 'integer', minimum: 1, maximum: 10000 },
          maxEaseItems: {
            type: 'integer',
            minimum: 1,
            maximum: 1000000,
            description: 'ease covers at most so many items, the most interacted; sar answers for the others.',
          },
          ridge: { type: 'number' },
          maxBytes: { type: 'integer', minimum: 1, maximum: 1099511627776 },
          activate: { type: 'boolean' },
        },
        additionalProperties: false,
      },
      BuildStatus: {
        type: 'string',
        enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'],
        description: 'The last three are final.',
      },
      Builds: {
        type: 'object',
        description: 'The builds that are kept, newest first.',
        required: ['builds'],
        properties: { builds: { type: 'array', items: { $ref: '#/components/schemas/Build' } } },
        additionalProperties: false,
      },
      Catalogue: {
        type: 'object',
        description: 'Items, users and interactions that belong together. `configured`: it is in the server\'s settings, which also say its rating range; it cannot be deleted.\n',
        required: ['catalogueId', 'name', 'ratingRange', 'configured', 'createdAt'],
        properties: {
          catalogueId: { $ref: '#/components/schemas/Id' },
          name: { type: 'string' },
          description: { type: 'string' },
          ratingRange: { $ref: '#/components/schemas/RatingRange' },
          configured: { type: 'boolean' },
          createdAt: { $ref: '#/components/schemas/Timestamp' },
        },
        additionalProperties: false,
      },
      CatalogueInput: {
        type: 'object',
        description: 'A new catalogue. `ratingRange`: 0.5 to 5 by default.',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200 },
          description: { type: 'string', maxLength: 4000 },
          ratingRange: { $ref: '#/components/schemas/RatingRange' },
        },
        additionalProperties: false,
      },
      CataloguePage: {
        type: 'object',
        description: 'A page of the account\'s catalogues, in the order of their ids (code points).',
        required: ['catalogues'],
        properties: {
          catalogues: { type: 'array', items: { $ref: '#/components/schemas/Catalogue' } },
          nextCursor: { type: 'string', description: 'Present when there are more.' },
        },
        additionalProperties: false,
      },
      CataloguePatch: {
        type: 'object',
        description: 'JSON Merge Patch (RFC 7396): a member replaces, `null` removes the description, what is not named stays.',
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200 },
          description: { type: ['string', 'null'], maxLength: 4000 },
          ratingRange: { $ref: '#/components/schemas/RatingRange' },
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
      Fallback: {
        type: 'string',
        enum: ['popularity', 'none'],
        description: '`popularity`: the build\'s most popular fill up, each marked `model: popularity`; `none`: only what the model gives, and 409 `not-in-model` when it knows nothing of user or seeds.',
      },
      Filter: {
        type: 'string',
        description: 'Terms `field:op:value[,value]` over properties; `;` is "and", `|` is "or" and binds tighter: `year:gte:2000;genres:in:Comedy,Drama|seen:eq:false`.\nOperators: eq neq in nin gt gte lt lte contains exists. `; | , * %` in a name or value, and `:` in a name, are percent-encoded.\nA value is compared by the property\'s own JSON type; a list matches when one of its entries does; `itemId` or `userId` may be named as well.\n',
        minLength: 1,
        maxLength: 8192,
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
      InteractionWeights: {
        type: 'object',
        description: 'What one interaction of each type counts; 0 leaves the type out. A rating counts its rating times the weight, a viewPortion its portion times the weight.',
        properties: {
          view: { type: 'number', minimum: 0, maximum: 1000 },
          purchase: { type: 'number', minimum: 0, maximum: 1000 },
          rating: { type: 'number', minimum: 0, maximum: 1000 },
          cart: { type: 'number', minimum: 0, maximum: 1000 },
          bookmark: { type: 'number', minimum: 0, maximum: 1000 },
          viewPortion: { type: 'number', minimum: 0, maximum: 1000 },
        },
        additionalProperties: false,
      },
      Item: {
        type: 'object',
        description: 'An item of the catalogue. All members but `itemId` are free properties and are kept as sent.',
        required: ['itemId'],
        properties: { itemId: { $ref: '#/components/schemas/Id' } },
        additionalProperties: true,
      },
      ItemIds: {
        type: 'object',
        description: 'The items that were changed or deleted, in the order of their ids (code points).',
        required: ['itemIds', 'count'],
        properties: {
          itemIds: { type: 'array', items: { $ref: '#/components/schemas/Id' } },
          count: { type: 'integer', minimum: 0 },
        },
        additionalProperties: false,
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
      Job: {
        type: 'object',
        description: 'A batch that outlives its request, as it stands.',
        required: ['jobId', 'state', 'counts', 'percent', 'execution', 'onError', 'priority', 'createdAt', 'expirySeconds'],
        properties: {
          jobId: { type: 'string', description: 'Made by the server.' },
          state: { $ref: '#/components/schemas/JobState' },
          counts: { $ref: '#/components/schemas/JobCounts' },
          percent: { type: 'number', minimum: 0, maximum: 100, description: 'How many of its items are final.' },
          execution: { $ref: '#/components/schemas/JobExecution' },
          onError: { $ref: '#/components/schemas/JobOnError' },
          errorThreshold: {
            type: 'integer',
            minimum: 0,
            maximum: 1000000,
            description: 'How many items may fail. Absent where any number may.',
          },
          priority: { $ref: '#/components/schemas/JobPriority' },
          metadata: { $ref: '#/components/schemas/JobMetadata' },
          createdAt: { $ref: '#/components/schemas/Timestamp', description: 'When it was accepted.' },
          startAfter: { $ref: '#/components/schemas/Timestamp', description: 'When it may begin. Absent where it may at once.' },
          startedAt: { $ref: '#/components/schemas/Timestamp', description: 'When its first item began.' },
          estimatedEnd: {
            $ref: '#/components/schemas/Timestamp',
            description: 'When it will end if it goes on as so far. While it runs.',
          },
          endedAt: { $ref: '#/components/schemas/Timestamp', description: 'When it became succeeded, failed or cancelled.' },
          deadline: { $ref: '#/components/schemas/Timestamp', description: 'When it must have ended.' },
          expirySeconds: {
            type: 'integer',
            minimum: 0,
            maximum: 31536000,
            description: 'How long its items and results are kept after its end.',
          },
          expiry: { $ref: '#/components/schemas/Timestamp', description: 'When its items and results go. Once it has ended.' },
          deliveries: {
            type: 'array',
            description: 'The blobs that are written and the webhook that is called once it has ended. Absent where there are none.',
            items: { $ref: '#/components/schemas/JobDelivery' },
          },
          problem: {
            $ref: '#/components/schemas/Problem',
            description: 'Why it failed; of one that has not ended, what it waits for.',
          },
        },
        additionalProperties: false,
      },
      JobCounts: {
        type: 'object',
        description: 'Items by where they stand. total = succeeded + failed + skipped + running + waiting.',
        required: ['total', 'succeeded', 'failed', 'skipped', 'running', 'waiting'],
        properties: {
          total: { type: 'integer', minimum: 0, maximum: 1000000 },
          succeeded: { type: 'integer', minimum: 0, maximum: 1000000, description: 'Below 400.' },
          failed: { type: 'integer', minimum: 0, maximum: 1000000, description: '400 and above, and executed.' },
          skipped: {
            type: 'integer',
            minimum: 0,
            maximum: 1000000,
            description: 'Never executed because of another item, a deadline or a cancellation.',
          },
          running: {
            type: 'integer',
            minimum: 0,
            maximum: 1000000,
            description: 'In chunks that a worker has in hand, and not final.',
          },
          waiting: { type: 'integer', minimum: 0, maximum: 1000000, description: 'Not begun.' },
        },
        additionalProperties: false,
      },
      JobDelivery: {
        type: 'object',
        description: 'Where the telling of the job\'s end stands.',
        required: ['kind', 'state', 'tries'],
        properties: {
          kind: { type: 'string', enum: ['output', 'errors', 'webhook'] },
          state: {
            type: 'string',
            enum: ['waiting', 'running', 'done', 'failed'],
            description: '`waiting`: for the job\'s end, or for the next try.',
          },
          tries: { type: 'integer', minimum: 0, maximum: 1000 },
          problem: { $ref: '#/components/schemas/Problem', description: 'Why the last try failed.' },
        },
        additionalProperties: false,
      },
      JobExecution: {
        type: 'string',
        enum: ['auto', 'serial', 'parallel'],
        default: 'auto',
        description: '`auto` and `serial`: as if one by one in request order. `parallel`: any order that `dependsOn` and references allow, on all workers.',
      },
      JobMetadata: {
        type: 'object',
        description: 'The caller\'s own notes, shown with the job and never looked at.',
        maxProperties: 16,
        additionalProperties: { type: 'string', maxLength: 512 },
      },
      JobOnError: {
        type: 'string',
        enum: ['continue', 'stop', 'rollback'],
        default: 'continue',
        description: '`continue`: other items run; `stop`: no item begins after a failed one, and the job fails; `rollback` is not available for jobs.',
      },
      JobPage: {
        type: 'object',
        description: 'A page of jobs, newest first.',
        required: ['jobs'],
        properties: {
          jobs: { type: 'array', items: { $ref: '#/components/schemas/Job' } },
          nextCursor: { type: 'string', description: 'Present when there are more.' },
        },
        additionalProperties: false,
      },
      JobPriority: {
        type: 'string',
        enum: ['low', 'normal', 'high'],
        default: 'normal',
        description: 'Chunks of jobs with a higher priority begin first.',
      },
      JobRequest: {
        type: 'object',
        description: 'A batch that outlives its request. As JSON its items stand in `requests`. As NDJSON the first line has these options without `requests`, and each\nfurther line is one item.\n',
        properties: {
          requests: {
            type: 'array',
            description: 'The items, as in a batch.',
            minItems: 1,
            items: { $ref: '#/components/schemas/BatchItem' },
          },
          input: {
            $ref: '#/components/schemas/BlobLocation',
            description: 'Where a worker fetches the items from, instead of `requests`. NDJSON with one item per line, gzip or br or as it is.',
          },
          output: {
            $ref: '#/components/schemas/BlobLocation',
            description: 'Where all results are written to once the job has ended: NDJSON, a JobResult per line. Azure or S3; all of it or nothing.',
          },
          errorOutput: { $ref: '#/components/schemas/BlobLocation', description: 'The same of the results of failed items.' },
          execution: { $ref: '#/components/schemas/JobExecution' },
          onError: { $ref: '#/components/schemas/JobOnError' },
          errorThreshold: {
            type: 'integer',
            minimum: 0,
            maximum: 1000000,
            description: 'How many items may fail: with one more the job stops and has failed. Default: any number.',
          },
          startAfterSeconds: {
            type: 'integer',
            minimum: 0,
            maximum: 2592000,
            default: 0,
            description: 'How long the job waits before it begins, from its acceptance.',
          },
          deadlineSeconds: {
            type: 'integer',
            minimum: 1,
            maximum: 2592000,
            description: 'When it must have ended, from its acceptance: what has not begun by then is not executed, and the job has failed. Default: none.',
          },
          expirySeconds: {
            type: 'integer',
            minimum: 0,
            maximum: 31536000,
            default: 604800,
            description: 'How long its items and results are kept after its end.',
          },
          priority: { $ref: '#/components/schemas/JobPriority' },
          metadata: { $ref: '#/components/schemas/JobMetadata' },
          webhook: { $ref: '#/components/schemas/JobWebhook' },
        },
        additionalProperties: false,
      },
      JobResult: {
        type: 'object',
        description: 'A line of a job\'s results; a batch\'s item result and where it stands.',
        required: ['id', 'index', 'status', 'cursor'],
        properties: {
          id: { type: 'string', description: 'The item\'s.' },
          index: {
            type: 'integer',
            minimum: 0,
            description: 'The item\'s position in the request; in an upload the second line is 0.',
          },
          status: { type: 'integer', minimum: 200, maximum: 599 },
          headers: {
            type: 'object',
            description: 'Lower-case names. Transport headers and set-cookie are left out.',
            additionalProperties: { type: 'string' },
          },
          body: {
            description: 'Absent for 204 and 304, and of successes that were asked for as `minimal`. A failure of the item itself is a problem document.',
          },
          effect: {
            type: 'string',
            enum: ['none', 'rolledBack', 'unknown'],
            description: 'On failures: what the operation left behind.',
          },
          retryable: { type: 'boolean', description: 'On failures: true only if a repeat may succeed and cannot apply twice.' },
          cursor: { type: 'string', description: 'To go on behind this line: the parameter `cursor`.' },
        },
        additionalProperties: false,
      },
      JobResultsEnd: {
        type: 'object',
        description: 'The last line of a job\'s results, as they are so far.',
        required: ['state', 'counts', 'cursor'],
        properties: {
          state: { $ref: '#/components/schemas/JobState' },
          counts: { $ref: '#/components/schemas/JobCounts' },
          cursor: { type: 'string', description: 'To go on behind these lines: the parameter `cursor`.' },
        },
        additionalProperties: false,
      },
      JobState: {
        type: 'string',
        enum: ['queued', 'running', 'succeeded', 'failed', 'cancelling', 'cancelled', 'expired'],
        description: '`queued` and `running` go on; `cancelling` ends what has begun. `succeeded`: every item has its result, whatever it says. `failed`: the job itself\nstopped early, and `problem` says why. `cancelled`: ended by its caller. `expired`: its items and results are gone. The drawing is in docs/jobs.md.\n',
      },
      JobWebhook: {
        type: 'object',
        description: 'Who is told when the job has ended, by a POST that is signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The body is\n`{"type": "job.succeeded", "timestamp": …, "data": <the Job>}`. Anything but 2xx is tried again, up to 9 times in about 14 hours; the id stays the same.\n',
        required: ['url', 'secret'],
        properties: {
          url: {
            type: 'string',
            minLength: 1,
            maxLength: 8192,
            description: 'Absolute; its host stands in `SHEAF_BLOB_HOSTS`.',
          },
          secret: {
            type: 'string',
            pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$',
            description: '`whsec_` and 24 to 64 bytes in base64.',
          },
        },
        additionalProperties: false,
      },
      MergedUsers: {
        type: 'object',
        description: 'What became of the source\'s interactions.',
        required: ['userId', 'moved', 'dropped'],
        properties: {
          userId: { $ref: '#/components/schemas/Id' },
          moved: { type: 'integer', minimum: 0, description: 'Interactions that the user has now.' },
          dropped: { type: 'integer', minimum: 0, description: 'Interactions that the user had already, under the same key.' },
        },
        additionalProperties: false,
      },
      PopularItem: {
        type: 'object',
        description: 'An item and how many interactions it had in the window.',
        required: ['itemId', 'count', 'score', 'rank', 'reason'],
        properties: {
          itemId: { $ref: '#/components/schemas/Id' },
          count: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
          score: { type: 'number', minimum: 0, maximum: 1, description: 'Its count divided by the largest count of the list.' },
          rank: { type: 'integer', minimum: 1, maximum: 2147483647, description: '1 has most.' },
          reason: { type: 'string', description: 'Why, in words.' },
          properties: {
            type: 'object',
            description: 'Those asked for by `properties` that the item has.',
            additionalProperties: true,
          },
        },
        additionalProperties: false,
      },
      PopularItems: {
        type: 'object',
        description: 'The items with the most interactions in the window, most first; equal counts in the order of their ids.',
        required: ['items', 'to'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/PopularItem' } },
          segments: {
            type: 'array',
            description: 'With `segmentBy`: values with the most interactions first.',
            items: { $ref: '#/components/schemas/PopularSegment' },
          },
          from: { $ref: '#/components/schemas/Timestamp' },
          to: { $ref: '#/components/schemas/Timestamp' },
        },
        additionalProperties: false,
      },
      PopularSegment: {
        type: 'object',
        description: 'The list of one value of a property.',
        required: ['value', 'items'],
        properties: {
          value: { type: 'string', description: 'The value; numbers and booleans as JSON writes them.' },
          items: { type: 'array', items: { $ref: '#/components/schemas/PopularItem' } },
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
          line: { type: 'integer', minimum: 1, description: 'The line of an upload, from 1.' },
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
      Property: {
        type: 'object',
        description: 'A declared property.',
        required: ['propertyName', 'type'],
        properties: {
          propertyName: { $ref: '#/components/schemas/PropertyName' },
          type: { $ref: '#/components/schemas/PropertyType' },
        },
        additionalProperties: false,
      },
      PropertyInput: {
        type: 'object',
        description: 'What values of the property must be; `null` is always one.',
        required: ['type'],
        properties: { type: { $ref: '#/components/schemas/PropertyType' } },
        additionalProperties: false,
      },
      PropertyList: {
        type: 'object',
        description: 'All declared properties, in the order of their names (code points).',
        required: ['properties'],
        properties: { properties: { type: 'array', maxItems: 1000, items: { $ref: '#/components/schemas/Property' } } },
        additionalProperties: false,
      },
      PropertyName: {
        type: 'string',
        description: '1 to 128 letters, digits and `_ - : @ .`; not `.` or `..`.',
        pattern: '^(?!\\.{1,2}$)[A-Za-z0-9_\\-:@.]{1,128}$',
      },
      PropertyType: {
        type: 'string',
        description: 'int: a whole number that a double holds exactly; double: a number; timestamp: seconds since 1970, or a date-time (RFC 3339; without zone: UTC);\nset: a list of strings; image: an http or https URL; imageList: a list of those.\n',
        enum: ['boolean', 'int', 'double', 'string', 'timestamp', 'set', 'image', 'imageList'],
      },
      RatingRange: {
        type: 'object',
        description: 'Inclusive bounds of `rating`; `min` is less than `max`.',
        required: ['min', 'max'],
        properties: { min: { type: 'number' }, max: { type: 'number' } },
        additionalProperties: false,
      },
      Readiness: {
        type: 'object',
        description: 'The service can answer requests.',
        required: ['status'],
        properties: { status: { type: 'string', enum: ['ready'] } },
        additionalProperties: false,
      },
      RecommId: { type: 'string', description: 'A UUID.', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' },
      RecommendedItem: {
        type: 'object',
        description: 'An item with how well it fits.',
        required: ['itemId', 'score', 'rank', 'reason', 'model'],
        properties: {
          itemId: { $ref: '#/components/schemas/Id' },
          score: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: 'What the model gives, divided by its best of the answer where that is above 1; what the next model or popularity fills up stands below.\nIt keeps the model\'s order, and scores of one user, model and build can be compared between answers.\n',
          },
          rank: { type: 'integer', minimum: 1, maximum: 2147483647, description: '1 is the best.' },
          reason: { type: 'string', description: 'Why, in words.' },
          model: { $ref: '#/components/schemas/SpokenModel' },
          properties: {
            type: 'object',
            description: 'Those asked for by `properties` that the item has.',
            additionalProperties: true,
          },
        },
        additionalProperties: false,
      },
      RecommendedItems: {
        type: 'object',
        description: 'What to offer, best first.',
        required: ['recommId', 'model', 'items'],
        properties: {
          recommId: {
            type: 'string',
            format: 'uuid',
            description: 'Names this answer for 30 minutes; interactions may carry it and recommendNextItems continues it.',
          },
          buildId: {
            type: 'integer',
            minimum: 1,
            maximum: 999999999,
            description: 'The build that was asked; absent where there was none.',
          },
          userId: {
            $ref: '#/components/schemas/Id',
            description: 'To whom they are recommended; absent where to nobody, and in what a search finds.',
          },
          model: { $ref: '#/components/schemas/SpokenModel' },
          items: { type: 'array', items: { $ref: '#/components/schemas/RecommendedItem' } },
          coldSeeds: {
            type: 'array',
            description: 'Seeds that exist but that the model knows nothing of.',
            items: { $ref: '#/components/schemas/Id' },
          },
          continued: {
            type: 'integer',
            minimum: 1,
            maximum: 2147483647,
            description: 'Which of the answers that continue it this is, 1 the first; absent in the answer that they continue.',
          },
          exhausted: { type: 'boolean', description: 'True when nothing more is left for this request. Absent otherwise.' },
        },
        additionalProperties: false,
      },
      RecommendedUser: {
        type: 'object',
        description: 'A user with how well it fits.',
        required: ['userId', 'score', 'rank', 'reason', 'model'],
        properties: {
          userId: { $ref: '#/components/schemas/Id' },
          score: { type: 'number', minimum: 0, maximum: 1, description: 'Comparable within one answer.' },
          rank: { type: 'integer', minimum: 1, maximum: 2147483647, description: '1 is the best.' },
          reason: { type: 'string', description: 'Why, in words.' },
          model: { $ref: '#/components/schemas/SpokenModel' },
          properties: {
            type: 'object',
            description: 'Those asked for by `properties` that the user has.',
            additionalProperties: true,
          },
        },
        additionalProperties: false,
      },
      RecommendedUsers: {
        type: 'object',
        description: 'Users, best first.',
        required: ['recommId', 'model', 'users'],
        properties: {
          recommId: { type: 'string', format: 'uuid', description: 'Names this answer; interactions may carry it.' },
          buildId: {
            type: 'integer',
            minimum: 1,
            maximum: 999999999,
            description: 'The build that was asked; absent where there was none.',
          },
          model: { $ref: '#/components/schemas/SpokenModel' },
          users: { type: 'array', items: { $ref: '#/components/schemas/RecommendedUser' } },
          exhausted: { type: 'boolean', description: 'True when nothing more is left for this request. Absent otherwise.' },
        },
        additionalProperties: false,
      },
      ResultReturn: {
        type: 'string',
        enum: ['full', 'minimal'],
        default: 'full',
        description: '`minimal`: items that succeeded without headers and body.',
      },
      ResultSelection: {
        type: 'string',
        enum: ['all', 'failed'],
        default: 'all',
        description: '`failed`: only items that answered 400 or above, or were not executed.',
      },
      Segment: {
        type: 'string',
        description: 'property:value, such as genres:Comedy. Compared as the filter `property:eq:value` does; reserved characters are percent-encoded as there.',
        minLength: 3,
        maxLength: 1024,
      },
      Similarity: {
        type: 'string',
        enum: ['count', 'jaccard', 'lift', 'cosine'],
        description: 'How sar turns co-occurrences into similarity.',
      },
      SpokenModel: {
        type: 'string',
        enum: ['sar', 'ease', 'histories', 'popularity'],
        description: 'Who spoke; `histories`, that users did alike; `popularity`, where the model knows nothing of the user or the seeds (of users, who is active).',
      },
      TimeOffset: {
        type: 'string',
        description: 'A signed number of s, m, h or d (seconds to days), such as -10h or -1.5d. Without a sign it lies in the future, without a unit it is seconds.',
        maxLength: 20,
        pattern: '^[+-]?[0-9]{1,9}([.][0-9]{1,6})?[smhd]?$',
      },
      Timestamp: {
        type: 'string',
        format: 'date-time',
        description: 'RFC 3339 with `T` and `Z` in upper case or an offset, down to microseconds (more digits are cut); years 1 to 9999, no leap seconds.\nDefault: the time of the request; in a batch its start plus 1 us per item.\n',
        maxLength: 64,
        pattern: '^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$',
      },
      TrendingItem: {
        type: 'object',
        description: 'An item whose interactions grow.',
        required: ['itemId', 'score', 'rank', 'reason', 'recent', 'previous'],
        properties: {
          itemId: { $ref: '#/components/schemas/Id' },
          score: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description: '1 - 1 / growth, where growth is (recent + 5) / (previous + 5): few interactions never come near 1.',
          },
          rank: { type: 'integer', minimum: 1, maximum: 2147483647, description: '1 grows most.' },
          reason: { type: 'string', description: 'Why, in words.' },
          recent: { type: 'integer', minimum: 1, maximum: 9007199254740991, description: 'Interactions in the window.' },
          previous: {
            type: 'integer',
            minimum: 0,
            maximum: 9007199254740991,
            description: 'Interactions in the window of the same length before it.',
          },
          properties: {
            type: 'object',
            description: 'Those asked for by `properties` that the item has.',
            additionalProperties: true,
          },
        },
        additionalProperties: false,
      },
      TrendingItems: {
        type: 'object',
        description: 'The items that grow, those that grow most first; equal scores by more recent interactions, then in the order of ids.',
        required: ['items', 'previousFrom', 'from', 'to'],
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/TrendingItem' } },
          segments: {
            type: 'array',
            description: 'With `segmentBy`: values with the most recent interactions first.',
            items: { $ref: '#/components/schemas/TrendingSegment' },
          },
          previousFrom: { $ref: '#/components/schemas/Timestamp' },
          from: { $ref: '#/components/schemas/Timestamp' },
          to: { $ref: '#/components/schemas/Timestamp' },
        },
        additionalProperties: false,
      },
      TrendingSegment: {
        type: 'object',
        description: 'The list of one value of a property.',
        required: ['value', 'items'],
        properties: {
          value: { type: 'string', description: 'The value; numbers and booleans as JSON writes them.' },
          items: { type: 'array', items: { $ref: '#/components/schemas/TrendingItem' } },
        },
        additionalProperties: false,
      },
      User: {
        type: 'object',
        description: 'A user of the catalogue. All members but `userId` are free properties and are kept as sent.',
        required: ['userId'],
        properties: { userId: { $ref: '#/components/schemas/Id' } },
        additionalProperties: true,
      },
      UserMerge: {
        type: 'object',
        description: 'Whose interactions are taken over.',
        required: ['sourceUserId'],
        properties: { sourceUserId: { $ref: '#/components/schemas/Id' } },
        additionalProperties: false,
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
        description: 'The token of an account (`SHEAF_CATALOGUES`); `demo-token` on a fresh server. It acts for the account\'s own catalogue; the request header\n`sheaf-catalogue: <catalogueId>` narrows a request, with all items of a batch, to another one of the account. Items cannot set it. One that is not the account\'s is 404.\n',
      },
    },
  },
};
