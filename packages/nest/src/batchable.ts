import 'reflect-metadata';
import type { Type } from '@nestjs/common';

/** Where a parameter of an operation goes. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  /** Default: true in a path, else false. */
  readonly required?: boolean;
  /** Whether a list is sent as a name per value (`a=1&a=2`) or as one value joined by commas. Default: true. Query only. */
  readonly explode?: boolean;
}

/** Resources that an operation touches, such as `items/{itemId}`: docs/semantics.md, section 2. */
export interface Effects {
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly adds?: readonly string[];
}

/** What a batch needs to know of an operation beyond what Nest and @nestjs/swagger say of it. */
export interface BatchableOptions {
  /** Default: that of `@ApiOperation`, else `Controller_method`. */
  readonly operationId?: string;
  /** All parameters, so that a batch can refuse others. Default: the path's, those of `@ApiQuery` and `@ApiHeader`, and any other goes to the query. */
  readonly parameters?: readonly OperationParameter[];
  /** Whether a repeat has the same effect as one call. Default: by the method, true but for POST and PATCH. */
  readonly idempotent?: boolean;
  /** Whether a failure leaves nothing behind, because the handler works in a transaction of its own. Default: false. */
  readonly transactional?: boolean;
  /** What it touches. An operation that writes and adds nothing is one that only reads. Default: GET and HEAD only read. */
  readonly effects?: Effects;
}

const key = 'sheaf:batchable';

/**
 * On a controller or one of its methods: `@Batchable(false)` keeps it out of batches, whatever spelling an item uses; `@Batchable({ … })` says
 * more about the operation. The method's own wins over the controller's, member by member.
 */
export function Batchable(options: false | BatchableOptions): ClassDecorator & MethodDecorator {
  return ((target: object, _member?: string | symbol, descriptor?: TypedPropertyDescriptor<unknown>) => {
    Reflect.defineMetadata(key, options, (descriptor?.value as object | undefined) ?? target);
  }) as ClassDecorator & MethodDecorator;
}

/** What the decorators of a method and its controller say together. */
export function batchableOf(controller: Type | undefined, handler: object): false | BatchableOptions {
  const ofClass = controller && (Reflect.getMetadata(key, controller) as false | BatchableOptions | undefined);
  const ofMethod = Reflect.getMetadata(key, handler) as false | BatchableOptions | undefined;
  if (ofMethod === false) return false;
  if (ofClass === false) return ofMethod ?? false;
  return { ...ofClass, ...ofMethod };
}
