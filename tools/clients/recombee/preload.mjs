// node --import: lets the client's own tests run as they are. Their host stands in their code, so connections to it are turned to the server that SHEAF_URL
// names, certificate checked; and they sleep for 20 s until the service has caught up, which here nothing has to.
import tls from 'node:tls';

const { hostname, port } = new URL(process.env.SHEAF_URL);

const connect = tls.connect;
tls.connect = (options, ...others) => {
  if (!/^rapi-[a-z-]+\.recombee\.com$/.test(options?.host ?? '')) return connect(options, ...others);
  return connect({ ...options, host: hostname, port: Number(port), servername: 'localhost' }, ...others);
};

const { setTimeout } = globalThis;
globalThis.setTimeout = (run, delayMs, ...given) => setTimeout(run, isSleep(delayMs) ? 0 : delayMs, ...given);

/** A batch of two merges may take 20 s, too: only the tests themselves sleep. */
function isSleep(delayMs) {
  return delayMs === 20_000 && /recombee-api-client.test/.test(new Error().stack);
}
