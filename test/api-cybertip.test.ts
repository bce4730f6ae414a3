import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ExportPacket, ExportView, OverrideView } from '@khong-mot-minh/contracts';
import { open } from '@khong-mot-minh/sealing';
import { validateXML } from 'xmllint-wasm';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
import { codeOf, pointerOf } from './api/case-house.ts';
import { sendReport } from './api/reporter.ts';
import { sealFor, type TeamKey } from './api/responder.ts';

let house: AuthorityHouse;
before(async () => {
  house = await openAuthorityHouse();
});
after(() => house[Symbol.asyncDispose]());

const of = <T>(answer: Answer, status = 200): T => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as T;
};
const send = (who: string, path: string, body: object = {}) => house.desk(who).send('POST', path, body);

const openPart = async (packet: ExportPacket, name: string, key: TeamKey): Promise<string> => {
  const part = packet.parts.find((p) => p.name === name)!;
  return open({
    kind: part.kind,
    id: part.id,
    sealed: part.sealed,
    keyId: key.keyId,
    privateKey: key.privateKey,
  });
};

test('promise 13: a packet goes out only when another person approves it, and its hashes are those of its parts', async () => {
  const caseId = await house.platformCase();
  const proposed = await house.packet('platform', caseId);
  assert.deepEqual(
    [proposed.status, proposed.summary.incidentType, proposed.summary.annotations, proposed.can],
    ['proposed', 'Online Enticement of Children for Sexual Acts', ['sextortion'], ['decline']],
  );
  const packetPath = `/v1/exports/${proposed.id}/packet`;
  for (const who of ['platform', 'platform-2'])
    assert.equal((await house.desk(who).send('GET', packetPath)).status, 409, who);
  assert.equal((await send('platform', `/v1/exports/${proposed.id}/approve`)).status, 403);
  of<ExportView>(await send('platform-2', `/v1/exports/${proposed.id}/approve`));
  assert.equal((await send('platform-2', `/v1/exports/${proposed.id}/decline`)).status, 409);
  const packet = of<ExportPacket>(await house.desk('platform').send('GET', packetPath));
  const key = await house.desk('platform').unlock();
  const { people } = house.system.seeded;
  const [mai, khoi] = people.filter((p) => p.organisation === 'platform').map((p) => p.id);
  assert.deepEqual(
    [packet.manifest.proposed.person, packet.manifest.approved?.person, packet.manifest.override],
    [mai, khoi, undefined],
  );
  for (const listed of packet.manifest.parts) {
    const bytes = Buffer.from(await openPart(packet, listed.name, key), 'utf8');
    assert.equal(createHash('sha256').update(bytes).digest('hex'), listed.sha256, listed.name);
    assert.equal(createHash('sha512').update(bytes).digest('hex'), listed.sha512, listed.name);
    assert.equal(bytes.length, listed.sizeBytes);
    assert.deepEqual(listed.keyIds, [key.keyId]);
  }
  await assertValid(await openPart(packet, 'report.xml', key), caseId);
});

// NCMEC's schema is theirs and not part of this repository: CYBERTIPLINE_XSD names it, or it stands beside the project.
const place =
  process.env.CYBERTIPLINE_XSD ??
  fileURLToPath(new URL('../../shared/reference/cyber_tipline.xsd', import.meta.url));

async function assertValid(xml: string, caseId: string): Promise<void> {
  const { decision } = await house.desk('platform').view(caseId);
  assert.match(xml, new RegExp(`<espIdentifier>${decision!.subject}</espIdentifier>`));
  for (const id of decision!.eventIds) assert.ok(xml.includes(id), id);
  const at = /<incidentDateTime>(.*)<\/incidentDateTime>/.exec(xml)![1]!;
  assert.ok(Date.parse(at) <= house.now().getTime(), 'NCMEC refuses incidents in the future');
}

test('the report of a real case validates against NCMEC’s schema', async (t) => {
  const xsd = await readFile(place, 'utf8').catch(() => undefined);
  if (xsd === undefined)
    return t.skip(
      'NCMEC’s schema is not here: set CYBERTIPLINE_XSD to cyber_tipline.xsd to check against it',
    );
  const proposed = await house.packet('platform', await house.platformCase());
  of(await send('platform-2', `/v1/exports/${proposed.id}/approve`));
  const packet = of<ExportPacket>(
    await house.desk('platform').send('GET', `/v1/exports/${proposed.id}/packet`),
  );
  const contents = await openPart(packet, 'report.xml', await house.desk('platform').unlock());
  const result = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    schema: [{ fileName: 'cyber_tipline.xsd', contents: xsd }],
  });
  assert.deepEqual(result.errors, []);
});

