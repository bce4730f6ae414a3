import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Decision, TermPackChecked, TextDetectorsView, TextTried } from '@khong-mot-minh/contracts';
import { findJournalRow } from '@khong-mot-minh/database';
import {
  type PackTerm,
  signedPart,
  trainClassifier,
  withSignature,
  writePack,
} from '@khong-mot-minh/language';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import type { Responder } from './api/responder.ts';
import { openTextService } from './api/text-service.ts';

let system: TestSystem;
let mai: Responder;
let khoi: Responder;
before(async () => {
  system = await startTestSystem();
  mai = await personOf(system, 'platform');
  khoi = await personOf(system, 'platform', 1);
});
after(() => system[Symbol.asyncDispose]());

const AT = '/v1/text-detectors';
const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const pem = ({ publicKey }: typeof own) => publicKey.export({ type: 'spki', format: 'pem' }).toString();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const term = (
  id: string,
  text: string,
  tier: PackTerm['tier'],
  category: PackTerm['category'],
): PackTerm => ({
  id,
  text,
  lang: 'vi',
  tier,
  category,
});
const packOf = (terms: PackTerm[], key = own) => {
  const file = writePack({ name: 'vegetables', version: '1', source: 'test', licence: 'test', terms }, 7);
  return withSignature(file, sign(null, signedPart(file), key.privateKey));
};
const load = (bytes: Uint8Array, more = {}) =>
  mai.send('PUT', `${AT}/terms`, { pack: base64(bytes), ...more });
