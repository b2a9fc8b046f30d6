// Progress on a terminal as a bar with a rate, elsewhere as a line every few seconds.
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Begins a part; `total` undefined: not known. */
  readonly start: (name: string, total: number) => void;
  readonly advance: (count: number) => void;
  readonly stop: () => void;
}

export const silent: Progress = { start: () => undefined, advance: () => undefined, stop: () => undefined };

export function progressOn(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  let done = 0;
  let startedAt = 0;
  const rate = (): string => String(Math.round(done / Math.max((Date.now() - startedAt) / 1000, 0.001)));
  return {
    start: (name, total) => {
      bar?.stop();
      done = 0;
      startedAt = Date.now();
      bar = new SingleBar(
        {
          stream,
          format: `${name.padEnd(12)} {bar} {percentage}% | {value}/{total} | {rate}/s | {eta_formatted} left`,
          noTTYOutput: true,
          notTTYSchedule: 5000,
          hideCursor: true,
        },
        Presets.shades_classic,
      );
      bar.start(total, 0, { rate: '0' });
    },
    advance: (count) => {
      done += count;
      bar?.increment(count, { rate: rate() });
    },
    stop: () => {
      bar?.stop();
      bar = undefined;
    },
  };
}
