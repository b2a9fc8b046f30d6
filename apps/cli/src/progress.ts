import type { Job } from '@sheaf/client';
import { Presets, SingleBar } from 'cli-progress';

/** A job's progress: a live bar on a terminal, a line for each change elsewhere. */
export interface Progress {
  readonly show: (job: Job) => void;
  /** The server does not answer, and is asked again. */
  readonly away: () => void;
  readonly stop: () => void;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  const format = '{state} {bar} {percentage}% | {done} | {failed} failed | {left}';
  const bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true, etaBuffer: 50 }, Presets.shades_classic);
  let isShown = false;
  return {
    show: ({ state, counts: { total, succeeded, failed, skipped }, estimatedEnd }) => {
      const final = succeeded + failed + skipped;
      // Of a job whose items are still fetched nobody knows how many there are, and none of none would be drawn as all.
      const done = total === 0 ? 'its items are fetched' : `${final}/${total}`;
      const payload = { state: state.padEnd(10), done, failed, left: leftText(estimatedEnd) };
      if (!isShown) bar.start(Math.max(1, total), final, payload);
      bar.setTotal(Math.max(1, total));
      bar.update(final, payload);
      isShown = true;
    },
    away: () => {
      if (isShown) bar.update({ state: 'no answer ', left: '' });
    },
    stop: () => bar.stop(),
  };
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  return {
    show: ({ state, percent, counts: { total, succeeded, failed } }) =>
      void stream.write(`${state} ${percent.toFixed(0)} %: ${succeeded} of ${total} succeeded, ${failed} failed\n`),
    away: () => void stream.write('The server does not answer; it is asked again.\n'),
    stop: () => undefined,
  };
}

function leftText(estimatedEnd: string | undefined): string {
  if (estimatedEnd === undefined) return '';
  const seconds = Math.max(0, Math.round((Date.parse(estimatedEnd) - Date.now()) / 1000));
  return seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}
