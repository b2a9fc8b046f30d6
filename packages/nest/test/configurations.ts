import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, NotFoundException, VersioningType } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FixtureOptions } from './fixture/app.js';
import { users } from './fixture/guards.js';
import { addPluginHooks, decoratingMiddleware } from './fixture/protection.js';
import type { Outer } from './request.js';

export interface Configuration extends FixtureOptions {
  /** Headers of every outer request, besides those of all configurations. */
  readonly outer?: Outer;
  /** All routes must go by inject, since Nest's pipeline is not all that a request passes. */
  readonly injectsAll?: true;
  /** The app answers preflights and tells browsers what they may read: headers that are about the message which carries them. */
  readonly withCors?: true;
}

/** Answers for paths that no route has, as apps do to have one form of error. */
@Catch(NotFoundException)
class NotFoundFilter implements ExceptionFilter {
  catch(error: NotFoundException, host: ArgumentsHost): void {
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .code(404)
      .header('x-not-found', 'own')
      .send({ own: 'not found', message: error.message });
  }
}

/** Every way in which the fixture app is set up: the same cases are compared in each. */
export const configurations: Readonly<Record<string, Configuration>> = {
  'as it is': {},
  'with route hooks that are added after the app is created': { routeHooks: 'after create' },
  'with hooks on every route, added before the app is created': {
    at: { 'before create': ({ fastify }) => addPluginHooks(fastify) },
    injectsAll: true,
  },
  'with hooks on every route, added after the app is created': {
    at: { 'after create': ({ fastify }) => addPluginHooks(fastify) },
    injectsAll: true,
  },
  'with hooks on every route, added after its routes': { at: { 'after init': ({ fastify }) => addPluginHooks(fastify) }, injectsAll: true },
  'with a hook of the adapter on every request': {
    at: {
      'after create': ({ adapter }) =>
        adapter.setOnRequestHook((request, reply, done) => {
          if (request.url.includes('answers') && users[request.headers.authorization ?? ''] === undefined)
            void reply.code(418).send({ stopped: true });
          else done();
        }),
    },
    injectsAll: true,
  },
  'with a middleware of a module on every route': { middlewareEverywhere: true, injectsAll: true },
  'with a middleware of the app on every route': {
    at: { 'after create': ({ app }) => void app!.use(decoratingMiddleware) },
    injectsAll: true,
  },
  'with a middleware of the app on some paths': {
    at: { 'after create': ({ app }) => void app!.use('/api/admin', decoratingMiddleware).use('/api/paths/one', decoratingMiddleware) },
  },
  'with a guard that is made anew for every request': { scopedEverywhere: true },
  'behind a trusted proxy': { fastify: { trustProxy: true } },
  'for one tenant’s host': { outer: { host: 'acme.fixture.test' } },
  'for the host that a route is constrained to': { outer: { host: 'constrained.fixture.test' } },
  'with lenient paths': {
    fastify: {
      useSemicolonDelimiter: true,
      routerOptions: {
        ignoreTrailingSlash: true,
        ignoreDuplicateSlashes: true,
        caseSensitive: false,
        maxParamLength: 500,
        querystringParser: (text: string) => ({ text }),
      },
    },
  },
  'with paths that are rewritten': { fastify: { rewriteUrl: (request) => (request.url ?? '').replace('/old/', '/') }, injectsAll: true },
  'with versions in a header': { versioning: VersioningType.HEADER },
  'with a filter for what is not found': { at: { 'after create': ({ app }) => void app!.useGlobalFilters(new NotFoundFilter()) } },
  'with an error handler of its own': {
    at: {
      'after init': ({ fastify }) =>
        void fastify.setErrorHandler((error, _request, reply) => {
          void reply.code(555).send({ handled: String(error) });
        }),
    },
  },
  'for browsers of other origins': {
    at: {
      'after create': ({ app }) => void app!.enableCors({ origin: 'https://page.test', credentials: true, exposedHeaders: ['x-trail'] }),
    },
    outer: { origin: 'https://page.test' },
    withCors: true,
  },
  'with a parser of its own for JSON': {
    at: {
      'after init': ({ fastify }) => {
        fastify.removeContentTypeParser('application/json');
        fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) =>
          done(null, { parsed: JSON.parse(text as string) as unknown }),
        );
      },
    },
  },
  'with a parser for a type of its own': {
    at: {
      'after create': ({ fastify }) =>
        void fastify.addContentTypeParser('application/xml', { parseAs: 'string' }, (_request, text, done) => done(null, { xml: text })),
    },
  },
  'with a serializer of its own': {
    at: { 'after create': ({ fastify }) => void fastify.setReplySerializer((payload) => JSON.stringify({ serialized: payload })) },
  },
  'with security headers': { at: { 'after create': ({ app }) => void app!.useSecurityHeaders() } },
  'with protection against forged requests': {
    at: { 'after create': ({ app }) => void app!.enableCsrfProtection() },
    outer: { 'sec-fetch-site': 'same-origin' },
  },
};
