import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { addPerson, addTeam, disablePerson, joinTeam, resetSignIn } from '@khong-mot-minh/cli/members';
import { GO_LIVE_ITEMS, SessionKeys } from '@khong-mot-minh/contracts';
import { decodeLeaf } from '@khong-mot-minh/ledger';
import {
  generateKeyPair,
  joinHalves,
  joinShares,
  lockUnder,
  newMemberKey,
  type Opener,
  sealHalf,
  sealKey,
  sharesOf,
} from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import {
  addHelpline,
  approve,
  enrolledMember,
  found,
  type Member,
  newTotpSecret,
  operatorOf,
  totpOf,
} from './api/member.ts';

let system: TestSystem;
let clock = Date.now();
before(async () => {
  system = await startTestSystem({ trustProxy: 1 }, { now: () => new Date(clock) });
});
after(() => system[Symbol.asyncDispose]());

const origin = () => ({ headers: { origin: system.url } });
/** As long as a public key, and none. */
const noPoint = Buffer.alloc(65, 4).toString('base64url');
const codeOf = (answer: { json: unknown }) => (answer.json as { code?: string } | undefined)?.code;
const enrolment = (body: object) => call(system.url, 'POST', '/v1/enrolments', body, origin());

/** A helpline with a team whose key the first member made, and so many members who hold it. */
async function teamOf(name: string, holders: number) {
  await addHelpline(system, name);
  const members: Member[] = [];
  for (let n = 0; n < holders; n += 1) members.push(await enrolledMember(system, name, `P${n}`));
  const { id } = await addTeam(operatorOf(system), {
    org: name,
    name: { vi: name, en: name },
    takesReports: true,
    members: members.map((m) => m.email),
  });
  const [first, ...rest] = members;
  assert.ok(first);
  assert.equal((await found(first, id)).status, 204);
  for (const member of rest) assert.equal((await approve(first, id, member)).status, 204);
  return { id, members };
}