test('an incident in the future is refused, a time that the platform knows is taken', async () => {
  const caseId = await house.platformCase();
  const path = `/v1/cases/${caseId}/exports`;
  const ahead = new Date(house.now().getTime() + 60_000).toISOString();
  const future = await send('platform', path, { kind: 'cybertipline', incidentAt: ahead });
  assert.deepEqual([future.status, pointerOf(future)], [422, '/incidentAt']);
  const past = '2026-01-02T03:04:05.000Z';
  const made = await send('platform', path, { kind: 'cybertipline', incidentAt: past });
  assert.equal(of<ExportView>(made, 201).summary.incidentAt, past);
  for (const body of [{ kind: 'interpol' }, { kind: 'cybertipline', to: 'x' }, {}])
    assert.equal((await send('platform', path, body)).status, 422);
});

test('promise 12: only the house that owns a decision’s case makes or sees a packet of it', async () => {
  const caseId = await house.platformCase();
  const proposed = await house.packet('platform', caseId);
  for (const who of ['helpline-2', 'police-2']) {
    assert.equal((await house.desk(who).send('GET', `/v1/cases/${caseId}/exports`)).status, 404, who);
    assert.equal((await send(who, `/v1/cases/${caseId}/exports`, { kind: 'cybertipline' })).status, 404, who);
    assert.equal((await send(who, `/v1/exports/${proposed.id}/approve`)).status, 404, who);
    assert.equal((await house.desk(who).send('GET', `/v1/exports/${proposed.id}/packet`)).status, 404, who);
  }
  await sendReport(house.system.url, 'một điều', { category: 'GROOMING' });
  const report = (await house.desk('helpline').cases()).find((c) => c.category === 'GROOMING')!;
  const refused = await send('helpline-2', `/v1/cases/${report.id}/exports`, { kind: 'cybertipline' });
  assert.equal(
    codeOf(refused),
    'not-now',
    'a report names no account, and its reporter is nobody’s to hand over',
  );
});

test('alone, a packet goes out for a life in danger only, and another unit is paged', async () => {
  const caseId = await house.platformCase();
  const proposed = await house.packet('platform', caseId);
  await house.onDuty('platform');
  const unit = await house.unitFor('platform');
  const alone = async () =>
    send('platform', '/v1/overrides', {
      act: 'export',
      reason: 'meeting-is-imminent',
      note: await sealFor('override-note', 'hẹn gặp tối nay', unit.reviewers),
      exportId: proposed.id,
    });
  assert.equal(codeOf(await alone()), 'not-now');
  await house.system.running.deps.db.owner.sql('update cases set danger_now = true where id = $1', [caseId]);
  const made = of<OverrideView>(await alone(), 201);
  assert.equal(made.act, 'export');
  const packet = of<ExportPacket>(
    await house.desk('platform').send('GET', `/v1/exports/${proposed.id}/packet`),
  );
  assert.equal(packet.manifest.override, made.id);
  const page = of<OverrideView>(await house.desk('coalition').send('GET', `/v1/overrides/${made.id}`));
  assert.equal(page.paged, true);
});

test('promise 10: a declined packet never goes out, and every packet that did stands in the ledger', async () => {
  const proposed = await house.packet('platform', await house.platformCase());
  of(await send('platform', `/v1/exports/${proposed.id}/decline`));
  assert.equal((await send('platform-2', `/v1/exports/${proposed.id}/approve`)).status, 409);
  assert.equal((await send('platform-2', `/v1/exports/${randomUUID()}/approve`)).status, 404);
  const rows = await house.system.running.deps.db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox where not open order by id',
  );
  const acts = rows.map(
    ({ entry }) => (JSON.parse(Buffer.from(entry).toString('utf8')) as { act: string }).act,
  );
  const [approved] = await house.system.running.deps.db.owner.sql<{ n: number }>(
    `select count(*)::int as n from export_packet where status = 'approved'`,
  );
  assert.equal(acts.filter((act) => act === 'export.made').length, approved!.n);
  assert.ok(acts.includes('export.proposed') && acts.includes('export.declined'));
});
