import { describe, expect, it } from '@jest/globals';
import { Batchable, batchableOf } from './batchable.js';

@Batchable({ idempotent: true, operationId: 'fromClass' })
class Open {
  @Batchable({ operationId: 'fromMethod' })
  own() {}
  inherited() {}
  @Batchable(false)
  shut() {}
}

@Batchable(false)
class Shut {
  inherited() {}
  @Batchable({})
  opened() {}
}

class Plain {
  method() {}
}

describe('what @Batchable says', () => {
  it('of a method wins over its controller’s, member by member', () => {
    expect(batchableOf(Open, Open.prototype.own)).toEqual({ idempotent: true, operationId: 'fromMethod' });
    expect(batchableOf(Open, Open.prototype.inherited)).toEqual({ idempotent: true, operationId: 'fromClass' });
    expect(batchableOf(Open, Open.prototype.shut)).toBe(false);
  });

  it('shuts a controller, but for a method that says otherwise', () => {
    expect(batchableOf(Shut, Shut.prototype.inherited)).toBe(false);
    expect(batchableOf(Shut, Shut.prototype.opened)).toEqual({});
  });

  it('is nothing where it does not stand', () => {
    expect(batchableOf(Plain, Plain.prototype.method)).toEqual({});
    expect(batchableOf(undefined, () => undefined)).toEqual({});
  });
});
