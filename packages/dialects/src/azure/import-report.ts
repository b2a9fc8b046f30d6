import type { LineFault } from './csv-line.js';

const maxSamples = 20;

/** What became of the lines of an uploaded file, as the service reports it. */
export class ImportReport {
  #processed = 0;
  #imported = 0;
  readonly #errors = new Map<string, number>();
  readonly #samples: string[] = [];

  imported(): void {
    this.#processed += 1;
    this.#imported += 1;
  }

  /** `line`: from 1. */
  refused(line: number, { errorCode, detail }: LineFault): void {
    this.#processed += 1;
    this.#errors.set(errorCode, (this.#errors.get(errorCode) ?? 0) + 1);
    if (this.#samples.length < maxSamples) this.#samples.push(`Line ${line}: ${errorCode}. ${detail}`);
  }

  present(): object {
    return {
      processedLineCount: this.#processed,
      errorLineCount: this.#processed - this.#imported,
      importedLineCount: this.#imported,
      errorSummary: Array.from(this.#errors, ([errorCode, errorCodeCount]) => ({ errorCode, errorCodeCount })),
      sampleErrorDetails: this.#samples,
    };
  }
}
