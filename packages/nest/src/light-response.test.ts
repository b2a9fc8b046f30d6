import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import type { LightRequest } from './light-request.js';
import { LightResponse } from './light-response.js';

const response = () => new LightResponse({ method: 'GET' } as LightRequest);

describe('a light response', () => {
  it('keeps headers by their lower-case names until they are sent', () => {
    const one = response();
    expect(one.hasHeaders).toBe(false);
    one.setHeader('X-Own', 1).setHeaders(new Map([['x-more', ['a', 'b']]]));
    one.appendHeader('x-own', '2');
    expect(one.getHeaders()).toEqual({ 'x-own': ['1', '2'], 'x-more': ['a', 'b'] });
    expect([one.getHeader('X-MORE'), one.hasHeader('x-own'), one.hasHeader('toString'), one.getHeaderNames()]).toEqual([
      ['a', 'b'],
      true,
      false,
      ['x-own', 'x-more'],
    ]);
    one.removeHeader('X-More');
    one.writeHead(202, { 'x-last': 'yes' });
    expect([one.statusCode, one.headersSent, one.getHeaders()]).toEqual([202, true, { 'x-own': ['1', '2'], 'x-last': 'yes' }]);
    for (const late of [() => one.setHeader('x', '1'), () => one.removeHeader('x-own'), () => one.writeHead(200)])
      expect(late).toThrow(expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' }));
  });

  it('takes headers of writeHead as object, pairs or flat list, with or without a message', () => {
    for (const headers of [{ 'x-a': '1' }, [['x-a', '1']], ['x-a', '1']]) {
      expect(response().writeHead(200, headers).getHeaders()).toEqual({ 'x-a': '1' });
      const told = response().writeHead(200, 'Fine', headers);
      expect([told.statusMessage, told.getHeaders()]).toEqual(['Fine', { 'x-a': '1' }]);
    }
  });

  it.each([
    ['x bad', 'value', 'ERR_INVALID_HTTP_TOKEN'],
    ['x-bad', 'a\r\nb', 'ERR_INVALID_CHAR'],
    ['x-bad', ['a', '\u0100'], 'ERR_INVALID_CHAR'],
    ['x-bad', undefined, 'ERR_HTTP_INVALID_HEADER_VALUE'],
  ])('refuses the header %s of %j as Node does', (name, value, code) => {
    expect(() => response().setHeader(name, value as string)).toThrow(expect.objectContaining({ code }));
  });

  it('keeps one string as it is, and anything else as bytes', () => {
    const text = response().end('ü');
    expect([text.text, text.bytes.toString(), text.writableEnded]).toEqual(['ü', 'ü', true]);
    const bytes = response();
    bytes.write('a');
    bytes.write(new Uint8Array([98]));
    bytes.end(Buffer.from('c'));
    expect([bytes.text, bytes.bytes.toString()]).toEqual([undefined, 'abc']);
    expect(response().end().bytes.length).toBe(0);
    expect(response().end('ff', 'hex').bytes).toEqual(Buffer.from([255]));
  });

  it('takes nothing after its end', () => {
    const one = response().end('first');
    expect(one.write('more')).toBe(false);
    one.end('second');
    one.destroy();
    expect([one.text, one.destroyed]).toEqual(['first', false]);
  });

  it('says when it is done: at once, when it is already', () => {
    const heard: string[] = [];
    const one = response();
    one.whenDone(() => heard.push('later'));
    expect(heard).toEqual([]);
    one.end();
    one.whenDone(() => heard.push('at once'));
    response().whenDone(() => heard.push('never'));
    expect(heard).toEqual(['later', 'at once']);
  });

  it('is a stream’s end for pipe, pipeline and finished', async () => {
    const piped = response();
    const ended = finished(piped as never);
    Readable.from(['one ', 'two']).pipe(piped as never);
    await ended;
    expect(piped.bytes.toString()).toBe('one two');
    const failing = response();
    const source = new Readable({
      read() {
        this.destroy(new Error('broke'));
      },
    });
    await expect(pipeline(source, failing as never)).rejects.toThrow('broke');
    expect(failing.destroyed).toBe(true);
  });
});
