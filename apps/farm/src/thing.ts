import { BadRequestException } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What of a thing its owner writes. */
export class ThingInput {
  @ApiPropertyOptional({ type: String })
  readonly name?: string | null;
  @ApiPropertyOptional({ type: String })
  readonly note?: string | null;
}

/** An animal or a farmer. */
export class Thing extends ThingInput {
  @ApiProperty()
  readonly id!: string;
}

export class ThingList {
  @ApiProperty({ type: [Thing] })
  readonly items!: Thing[];
  @ApiPropertyOptional({ description: 'Asks for the next page; absent on the last.' })
  readonly nextPageToken?: string;
}

/** The members of a body that things have, checked: text, or null, which takes a member away. */
export function readThing(body: unknown): ThingInput {
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadRequestException('The body is an object.');
  const { name, note } = body as Record<string, unknown>;
  for (const [member, value] of Object.entries({ name, note }))
    if (value !== undefined && value !== null && typeof value !== 'string') throw new BadRequestException(`${member} is text or null.`);
  return { ...(name === undefined ? {} : { name }), ...(note === undefined ? {} : { note }) } as ThingInput;
}
