import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { BatchModule } from '@sheaf/nest';

@Controller('animals')
class AnimalsController {
  @Get(':name')
  get(@Param('name') name: string) {
    return { name, legs: 4 };
  }
}

@Module({ imports: [BatchModule.forRoot()], controllers: [AnimalsController] })
class AppModule {}

export const app = await NestFactory.create(AppModule, new FastifyAdapter());
await app.listen(process.env.PORT ?? 3001, '127.0.0.1');
