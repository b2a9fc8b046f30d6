// Opens the data folder named by its argument, says `open` or why not, and holds it until its input ends.
import { openDatabase } from '../../src/index.ts';

try {
  const database = await openDatabase({ dataDir: process.argv[2]! });
  process.stdout.write('open\n');
  process.stdin.resume().once('end', () => void database.close());
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
}