test('a code lets one person in, once, and only whole: password, second factor and key come from the browser', async () => {
  await addHelpline(system, 'Một');
  const operator = operatorOf(system);
  const made = await addPerson(operator, {
    org: 'Một',
    name: 'Lan',
    email: 'lan@mot.example',
    roles: ['counsellor'],
  });
  assert.match(made.enrol.url, /\/console\/enrol#[0-9a-z-]{24}$/);
  const opened = await call(system.url, 'POST', '/v1/enrolments/open', { code: made.enrol.code }, origin());
  assert.deepEqual(opened.json, {
    person: { name: 'Lan', email: 'lan@mot.example' },
    organisation: { vi: 'Một', en: 'Một' },
    hasKey: false,
  });
  const secret = newTotpSecret();
  const key = await newMemberKey('bay chim nho', argon2Node);
  const { publicKey, locked, salt } = key;
  const whole = {
    code: made.enrol.code.toUpperCase().replaceAll('-', ' '),
    password: 'mot-cau-dai-de-nho',
    totp: { secret, code: totpOf(secret, clock) },
    key: { publicKey, locked, salt },
  };
  const { key: _key, ...withoutKey } = whole;
  const refused: [string, object, number, string][] = [
    ['another code', { ...whole, code: 'aaaa-aaaa-aaaa-aaaa-aaaa' }, 404, 'unknown-code'],
    ['a wrong second factor', { ...whole, totp: { secret, code: '000000' } }, 422, 'invalid'],
    ['no key', withoutKey, 422, 'invalid'],
    ['a key that is none', { ...whole, key: { publicKey: 'AAAA', locked, salt } }, 422, 'invalid'],
    ['a short password', { ...whole, password: 'ngan' }, 422, 'invalid'],
    ['a password that is guessed', { ...whole, password: 'abcabcabcabcabc' }, 422, 'invalid'],
    ['a key that is no point', { ...whole, key: { publicKey: noPoint, locked, salt } }, 422, 'invalid'],
  ];
  for (const [name, body, status, code] of refused) {
    const answer = await enrolment(body);
    assert.deepEqual([answer.status, codeOf(answer)], [status, code], name);
  }
  const before = await call(
    system.url,
    'POST',
    '/v1/session',
    { email: made.email, password: whole.password },
    origin(),
  );
  assert.equal(before.status, 401, 'nobody signs in before they enrolled');
  const done = await enrolment(whole);
  assert.equal(done.status, 200, done.text);
  assert.match(done.headers.get('set-cookie') ?? '', /^kmm=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
  assert.equal(codeOf(await enrolment(whole)), 'unknown-code', 'the code is used up');
  const again = { email: made.email, password: whole.password, totp: totpOf(secret, clock) };
  assert.equal((await call(system.url, 'POST', '/v1/session', again, origin())).status, 200);
});

test('a code ends after seven days, and with the next one', async () => {
  await addHelpline(system, 'Hai');
  const operator = operatorOf(system);
  const made = await addPerson(operator, {
    org: 'Hai',
    name: 'An',
    email: 'an@hai.example',
    roles: ['counsellor'],
  });
  const opens = (code: string) => call(system.url, 'POST', '/v1/enrolments/open', { code }, origin());
  assert.equal((await opens(made.enrol.code)).status, 200);
  const next = await resetSignIn(operator, { email: made.email });
  assert.equal((await opens(made.enrol.code)).status, 404);
  assert.equal((await opens(next.enrol.code)).status, 200);
  clock += 7 * 86_400_000;
  assert.equal((await opens(next.enrol.code)).status, 404);
});

test('the first member makes the team’s key, a second is given it, and the log holds the key by its hash', async () => {
  const { id, members } = await teamOf('Ba', 2);
  const [first, second] = members;
  assert.ok(first && second);
  const [one, two] = [await first.teamKey(), await second.teamKey()];
  assert.equal(one.privateKey, two.privateKey);
  const { db } = system.running.deps;
  const rows = await db.owner.sql<{ entry: Uint8Array }>(
    'select entry from ledger_outbox union all select entry from ledger_leaf',
  );
  const keys = rows.flatMap(({ entry: bytes }) => {
    const leaf = decodeLeaf(bytes);
    const entry = leaf.ok && 'team' in leaf.entry ? leaf.entry : undefined;
    return entry?.team === id ? [entry.key] : [];
  });
  assert.deepEqual(
    // Between two looks of the publisher it stands in both tables.
    [...new Set(keys)].map((hex) => Buffer.from(hex, 'hex').toString('base64url').slice(0, 16)),
    [one.keyId],
  );
});

test('who was not named founds nothing and is given nothing, and nobody gives what they do not hold', async () => {
  const { id, members } = await teamOf('Bốn', 1);
  const [holder] = members;
  assert.ok(holder);
  const other = await enrolledMember(system, 'Bốn', 'Khach');
  // Who answers for the door sees the team, and holds and waits for nothing.
  assert.deepEqual(
    (await other.desk()).map((t) => [t.holds, t.waiting.length, t.halves.length, t.goLive?.maySign]),
    [[false, 0, 0, true]],
  );
  assert.equal((await found(other, id)).status, 404);
  const elsewhere = await enrolledMember(system, 'Một', 'Xa');
  const { keyId } = await holder.teamKey();
  const challenge = (who: Member) => who.send('GET', `/v1/session/keys/${keyId}/challenge`);
  assert.equal((await challenge(holder)).status, 200);
  assert.equal((await challenge(elsewhere)).status, 404, 'the key of a team of another organisation');
  assert.equal((await approve(holder, id, other)).status, 404, 'nobody named them');
  const sealedKey = await sealKey({ privateKey: (await generateKeyPair()).privateKey, to: other.own });
  const self = await other.send('POST', `/v1/key-desk/${id}/members`, { person: other.id, sealedKey });
  assert.equal(self.status, 404);
  await joinTeam(operatorOf(system), { team: id, email: other.email });
  const waiting = await other.send('POST', `/v1/key-desk/${id}/members`, { person: other.id, sealedKey });
  assert.equal(waiting.status, 404, 'who waits gives themselves no key');
  const foreign = await sealKey({ privateKey: (await holder.teamKey()).privateKey, to: holder.own });
  const wrong = await holder.send('POST', `/v1/key-desk/${id}/members`, {
    person: other.id,
    sealedKey: foreign,
  });
  assert.equal(codeOf(wrong), 'stale');
  assert.equal((await found(other, id)).status, 409, 'the team has a key already');
  assert.equal((await approve(holder, id, other)).status, 204);
  assert.equal((await approve(holder, id, other)).status, 404, 'nobody waits any more');
});

test('a phrase is changed by who can open the key, and the old one opens nothing any more', async () => {
  const { members } = await teamOf('Năm', 1);
  const [member] = members;
  assert.ok(member);
  const lock = await lockUnder('mot cau moi', member.own.privateKey, argon2Node);
  const bad = await member.send('PUT', '/v1/session/keys/lock', { proof: 'doan mo', ...lock });
  assert.equal(bad.status, 403);
  const proof = await member.prove(member.own);
  const done = await member.send('PUT', '/v1/session/keys/lock', { proof, ...lock });
  assert.equal(done.status, 204, done.text);
  const keys = SessionKeys.parse((await member.send('GET', '/v1/session/keys')).json);
  assert.equal(keys.member?.locked, lock.locked);
  const foreign = await enrolledMember(system, 'Năm', 'Ngoai');
  const theirs = await foreign.prove(foreign.own);
  assert.equal((await member.send('PUT', '/v1/session/keys/lock', { proof: theirs, ...lock })).status, 403);
});

const replace = async (member: Member, password = member.password) => {
  const made = await newMemberKey('cau thu hai', argon2Node);
  const { publicKey, locked, salt } = made;
  const answer = await member.send('PUT', '/v1/session/keys', { password, key: { publicKey, locked, salt } });
  return { answer, own: { keyId: made.keyId, publicKey, privateKey: made.privateKey } };
};
const release = async (holder: Member, team: string, half: 1 | 2, to: { id: string; own: Member['own'] }) =>
  holder.send('POST', `/v1/key-desk/${team}/halves`, {
    person: to.id,
    half,
    envelope: await sealHalf({ privateKey: (await holder.teamKey()).privateKey, half, to: to.own }),
  });

test('a lost phrase: a new key, and two holders release half the team’s key each; one alone gives nothing', async () => {
  const { id, members } = await teamOf('Sáu', 3);
  const [lost, second, third] = members;
  assert.ok(lost && second && third);
  const before = await lost.teamKey();
  assert.equal((await replace(lost, 'sai')).answer.status, 403);
  const { locked, salt } = await newMemberKey('x', argon2Node);
  const bad = { password: lost.password, key: { publicKey: noPoint, locked, salt } };
  assert.equal((await lost.send('PUT', '/v1/session/keys', bad)).status, 422, 'a key that is none');
  const { answer, own } = await replace(lost);
  assert.equal(answer.status, 204, answer.text);
  const member = { id: lost.id, own };
  assert.equal((await approve(second, id, { ...lost, own })).status, 409, 'one is not enough');
  const outsider = await enrolledMember(system, 'Sáu', 'Ngoai');
  const invented = await sealHalf({ privateKey: (await generateKeyPair()).privateKey, half: 2, to: own });
  const half = { person: lost.id, half: 2, envelope: invented };
  const foreign = await outsider.send('POST', `/v1/key-desk/${id}/halves`, half);
  assert.equal(foreign.status, 404, 'nobody releases half of a key that they do not hold');
  assert.equal((await release(second, id, 1, member)).status, 204);
  assert.equal((await release(second, id, 2, member)).status, 409, 'nobody releases both halves');
  const [waiting] = await lost.desk();
  assert.deepEqual(
    waiting?.halves.map((h) => h.half),
    [1],
  );
  assert.equal((await release(third, id, 2, member)).status, 204);
  const [team] = await lost.desk();
  assert.ok(team?.key);
  const [one, two] = [1, 2].map((n) => team.halves.find((h) => h.half === n)?.envelope);
  assert.ok(one && two);
  const privateKey = await joinHalves({
    teamKeyId: team.key.keyId,
    teamPublicKey: team.key.publicKey,
    halves: { 1: one, 2: two },
    ...own,
  });
  assert.equal(privateKey, before.privateKey);
  const sealedKey = await sealKey({ privateKey, to: own });
  const without = await lost.send('POST', `/v1/key-desk/${id}/regained`, { proof: 'doan mo', sealedKey });
  assert.equal(without.status, 403);
  // What a holder opened proves nothing of somebody else, and nothing for ever; a key of another team is no key here.
  const regain = (proof: string, key = sealedKey) =>
    lost.send('POST', `/v1/key-desk/${id}/regained`, { proof, sealedKey: key });
  assert.equal((await regain(await second.prove(before))).status, 403, 'the proof of a holder');
  const early = await lost.prove(before);
  clock += 25 * 60_000;
  assert.equal((await regain(early)).status, 403, 'an old proof');
  const proof = await lost.prove({ keyId: team.key.keyId, privateKey });
  const toOther = await sealKey({ privateKey, to: second.own });
  assert.equal(codeOf(await regain(proof, toOther)), 'stale', 'sealed to somebody else');
  const done = await lost.send('POST', `/v1/key-desk/${id}/regained`, { proof, sealedKey });
  assert.equal(done.status, 204, done.text);
  assert.equal((await lost.desk())[0]?.holds, true);
});

test('the only holder keeps the old key until shares were tried; then two shares give the team’s key back', async () => {
  const { id, members } = await teamOf('Bảy', 1);
  const [member] = members;
  assert.ok(member);
  // Another code each time: one signs once.
  const sign = () => {
    clock += 30_000;
    const proof = { password: member.password, code: totpOf(member.totp, clock) };
    return member.send('POST', `/v1/key-desk/${id}/go-live`, { done: GO_LIVE_ITEMS, ...proof });
  };
  const refused = await sign();
  assert.equal(refused.status, 409);
  assert.match(refused.text, /second person holds the key/);
  assert.equal(codeOf((await replace(member)).answer), 'last-holder');
  const team = await member.teamKey();
  const shares = await sharesOf(team.privateKey);
  const joined = async (a: number, b: number): Promise<Opener> => {
    const both = {
      shares: [shares[a] ?? '', shares[b] ?? ''],
      publicKey: team.publicKey,
      keyId: team.keyId,
    } as const;
    return { keyId: team.keyId, privateKey: (await joinShares(both)) ?? '' };
  };
  const guessed = await member.send('POST', `/v1/key-desk/${id}/shares-tested`, { proof: 'đoán mò' });
  assert.equal(guessed.status, 403, guessed.text);
  assert.equal((await sign()).status, 409, 'shares that opened nothing open no door');
  const tested = await member.send('POST', `/v1/key-desk/${id}/shares-tested`, {
    proof: await member.prove(await joined(0, 2)),
  });
  assert.equal(tested.status, 204, tested.text);
  assert.equal((await sign()).status, 204);
  assert.ok((await member.desk())[0]?.goLive?.signedAt);
  const { answer, own } = await replace(member);
  assert.equal(answer.status, 204, answer.text);
  const opener = await joined(1, 2);
  const sealedKey = await sealKey({ privateKey: opener.privateKey, to: own });
  const proof = await member.prove(opener);
  assert.equal((await member.send('POST', `/v1/key-desk/${id}/regained`, { proof, sealedKey })).status, 204);
});

test('a disabled member is out: no code, no seat, no envelope', async () => {
  const { id, members } = await teamOf('Tám', 2);
  const [holder, leaver] = members;
  assert.ok(holder && leaver);
  const operator = operatorOf(system);
  const gone = await disablePerson(operator, { email: leaver.email });
  assert.equal(gone.teamsLeft, 1);
  assert.match(gone.next ?? '', /rotates/);
  assert.equal((await leaver.send('GET', '/v1/key-desk')).status, 401);
  const [team] = await holder.desk();
  assert.deepEqual(
    team?.holders.map((h) => h.id),
    [holder.id],
  );
  assert.equal(team?.id, id);
});

test('a reset lets a person set a new password and second factor; the key and its phrase stay', async () => {
  const { members } = await teamOf('Chín', 1);
  const [member] = members;
  assert.ok(member);
  const { enrol } = await resetSignIn(operatorOf(system), { email: member.email });
  const old = { email: member.email, password: member.password, totp: totpOf(member.totp, clock) };
  assert.equal((await call(system.url, 'POST', '/v1/session', old, origin())).status, 401);
  const secret = newTotpSecret();
  const totp = { secret, code: totpOf(secret, clock) };
  const body = { code: enrol.code, password: 'mot-cau-khac-de-nho', totp };
  const { publicKey, locked, salt } = await newMemberKey('x', argon2Node);
  assert.equal((await enrolment({ ...body, key: { publicKey, locked, salt } })).status, 422);
  assert.equal((await enrolment(body)).status, 200);
  const row = await system.running.deps.db.owner.sql('select key_id from person where id = $1', [member.id]);
  assert.deepEqual(row, [{ key_id: member.own.keyId }]);
});

test('the database itself lets a person change their own key and nothing else of anybody', async () => {
  const { members } = await teamOf('Mười', 2);
  const [one, two] = members;
  assert.ok(one && two);
  const { db } = system.running.deps;
  const [{ org_id: org } = { org_id: '' }] = await db.owner.sql<{ org_id: string }>(
    'select org_id from person where id = $1',
    [one.id],
  );
  const as = (text: string, params: unknown[]) =>
    db.tx({ kind: 'person', org, person: one.id }, ({ sql }) => sql(text, params));
  await assert.rejects(as(`update person set roles = '{administrator}' where id = $1`, [one.id]), /own key/);
  const others = await as(`update person set key_id = 'x' where id = $1 returning id`, [two.id]);
  assert.deepEqual(others, []);
  await assert.rejects(
    as(
      `insert into team_seat (team_id, person_id, org_id, needs, asked_at)
        select team_id, person_id, org_id, 1, now() from team_member where person_id = $1`,
      [one.id],
    ),
    /row-level security/,
  );
  await assert.rejects(
    as(
      `insert into team_member (team_id, person_id, org_id, sealed_key)
        select m.team_id, $1, m.org_id, '{}' from team_member m where m.person_id = $2`,
      [one.id, two.id],
    ),
    /row-level security|duplicate/,
  );
});

test('a line that guesses codes is stopped for the hour, on both doors; nobody else is', async () => {
  await addHelpline(system, 'Mười một');
  const made = await addPerson(operatorOf(system), {
    org: 'Mười một',
    name: 'Bình',
    email: 'binh@muoimot.example',
    roles: ['counsellor'],
  });
  const from = (address: string) => ({ headers: { origin: system.url, 'x-forwarded-for': address } });
  const opens = (code: string, address: string) =>
    call(system.url, 'POST', '/v1/enrolments/open', { code }, from(address));
  const secret = newTotpSecret();
  const { publicKey, locked, salt } = await newMemberKey('x', argon2Node);
  const enrols = (code: string, address: string) =>
    call(
      system.url,
      'POST',
      '/v1/enrolments',
      {
        code,
        password: 'mot-cau-dai-de-nho',
        totp: { secret, code: totpOf(secret, clock) },
        key: { publicKey, locked, salt },
      },
      from(address),
    );
  const guess = 'aaaa-aaaa-aaaa-aaaa-aaaa';
  for (let n = 0; n < 30; n += 1) {
    assert.equal((await opens(guess, '192.0.2.1')).status, 404);
    assert.equal((await enrols(guess, '192.0.2.1')).status, 404);
  }
  for (const ask of [opens, enrols]) {
    const stopped = await ask(made.enrol.code, '192.0.2.1');
    assert.deepEqual([stopped.status, codeOf(stopped)], [429, 'too-many-attempts']);
    assert.ok(Number(stopped.headers.get('retry-after')) > 0);
  }
  assert.equal((await opens(made.enrol.code, '192.0.2.2')).status, 200);
  clock += 3600_000;
  assert.equal((await opens(made.enrol.code, '192.0.2.1')).status, 200);
  assert.equal((await enrols(made.enrol.code, '192.0.2.1')).status, 200);
});

test('a code in another browser’s hands is refused from a foreign page', async () => {
  const foreign = { headers: { origin: 'https://evil.example' } };
  const answer = await call(system.url, 'POST', '/v1/enrolments/open', { code: 'x' }, foreign);
  assert.equal(codeOf(answer), 'wrong-origin');
});
