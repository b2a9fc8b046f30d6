#!/usr/bin/env node
// Stands beside dist so that npm can link it before anything is built.
import '../dist/main.js';
