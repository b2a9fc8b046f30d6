import { Client, escapeIdentifier, type ClientConfig } from 'pg';
import type { Log } from './database.js';

/** Gets what was sent; `undefined`: messages may have been missed, because the connection that listens is a new one. */
export type Listener = (payload: string | undefined) => void;

/** Short messages to every process on this database: hints, never the truth, since a lost connection loses them. */
export interface Notifications {
  /** Calls the listener with every message on the channel from now on; the answer ends that. */
  subscribe(channel: string, listener: Listener): () => void;
  /** Sends up to 8,000 bytes to every listener, those of this process included. */
  notify(channel: string, payload: string): Promise<void>;
  close(): Promise<void>;
}

class Listeners {
  readonly #byChannel = new Map<string, Set<Listener>>();

  add(channel: string, listener: Listener): () => void {
    const listeners = this.#byChannel.get(channel) ?? new Set();
    this.#byChannel.set(channel, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  get channels(): string[] {
    return [...this.#byChannel.keys()];
  }

  tell(channel: string, payload: string | undefined): void {
    for (const listener of this.#byChannel.get(channel) ?? []) listener(payload);
  }
}

/** Of a database that only this process uses. */
export function localNotifications(): Notifications {
  const listeners = new Listeners();
  return {
    subscribe: (channel, listener) => listeners.add(channel, listener),
    notify: async (channel, payload) => listeners.tell(channel, payload),
    close: async () => undefined,
  };
}

const retryMs = 1000;

/** By LISTEN and NOTIFY: one connection of its own, from the first subscription on, opened again when it is lost. */
export function postgresNotifications(
  config: ClientConfig,
  log: Log,
  send: (channel: string, payload: string) => Promise<unknown>,
): Notifications {
  const listeners = new Listeners();
  let client: Client | undefined;
  let connecting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const lose = (lost: Client, error?: Error) => {
    if (client !== lost) return;
    client = undefined;
    void lost.end().catch(() => undefined);
    if (isClosed) return;
    log.warn({ err: error }, 'the connection that listens for notifications was lost');
    later();
  };
  const later = () => {
    if (isClosed) return;
    timer = setTimeout(() => void connect(), retryMs);
    timer.unref();
  };
  const connect = () =>
    (connecting ??= (async () => {
      const opened = new Client({ ...config, statement_timeout: 0, keepAlive: true });
      opened.on('error', (error) => lose(opened, error));
      opened.on('end', () => lose(opened));
      opened.on('notification', ({ channel, payload }) => listeners.tell(channel, payload ?? ''));
      client = opened;
      try {
        await opened.connect();
        for (const channel of listeners.channels) await opened.query(`listen ${escapeIdentifier(channel)}`);
        for (const channel of listeners.channels) listeners.tell(channel, undefined);
      } catch (error) {
        lose(opened, error as Error);
      } finally {
        connecting = undefined;
      }
    })());

  return {
    subscribe: (channel, listener) => {
      const isNew = !listeners.channels.includes(channel);
      const unsubscribe = listeners.add(channel, listener);
      if (client === undefined) void connect();
      else if (isNew) {
        const listening = client;
        void (connecting ?? Promise.resolve())
          .then(() => listening.query(`listen ${escapeIdentifier(channel)}`))
          .then(
            () => listeners.tell(channel, undefined),
            (error: unknown) => lose(listening, error as Error),
          );
      }
      return unsubscribe;
    },
    notify: async (channel, payload) => void (await send(channel, payload)),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}
