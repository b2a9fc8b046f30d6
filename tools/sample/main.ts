// node tools/sample/main.ts: writes the sample that a first start loads into the catalogue `demo`. The same seed gives the same bytes.
import { writeFileSync } from 'node:fs';
import { makeSample } from './sample.ts';
import { sampleText } from './text.ts';

const file = new URL('../../apps/server/sample/sample.json', import.meta.url);
writeFileSync(file, sampleText(makeSample(20261121)));
