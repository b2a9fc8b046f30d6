import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { BatchModule } from '@sheaf/nest';
import type { Capability } from './batch.js';
import { readCapabilities } from './batch.js';
import { credentials } from './cases.js';
import type { Fixture } from './fixture/app.js';
import { startFixture } from './fixture/app.js';
import { closeConnections } from './request.js';

// Apps are started by the dozen: on a busy machine that takes more than the usual 5 s.
jest.setTimeout(60_000);

describe('the names of operations', () => {
  let fixture: Fixture;
  let operations: readonly Capability[];
  let document: OpenAPIObject;
  beforeAll(async () => {
    fixture = await startFixture({ imports: [BatchModule.forRoot()] });
    operations = (await readCapabilities(fixture.port, credentials.reader)).operations;
    document = SwaggerModule.createDocument(fixture.app, new DocumentBuilder().build());
  });
  afterAll(async () => {
    closeConnections();
    await fixture.close();
  });

  it('are those of the app’s OpenAPI document, so that a client made of it can name its calls', () => {
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { operationId: string }>).map(([method, { operationId }]) => ({
        path,
        method: method.toUpperCase(),
        operationId,
      })),
    );
    const served = new Map(
      operations.map(({ operationId, method, path }) => [`${method} ${path.replaceAll(/:([^/(.-]+)(\([^)]*\))?/g, '{$1}')}`, operationId]),
    );
    // Swagger names the routes of one @All method alike, one for each of its paths.
    const times = (name: string) => documented.filter(({ operationId }) => operationId === name).length;
    const differences = documented
      .filter(({ method, path, operationId }) => served.has(`${method} ${path}`) && times(operationId) === 1)
      .filter(({ method, path, operationId }) => served.get(`${method} ${path}`) !== operationId)
      .map((each) => ({ ...each, served: served.get(`${each.method} ${each.path}`) }));
    expect(documented.length).toBeGreaterThan(100);
    expect(differences).toEqual([]);
  });

  it('stand for one operation each', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});
