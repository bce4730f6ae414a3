import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type CaseRewrap, PublicTeam, RewrapStep } from '@khong-mot-minh/contracts';
import { type Opener, rewrap } from '@khong-mot-minh/sealing';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';
import { personOf, targetOf } from './api/house.ts';
import { openFor, type Responder, sealFor, shareWith } from './api/responder.ts';
import { openersOf, rotationOf } from './api/rotation.ts';

let system: TestSystem;
let hanh: Responder;
let tam: Responder;
before(async () => {
  system = await startTestSystem();
  hanh = await personOf(system, 'helpline', 0);
  tam = await personOf(system, 'helpline', 1);
});
after(() => system[Symbol.asyncDispose]());

const team = async (): Promise<PublicTeam> => {
  const [first] = z.array(PublicTeam).parse((await call(system.url, 'GET', '/v1/teams')).json);
  assert.ok(first);
  return first;
};
const send = async (text: string, to: readonly { keyId: string; publicKey: string }[]) => {
  const { id } = await team();
  const sealed = await sealFor('report', text, to);
  const details = {
    team: id,
    category: 'BULLYING',
    dangerNow: false,
    ageBand: '13-15',
    help: [],
    mayKnow: ['hotline', 'police', 'school'],
  };
  return call(system.url, 'POST', '/v1/reports', { ...details, sealed });
};
test('a rotation ends the old key for everything new, and what is open is read with the new one', async (t) => {
  const before = await team();
  assert.equal((await send('trước khi đổi khoá', [before])).status, 201);
  const stolen = (await openersOf(hanh))[0];
  assert.ok(stolen);
  const { at, body, to } = await rotationOf(hanh);
  assert.equal((await hanh.send('POST', `${at}/rotation`, { ...body, proof: 'đoán mò' })).status, 403);
  const fewer = { ...body, holders: body.holders.slice(1) };
  assert.equal((await hanh.send('POST', `${at}/rotation`, fewer)).status, 409, 'nobody is left out');
  const more = { ...body, holders: [...body.holders, { ...body.holders[0], person: randomUUID() }] };
  assert.equal((await hanh.send('POST', `${at}/rotation`, more)).status, 409, 'nobody is added on the way');
  const done = await hanh.send('POST', `${at}/rotation`, body);
  assert.equal(done.status, 204, done.text);
  const now = await team();
  assert.equal(now.keyId, to.keyId);
  // A help page refuses a key that the public log does not name.
  await system.running.sequencer.run();
  assert.equal((await call(system.url, 'GET', `/v1/team-keys/${now.keyId}`)).status, 200);

  // A page from before the rotation, and one that seals to both, are refused.
  assert.equal((await send('bằng khoá cũ', [before])).status, 422);
  assert.equal((await send('bằng cả hai', [before, now])).status, 422);
  assert.equal((await send('sau khi đổi khoá', [now])).status, 201);

  // The same at the desk: what names the ended key is refused, and the same words go through with the present one.
  const [mine] = await tam.cases();
  assert.ok(mine);
  assert.equal((await tam.command(mine.id, { type: 'take' })).status, 200);
  const { report } = await tam.view(mine.id);
  assert.ok(report);
  const write = async (type: 'note' | 'reply', to: { keyId: string; publicKey: string }[]) => {
    const kind = type === 'note' ? 'note' : 'message';
    const readers = type === 'note' ? to : [...to, report.reporterKey];
    return tam.command(mine.id, { type, [kind]: await sealFor(kind, 'viết ở bàn trực', readers) });
  };
  for (const type of ['note', 'reply'] as const)
    for (const to of [[before], [before, now], [now, before]]) {
      const refused = await write(type, to);
      assert.equal(refused.status, 409, refused.text);
      assert.equal((refused.json as { code: string }).code, 'ended-key');
      assert.match(refused.text, /has ended/);
    }
  const target = await targetOf(tam, 'police');
  const letter = async (to: { keyId: string; publicKey: string }[]) =>
    tam.command(mine.id, {
      type: 'refer',
      toTeam: target.teamId,
      basis: 'consent',
      consent: true,
      note: await sealFor('referral', 'thư chuyển', to),
      share: [],
    });
  const refused = await letter([target, now, before]);
  assert.equal((refused.json as { code: string }).code, 'ended-key', refused.text);

  // The other holder reads everything: the old through the earlier key, until it is re-wrapped.
  const openers = await openersOf(tam);
  assert.equal(openers.length, 2);
  const texts = async (keys: readonly Opener[]): Promise<string[]> => {
    const found: string[] = [];
    for (const { id } of await tam.cases())
      for (const item of (await tam.view(id)).sealed)
        for (const key of keys)
          if (item.sealed.to.some((e) => e.keyId === key.keyId))
            found.push(await openFor(item, { ...key, publicKey: '' }));
    return found.sort();
  };
  assert.deepEqual(await texts(openers), ['sau khi đổi khoá', 'trước khi đổi khoá']);
  assert.deepEqual(
    await texts([stolen]),
    ['trước khi đổi khoá'],
    'the copied key opens nothing that came after',
  );

  // Re-wrapping, cut short after the first case and gone on with: the server knows what is left.
  const step = async (): Promise<RewrapStep> =>
    RewrapStep.parse((await tam.send('GET', `${at}/rewrap`)).json);
  let moved = 0;
  for (let next = await step(); next.caseId; next = await step()) {
    const envelopes: CaseRewrap['envelopes'] = await Promise.all(
      (next.items ?? []).map(async ({ id, kind, sealed }) => ({
        contentId: id,
        oldKeyId: stolen.keyId,
        envelope: await rewrap({ kind, id, sealed, from: stolen, to }),
      })),
    );
    assert.equal((await tam.send('POST', `${at}/rewrap`, { caseId: next.caseId, envelopes })).status, 200);
    moved += envelopes.length;
  }
  assert.equal(moved, 1);
  assert.deepEqual(await texts([stolen]), [], 'nothing in the house lies under the old key any more');
  assert.deepEqual(await texts(openers.slice(0, 1)), ['sau khi đổi khoá', 'trước khi đổi khoá']);
  t.diagnostic('figure: a copied old key opens 0 of 2 texts after the rotation');
});

