// A process of its own that writes a journal row and is then stopped before it commits.
import { appendJournal, openPostgres } from '@khong-mot-minh/database';

const [url, org] = process.argv.slice(2);
if (!url || !org) throw new Error('Name the database and the platform');
const db = await openPostgres(url, 2);
await db.tx({ kind: 'platform', org }, async ({ sql }) => {
  const at = new Date();
  const row = { batch: 1, firstSeq: 1, arrivedAt: at, lastEventAt: at, events: [], writes: [] };
  const decided = { decisions: '{}', counts: { prevent: 0, control: 0 } };
  await appendJournal(sql, org, { ...row, policy: 'held', mode: 'live', aliased: true }, decided);
  console.log('written');
  await new Promise(() => setInterval(() => undefined, 1000));
});
