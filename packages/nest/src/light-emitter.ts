import { EventEmitter } from 'node:events';

/** Node's event emitter without its constructor, whose work it does on first use anyway: an item makes two, and few are ever listened to. */
export const LightEmitter = emitter as unknown as new () => EventEmitter;

function emitter(): void {}
emitter.prototype = EventEmitter.prototype;
