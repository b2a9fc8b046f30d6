import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Sessions } from './sessions.js';
import { queryMessage } from './wire.js';

/** A session that understands `begin`, `commit` and `rollback`, and writes down what it ran. */
function fakeSession() {
  const ran: string[] = [];
  let open = false;
  return {
    ran,
    run: async (statement: Uint8Array) => {
      const text = Buffer.from(statement.subarray(5, -1)).toString();
      ran.push(text);
      if (text.startsWith('begin')) open = true;
      if (text.startsWith('commit') || text.startsWith('rollback')) open = false;
      return Buffer.from(`${text} ${open ? 'T' : 'I'}`);
    },
  };
}

/** All that does not wait for a timer. */
const settled = () => jest.advanceTimersByTimeAsync(0);

describe('Sessions', () => {
  let session: ReturnType<typeof fakeSession>;
  let answers: [number, string][];
  let hungUp: [number, string][];
  let sessions: Sessions;
  const send = (connection: number, text: string) => sessions.statement(connection, queryMessage(text));

  beforeEach(() => {
    jest.useFakeTimers();
    session = fakeSession();
    answers = [];
    hungUp = [];
    sessions = new Sessions({
      session,
      answer: (connection, bytes) => answers.push([connection, Buffer.from(bytes).toString().slice(0, -2)]),
      hangUp: (connection, message) => hungUp.push([connection, message]),
      idleTransactionTimeoutMs: 1000,
    });
  });
  afterEach(() => void jest.useRealTimers());

  it('runs statements in the order of arrival and answers each to its own connection', async () => {
    send(1, 'a');
    send(2, 'b');
    send(1, 'c');
    await settled();
    expect(answers).toEqual([
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
    ]);
  });

  it('lets nobody into an open transaction, and those who waited in their order afterwards', async () => {
    send(1, 'begin');
    send(2, 'two');
    send(3, 'three');
    send(1, 'one');
    await settled();
    expect(session.ran).toEqual(['begin', 'one']);
    send(1, 'commit');
    await settled();
    expect(session.ran).toEqual(['begin', 'one', 'commit', 'two', 'three']);
  });

  it('rolls back the transaction of a connection that ends, and drops what it had waiting', async () => {
    send(1, 'begin');
    await settled();
    send(2, 'begin 2');
    send(2, 'never');
    sessions.end(2);
    sessions.end(1);
    send(3, 'three');
    await settled();
    expect(session.ran).toEqual(['begin', 'rollback', 'three']);
  });

  it('rolls back a transaction that is idle too long, hangs up on its connection and ignores what it still sends', async () => {
    send(1, 'begin');
    send(2, 'two');
    await jest.advanceTimersByTimeAsync(999);
    expect(session.ran).toEqual(['begin']);
    await jest.advanceTimersByTimeAsync(1);
    send(1, 'late');
    await settled();
    expect(session.ran).toEqual(['begin', 'rollback', 'two']);
    expect(hungUp).toEqual([[1, expect.stringContaining('1000 ms')]]);
  });

  it('counts idle time from the last statement of the transaction, whoever else comes', async () => {
    send(1, 'begin');
    await jest.advanceTimersByTimeAsync(600);
    send(1, 'still here');
    await jest.advanceTimersByTimeAsync(600);
    send(2, 'two');
    expect(hungUp).toEqual([]);
    await jest.advanceTimersByTimeAsync(400);
    expect(session.ran).toEqual(['begin', 'still here', 'rollback', 'two']);
  });

  it('runs other work as soon as no transaction is open, before the statements that wait, and those after it', async () => {
    send(1, 'begin');
    send(2, 'waiting');
    await settled();
    const work = sessions.between(async () => {
      session.ran.push('work');
      send(2, 'meanwhile');
    });
    await settled();
    expect(session.ran).toEqual(['begin']);
    send(1, 'commit');
    await work;
    await settled();
    expect(session.ran).toEqual(['begin', 'commit', 'work', 'waiting', 'meanwhile']);
  });

  it('goes on after other work that failed, and passes on why', async () => {
    const work = expect(sessions.between(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    send(1, 'a');
    await work;
    await settled();
    expect(session.ran).toEqual(['a']);
  });
});
