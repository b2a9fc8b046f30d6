import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Usage } from './peer.ts';

/** Server processes run on core 0, everything else of the benchmark on core 1, where the machine has two cores and `taskset`. */
export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Moves this process, with all its threads, to core 1. */
export function pinLoad(): void {
  if (pinned) spawnSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)]);
}

/** Starts `node <file> …` beside this one, on a core, and talks to it by messages. Ends when this process does, since the channel closes then. */
export class Child {
  readonly #process: ChildProcess;

  constructor(file: string, args: readonly string[], core: 0 | 1) {
    const command = [process.execPath, fileURLToPath(new URL(file, import.meta.url)), ...args];
    const [program, ...rest] = pinned ? ['taskset', '-c', String(core), ...command] : command;
    this.#process = spawn(program!, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** The next message; rejects when the process ends instead. */
  async receive<Message>(): Promise<Message> {
    const ended = new AbortController();
    try {
      return await Promise.race([
        once(this.#process, 'message', { signal: ended.signal }).then(([message]) => message as Message),
        once(this.#process, 'exit', { signal: ended.signal }).then(([code]) =>
          Promise.reject(new Error(`A process of the benchmark ended early (${String(code)})`)),
        ),
      ]);
    } finally {
      ended.abort();
    }
  }

  async ask<Message>(question: string | object): Promise<Message> {
    const answer = this.receive<Message>();
    this.#process.send(question);
    return await answer;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.disconnect();
    await exit;
  }
}

/** A server under measurement. */
export class Peer {
  readonly #child: Child;
  #port = 0;

  private constructor(child: Child) {
    this.#child = child;
  }

  static async start(kind: 'bare' | 'sheaf' | 'naive'): Promise<Peer> {
    const peer = new Peer(new Child('./peer.ts', [kind], 0));
    peer.#port = (await peer.#child.receive<{ port: number }>()).port;
    return peer;
  }

  get port(): number {
    return this.#port;
  }

  usage(): Promise<Usage> {
    return this.#child.ask('usage');
  }

  end(): Promise<void> {
    return this.#child.end();
  }
}
