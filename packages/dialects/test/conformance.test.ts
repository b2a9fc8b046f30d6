import { conform } from './conformance.js';
import { native } from './native.js';

for (const dialect of [native]) conform(dialect);
