/** Owns the folder of its argument until it is killed, and says so. A program of `own-folder.test.ts`. */
import process from 'node:process';
import { ownFolder } from './own-folder.ts';

const [folder = ''] = process.argv.slice(2);
await ownFolder(folder, 'a holder');
process.stdout.write('owned\n');
setInterval(() => undefined, 1000);
