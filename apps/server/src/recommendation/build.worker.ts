// The thread that builds one model. It has no connection: interactions come as messages, and the model goes as bytes.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { InteractionCollector, type InteractionType, modelToBytes } from '@sheaf/recommender';
import { buildModel, BuildTooLarge } from '@sheaf/recommender/build';
import type { BuildTask, FromBuild, ToBuild } from './build-messages.js';

const { options } = workerData as BuildTask;
const port = parentPort!;
const post = (message: FromBuild, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

// Requests come first. On Linux 0 is the calling thread; elsewhere it would be the whole server.
if (process.platform === 'linux') setPriority(0, 10);

const collector = new InteractionCollector();

/** The columns alone; what the build itself needs comes on top. */
const bytesPerInteraction = 21;

port.on('message', (message: ToBuild) => {
  if (message.kind === 'page') {
    for (const line of message.text.split('\n')) {
      const [userId, itemId, type, us, value] = line.split('\t') as [string, string, InteractionType, string, string];
      collector.add(userId, itemId, type, Number(us) / 1000, Number(value));
    }
    const neededBytes = collector.size * bytesPerInteraction;
    if (neededBytes > options.maxMemoryBytes) end({ kind: 'too-large', neededBytes });
    return;
  }
  try {
    const model = buildModel(collector.finish(), options, { onProgress: (percent) => post({ kind: 'percent', percent }) });
    const easeItems = model.ease === undefined ? 0 : rowsWithEntries(model.ease.offsets);
    const bytes = modelToBytes(model) as Uint8Array<ArrayBuffer>;
    end({ kind: 'built', model: bytes, items: model.items.length, users: model.users.length, easeItems }, [bytes.buffer]);
  } catch (error) {
    if (!(error instanceof BuildTooLarge)) throw error;
    end({ kind: 'too-large', neededBytes: error.neededBytes });
  }
});

function end(message: FromBuild, transfer?: ArrayBuffer[]): void {
  post(message, transfer);
  port.close();
}

function rowsWithEntries(offsets: Uint32Array): number {
  let rows = 0;
  for (let row = 0; row + 1 < offsets.length; row += 1) if (offsets[row + 1]! > offsets[row]!) rows += 1;
  return rows;
}