test('who does not hold the key rotates and re-wraps nothing, and the database says the same', async () => {
  const police = await personOf(system, 'police');
  const { at, body, old } = await rotationOf(hanh);
  assert.equal((await police.send('POST', `${at}/rotation`, body)).status, 404);
  assert.equal((await police.send('GET', `${at}/rewrap`)).status, 404);
  assert.equal((await send('dưới khoá hiện nay', [await team()])).status, 201);
  const { db } = system.running.deps;
  const [content] = await db.owner.sql<{ id: string }>('select id from sealed_content limit 1');
  const [person] = await db.owner.sql<{ id: string; org_id: string }>(
    'select id, org_id from person where email = $1',
    [police.person.email],
  );
  assert.ok(content && person);
  const [row] = await db.tx({ kind: 'person', org: person.org_id, person: person.id }, ({ sql }) =>
    sql<{ done: boolean }>('select replace_envelope($1, $2, $3) as done', [
      content.id,
      old.keyId,
      JSON.stringify({ keyId: old.keyId, enc: 'x', wrapped: 'x' }),
    ]),
  );
  assert.equal(row?.done, false);
  // Nor does a holder put anything in the place of what lies under the present key.
  const [live] = await db.owner.sql<{ id: string }>(
    'select id from sealed_content where sealed @> $1::jsonb limit 1',
    [JSON.stringify({ to: [{ keyId: old.keyId }] })],
  );
  const [holder] = await db.owner.sql<{ id: string; org_id: string }>(
    'select id, org_id from person where email = $1',
    [hanh.person.email],
  );
  assert.ok(live && holder);
  const [replaced] = await db.tx({ kind: 'person', org: holder.org_id, person: holder.id }, ({ sql }) =>
    sql<{ done: boolean }>('select replace_envelope($1, $2, $3) as done', [
      live.id,
      old.keyId,
      JSON.stringify({ keyId: old.keyId, enc: 'x', wrapped: 'x' }),
    ]),
  );
  assert.equal(replaced?.done, false);
});

test('what came as a share is re-wrapped for its receiver: the ended key opens nothing of it', async () => {
  const police = await personOf(system, 'police');
  const [key] = await openersOf(tam);
  const now = await team();
  assert.ok(key);
  const sealed = await sealFor('report', 'được chia sẻ', [now]);
  const fields = { category: 'DOXXING', dangerNow: false, ageBand: '13-15', help: [], mayKnow: ['police'] };
  const sent = await call(system.url, 'POST', '/v1/reports', { team: now.id, ...fields, sealed });
  assert.equal(sent.status, 201, sent.text);
  const row = (await tam.cases()).find((c) => c.category === 'DOXXING');
  assert.ok(row);
  assert.equal((await tam.command(row.id, { type: 'take' })).status, 200);
  const target = await targetOf(tam, 'police');
  const referred = await tam.command(row.id, {
    type: 'refer',
    toTeam: target.teamId,
    basis: 'consent',
    consent: true,
    note: await sealFor('referral', 'thư chuyển', [now, target]),
    share: await shareWith((await tam.view(row.id)).sealed, { ...key, publicKey: now.publicKey }, target),
  });
  assert.equal(referred.status, 200, referred.text);
  const { at, body, old, to } = await rotationOf(police);
  assert.equal((await police.send('POST', `${at}/rotation`, body)).status, 204);
  const next = RewrapStep.parse((await police.send('GET', `${at}/rewrap`)).json);
  assert.equal(next.caseId, row.id);
  const envelopes = await Promise.all(
    (next.items ?? []).map(async ({ id, kind, sealed: item }) => ({
      contentId: id,
      oldKeyId: old.keyId,
      envelope: await rewrap({ kind, id, sealed: item, from: old, to }),
    })),
  );
  assert.equal(envelopes.length, 2);
  assert.equal((await police.send('POST', `${at}/rewrap`, { caseId: row.id, envelopes })).status, 200);
  const [fresh] = await openersOf(police);
  assert.ok(fresh);
  const texts = await Promise.all(
    (await police.view(row.id)).sealed.map((item) => openFor(item, { ...fresh, publicKey: '' })),
  );
  assert.deepEqual(texts.sort(), ['thư chuyển', 'được chia sẻ']);
  const keyIds = (await police.view(row.id)).sealed.flatMap((item) => item.sealed.to.map((e) => e.keyId));
  assert.equal(keyIds.includes(old.keyId), false);
});
