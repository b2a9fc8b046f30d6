// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    BatchCapabilities,
    BatchRequest,
    BatchResponse,
    Job,
    Problem,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of BatchesApi's operations that a batch may make. */
export const batchesCalls = {
};
