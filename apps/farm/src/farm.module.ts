import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { googleDialect, graphDialect } from '@sheaf/dialects';
import { BatchModule } from '@sheaf/nest';
import { AnimalsController, FarmersController } from './things.controller.js';
import { ErrorFilter } from './error.filter.js';
import { TokenGuard } from './token.guard.js';

@Module({ controllers: [AnimalsController, FarmersController], providers: [{ provide: APP_FILTER, useClass: ErrorFilter }] })
export class FarmModule {
  static with({ token, document }: { token: string | undefined; document: () => object }): DynamicModule {
    return {
      module: FarmModule,
      imports: [
        // Every route of the farm can now be called in a batch: at /batch, and as the clients of Google and Microsoft Graph do it.
        BatchModule.forRoot({
          dialects: [
            { path: '/batch/farm/v2', dialect: googleDialect() },
            { path: '/v1.0/$batch', dialect: graphDialect() },
          ],
          discovery: { name: 'farm', version: 'v2', servicePath: 'farm/v2', document },
        }),
      ],
      providers: [{ provide: APP_GUARD, useValue: new TokenGuard(token) }],
    };
  }
}
