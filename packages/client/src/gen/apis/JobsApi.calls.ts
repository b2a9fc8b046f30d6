// Made by tools/gen from spec/openapi.yaml by openapi-generator; do not edit. Make it again: npm run gen
import type {
    Job,
    JobPage,
    JobRequest,
    JobState,
    Problem,
    ResultReturn,
    ResultSelection,
} from '../models/index.js';
import { call, type Args, type Call } from '../../call.js';

/** The calls of JobsApi's operations that a batch may make. */
export const jobsCalls = {
};
