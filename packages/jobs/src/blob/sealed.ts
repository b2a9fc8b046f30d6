import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Seals what may not stand in clear in a database: credentials inside of blob locations. `context` (a job's id) must be the same to open it. */
export class Seal {
  /** `key`: 32 bytes. */
  constructor(private readonly key: Uint8Array) {
    if (key.length !== 32) throw new TypeError(`A key to seal with has 32 bytes, not ${key.length}.`);
  }

  seal(value: unknown, context: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce).setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]);
  }

  /** `undefined`: sealed with another key, for another context, or damaged. */
  open(sealed: Uint8Array, context: string): unknown {
    if (sealed.length < nonceBytes + tagBytes) return undefined;
    const decipher = createDecipheriv(algorithm, this.key, sealed.subarray(0, nonceBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(sealed.length - tagBytes));
    try {
      const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
      return JSON.parse(text.toString());
    } catch {
      return undefined;
    }
  }
}
