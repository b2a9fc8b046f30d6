import { conform } from './conformance.js';
import { google } from './google.js';
import { graph } from './graph.js';
import { jsonRpcConformance } from './json-rpc.js';
import { native } from './native.js';
import { recombee } from './recombee.js';
import { vaix } from './vaix.js';

for (const dialect of [native, google, graph, recombee, vaix, jsonRpcConformance]) conform(dialect);
