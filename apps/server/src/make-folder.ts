import { migrate, openPglite } from '@khong-mot-minh/database';

// Run by open-database.ts as a process of its own: makes and migrates the embedded database, then ends.
const folder = process.argv[2];
if (!folder) throw new Error('Make the database folder: no folder was named');
const db = await openPglite(folder);
await migrate(db);
await db[Symbol.asyncDispose]();
