// Run in a bare project: every package by the names that the contract gives it, as compiled JavaScript.
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { PlatformEvent } from '@khong-mot-minh/contracts';
import { HammingIndex, pdq } from '@khong-mot-minh/hashing';
import {
  createTermMatcher,
  findActs,
  loadClassifier,
  readPack as readTerms,
  trainClassifier,
} from '@khong-mot-minh/language';
import {
  appendEntries,
  emptyLog,
  encodeEntry,
  generateSigner,
  importSigner,
  keyedHash,
  signCheckpoint,
  verify,
} from '@khong-mot-minh/ledger';
import { compilePolicy, decide, emptyState, needs, readPack, readState } from '@khong-mot-minh/protection';
import { createClient, ProblemError, verifyWebhook } from '@khong-mot-minh/sdk';
import {
  generateKeyPair,
  generateReceipt,
  keyIdOf,
  newContentId,
  open,
  parseReceipt,
  seal,
} from '@khong-mot-minh/sealing';
import { argon2Wasm } from '@khong-mot-minh/sealing/argon2-wasm';

const [url, key, policyFolder] = process.argv.slice(2);
const used = [];
const uses = {
  contracts() {
    const event = {
      id: 'e',
      type: 'session.started',
      time: '2026-11-24T09:00:00Z',
      actor: 'a',
      surface: 'chat',
    };
    assert.equal(PlatformEvent.parse(event).type, 'session.started');
    assert.equal(PlatformEvent.safeParse({ ...event, type: 'nothing' }).success, false);
  },
  async language() {
    const text = 'ai rủ bạn chơi trò lạ';
    const [hit] = createTermMatcher([{ id: 't', text: 'trò lạ', lang: 'vi', tier: 'block' }]).match(text);
    assert.deepEqual(hit, { id: 't', start: 15, end: 21, tier: 'block' });
    const acts = findActs('đừng nói với ba mẹ nhé, đây là bí mật của hai mình');
    assert.ok(
      acts.some(({ act }) => act === 'secrecy'),
      JSON.stringify(acts),
    );
    const texts = [
      'mai đi học nhé',
      'nộp bài chưa',
      'thầy giao bài',
      'bài tập khó quá',
      'gửi tiền đi',
      'chuyển tiền ngay',
      'tiền đâu',
      'nạp tiền vào',
    ];
    const bytes = trainClassifier(
      texts.map((t, i) => ({ text: t, label: i < 4 ? 'school' : 'money' })),
      { seed: 1, bits: 12 },
    );
    assert.equal(loadClassifier(bytes).classify('chuyển tiền đi').label, 'money');
    const pack = await readFile(new URL(import.meta.resolve('@khong-mot-minh/language/packs/default.kmtp')));
    assert.ok(pack.length > 100 && typeof readTerms === 'function');
  },
  hashing() {
    const side = 64;
    const picture = (phase) =>
      Uint8ClampedArray.from(
        { length: side * side * 4 },
        (_, i) => 128 + 127 * Math.sin((i >> 2) / 7 + phase + (i >> 8) / 5),
      );
    const all = [0, 1, 2, 3].map((phase) => pdq(picture(phase), side, side));
    const [first] = all;
    assert.match(first.hash, /^[0-9a-f]{64}$/);
    assert.ok(first.quality >= 0 && first.quality <= 100);
    const found = HammingIndex.build(all.map(({ hash }) => hash)).search(first.hash, 31);
    assert.ok(found.some(({ index, distance }) => index === 0 && distance === 0));
  },
  async protection() {
    const names = (await readdir(policyFolder)).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(
      names.map(async (name) => [name, await readFile(`${policyFolder}/${name}`, 'utf8')]),
    );
    const { document } = readPack(Object.fromEntries(texts));
    const { program, problems } = compilePolicy(document);
    assert.deepEqual(problems, []);
    const event = {
      id: 'e',
      type: 'message.sent',
      time: '2026-11-24T09:00:00Z',
      actor: 'a',
      target: 'b',
      conversation: 'c',
      text: 'chào em',
      relation: { connected: false },
    };
    const facts = {
      actor: { id: 'a', ageBand: '23plus' },
      target: { id: 'b', ageBand: '13-15' },
      nowMs: Date.parse(event.time),
    };
    const reads = { ...readState(emptyState(), needs(program, event, facts), 1), eventIds: {} };
    const { decision } = decide(program, event, facts, [], reads);
    assert.equal(decision.outcome, 'block');
    assert.match(decision.policy, /^vn@/);
  },
  async sealing() {
    const pair = await generateKeyPair();
    const keyId = await keyIdOf(pair.publicKey);
    const id = newContentId();
    const sealed = await seal({
      kind: 'message',
      id,
      text: 'Bạn làm đúng khi kể ra',
      to: [{ keyId, publicKey: pair.publicKey }],
    });
    assert.equal(
      await open({ kind: 'message', id, sealed, keyId, privateKey: pair.privateKey }),
      'Bạn làm đúng khi kể ra',
    );
    assert.equal(parseReceipt(generateReceipt().text.toLowerCase()).ok, true);
    const out = await argon2Wasm(new Uint8Array(8), new Uint8Array(16), {
      memoryKiB: 64,
      iterations: 1,
      parallelism: 1,
      length: 32,
    });
    assert.equal(out.length, 32);
  },
  async ledger() {
    const { skey, vkey } = generateSigner('bare.example');
    const root = keyedHash('x', 'k');
    const entry = encodeEntry({
      v: 1,
      at: '2026-11-24T09:00:00Z',
      act: 'key.used',
      actor: 'public',
      org: 'none',
      count: 1,
      root,
    });
    const log = appendEntries(emptyLog, [entry, entry, entry]);
    const files = new Map(log.tiles.map(({ path, bytes }) => [path, bytes]));
    files.set('checkpoint', Buffer.from(signCheckpoint(importSigner(skey), log)));
    const reader = { read: async (path) => files.get(path), list: async () => [...files.keys()] };
    assert.deepEqual(await verify(reader, vkey).then(({ ok, size }) => [ok, size]), [true, 3]);
    files.set('tile/entries/000.p/3', Buffer.from('x'));
    assert.equal((await verify(reader, vkey)).ok, false);
  },
  async sdk() {
    using client = createClient({ baseUrl: url, key });
    await client.putAccount('bare-a', { ageBand: '23plus', createdAt: '2026-01-01T00:00:00Z' });
    await client.putAccount('bare-b', { ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
    const event = {
      id: 'bare-1',
      type: 'message.sent',
      time: new Date().toISOString(),
      actor: 'bare-a',
      target: 'bare-b',
      conversation: 'c',
      text: 'chào em',
      relation: { connected: false, mutuals: 0 },
    };
    assert.equal((await client.sendEvent(event)).outcome, 'block');
    await assert.rejects(client.sendEvent({ ...event, id: 'bare-2', type: 'nothing' }), ProblemError);
    const secret = randomBytes(24);
    const body = JSON.stringify({
      type: 'case.opened',
      timestamp: new Date().toISOString(),
      data: { caseId: 'c' },
    });
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`m1.${stamp}.${body}`).digest('base64');
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${signature}`,
    };
    assert.equal(
      (await verifyWebhook(`whsec_${secret.toString('base64')}`, headers, body)).type,
      'case.opened',
    );
  },
};
for (const [name, use] of Object.entries(uses)) {
  await use();
  used.push(name);
}
console.log(`used ${used.join(' ')}`);
