// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Build,
    BuildInput,
    Builds,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of BuildsApi's operations that a batch may make. */
export const buildsCalls = {
    /** Activate a build: POST /builds/{buildId}/activate */
    activateBuild: (input: Args<{ 'buildId': string; }>): Call< | Build, 'activateBuild'> =>
        call('activateBuild', { idempotent: true, effects: { reads: ['builds/{buildId}', ], writes: ['model', ], adds: [] } }, input),
    /** Cancel a build: POST /builds/{buildId}/cancel */
    cancelBuild: (input: Args<{ 'buildId': string; }>): Call< | Build, 'cancelBuild'> =>
        call('cancelBuild', { idempotent: true, effects: { reads: [], writes: ['builds/{buildId}', ], adds: [] } }, input),
    /** Delete a build: DELETE /builds/{buildId} */
    deleteBuild: (input: Args<{ 'buildId': string; }>): Call< | void, 'deleteBuild'> =>
        call('deleteBuild', { idempotent: true, effects: { reads: [], writes: ['builds/{buildId}', ], adds: [] } }, input),
    /** Get a build: GET /builds/{buildId} */
    getBuild: (input: Args<{ 'buildId': string; 'waitMs'?: number; }>): Call< | Build, 'getBuild'> =>
        call('getBuild', { idempotent: true, effects: { reads: ['builds/{buildId}', 'model', ], writes: [], adds: [] } }, input),
    /** List builds: GET /builds */
    listBuilds: (): Call< | Builds, 'listBuilds'> =>
        call('listBuilds', { idempotent: true, effects: { reads: ['builds/*', 'model', ], writes: [], adds: [] } }, {}),
    /** Start a build: POST /builds */
    startBuild: (input: Args<{ 'body': BuildInput; 'waitMs'?: number; }>): Call< | Build, 'startBuild'> =>
        call('startBuild', { idempotent: false, effects: { reads: ['items/*', 'users/*', 'interactions/*', ], writes: ['model', ], adds: ['builds/*', ] } }, input),
};
