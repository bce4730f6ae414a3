/**
 * Makes and destroys keys in the folders of its arguments until it is killed, and says each thing that was acknowledged.
 * A program of the test beside it; its first line is the store's name.
 */
import process from 'node:process';
import { openCaseKeys } from './case-keys.ts';

const [store, ...folders] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const keys = await openCaseKeys({ folders, store: store || undefined, self: 'a worker', makeFolders: true });
say({ store: keys.store });
const mine: string[] = [];
for (;;) {
  const made = await Promise.all(Array.from({ length: 4 }, () => keys.make(new Date())));
  for (const { ref, key } of made) say({ live: ref, key: key.export().toString('hex') });
  mine.push(...made.map(({ ref }) => ref));
  const gone = mine.splice(0, 1);
  // Asked for before it is done: from here on either is right, and afterwards only one.
  say({ dying: gone[0] });
  await keys.destroy(gone);
  say({ gone: gone[0] });
}
