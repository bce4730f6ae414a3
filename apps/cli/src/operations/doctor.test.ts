import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { insertDuty, insertOrganisation, insertTeam } from '@khong-mot-minh/database';
import { importSigner, importVerifier } from '@khong-mot-minh/ledger';
import {
  checkHealth,
  type Finding,
  type HealthCode,
  type Running,
  start,
  writeBackup,
} from '@khong-mot-minh/server';
import { publishBatches, seedWorkspace, testConfig, WORKSPACE } from '@khong-mot-minh/testing';
import { root } from '../run/root.ts';
import { wrongVariables } from './read-env.ts';
import { languageOf, say } from './say-finding.ts';

let home: string;
let running: Running;
let vkey: string;
let caseKeyFolders: [string, string];
let env: NodeJS.ProcessEnv;

const { DATABASE_URL: _database, LEDGER_KEY: _key, ...shell } = process.env;
const doctor = (args: string[], more: NodeJS.ProcessEnv) => kmm(['doctor', ...args], more);
const kmm = (args: string[], more: NodeJS.ProcessEnv) =>
  new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/cli/src/main.ts', ...args], {
      cwd: root,
      env: { ...shell, ...more },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
const HOUR_MS = 3_600_000;
/** Memory is a disk of its own; where there is none the doctor has something to say of the two replicas. */
const otherDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const look = (now = new Date()): Promise<Finding[]> =>
  checkHealth({ db: running.deps.db, dataDir: home, caseKeyFolders, now, vkey });
const stateOf = (findings: readonly Finding[], code: HealthCode) =>
  findings.find((f) => f.code === code)?.state;

before(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'kmm-doctor-'));
  const made = testConfig(home);
  vkey = made.vkey;
  caseKeyFolders = [path.join(home, 'case-keys'), await mkdtemp(path.join(otherDisk, 'kmm-doctor-keys-'))];
  running = await start({ ...made.config, databaseUrl: undefined, caseKeyFolders, logLevel: 'silent' });
  await seedWorkspace(running.deps.db, WORKSPACE, new Date());
  await running.deps.db.tx({ kind: 'public' }, ({ sql }) =>
    running.deps.record(sql, 'report.received', { kind: 'public' }, ['a-report']),
  );
  await running.sequencer.run();
  env = { DATA_DIR: home };
});
after(async () => {
  await running.stop();
  await rm(home, { recursive: true });
  await rm(caseKeyFolders[1], { recursive: true });
});

test('a running server is asked, and a missing backup is told in both languages with exit code 1', async () => {
  const vi = await doctor([], { ...env, LANG: 'C.UTF-8' });
  assert.equal(vi.code, 1, vi.output);
  assert.match(vi.output, /^! Chưa có bản sao lưu nào/m);
  assert.match(vi.output, /^✓ Sổ ghi đúng: \d+ mục/m);
  const en = await doctor(['--lang', 'en'], env);
  assert.equal(en.code, 1, en.output);
  assert.match(en.output, /^! There is no backup/m);
  assert.match(en.output, /^✓ Dove counselling team: somebody is on duty until /m);
});

test('a unit in which one person alone switches off, and no auditor is elsewhere, is told', async () => {
  const { sql } = running.deps.db.owner;
  const among = async () => (await look()).filter(({ code }) => code.startsWith('access.'));
  assert.deepEqual(
    (await among()).map(({ code }) => code),
    ['access.ok'],
  );
  await sql(`update person set active = false where 'coalition-auditor' = any (roles)`);
  const alone = await among();
  await sql(`update person set active = true`);
  const [helpline] = alone.filter(({ values }) => JSON.stringify(values).includes('Dove'));
  assert.ok(helpline, JSON.stringify(alone));
  assert.equal(helpline.code, 'access.no-reviewer');
  assert.match(say(helpline.code, 'en', helpline.values), /Add a second supervisor or administrator/);
});

