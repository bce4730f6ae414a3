import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { CaseLedger, LedgerDescriptor, LedgerOpenings } from '@khong-mot-minh/contracts';
import { publishBatches, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { personOf } from './api/house.ts';
import { opens } from './api/opens.ts';
import { sendReport } from './api/reporter.ts';
import { responder } from './api/responder.ts';

let system: TestSystem;
let folder: string;
before(async () => {
  system = await startTestSystem();
  folder = await mkdtemp(path.join(tmpdir(), 'kmm-audit-'));
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await system[Symbol.asyncDispose]();
});

const auditor = () => {
  const person = system.seeded.people.find(({ role }) => role === 'coalition-auditor');
  assert.ok(person);
  return person;
};

type Told = { code: number | null; told: string };
const audit = (...args: string[]): Promise<Told> =>
  new Promise((resolve) => {
    const script = path.join(import.meta.dirname, '../apps/cli/src/main.ts');
    const child = execFile(process.execPath, [script, 'ledger', 'audit', ...args], (_, out, err) =>
      resolve({ code: child.exitCode, told: out + err }),
    );
  });

test('an auditor opens every leaf by one command, and an act that was dropped is named', async () => {
  const { email, password } = auditor();
  const log = `${system.url}/ledger`;
  const openings = path.join(folder, 'openings.jsonl');
  const signIn = ['--email', email, '--password', password, '--totp', '', '--save', openings];
  await sendReport(system.url, 'Mình hỏi một chuyện.');
  await publishBatches(system);
  const good = await audit(log, '--key', system.vkey, ...signIn);
  assert.equal(good.code, 0, good.told);
  assert.match(good.told, /Nothing is missing: \d+ acts and \d+ leaves of padding in \d+ batches/);
  const again = await audit(log, '--key', system.vkey, '--openings', openings);
  assert.equal(again.code, 0, again.told);

  await sendReport(system.url, 'Mình hỏi thêm một chuyện.');
  const { sql } = system.running.deps.db.owner;
  await sql(
    `delete from ledger_outbox where number = (select max(number) - 1 from ledger_outbox)
       and not exists (select from ledger_place p where p.id = ledger_outbox.id)`,
  );
  await publishBatches(system);
  const bad = await audit(log, '--key', system.vkey, ...signIn);
  assert.equal(bad.code, 1, bad.told);
  assert.match(bad.told, /dropped: act \d+ is in no leaf/);
  assert.equal((await audit(log, '--key', system.vkey)).code, 2);
});

test('only an auditor opens all leaves; who sees a case opens the acts about it', async () => {
  const helpline = await personOf(system, 'helpline');
  assert.equal((await helpline.send('GET', '/v1/ledger/openings')).status, 403);
  assert.equal((await call(system.url, 'GET', '/v1/ledger/openings')).status, 401);
  const audits = await responder(system.url, auditor());
  const page = LedgerOpenings.parse((await audits.send('GET', '/v1/ledger/openings?from=0&limit=3')).json);
  assert.equal(page.next, 3);

  await sendReport(system.url, 'Mình cần nói chuyện.');
  const [row] = await helpline.cases();
  assert.ok(row);
  await helpline.view(row.id);
  const { items } = CaseLedger.parse((await helpline.send('GET', `/v1/cases/${row.id}/ledger`)).json);
  const acts = items.map(({ entry }) => (JSON.parse(entry) as { act: string }).act);
  assert.ok(acts.includes('case.opened') && acts.includes('case.viewed'), acts.join());
  for (const item of items) assert.ok(opens(item, Buffer.from(item.leaf)));
  const platform = await personOf(system, 'platform');
  assert.equal((await platform.send('GET', `/v1/cases/${row.id}/ledger`)).status, 404);
});

test('the descriptor says the rhythm, and a report changes nothing that anybody can read', async () => {
  await publishBatches(system);
  const read = async () => ({
    note: (await call(system.url, 'GET', '/ledger/checkpoint')).text,
    descriptor: LedgerDescriptor.parse((await call(system.url, 'GET', '/ledger/descriptor')).json),
  });
  const before = await read();
  assert.deepEqual([before.descriptor.every, before.descriptor.size], [3600, 64]);
  await sendReport(system.url, 'Mình hỏi một chuyện.');
  await system.running.sequencer.run();
  assert.deepEqual(await read(), before);
});
