// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Health,
    Problem,
    Readiness,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of ServiceApi's operations that a batch may make. */
export const serviceCalls = {
    /** Say that the process lives: GET /health */
    getHealth: (): Call< | Health, 'getHealth'> =>
        call('getHealth', { idempotent: true, effects: { reads: [], writes: [], adds: [] } }, {}),
    /** Say whether requests can be answered: GET /ready */
    getReadiness: (): Call< | Readiness, 'getReadiness'> =>
        call('getReadiness', { idempotent: true, effects: { reads: [], writes: [], adds: [] } }, {}),
};