const codes = (answer: { json: unknown }) =>
  (answer.json as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const view = async () => (await mai.send('GET', AT)).json as TextDetectorsView;

/** A second person lets the new address of the text service take effect. */
async function agree(url: string): Promise<void> {
  const answer = await khoi.send('POST', '/v1/egress/text-service/approval', { approve: true, url });
  assert.equal(answer.status, 200, answer.text);
}

let next = 0;
async function send(name: string, text: string, more: object = {}): Promise<Decision> {
  return judge(system.url, system.seeded.platform.key, {
    id: `${name}-${next++}`,
    type: 'message.sent',
    time: new Date().toISOString(),
    actor: `${name}-adult`,
    target: `${name}-child`,
    conversation: `${name}-c`,
    text,
    relation: { connected: true },
    ...more,
  });
}
async function newPair(): Promise<string> {
  const name = `t-${randomUUID().slice(0, 8)}`;
  await putAccounts(system.url, system.seeded.platform.key, name);
  return name;
}
const ruleIds = ({ reasons }: Decision) => reasons.map(({ rule }) => rule);
const evidenceIn = ({ reasons }: Decision) =>
  reasons.flatMap(({ signals }) => signals.flatMap(({ evidence }) => evidence));

test('a pack is loaded only when it is signed by the key that a supervisor set; a bad one changes nothing', async () => {
  assert.equal((await view()).defaultTerms.inUse, true);
  const good = packOf([term('b1', 'quả mít', 'block', 'insult'), term('s1', 'dưa hấu', 'score', 'scam')]);
  const early = await load(good);
  assert.equal(early.status, 409, early.text);
  assert.equal((await mai.send('PUT', `${AT}/signing-key`, { publicKey: pem(own) })).status, 403);
  const priv = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.deepEqual(codes(await khoi.send('PUT', `${AT}/signing-key`, { publicKey: priv })), [
    '/publicKey private-key',
  ]);
  assert.equal((await khoi.send('PUT', `${AT}/signing-key`, { publicKey: pem(own) })).status, 200);

  const loaded = await load(good);
  assert.equal(loaded.status, 200, loaded.text);
  assert.doesNotMatch(loaded.text, /mít/);
  const { digest } = (await view()).terms!;
  const refusals: [Uint8Array, string][] = [
    [packOf([term('b1', 'củ cải', 'block', 'insult')], other), '/pack wrong-signature'],
    [writePack({ name: 'n', version: '1', source: 's', licence: 'l', terms: [] }, 3), '/pack not-signed'],
    [new TextEncoder().encode('x'.repeat(300)), '/pack not-a-pack'],
    [good.subarray(0, 60), '/pack not-a-pack'],
    [
      packOf(Array.from({ length: 2001 }, (_, i) => term(`t${i}`, `mít ${i}`, 'score', 'scam'))),
      '/pack too-many-terms',
    ],
  ];
  for (const [bytes, want] of refusals) {
    const answer = await load(bytes);
    assert.equal(answer.status, 422, want);
    assert.deepEqual(codes(answer), [want]);
  }
  const huge = await mai.send('PUT', `${AT}/terms`, { pack: 'A'.repeat(1_000_000) });
  assert.equal(huge.status, 413);
  assert.equal((await view()).terms!.digest, digest);
});

test('a term of the block tier stops a message, a scored one is cited with its place, both without a restart', async () => {
  const name = await newPair();
  const emoji = '😀 nè ';
  const blocked = await send(name, `${emoji}đồ quả mít`);
  assert.equal(blocked.outcome, 'block');
  assert.deepEqual(ruleIds(blocked), ['control.blocked-term']);
  const [place] = evidenceIn(blocked);
  assert.equal(`${emoji}đồ quả mít`.slice(place!.start, place!.end), 'quả mít');
  assert.equal(place!.concept, 'term.insult');

  const scored = await send(name, 'mua dưa hấu nè');
  assert.deepEqual([scored.outcome, scored.tier, ruleIds(scored)], ['allow', 1, ['control.scored-term']]);

  assert.equal((await load(packOf([term('n1', 'củ cải', 'block', 'insult')]))).status, 200);
  assert.equal((await send(name, 'đồ quả mít')).outcome, 'allow');
  assert.equal((await send(name, 'đồ c.ủ c.ả.i')).outcome, 'block');

  assert.equal((await mai.send('DELETE', `${AT}/terms`)).status, 200);
  assert.equal((await send(name, 'đồ củ cải')).outcome, 'allow');
  assert.equal((await mai.send('DELETE', `${AT}/terms`)).status, 404);
});

test('no text and no term stays in the database, and the acts are in the ledger', async () => {
  const { db } = system.running.deps;
  assert.equal((await load(packOf([term('n1', 'củ cải', 'block', 'insult')]))).status, 200);
  const name = await newPair();
  await send(name, 'đồ củ cải kia');
  const { sql } = db.owner;
  const rows = await sql<{ row: string }>(`select row_to_json(d)::text as row from text_detector d`);
  const batches = await sql<{ org_id: string; batch: number }>(
    'select org_id, batch::int as batch from journal',
  );
  for (const { org_id, batch } of batches)
    rows.push({ row: JSON.stringify(await findJournalRow(sql, org_id, batch)) });
  assert.ok(rows.length > 1);
  assert.ok(rows.some(({ row }) => row.includes('"decision":')));
  for (const { row } of rows) assert.doesNotMatch(row, /củ cải|kia/);
  const leaves = await db.owner.sql<{ text: string }>(
    `select convert_from(entry, 'UTF8') as text from ledger_outbox where not open order by id`,
  );
  assert.ok(leaves.some(({ text }) => text.includes('text-detector.loaded')));
  assert.ok(leaves.some(({ text }) => text.includes('text-detector.removed')));
});

test('a pack is looked at and tried before it is live, and neither the pack nor the sentence stays', async () => {
  const live = packOf([term('n1', 'củ cải', 'block', 'insult')]);
  assert.equal((await load(live, { withDefault: false })).status, 200);
  const candidate = packOf([
    term('c1', 'dưa hấu', 'block', 'scam'),
    term('c2', 'quả mít', 'score', 'insult'),
  ]);
  const checked = await mai.send('POST', `${AT}/terms/check`, { pack: base64(candidate) });
  assert.equal(checked.status, 200, checked.text);
  const { terms, byTier, signedBy } = checked.json as TermPackChecked;
  assert.deepEqual([terms, byTier], [2, { block: 1, score: 1 }]);
  const { signingKey } = await view();
  assert.equal(signedBy, signingKey?.fingerprint);
  const der = own.publicKey.export({ type: 'spki', format: 'der' });
  assert.equal(signedBy, createHash('sha256').update(der).digest('hex'));
  const foreign = await mai.send('POST', `${AT}/terms/check`, { pack: base64(packOf([], other)) });
  assert.deepEqual(codes(foreign), ['/pack wrong-signature']);

  const concepts = async (body: object) => {
    const { json } = await mai.send('POST', `${AT}/try`, { text: 'bán dưa hấu, đồ củ cải', ...body });
    return (json as TextTried).signals.map(({ concept }) => concept).filter((one) => one.startsWith('term.'));
  };
  assert.deepEqual(await concepts({ pack: base64(candidate) }), ['term.scam']);
  assert.deepEqual(await concepts({}), ['term.insult']);
  const after = await view();
  assert.deepEqual([after.terms?.terms, after.terms?.signedBy], [1, signedBy]);
  assert.ok(after.terms?.byName, 'the name of who loaded it');
  assert.equal(after.terms?.did?.texts, 0, 'a trial is not counted');
  const name = await newPair();
  await send(name, 'đồ củ cải');
  await send(name, 'chào nhé');
  const { did } = (await view()).terms!;
  assert.deepEqual([did?.texts, did?.found], [2, 1]);
});

test('the key may change under a pack that is loaded: it says by which one it came', async () => {
  const before = (await view()).terms?.signedBy;
  assert.equal((await khoi.send('PUT', `${AT}/signing-key`, { publicKey: pem(other) })).status, 200);
  const { signingKey, terms } = await view();
  assert.equal(terms?.signedBy, before);
  assert.notEqual(signingKey?.fingerprint, before);
  assert.equal((await khoi.send('PUT', `${AT}/signing-key`, { publicKey: pem(own) })).status, 200);
});

test('a model gives a signal and no verdict', async () => {
  const rows = Array.from({ length: 200 }, (_, i) =>
    i % 2
      ? { text: `mời mua hàng rẻ số ${i} nhé`, label: 'offer' }
      : { text: `trời đẹp ngày ${i} đi học`, label: 'calm' },
  );
  const model = base64(trainClassifier(rows, { bits: 12, seed: 1 }));
  const put = (labels: object, bytes = model) => mai.send('PUT', `${AT}/model`, { model: bytes, labels });
  assert.deepEqual(codes(await put({ offer: 'scam' })), ['/labels label-without-meaning']);
  assert.deepEqual(codes(await put({ offer: 'scam', calm: 'none', odd: 'none' })), [
    '/labels/odd no-such-label',
  ]);
  assert.deepEqual(codes(await put({ offer: 'scam', calm: 'none' }, base64(Buffer.alloc(400)))), [
    '/model not-a-model',
  ]);
  const looked = await mai.send('POST', `${AT}/model/check`, { model });
  assert.deepEqual((looked.json as { labels: string[] }).labels.toSorted(), ['calm', 'offer']);
  assert.equal((await view()).model, undefined, 'looking at a model loads none');
  assert.equal((await put({ offer: 'scam', calm: 'none' })).status, 200);
  const text = 'mời mua hàng rẻ số 7 nhé';
  const tried = (await mai.send('POST', `${AT}/try`, { text })).json as {
    signals: { concept: string; weight: number }[];
  };
  assert.ok(tried.signals.some(({ concept, weight }) => concept === 'model.scam' && weight >= 0.6));
  const decision = await send(await newPair(), text);
  assert.deepEqual(
    [decision.outcome, decision.tier],
    ['allow', 0],
    'a model alone decides nothing about offers',
  );
  const calm = (await mai.send('POST', `${AT}/try`, { text: 'trời đẹp ngày 3 đi học' })).json as typeof tried;
  assert.ok(!calm.signals.some(({ concept, weight }) => concept === 'model.scam' && weight >= 0.5));
  assert.equal((await mai.send('DELETE', `${AT}/model`)).status, 200);
});

test('a platform’s own service is asked with a signature; what it says is a signal, its silence is an outage', async () => {
  const service = await openTextService();
  try {
    const given = await mai.send('PUT', `${AT}/service`, { url: service.url, timeoutMs: 300 });
    assert.equal(given.status, 200, given.text);
    const { secret, waiting } = given.json as { secret: string; waiting?: true };
    assert.equal(waiting, true);
    await send(await newPair(), 'CANARY');
    assert.equal(service.asked.length, 0, 'no text leaves before a second person agreed');
    await agree(service.url);
    assert.ok(!(await mai.send('GET', AT)).text.includes(secret));
    service.does.answer = (texts, response) =>
      response.end(JSON.stringify({ scores: texts.map(({ id }) => ({ id, threat: 0.95, unknown: 3 })) }));
    const name = await newPair();
    const decision = await send(name, 'chữ nào đó');
    assert.deepEqual([decision.outcome, ruleIds(decision)], ['limit', ['control.harsh-text']]);
    assert.equal(evidenceIn(decision)[0]?.concept, 'service.threat');
    const { headers, body } = service.asked.at(-1)!;
    assert.match(headers['webhook-signature'] ?? '', /^v1,/);
    assert.deepEqual(JSON.parse(body), { v: 1, texts: [{ id: '0', text: 'chữ nào đó' }] });
    assert.doesNotMatch(body, new RegExp(name));

    const bad: (typeof service.does.answer)[] = [
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      (_, response) => response.end('{"scores":[{"id":"0","threat":7}]}'),
      (_, response) => response.end('x'.repeat(600_000)),
      () => undefined,
    ];
    for (const [i, answer] of bad.entries()) {
      // Loaded anew, so that the rest after failures does not hide which one this is.
      await mai.send('PUT', `${AT}/service`, { url: service.url, timeoutMs: 300 });
      service.does.answer = answer;
      const stranger = await send(await newPair(), 'chữ', { relation: { connected: false } });
      assert.deepEqual(
        [stranger.degraded, stranger.outcome !== 'allow'],
        [true, true],
        `first contact, ${i}`,
      );
      const known = await send(await newPair(), 'chữ');
      assert.deepEqual([known.degraded, known.outcome], [true, 'allow'], `connected, ${i}`);
    }
    const before = service.asked.length;
    await send(await newPair(), 'chữ');
    for (let i = 0; i < 5; i++) await send(name, 'chữ');
    assert.ok(service.asked.length - before <= 3, 'a service that does not answer rests');
    const { state, failures } = (await view()).service!;
    assert.equal(state, 'resting');
    assert.ok((failures['too-slow'] ?? 0) >= 3, JSON.stringify(failures));
  } finally {
    service.close();
    await mai.send('DELETE', `${AT}/service`);
  }
  assert.equal((await send(await newPair(), 'chữ')).degraded, false);
});

test('another organisation has no detectors, and nobody reads those of the platform', async () => {
  const helper = await personOf(system, 'helpline', 1);
  assert.ok([403, 404].includes((await helper.send('GET', AT)).status));
  assert.equal((await call(system.url, 'GET', AT, undefined, {})).status, 401);
});

const hostile = {
  'combining marks': '\u0301'.repeat(20_000),
  'bidi controls': '\u202e\u2066'.repeat(10_000),
  spaces: ' '.repeat(20_000),
  'acts over and over': 'đừng kể với mẹ '.repeat(1333),
  'letters apart': 'q.u.ả m.í.t '.repeat(1600),
  emoji: '👩‍👩‍👧‍👦'.repeat(1800),
};
for (const [name, text] of Object.entries(hostile))
  test(`a message of ${name} is judged, and quickly`, async () => {
    const pair = await newPair();
    const started = process.cpuUsage();
    await send(pair, text);
    const { user, system: inKernel } = process.cpuUsage(started);
    // A message of ordinary length takes a thousandth of this.
    assert.ok((user + inKernel) / 1e6 < 5, `${(user + inKernel) / 1e6} s`);
  });

test('a text that is too long or cannot be stored is refused with its place, and nothing of it is kept', async () => {
  const pair = await newPair();
  const event = (text: string) => ({
    id: randomUUID(),
    type: 'message.sent',
    time: new Date().toISOString(),
    actor: `${pair}-adult`,
    target: `${pair}-child`,
    conversation: 'c',
    text,
  });
  const post = (body: unknown) =>
    call(system.url, 'POST', '/v1/events', body, { key: system.seeded.platform.key });
  assert.equal((await post(event('x'.repeat(20_001)))).status, 422);
  assert.equal((await post(event('x'.repeat(1_000_000)))).status, 422);
  assert.equal((await post(event('x'.repeat(2_200_000)))).status, 413);
  const lone = await post(JSON.stringify(event('?')).replace('"?"', '"\\ud83d"'));
  assert.deepEqual([lone.status, codes(lone)], [422, ['/text unstorable']]);
  assert.equal((await mai.send('POST', `${AT}/try`, { text: 'x'.repeat(20_001) })).status, 422);
  assert.equal((await mai.send('POST', `${AT}/try`, { text: 1 })).status, 422);
});
