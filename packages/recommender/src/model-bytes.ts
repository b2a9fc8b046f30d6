// A model as bytes: a versioned header, the arrays, a checksum.
import type { Model } from './model.js';

/** The bytes are not a model of a version that this release reads, or were damaged. Build the model again. */
export class ModelUnreadable extends Error {}

export declare function modelToBytes(model: Model): Uint8Array;

/** Throws `ModelUnreadable`. */
export declare function modelFromBytes(bytes: Uint8Array): Model;
