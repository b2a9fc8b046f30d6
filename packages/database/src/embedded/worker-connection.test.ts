import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { queryMessage, welcome } from './wire.js';
import { WorkerConnection } from './worker-connection.js';

const message = (type: string, body = '') => {
  const bytes = Buffer.from(`${type}____${body}`);
  bytes.writeUInt32BE(bytes.length - 1, 1);
  return bytes;
};

const connect = () => {
  const statements: string[] = [];
  const ends: number[] = [];
  const connection = new WorkerConnection({
    statement: (bytes) => statements.push(Buffer.from(bytes).toString('latin1')),
    end: () => ends.push(1),
  });
  connection.write(Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]));
  return { connection, statements, ends };
};

describe('WorkerConnection', () => {
  it('answers the startup message by itself', () => {
    const { connection, statements } = connect();
    expect(connection.read()).toEqual(Buffer.from(welcome));
    expect(statements).toEqual([]);
  });

  it('hands over the messages of one statement together, when its Sync is there', () => {
    const { connection, statements } = connect();
    connection.cork();
    connection.write(message('P', 'select'));
    connection.write(message('B', 'S'));
    connection.uncork();
    expect(statements).toEqual([]);
    connection.cork();
    connection.write(message('E'));
    connection.write(message('S'));
    connection.uncork();
    const whole = Buffer.concat([message('P', 'select'), message('B', 'S'), message('E'), message('S')]);
    expect(statements).toEqual([whole.toString('latin1')]);
  });

  it('hands over a simple query at once', () => {
    const { connection, statements } = connect();
    connection.write(queryMessage('select 1'));
    expect(statements).toEqual([Buffer.from(queryMessage('select 1')).toString('latin1')]);
  });

  it('copies to the other thread no more than the statement', () => {
    const sent: number[] = [];
    const connection = new WorkerConnection({ statement: (bytes) => sent.push(bytes.buffer.byteLength), end: () => undefined });
    connection.write(Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]));
    connection.write(message('S'));
    expect(sent).toEqual([5]);
  });

  it('ends when the client says goodbye, and tells so once', async () => {
    const { connection, ends } = connect();
    connection.resume();
    connection.write(message('X'));
    connection.end();
    await new Promise((closed) => connection.once('close', closed));
    expect(ends).toEqual([1]);
  });

  it("is what pg's client needs of a socket", async () => {
    const { connection, ends } = connect();
    connection.destroy();
    const client = new Client({
      stream: () =>
        new WorkerConnection({
          statement: () => undefined,
          end: () => ends.push(2),
        }),
      ssl: false,
    });
    await client.connect();
    await client.end();
    expect(ends).toContain(2);
  });
});
