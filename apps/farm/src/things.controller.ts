import {
  BadRequestException,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Patch,
  Post,
  Query,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { readThing, Thing, ThingInput, ThingList } from './thing.js';

/** The five methods that animals and farmers have, on things in memory; `thingId` is what a path calls the id. */
function controllerOf(thingId: string): Type<object> {
  class ThingsController {
    readonly #things = new Map<number, Thing>();
    #lastId = 0;

    @Get()
    @ApiQuery({ name: 'maxResults', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } })
    @ApiQuery({ name: 'pageToken', required: false, schema: { type: 'string' } })
    @ApiOkResponse({ type: ThingList })
    list(@Query('maxResults') maxResults = '100', @Query('pageToken') pageToken = '0'): ThingList {
      if (!/^[1-9]\d{0,2}$|^1000$/.test(maxResults)) throw new BadRequestException('maxResults is a whole number from 1 to 1000.');
      if (!/^\d{1,15}$/.test(pageToken)) throw new BadRequestException('pageToken is the nextPageToken of an earlier page.');
      const rest = [...this.#things].filter(([id]) => id > Number(pageToken));
      const page = rest.slice(0, Number(maxResults));
      const items = page.map(([, thing]) => thing);
      return page.length === rest.length ? { items } : { items, nextPageToken: String(page.at(-1)![0]) };
    }

    @Post()
    @HttpCode(200)
    @ApiQuery({ name: 'name', required: false, schema: { type: 'string' } })
    @ApiBody({ type: ThingInput, required: false })
    @ApiOkResponse({ type: Thing })
    insert(@Query('name') name?: string, @Body() body?: unknown): Thing {
      const id = ++this.#lastId;
      return this.#keep(id, { ...readThing({ name }), ...readThing(body) });
    }

    @Get(`:${thingId}`)
    @ApiOkResponse({ type: Thing })
    get(@Param(thingId) id: string): Thing {
      return this.#find(id);
    }

    @Patch(`:${thingId}`)
    @ApiBody({ type: ThingInput })
    @ApiOkResponse({ type: Thing })
    patch(@Param(thingId) id: string, @Body() body?: unknown): Thing {
      return this.#keep(Number(id), { ...this.#find(id), ...readThing(body) });
    }

    @Delete(`:${thingId}`)
    @HttpCode(204)
    @ApiNoContentResponse()
    delete(@Param(thingId) id: string): void {
      this.#find(id);
      this.#things.delete(Number(id));
    }

    #find(id: string): Thing {
      const thing = /^[1-9]\d{0,14}$/.test(id) ? this.#things.get(Number(id)) : undefined;
      if (thing === undefined) throw new NotFoundException(`There is nothing with the id ${JSON.stringify(id)}.`);
      return thing;
    }

    #keep(id: number, { name, note }: ThingInput): Thing {
      const thing = { id: String(id), ...(name == null ? {} : { name }), ...(note == null ? {} : { note }) };
      this.#things.set(id, thing);
      return thing;
    }
  }
  return ThingsController;
}

@Controller('farm/v2/animals')
export class AnimalsController extends controllerOf('animalId') {}

@Controller('farm/v2/farmers')
export class FarmersController extends controllerOf('farmerId') {}
