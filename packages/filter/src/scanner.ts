import type { FilterFault } from './filter.js';

/** Reads a text from left to right, each character once. */
export class Scanner {
  position = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Steps over a character if it comes next. */
  take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  /** Text up to one of the reserved characters or the end, percent-decoded. */
  readText(reserved: string): { readonly text: string } | { readonly fault: FilterFault } {
    const start = this.position;
    let text = '';
    let plainFrom = start;
    while (!this.atEnd && !reserved.includes(this.text[this.position] as string)) {
      if (this.text[this.position] !== '%') {
        this.position += 1;
        continue;
      }
      text += this.text.slice(plainFrom, this.position);
      const decoded = this.readEscapes();
      if (typeof decoded !== 'string') return decoded;
      text += decoded;
      plainFrom = this.position;
    }
    return { text: text + this.text.slice(plainFrom, this.position) };
  }

  fail(detail: string, position = this.position): { readonly fault: FilterFault } {
    return { fault: { position, detail } };
  }

  /** Escapes that stand together: a character beyond ASCII takes several. */
  private readEscapes(): string | { readonly fault: FilterFault } {
    const start = this.position;
    while (this.text[this.position] === '%') {
      if (!/^[0-9A-Fa-f]{2}$/.test(this.text.slice(this.position + 1, this.position + 3)))
        return this.fail('must be % and two hexadecimal digits; % itself is written %25');
      this.position += 3;
    }
    try {
      return decodeURIComponent(this.text.slice(start, this.position));
    } catch {
      return this.fail('must be percent-encoded UTF-8', start);
    }
  }
}
