import { conform } from './conformance.js';
import { google } from './google.js';
import { graph } from './graph.js';
import { native } from './native.js';
import { recombee } from './recombee.js';

for (const dialect of [native, google, graph, recombee]) conform(dialect);
