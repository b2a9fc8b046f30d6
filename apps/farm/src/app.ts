import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Certificate, onePortServer } from '@sheaf/tls';
import { FarmModule } from './farm.module.js';

export interface FarmOptions {
  /** What a caller must have as bearer token. Default: anyone may call. */
  readonly token?: string | undefined;
  /** For https beside http on the one port. Default: http alone. */
  readonly certificate?: Certificate | undefined;
}

/** The farm; it does not listen yet. */
export async function createFarm({ token, certificate }: FarmOptions = {}): Promise<NestFastifyApplication> {
  const document = (): OpenAPIObject => SwaggerModule.createDocument(app, new DocumentBuilder().setTitle('Farm').setVersion('v2').build());
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    ...(certificate === undefined ? {} : { serverFactory: onePortServer(certificate) }),
  });
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(FarmModule.with({ token, document }), adapter, {
    logger: ['warn', 'error'],
    // Without Nest's parsers Fastify takes no forms: Google's clients send a very long GET as one, which would insert an animal here.
    bodyParser: false,
  });
  SwaggerModule.setup('docs', app, document, { ui: false, raw: ['json'], jsonDocumentUrl: 'openapi.json' });
  return app;
}
