import { createServer } from 'node:net';

/**
 * Rejects, as listening would, where a port cannot be listened on. Asked before anything else is opened: a port that is taken is the commonest reason
 * why a server does not start, and it should not cost the start of a database.
 */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}
