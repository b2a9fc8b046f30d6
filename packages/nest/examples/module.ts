import { Module } from '@nestjs/common';
import { BatchModule } from '@sheaf/nest';

const users = new Map([['Bearer secret', 'ada']]);

@Module({
  imports: [
    BatchModule.forRoot({
      authenticate: ({ headers }) => users.get(headers.authorization ?? ''),
      exclude: ['/admin/*', 'POST /login'],
      limits: { maxItems: 1000, batchTimeoutMs: 30_000 },
    }),
  ],
})
export class AppModule {}
