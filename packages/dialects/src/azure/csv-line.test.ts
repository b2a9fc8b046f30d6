import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { catalogCall, catalogIds } from './catalog-line.js';
import { csvFields } from './csv-line.js';
import { readEvent, usageCall, usageEvent } from './usage-line.js';

const catalog = (line: string, isFirst = false) => catalogCall(Buffer.from(line), isFirst);
const usage = (line: string) => usageEvent(Buffer.from(line));

describe('a line of CSV', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    [' a , b ,', ['a', 'b', '']],
    ['"a,b","say ""so""",c', ['a,b', 'say "so"', 'c']],
    ['', ['']],
  ])('%j has the fields %j', (line, fields) => {
    expect(csvFields(Buffer.from(line), false)).toEqual(fields);
  });

  it.each(['"a,b', 'a"b,c', '"a"b,c', '"'])('%j is malformed: its quotes do not match', (line) => {
    expect(csvFields(Buffer.from(line), false)).toMatchObject({ errorCode: 'MalformedLine' });
  });

  it('that is no UTF-8 is told so', () => {
    expect(csvFields(Buffer.from([0x61, 0xff]), false)).toMatchObject({ errorCode: 'InvalidEncoding' });
  });

  it('gives back the fields that it was written from', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', 'é', '😀', "'") }).map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), (fields) => {
        const line = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(csvFields(Buffer.from(line), false)).toEqual(fields);
      }),
    );
  });
});

describe('a line of a catalog', () => {
  it('becomes the call that stores the item', () => {
    expect(catalog('AAA04294,Office Language Pack Online DwnLd,Office')).toEqual({
      operationId: 'putItem',
      parameters: { itemId: 'AAA04294' },
      body: { name: 'Office Language Pack Online DwnLd', category: 'Office' },
    });
    expect(catalog('\uFEFFA-1,"Large, red",Shoes,For walking, size = 42,,color=red', true)).toMatchObject({
      parameters: { itemId: 'A-1' },
      body: { name: 'Large, red', category: 'Shoes', description: 'For walking', features: { size: '42', color: 'red' } },
    });
  });

  it.each([
    ['A,B', 'MissingField'],
    ['A 1,Name,Category', 'InvalidItemId'],
    [`${'x'.repeat(51)},Name,Category`, 'InvalidItemId'],
    ['A,,Category', 'MissingName'],
    [`A,${'x'.repeat(256)},Category`, 'NameTooLong'],
    [`A,Name,${'x'.repeat(256)}`, 'CategoryTooLong'],
    [`A,Name,Category,${'x'.repeat(4001)}`, 'DescriptionTooLong'],
    ['A,Name,Category,,feature', 'InvalidFeature'],
    ['A,Name,Category,,=value', 'InvalidFeature'],
    ['A,Name,Category,,__proto__=value', 'InvalidFeature'],
    [`A,Name,Category,,a=${'x'.repeat(51)}`, 'FeatureTooLong'],
    [`A,Name,Category,,${Array.from({ length: 21 }, (_, n) => `f${n}=1`).join(',')}`, 'TooManyFeatures'],
    ['A,Na\0me,Category', 'InvalidCharacter'],
  ])('%j is refused as %s', (line, errorCode) => {
    expect(catalog(line)).toEqual({ errorCode, detail: expect.any(String) });
  });

  it('is a call or a fault, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(text)),
        ),
        fc.boolean(),
        (bytes, isFirst) => {
          const read = catalogCall(Buffer.from(bytes), isFirst);
          expect('operationId' in read).toBe(!('errorCode' in read));
        },
      ),
    );
  });

  it.each([
    ['a,b', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    [' a , a ,', ['a']],
    ['', []],
    ['a b', undefined],
  ])('ids to delete: %j are %j', (text, ids) => {
    expect(catalogIds(text)).toEqual(ids);
  });
});

describe('a line of usage', () => {
  const event = { userId: 'u', itemId: 'i', event: 'Purchase', timestamp: '2013-06-20T10:00:00Z' };

  it.each([
    ['u,i,2013-06-20T10:00:00', event],
    ['u,i,2013/06/20T10:00:00', event],
    ['u,i,2013-06-20 10:00:00Z,', event],
    ['u,i,2013-06-20T10:00:00, Click', { ...event, event: 'Click' }],
    ['u,i,2013-06-20T10:00:00,addshopcart', { ...event, event: 'AddShopCart' }],
    ['u,i,2013-06-20T10:00:00.25', { ...event, timestamp: '2013-06-20T10:00:00.25Z' }],
  ])('%j is %j', (line, read) => {
    expect(usage(line)).toEqual(read);
  });

  it.each([
    ['u,i', 'WrongNumberOfFields'],
    ['u,i,2013-06-20T10:00:00,Click,1', 'WrongNumberOfFields'],
    ['u u,i,2013-06-20T10:00:00', 'InvalidUserId'],
    [',i,2013-06-20T10:00:00', 'InvalidUserId'],
    ['u,..,2013-06-20T10:00:00', 'InvalidItemId'],
    ['u,i,2013-02-30T10:00:00', 'InvalidTime'],
    ['u,i,2013-06-20T24:00:00', 'InvalidTime'],
    ['u,i,0000-06-20T10:00:00', 'InvalidTime'],
    ['u,i,20.06.2013', 'InvalidTime'],
    ['u,i,', 'InvalidTime'],
    ['u,i,2013-06-20T10:00:00,Look', 'InvalidEvent'],
    ['u,i,2013-06-20T10:00:00,constructor', 'InvalidEvent'],
  ])('%j is refused as %s', (line, errorCode) => {
    expect(usage(line)).toEqual({ errorCode, detail: expect.any(String) });
  });

  it('becomes the interaction that it is', () => {
    const read = usage('u,i,2013-06-20T10:00:00,RecommendationClick');
    if ('errorCode' in read) throw new Error(read.detail);
    expect(usageCall(read)).toEqual({
      operationId: 'addInteraction',
      body: { type: 'view', userId: 'u', itemId: 'i', timestamp: '2013-06-20T10:00:00Z', additionalData: { event: 'RecommendationClick' } },
    });
  });

  it('that takes out of the cart takes back what put it there', () => {
    const read = usage('u,i,2013-06-20T10:00:00,RemoveShopCart');
    if ('errorCode' in read) throw new Error(read.detail);
    expect(usageCall(read)).toEqual({ operationId: 'deleteInteractions', parameters: { userId: 'u', itemId: 'i', type: 'cart' } });
  });

  it('is an event or a fault, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          const read = usageEvent(Buffer.from(bytes));
          expect('event' in read).toBe(!('errorCode' in read));
        },
      ),
    );
  });

  it('keeps what an event posted says of its count and price, and only of what is bought or put into a cart', () => {
    const posted = { userId: 'u', itemId: 'i', timestamp: undefined, count: '2', unitPrice: 9.5 };
    const purchase = readEvent({ ...posted, event: 'Purchase' });
    const click = readEvent({ ...posted, event: 'Click' });
    if ('errorCode' in purchase || 'errorCode' in click) throw new Error('refused');
    expect(usageCall(purchase).body).toEqual({ type: 'purchase', userId: 'u', itemId: 'i', amount: 2, price: 9.5 });
    expect(usageCall(click).body).toEqual({ type: 'view', userId: 'u', itemId: 'i' });
    expect(readEvent({ ...posted, event: 'Click', count: 'two' })).toMatchObject({ errorCode: 'InvalidNumber' });
    expect(readEvent({ ...posted, event: 'Click', count: [] })).toMatchObject({ errorCode: 'InvalidNumber' });
  });
});