test('after a backup all is well and the exit code is 0', { skip: otherDisk === tmpdir() }, async () => {
  await writeBackup(running.deps.db, path.join(home, 'backups'), new Date());
  const { code, output } = await doctor(['--lang', 'en'], env);
  assert.equal(code, 0, output);
  assert.match(output, /All is well/);
});

test('a key replica that goes away is told with its folder and exit code 1, until it is back', async () => {
  const [, second] = caseKeyFolders;
  await rename(second, `${second}-away`);
  const { code, output } = await doctor(['--lang', 'en'], env);
  assert.equal(code, 1, output);
  assert.ok(output.includes(`! The key replica ${second} is not there.`), output);
  const vi = await doctor([], { ...env, LANG: 'C.UTF-8' });
  assert.ok(vi.output.includes(`! Không thấy bản khoá ở ${second}.`), vi.output);
  await rename(`${second}-away`, second);
  assert.equal(stateOf(await look(), 'replicas.ok'), 'ok');
});

test('replicas that others may reach, and ones that stand on one disk, are told', async () => {
  const [first] = caseKeyFolders;
  await chmod(first, 0o777);
  assert.equal(stateOf(await look(), 'replicas.rights'), 'attention');
  await chmod(first, 0o700);
  const input = { db: running.deps.db, dataDir: home, now: new Date(), vkey };
  const linked = await checkHealth({ ...input, caseKeyFolders: [first, `${first}/.`] });
  assert.equal(stateOf(linked, 'replicas.one-folder'), 'attention');
  const second = path.join(home, 'case-keys-2');
  await cp(first, second, { recursive: true });
  const beside = await checkHealth({ ...input, caseKeyFolders: [first, second] });
  assert.equal(stateOf(beside, 'replicas.one-disk'), 'attention');
  await rm(second, { recursive: true });
});

test('a server answers nobody without the token of its folder', async () => {
  for (const authorization of ['', 'Bearer x', `Bearer ${'a'.repeat(43)}`]) {
    const answer = await fetch(`${running.url}/operations/health`, { headers: { authorization } });
    assert.equal(answer.status, 404);
  }
});

test('with nothing to look at the exit code is 2', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'kmm-doctor-empty-'));
  const { code, output } = await doctor(['--lang', 'en'], { DATA_DIR: empty });
  assert.equal(code, 2);
  assert.match(output, /There is no data in/);
  const postgres = await doctor(['--lang', 'en'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  assert.equal(postgres.code, 2);
  assert.match(postgres.output, /The database cannot be opened: .*DATABASE_URL/);
  await rm(empty, { recursive: true });
});

test('time alone makes backups old, duties end and the clock wrong', async () => {
  const later = await look(new Date(Date.now() + 40 * 24 * HOUR_MS));
  assert.equal(stateOf(later, 'backup.old'), 'attention');
  assert.equal(stateOf(later, 'door.closed-for-good'), 'attention');
  assert.equal(stateOf(later, 'clock.off'), 'attention');
  const soon = await look(new Date(Date.now() + HOUR_MS));
  assert.equal(stateOf(soon, 'door.unattended'), 'attention', 'on duty, and long gone from the desk');
  const earlier = await look(new Date(Date.now() - HOUR_MS));
  assert.equal(stateOf(earlier, 'clock.off'), 'attention');
});

