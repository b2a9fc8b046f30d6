let lastUs = 0n;

/** Microseconds since 1970: the system's clock, but never the same twice, so that two events of one millisecond keep their order. */
export function nowUs(): bigint {
  const clockUs = BigInt(Date.now()) * 1000n;
  lastUs = clockUs > lastUs ? clockUs : lastUs + 1n;
  return lastUs;
}
