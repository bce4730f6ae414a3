import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PublicTeam, TeamKeyProof } from '@khong-mot-minh/contracts';
import { generateSigner, importSigner } from '@khong-mot-minh/ledger';
import { isKnownKey, isProven } from '@khong-mot-minh/portal/known-key';
import { verifies } from '@khong-mot-minh/portal/verify-signature';
import { fingerprintOf, generateKeyPair, keyIdOf } from '@khong-mot-minh/sealing';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './api/call.ts';

let system: TestSystem;
let team: PublicTeam;
let proof: TeamKeyProof;
let logKey: string;
before(async () => {
  system = await startTestSystem();
  await system.running.sequencer.run();
  [team] = z.array(PublicTeam).parse((await call(system.url, 'GET', '/v1/teams')).json) as [PublicTeam];
  proof = TeamKeyProof.parse((await call(system.url, 'GET', `/v1/team-keys/${team.keyId}`)).json);
  logKey = (await call(system.url, 'GET', '/assets/log-key.txt')).text.trim();
});
after(() => system[Symbol.asyncDispose]());

test('the key of each team that takes reports is proven by the log, under the log’s own key', async () => {
  assert.equal(logKey, system.vkey);
  assert.equal(team.fingerprint, await fingerprintOf(team.publicKey));
  assert.equal(await isProven(proof, team.publicKey, logKey), true);
});

test('a key that was put in its place, another log and an altered proof are refused, at every line', async () => {
  const other = await generateKeyPair();
  assert.equal(await isProven(proof, other.publicKey, logKey), false, 'another key');
  assert.equal(await isProven(proof, team.publicKey, generateSigner('ledger.kmm.test').vkey), false);
  const hex = Buffer.from(other.publicKey, 'base64url');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', hex)).toString('hex');
  const entry = proof.entry.replace(/[0-9a-f]{64}/, hash);
  assert.equal(await isProven({ ...proof, entry }, other.publicKey, logKey), false, 'an entry of its own');
  const lines = proof.proof.split('\n');
  for (const [n, line] of lines.entries()) {
    if (n === 0 || line === '') continue;
    // Near its beginning: the last sign of base64 may hold bits that nobody reads.
    const altered = line.replace(/[A-Za-z0-9]/, (sign) => (sign === 'B' ? 'C' : 'B'));
    const text = lines.with(n, altered).join('\n');
    const holds = await isProven({ ...proof, proof: text }, team.publicKey, logKey).catch(() => false);
    assert.equal(holds, false, `line ${n} of the proof`);
  }
});

test('a key that the log does not name is unknown; one that it has not ordered yet is asked for again', async () => {
  const { publicKey } = await generateKeyPair();
  const keyId = await keyIdOf(publicKey);
  assert.equal((await call(system.url, 'GET', `/v1/team-keys/${keyId}`)).status, 404);
  const { db } = system.running.deps;
  await db.owner.sql(
    `insert into team_key (team_id, key_id, public_key, set_at) values ($1, $2, $3, now())`,
    [team.id, keyId, publicKey],
  );
  assert.equal((await call(system.url, 'GET', `/v1/team-keys/${keyId}`)).status, 409);
});

test('a browser that does not know Ed25519 checks with a library, and says the same', async () => {
  const signer = importSigner(generateSigner('log.kmm.test').skey);
  const key = Uint8Array.from(atob(signer.vkey.split('+').slice(2).join('+')), (c) => c.charCodeAt(0)).slice(
    1,
  );
  const text = new TextEncoder().encode('một dòng');
  const signature = new Uint8Array(signer.sign('một dòng'));
  const { importKey } = crypto.subtle;
  for (const old of [false, true]) {
    if (old)
      crypto.subtle.importKey = () =>
        Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'));
    try {
      assert.equal(await verifies(key, text, signature), true, `old browser: ${old}`);
      assert.equal(await verifies(key, text, signature.with(3, (signature[3] ?? 0) ^ 1)), false);
    } finally {
      crypto.subtle.importKey = importKey;
    }
  }
});

test('a database from before the log was told of keys tells it at the next start', async () => {
  const { db } = system.running.deps;
  await db.owner.sql('delete from team_key where team_id = $1', [team.id]);
  await system.restart();
  await system.running.sequencer.run();
  const again = await call(system.url, 'GET', `/v1/team-keys/${team.keyId}`);
  assert.equal(await isProven(TeamKeyProof.parse(again.json), team.publicKey, logKey), true);
});

test('the poster names address, numbers and the very fingerprint that the help page shows', async () => {
  const poster = (await call(system.url, 'GET', '/vi/ap-phich')).text;
  assert.match(poster, new RegExp(team.fingerprint));
  assert.match(poster, /Bồ Câu[^<]* \(tổng đài\)<br>/, 'what kind of organisation reads');
  assert.match(poster, /\/vi\/giup/);
  assert.match(poster, /<p class="demo-warning">Đây là bản thử/, 'a demo says so on the wall, too');
  assert.match(poster, /<svg class="poster__qr"/);
  for (const number of ['tel:111', 'tel:113']) assert.match(poster, new RegExp(number));
});

test('a server that is busy or away says nothing about a key: asked once more, then no answer', async (t) => {
  const real = globalThis.fetch;
  let silent: number[] = [];
  let asked = 0;
  t.mock.method(globalThis, 'fetch', (path: string) => {
    if (!path.startsWith('/v1/team-keys/')) return real(system.url + path);
    asked += 1;
    const status = silent.shift();
    return status ? Promise.resolve(new Response('', { status })) : real(system.url + path);
  });
  for (const status of [503, 429]) {
    [silent, asked] = [[status, status], 0];
    await assert.rejects(isKnownKey(team), /No answer/, String(status));
    assert.equal(asked, 2);
  }
  [silent, asked] = [[503], 0];
  assert.equal(await isKnownKey(team), true, 'and the page asks anew after no answer');
  assert.equal(asked, 2);
});
