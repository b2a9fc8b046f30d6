import { IncomingMessage } from 'node:http';

/** A refused body that takes longer than this, or is longer than that, is not waited for. Both are guesses: enough for 64 MB over a slow office line. */
const lingerMs = 5000;
const lingerBytes = 64 * 1024 * 1024;

/**
 * Lets the refusal of a body reach its caller. Call it before an answer with `connection: close` is sent while the body is still coming: closed
 * under a caller that still writes, the connection is reset, and fetch and the like report that instead of the answer. So what still comes is read
 * and dropped, for 5 s and 64 MB at most, and only then the connection is closed.
 */
export function closeAfterBody(request: IncomingMessage): void {
  // An injected item has no connection of its own.
  if (!(request instanceof IncomingMessage)) return;
  const { socket } = request;
  const destroySoon = socket.destroySoon;
  // Node calls this when the answer is out.
  socket.destroySoon = () => {
    socket.destroySoon = destroySoon;
    if (request.complete || socket.destroyed) return socket.destroySoon();
    let bytes = 0;
    const close = (): void => {
      clearTimeout(timer);
      socket.destroySoon();
    };
    const timer = setTimeout(close, lingerMs).unref();
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > lingerBytes) close();
    });
    request.once('end', close).once('close', close).resume();
  };
}