test('danger that nobody has seen, and a way of paging that fails, are told', async () => {
  const { db } = running.deps;
  assert.equal(stateOf(await look(), 'urgent.none'), 'ok');
  assert.equal(stateOf(await look(), 'paging.none'), 'ok');
  const [person] = await db.owner.sql<{ id: string; org: string }>(
    'select id, org_id as org from person limit 1',
  );
  await db.owner.sql(
    `insert into paging_channel (id, org_id, person_id, kind, label, address, made_at, delivered_at)
     values ($1, $2, $3, 'email', 'x', 'x', now(), now())`,
    [randomUUID(), person!.org, person!.id],
  );
  assert.equal(stateOf(await look(), 'paging.ok'), 'ok');
  await db.owner.sql(`update paging_channel set failed_at = now() + interval '1 second', failure = '410'`);
  assert.equal(stateOf(await look(), 'paging.failing'), 'attention');
  await db.owner.sql('delete from paging_channel');
  const caseId = randomUUID();
  await db.owner.sql(
    `insert into cases (id, org_id, origin, status, tier, danger_now, category, opened_at, updated_at, version)
     values ($1, $2, 'report', 'open', 5, true, 'SELF_HARM', now(), now(), 1)`,
    [caseId, person!.org],
  );
  assert.equal(stateOf(await look(), 'urgent.none'), 'ok', 'five minutes are given');
  assert.equal(stateOf(await look(new Date(Date.now() + 0.1 * HOUR_MS)), 'urgent.waiting'), 'attention');
  await db.owner.sql(
    `update urgent_call set seen_at = now(), seen_by = $2, again_at = now() + interval '10 minutes' where case_id = $1`,
    [caseId, person!.id],
  );
  assert.equal(stateOf(await look(), 'urgent.seen-only'), 'attention', 'seen, and in nobody’s hands');
  await db.owner.sql(`update cases set assignee = $2 where id = $1`, [caseId, person!.id]);
  assert.equal(stateOf(await look(), 'urgent.none'), 'ok', 'somebody has it');
  await db.owner.sql(`update cases set status = 'closed' where id = $1`, [caseId]);
  assert.equal(stateOf(await look(new Date(Date.now() + 0.1 * HOUR_MS)), 'urgent.none'), 'ok');
});

test('a ledger signed with another key, and one without a key, are told apart', async () => {
  const other = testConfig(home).vkey;
  const input = { db: running.deps.db, dataDir: home, now: new Date() };
  assert.equal(stateOf(await checkHealth({ ...input, vkey: other }), 'ledger.bad'), 'attention');
  assert.equal(stateOf(await checkHealth(input), 'ledger.no-key'), 'unknown');
});

test('a leaf that is gone is noticed', async () => {
  const { owner } = running.deps.db;
  const [leaf] = await owner.sql<{ idx: number; entry: Uint8Array }>(
    `delete from ledger_leaf where idx = (select max(idx) from ledger_leaf l
       where not exists (select from ledger_place p where p.idx = l.idx)) returning idx, entry`,
  );
  assert.equal(stateOf(await look(), 'ledger.bad'), 'attention');
  await owner.sql('insert into ledger_leaf (idx, entry) values ($1, $2)', [leaf!.idx, leaf!.entry]);
  assert.equal(stateOf(await look(), 'ledger.ok'), 'ok');
});

test('a ledger whose batches stay away while acts wait is stuck', async () => {
  const later = new Date(Date.now() + 3 * HOUR_MS);
  await publishBatches({ running });
  assert.equal(stateOf(await look(later), 'ledger.stuck'), undefined, 'nothing waits');
  await running.deps.db.tx({ kind: 'public' }, ({ sql }) =>
    running.deps.record(sql, 'report.received', { kind: 'public' }, ['another']),
  );
  assert.equal(stateOf(await look(), 'ledger.stuck'), undefined, 'it is not late yet');
  assert.equal(stateOf(await look(new Date(later.getTime() + HOUR_MS)), 'ledger.stuck'), 'attention');
});

test('a folder that others may enter, with a file that they may read, is told', async () => {
  assert.equal(stateOf(await look(), 'rights.ok'), 'ok');
  await chmod(home, 0o755);
  await chmod(path.join(home, 'operator.token'), 0o644);
  const loose = (await look()).find((f) => f.code === 'rights.loose');
  assert.match(String(loose?.values.names), /operator\.token/);
  await chmod(home, 0o700);
});

