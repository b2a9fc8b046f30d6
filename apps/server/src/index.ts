export { createApp, type AppOptions, type MakeApp } from './app.js';
export { type Configuration, readConfiguration, variableNames } from './configuration/configuration.js';
export { startServer, type Server, type ServerOptions } from './server.js';
export { createLog } from './service/log.js';
