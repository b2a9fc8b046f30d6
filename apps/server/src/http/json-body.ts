import type { Readable } from 'node:stream';
import { type Limits } from '@sheaf/core';
import { memberTree, readJson } from '@sheaf/dialects';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unsupportedMediaType } from '../operation/media-type.js';
import { ProblemError } from '../operation/problem-error.js';
import { factsOf } from '../operation/route-facts.js';
import { decodeContent } from './content-encoding.js';

/**
 * Reads the bodies of operations: gzip and br undone, JSON read as strictly as in a batch. An empty one is none, whatever its type says; other
 * types are refused before they are read; the body of an operation that takes none is dropped.
 */
export function readJsonBodies(instance: FastifyInstance, limits: Limits): void {
  instance.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: limits.maxBodyBytes } as const;
  instance.addContentTypeParser<Buffer>(['application/json', 'application/merge-patch+json'], options, (request, bytes, done) => {
    if (factsOf(request).readsBody === true) return done(null, bytes);
    const reading =
      bytes.length === 0 || bodyTypesOf(request)?.length === 0
        ? undefined
        : readJson(bytes, { maxDepth: limits.maxDepth, unique: nowhere });
    if (reading !== undefined && 'problem' in reading) return done(new ProblemError(reading.problem));
    return done(null, reading?.value);
  });
  // Refused before it comes here wherever nobody reads it.
  instance.addContentTypeParser(ndjson, (_request, payload, done) => done(null, payload));
  instance.addContentTypeParser('*', (request, payload, done) => {
    const types = bodyTypesOf(request) ?? [];
    if (types.length > 0) return done(unsupportedMediaType(types));
    // Left unread, it would hold up the next request on the connection.
    payload.resume();
    return done(null);
  });
}

/** A member that stands twice is no fault here: the last one wins. */
const nowhere = memberTree([]);

const ndjson = 'application/x-ndjson';

/** Fastify's preParsing hook. `maxUploadBytes`: of NDJSON, which is not held in memory. */
export function admitBody(limits: Limits, maxUploadBytes: number) {
  return function admitBody(
    request: FastifyRequest,
    _reply: FastifyReply,
    payload: Readable,
    done: (error: Error | null, payload?: Readable) => void,
  ): void {
    const types = bodyTypesOf(request);
    if (types === undefined || types.length === 0) return done(null, payload);
    const { 'content-type': contentType, 'content-encoding': contentEncoding } = request.headers;
    const isUpload = contentType !== undefined && types.includes(ndjson) && isNdjson(contentType);
    if (contentType !== undefined && !isUpload && !isReadable(contentType)) return done(unsupportedMediaType(types));
    try {
      done(null, decodeContent(payload, contentEncoding, isUpload ? { ...limits, maxBodyBytes: maxUploadBytes } : limits));
    } catch (error) {
      done(error as Error);
    }
  };
}

/** The types and the charset, and nothing beside them: what may stand there has been the way around checks (CVE-2025-32442, CVE-2026-25223). */
function isReadable(contentType: string): boolean {
  return /^application\/(?:merge-patch\+)?json(?: *; *charset=(?:utf-8|"utf-8"))?$/i.test(contentType);
}

function isNdjson(contentType: string): boolean {
  return /^application\/x-ndjson(?: *; *charset=(?:utf-8|"utf-8"))?$/i.test(contentType);
}

/** The media types that the request's operation takes; none: it takes no body; `undefined`: not an operation with a route here. */
function bodyTypesOf(request: FastifyRequest): string[] | undefined {
  const { operation } = factsOf(request);
  return operation && Object.keys(operation.body?.content ?? {});
}