test('a door without a signature, without a holder, or without anybody on duty is told by its team', async () => {
  const { db } = running.deps;
  const org = randomUUID();
  const team = randomUUID();
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    await insertOrganisation(sql, {
      id: org,
      kind: 'helpline',
      name: { vi: 'Mới', en: 'New' },
      mode: 'live',
    });
    await insertTeam(sql, {
      id: team,
      org,
      name: { vi: 'Nhóm mới', en: 'New team' },
      takesReports: true,
      keyId: 'k',
      publicKey: 'p',
    });
  });
  assert.equal(stateOf(await look(), 'door.no-holder'), 'attention');
  await db.owner.sql(
    'insert into team_member (team_id, person_id, org_id, sealed_key) select $1, id, org_id, $2 from person limit 1',
    [team, '{}'],
  );
  assert.equal(stateOf(await look(), 'door.unsigned'), 'attention');
  const sign = () => db.owner.sql('update team set go_live_signed_at = now() where id = $1', [team]);
  await assert.rejects(sign(), /a second holder or tested shares/);
  await db.owner.sql('update team set shares_tested_key = key_id where id = $1', [team]);
  await sign();
  const closed = await look();
  assert.equal(stateOf(closed, 'door.closed-for-good'), 'attention');
  assert.equal(stateOf(closed, 'door.one-holder'), 'attention');
  const [holder] = await db.owner.sql<{ id: string }>(
    'select person_id as id from team_member where team_id = $1',
    [team],
  );
  const from = new Date(Date.now() + HOUR_MS);
  const duty = {
    id: randomUUID(),
    team,
    org,
    person: holder!.id,
    from,
    until: new Date(from.getTime() + HOUR_MS),
  };
  await db.tx({ kind: 'system' }, ({ sql }) => insertDuty(sql, duty));
  const planned = (await look()).find((f) => f.code === 'door.closed');
  assert.equal(planned?.values.nextAt, from.toISOString());
  await db.owner.sql('delete from roster where team_id = $1', [team]);
  await db.owner.sql('delete from team_member where team_id = $1', [team]);
  await db.owner.sql('delete from team where id = $1', [team]);
});

test('reports that wait and jobs that failed are counted', async () => {
  const { db } = running.deps;
  await db.owner.sql(
    `insert into cases (id, org_id, origin, status, tier, category, opened_at, updated_at, version)
     select $1, id, 'report', 'open', 3, 'BULLYING', now() - interval '5 hours', now(), 1 from organisation limit 1`,
    [randomUUID()],
  );
  const waiting = (await look()).find((f) => f.code === 'reports.waiting');
  assert.equal(waiting?.values.count, 1);
  await running.deps.jobs.enqueue(
    { sql: db.owner.sql, as: (role, fn) => db.tx({ kind: 'system' }, ({ sql }) => fn(sql), role) },
    'dead-letter',
    {},
  );
  assert.equal(stateOf(await look(), 'jobs.failed'), 'attention');
});

test('a new ledger key is well formed and its public key fits', async () => {
  const { code, output } = await kmm(['ledger', 'new-key', 'ledger.example.vn', '--lang', 'en'], {});
  assert.equal(code, 0);
  const skey = /^LEDGER_KEY=(.+)$/m.exec(output)?.[1] ?? '';
  const published = output.trim().split('\n').at(-1) ?? '';
  assert.equal(importSigner(skey).vkey, published);
  assert.equal(importVerifier(published)?.name, 'ledger.example.vn');
});

test('every variable that is missing or wrong is named, and no value', () => {
  assert.deepEqual(wrongVariables({}).sort(), [
    'CONSOLE_URL',
    'LEDGER_KEY',
    'PORTAL_URL',
    'RECEIPT_PEPPER',
    'SERVER_SECRET',
  ]);
  assert.deepEqual(wrongVariables({ LEDGER_KEY: 'PRIVATE+KEY+wrong' }).includes('LEDGER_KEY'), true);
});

test('values are spelled in the language of the sentence', () => {
  assert.equal(languageOf(undefined, { LANG: 'en_GB.UTF-8' }), 'en');
  assert.equal(languageOf(undefined, {}), 'vi');
  assert.equal(say('backup.old', 'vi', { ageMs: 50 * HOUR_MS }).includes('2 ngày'), true);
  assert.equal(say('backup.ok', 'en', { ageMs: 1_000 }), 'The newest backup is 1 second old.');
});
