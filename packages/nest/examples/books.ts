import { Body, Controller, Get, Module, NotFoundException, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BatchModule } from '@sheaf/nest';

@Controller('books')
class BooksController {
  private readonly books: string[] = [];

  @Post()
  add(@Body() { title }: { title: string }) {
    return { id: this.books.push(title) - 1, title };
  }

  @Get(':id')
  get(@Param('id') id: string) {
    const title = this.books[Number(id)];
    if (title === undefined) throw new NotFoundException();
    return { id: Number(id), title };
  }
}

@Module({ imports: [BatchModule.forRoot()], controllers: [BooksController] })
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');

const answer = await fetch(`${await app.getUrl()}/batch`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    requests: [
      { id: 'new', method: 'POST', path: '/books', body: { title: 'Walden' } },
      { operationId: 'BooksController_get', parameters: { id: { $result: 'new#/body/id' } } },
      { method: 'GET', path: '/books/99' },
    ],
  }),
});
const { responses, summary } = (await answer.json()) as { responses: { status: number; body: object }[]; summary: object };
for (const { status, body } of responses) console.log(status, JSON.stringify(body));
console.log(JSON.stringify(summary));
await app.close();
