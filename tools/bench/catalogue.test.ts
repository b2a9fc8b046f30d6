import { describe, expect, it } from '@jest/globals';
import { Catalogue } from './catalogue.ts';

describe('the benchmark’s catalogue', () => {
  const catalogue = new Catalogue();

  it('has exactly the item that load programs expect', () => {
    expect(JSON.stringify(catalogue.get('5'))).toBe(
      '{"id":"5","name":"Item number 5","price":5.99,"currency":"EUR","stock":5,"tags":["new","sale"]}',
    );
  });

  it('has the items 0 to 9999 and no other', () => {
    expect(catalogue.get('0')?.price).toBe(0.99);
    expect(catalogue.get('9999')?.price).toBe(9999.99);
    for (const id of ['10000', '-1', '05', 'constructor', '']) expect(catalogue.get(id)).toBeUndefined();
  });

  it('counts views by item', () => {
    const view = { userId: 'u', ts: 1, duration: 1 };
    expect(catalogue.view('5', view)).toEqual({ ok: true, id: '5', views: 1 });
    expect(catalogue.view('6', view)).toEqual({ ok: true, id: '6', views: 1 });
    expect(catalogue.view('5', view)).toEqual({ ok: true, id: '5', views: 2 });
    expect(catalogue.view('nobody', view)).toBeUndefined();
  });
});
