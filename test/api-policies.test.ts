import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  Backtest,
  type Decision,
  PolicyDifferences,
  type PolicyDocument,
  PolicyMode,
  PolicyStatistics,
  PolicyVersionRow,
  PolicyVersions,
  PolicyVersionView,
  RulesInWords,
  ShadowComparison,
  Validation,
} from '@khong-mot-minh/contracts';
import { unpackInputs } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { extortionRun, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { placeLimits } from './api/place-limits.ts';
import type { Responder } from './api/responder.ts';

let system: TestSystem;
let mai: Responder;
let khoi: Responder;
before(async () => {
  system = await startTestSystem();
  await signIn();
});
after(() => system[Symbol.asyncDispose]());

async function signIn(): Promise<void> {
  mai = await personOf(system, 'platform');
  khoi = await personOf(system, 'platform', 1);
}

const key = () => system.seeded.platform.key;
const at = (version: string, rest = '') => `/v1/policies/${encodeURIComponent(version)}${rest}`;
const codeOf = (answer: { json: unknown }) => (answer.json as { code?: string }).code;
const list = async () => PolicyVersions.parse((await mai.send('GET', '/v1/policies?limit=200')).json);
const view = async (version: string) => PolicyVersionView.parse((await mai.send('GET', at(version))).json);
const draftFrom = async (from: string) => {
  const answer = await mai.send('POST', '/v1/policies', { from });
  assert.equal(answer.status, 201, answer.text);
  return PolicyVersionView.parse(answer.json);
};
const edit = async (version: string, files: Record<string, string | null>) => {
  const { revision: expectedRevision } = await view(version);
  const answer = await mai.send('PUT', at(version), { expectedRevision, files });
  assert.equal(answer.status, 200, answer.text);
  return PolicyVersionView.parse(answer.json);
};
const move = async (who: Responder, version: string, path: string, body: object) => {
  const { revision: expectedRevision } = await view(version);
  return who.send('POST', at(version, path), { ...body, expectedRevision });
};
const act = (version: string, name: string, who = mai) => move(who, version, '/transitions', { act: name });
const approve = (who: Responder, version: string) => move(who, version, '/approval', { approve: true });
const ok = (answer: { status: number; text: string; json: unknown }) => {
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
/** From a draft to the live version, by two people. */
async function goLive(version: string): Promise<PolicyVersionRow> {
  ok(await act(version, 'shadow'));
  ok(await act(version, 'propose'));
  return PolicyVersionRow.parse(ok(await approve(khoi, version)));
}
const send = async (event: object) => {
  const answer = await call(system.url, 'POST', '/v1/events', event, { key: key() });
  assert.equal(answer.status, 200, answer.text);
  return answer;
};
const play = async (name = randomUUID()) => {
  await putAccounts(system.url, key(), name);
  const answers = [];
  for (const event of extortionRun(name)) answers.push({ id: event.id, ...(await send(event)) });
  return answers;
};
const decisionOf = ({ json }: { json: unknown }) => json as Decision;
const notableOf = (answers: Awaited<ReturnType<typeof play>>) =>
  answers.filter((a) => decisionOf(a).reasons.length > 0);

/** A file of one more rule: whoever writes to a minor about another app is held. */
const stricter = `rules:
  - id: control.test-hold
    layer: control
    owner: trust-and-safety
    kinds: [message.sent]
    when: act["move-to-other-app"] >= 0.4 && atMost(receiver.band, "16-17") && relation.mutuals < 1
    tier: 1
    outcome: hold
    hold: { minutes: 30, then: release }
    statement: { vi: Tin này được giữ lại để xem., en: This message is held for a look. }
    basis: [policy:platform-safety]
examples:
  - rule: control.test-hold
    name: a move to another app is held
    accounts: { adult: { ageBand: 23plus }, teen: { ageBand: 13-15 } }
    events: [{ type: message.sent, actor: adult, target: teen, relation: { connected: true, mutuals: 0 }, acts: [move-to-other-app] }]
    expect: { fires: true }
  - rule: control.test-hold
    name: nothing is held without it
    accounts: { adult: { ageBand: 23plus }, teen: { ageBand: 13-15 } }
    events: [{ type: message.sent, actor: adult, target: teen, relation: { connected: true, mutuals: 0 } }]
    expect: { fires: false }
`;

test('the pack on disk is the live version until a platform has one of its own', async () => {
  const versions = await list();
  assert.equal(versions.mode, 'live');
  assert.equal(versions.live, versions.items[0]?.version);
  assert.equal(versions.items[0]?.fromPack, true);
  const base = await view(versions.live);
  assert.deepEqual(base.problems, []);
  assert.ok(base.files['pack.yaml']);
  const hanh = await personOf(system, 'helpline', 1);
  assert.equal((await hanh.send('GET', '/v1/policies')).status, 404);
});

test('rules are told in words, with their ground and its grade, in both languages', async () => {
  const { live } = await list();
  const { items } = RulesInWords.parse(ok(await mai.send('GET', at(live, '/rules'))));
  assert.ok(items.length > 20);
  for (const rule of items) {
    assert.ok(rule.words.vi.length > 10 && rule.words.en.length > 10, rule.id);
    assert.ok(rule.text.length > 5 && rule.basis.length > 0 && rule.examples.length > 1, rule.id);
  }
});

test('a broken draft lists file, line, column and a suggestion, is kept, and goes nowhere', async () => {
  const { live } = await list();
  const draft = await draftFrom(live);
  const broken = stricter.replace('receiver.band', 'receiver.bend');
  const answer = await mai.send('POST', at(draft.version, '/validate'), { files: { 'own.yaml': broken } });
  const { problems, examples } = Validation.parse(ok(answer));
  assert.equal(examples, undefined);
  const [first] = problems;
  assert.equal(first?.file, 'own.yaml');
  assert.equal(first?.line, 6);
  assert.ok(first?.column && first.pointer.includes('/when/'), JSON.stringify(first));
  assert.equal(first?.suggestion, 'receiver.band');
  assert.equal((await view(draft.version)).files['own.yaml'], undefined);

  const kept = await edit(draft.version, { 'own.yaml': broken });
  assert.deepEqual(kept.problems, problems);
  const refused = await act(draft.version, 'shadow');
  assert.deepEqual([refused.status, codeOf(refused)], [422, 'policy-refused']);
  ok(await act(draft.version, 'retire'));
});

test('a draft is edited by one at a time, and never after it left', async () => {
  const draft = await draftFrom((await list()).live);
  const expectedRevision = draft.revision;
  const files = { 'own.yaml': stricter };
  ok(await mai.send('PUT', at(draft.version), { expectedRevision, files }));
  const late = await khoi.send('PUT', at(draft.version), { expectedRevision, files });
  assert.deepEqual([late.status, codeOf(late)], [409, 'stale']);
  ok(await act(draft.version, 'retire'));
  const { revision } = await view(draft.version);
  const over = await mai.send('PUT', at(draft.version), { expectedRevision: revision, files });
  assert.deepEqual([over.status, codeOf(over)], [409, 'not-now']);
});

test('a whole version may be written as one JSON document', async () => {
  const { live } = await list();
  const { document } = await view(live);
  const draft = await draftFrom(live);
  const answer = await mai.send('PUT', at(draft.version), { expectedRevision: draft.revision, document });
  const saved = PolicyVersionView.parse(ok(answer));
  assert.deepEqual(saved.problems, []);
  assert.deepEqual(Object.keys(saved.files), ['policy.json']);
  ok(await act(draft.version, 'retire'));
});

test('examples that fail keep a version from going live', async () => {
  const draft = await draftFrom((await list()).live);
  await edit(draft.version, {
    'own.yaml': stricter.replace('expect: { fires: false }', 'expect: { fires: true }'),
  });
  ok(await act(draft.version, 'shadow'));
  const answer = await act(draft.version, 'propose');
  assert.deepEqual([answer.status, codeOf(answer)], [409, 'examples-fail']);
  assert.match(answer.text, /nothing is held without it/);
  ok(await act(draft.version, 'retire'));
});

test('two versions are compared field by field', async () => {
  const { live } = await list();
  const draft = await draftFrom(live);
  const { files } = await view(draft.version);
  const protections = files['protections.yaml'] ?? '';
  await edit(draft.version, { 'own.yaml': stricter, 'protections.yaml': protections });
  const path = at(draft.version, `/differences?from=${encodeURIComponent(live)}`);
  const there = PolicyDifferences.parse(ok(await mai.send('GET', path)));
  assert.deepEqual(there.rules, { added: ['control.test-hold'], removed: [], changed: [] });
  assert.deepEqual(there.protections, { added: [], removed: [], changed: [] });
  await edit(draft.version, { 'own.yaml': stricter.replace('minutes: 30', 'minutes: 60') });
  const next = await draftFrom(draft.version);
  await edit(next.version, {
    'own.yaml': stricter.replace('atMost(receiver.band, "16-17")', 'atMost(receiver.band, "13-15")'),
  });
  const other = at(next.version, `/differences?from=${encodeURIComponent(draft.version)}`);
  const { rules } = PolicyDifferences.parse(ok(await mai.send('GET', other)));
  assert.deepEqual(
    rules.changed.map(({ id, changes }) => [id, changes.map((c) => c.field).toSorted()]),
    [['control.test-hold', ['hold.minutes', 'when']]],
  );
  for (const version of [draft.version, next.version]) ok(await act(version, 'retire'));
});

test('a version in shadow has no effect and is compared with the live one', async () => {
  const draft = await draftFrom((await list()).live);
  await edit(draft.version, { 'own.yaml': stricter });
  ok(await act(draft.version, 'shadow'));
  const second = await draftFrom((await list()).live);
  const twice = await act(second.version, 'shadow');
  assert.deepEqual([twice.status, codeOf(twice)], [409, 'not-now']);
  ok(await act(second.version, 'retire'));

  const answers = await play();
  assert.ok(answers.every((a) => !decisionOf(a).reasons.some((r) => r.rule === 'control.test-hold')));
  const compared = ShadowComparison.parse(ok(await mai.send('GET', at(draft.version, '/comparison'))));
  assert.equal(compared.events.judged, answers.length);
  assert.equal(compared.events.same + compared.events.stricter + compared.events.laxer, answers.length);
  assert.ok(compared.events.stricter >= 1);
  const rule = compared.rules.find((r) => r.rule === 'control.test-hold');
  assert.ok(rule && rule.stricter >= 1 && rule.laxer === 0);
  assert.ok(rule.stricterEvents.every((id) => answers.some((a) => a.id === id)));
  assert.ok(compared.rules.some((r) => r.rule !== 'control.test-hold' && r.same >= 1));
  ok(await act(draft.version, 'retire'));
});

test('going live needs two people; its decisions change at once; one step goes back', async () => {
  const before = (await list()).live;
  const draft = await draftFrom(before);
  await edit(draft.version, { 'own.yaml': stricter });
  ok(await act(draft.version, 'shadow'));
  const unasked = await approve(khoi, draft.version);
  assert.deepEqual([unasked.status, codeOf(unasked)], [409, 'not-now']);
  ok(await act(draft.version, 'propose'));
  const same = await approve(mai, draft.version);
  assert.deepEqual([same.status, codeOf(same)], [403, 'second-person']);
  assert.equal((await list()).live, before);
  const live = PolicyVersionRow.parse(ok(await approve(khoi, draft.version)));
  assert.deepEqual([live.state, live.replaced], ['live', before]);
  assert.equal((await view(before)).state, 'retired');

  const answers = await play();
  assert.ok(answers.every((a) => decisionOf(a).policy === draft.version));
  assert.ok(answers.some((a) => decisionOf(a).reasons.some((r) => r.rule === 'control.test-hold')));

  const back = PolicyVersionRow.parse(
    ok(await move(khoi, draft.version, '/rollback', { reason: 'wrong-effect' })),
  );
  assert.deepEqual([back.version, back.state], [before, 'live']);
  const rolled = await view(draft.version);
  assert.equal(rolled.state, 'retired');
  assert.deepEqual(
    rolled.history.map((h) => h.act),
    ['drafted', 'shadowed', 'proposed', 'approved', 'rolled-back'],
  );
  assert.equal(rolled.history.at(-1)?.reason, 'wrong-effect');
  assert.ok((await play()).every((a) => decisionOf(a).policy === before));
  const again = await move(khoi, before, '/rollback', { reason: 'wrong-effect' });
  assert.deepEqual([again.status, codeOf(again)], [409, 'not-now']);
});

test('protections of the live version are the ones that the API tells', async () => {
  const before = (await list()).live;
  const draft = await draftFrom(before);
  const document = structuredClone(draft.document) as PolicyDocument;
  const [name, row] = Object.entries(document.protections).find(([, r]) => r.bands['13-15'].lockedReason)!;
  row.bands['13-15'].lockedReason = {
    vi: 'Lý do mới của nền tảng này.',
    en: 'A new reason of this platform.',
  };
  ok(await mai.send('PUT', at(draft.version), { expectedRevision: draft.revision, document }));
  await goLive(draft.version);
  const account = randomUUID();
  const told = async () => {
    const path = `/v1/accounts/${account}/protections`;
    const answer = await call(system.url, 'GET', path, undefined, { key: key() });
    return (ok(answer) as { key: string; lockedReason?: { en: string } }[]).find((p) => p.key === name);
  };
  assert.equal((await told())?.lockedReason?.en, 'A new reason of this platform.');
  ok(await move(khoi, draft.version, '/rollback', { reason: 'technical-fault' }));
  assert.notEqual((await told())?.lockedReason?.en, 'A new reason of this platform.');
});

test('the database itself refuses what goes past two people or past the table', async () => {
  const { db } = system.running.deps;
  const org = system.seeded.platform.id;
  const draft = await draftFrom((await list()).live);
  const me = { kind: 'person', org, person: mai.person.id } as const;
  const set = (what: string) =>
    db.tx(me, ({ sql }) => sql(`update policy_version set ${what} where version = $1`, [draft.version]));
  await assert.rejects(set(`state = 'live'`), /no such transition|check constraint/);
  ok(await act(draft.version, 'shadow'));
  await assert.rejects(set(`files = '{}'`), /immutable/);
  await assert.rejects(set(`state = 'live'`), /policy_version_check|check constraint|duplicate/);
  ok(await act(draft.version, 'propose'));
  await assert.rejects(set(`approved_by = '${mai.person.id}', approved_at = now()`), /check constraint/);
  await assert.rejects(
    set(`approved_by = '${khoi.person.id}', approved_at = now()`),
    /only the person who approves/,
  );
  await assert.rejects(
    db.tx(me, ({ sql }) => sql(`update organisation set mode = 'shadow' where id = $1`, [org])),
    /row-level security/,
  );
  ok(await act(draft.version, 'retire'));
});

test('a recorded decision is judged again to the same bytes, after the policy changed and after a restart', async () => {
  const answers = await play();
  const notable = notableOf(answers);
  assert.ok(notable.length >= 3);
  const replay = (id: string) =>
    call(system.url, 'POST', `/v1/decisions/${id}/replay`, undefined, { key: key() });
  const same = async () => {
    for (const one of notable) {
      const again = await replay(one.id);
      assert.equal(again.status, 200, again.text);
      assert.equal(again.text, one.text);
    }
  };
  await same();
  const before = (await list()).live;
  const draft = await draftFrom(before);
  await edit(draft.version, { 'own.yaml': stricter });
  await goLive(draft.version);
  await same();
  await system.restart();
  await signIn();
  await same();
  assert.equal((await list()).live, draft.version);
  assert.ok((await play()).every((a) => decisionOf(a).policy === draft.version));
  assert.equal((await replay('never-sent')).status, 404);
  ok(await move(mai, draft.version, '/rollback', { reason: 'wrong-effect' }));
});

test('what is recorded holds no text and no id of the platform in the open', async () => {
  const name = randomUUID();
  await play(name);
  const rows = await system.running.deps.db.owner.sql<{ inputs: Uint8Array; replays: Uint8Array | null }>(
    'select inputs, replays from event_recording order by batch desc limit 6',
  );
  for (const { inputs, replays } of rows) {
    const told = JSON.stringify(unpackInputs(inputs));
    assert.ok(!told.includes(name) && !told.includes('Telegram') && told.includes('"text":"…"'), told);
    assert.ok(!Buffer.from(replays ?? []).includes(name));
  }
});

async function ended(id: string): Promise<Backtest> {
  for (let i = 0; i < 200; i++) {
    const one = Backtest.parse(ok(await mai.send('GET', `/v1/backtests/${id}`)));
    if (one.state !== 'queued' && one.state !== 'running') return one;
    await setTimeout(100);
  }
  throw new Error(`Backtest ${id} does not end`);
}

test('a backtest tells what would change, survives a restart, and can be stopped', async () => {
  await play();
  const draft = await draftFrom((await list()).live);
  await edit(draft.version, { 'own.yaml': stricter });
  const ask = async () => {
    const answer = await mai.send('POST', '/v1/backtests', { version: draft.version });
    assert.equal(answer.status, 202, answer.text);
    return Backtest.parse(answer.json);
  };
  const asked = await ask();
  await system.restart();
  await signIn();
  const done = await ended(asked.id);
  assert.equal(done.state, 'done', done.failure ?? 'no failure is named');
  assert.deepEqual([done.percent, done.counted > 0, done.counted === done.total], [100, true, true]);
  const report = done.report;
  assert.ok(report);
  assert.ok(report.changed.stricter >= 1);
  assert.equal(report.changed.laxer, 0);
  assert.ok(report.after.outcomes.hold > report.before.outcomes.hold);
  const rule = report.rules.find((r) => r.rule === 'control.test-hold');
  assert.deepEqual([rule?.before, (rule?.after ?? 0) >= 1], [0, true]);
  assert.ok(report.examples.every((e) => e.after.rules.includes('control.test-hold')));
  assert.ok(report.examples.some((e) => e.eventId));

  const next = await ask();
  const stop = await mai.send('POST', `/v1/backtests/${next.id}/cancel`);
  if (stop.status === 200) assert.equal((await ended(next.id)).state, 'cancelled');
  else assert.equal(codeOf(stop), 'not-now');
  const page = await mai.send('GET', '/v1/backtests?limit=1');
  assert.equal((page.json as { items: { id: string }[] }).items[0]?.id, next.id);
  ok(await act(draft.version, 'retire'));
});

test('a backtest without a living worker is taken up again', async () => {
  const { db } = system.running.deps;
  const { live } = await list();
  const answer = await mai.send('POST', '/v1/backtests', { version: live });
  const { id } = Backtest.parse(answer.json);
  await ended(id);
  await db.owner.sql(
    `update backtest set state = 'running', runner = $2, beat_at = now() - interval '1 hour', report = null,
       finished_at = null where id = $1`,
    [id, randomUUID()],
  );
  await system.restart();
  await signIn();
  assert.equal((await ended(id)).state, 'done');
});

test('statistics say how often rules fired, what was lifted, and whether the hours are enough', async () => {
  const before = (await list()).live;
  const name = randomUUID();
  await play(name);
  await placeLimits(system);
  const account = `${name}-adult`;
  const running = await call(system.url, 'GET', `/v1/accounts/${account}/restrictions`, undefined, {
    key: key(),
  });
  const [restriction] = running.json as { id: string }[];
  assert.ok(restriction);
  ok(await mai.send('POST', `/v1/restrictions/${restriction.id}/end`, { reason: 'reviewed-no-risk' }));
  const put = { reviewerMinutesPerDay: 1, minutesPerWarning: 5, recordingDays: 30 };
  assert.deepEqual(ok(await khoi.send('PUT', '/v1/policy-settings', put)), put);
  const told = PolicyStatistics.parse(ok(await mai.send('GET', at(before, '/statistics'))));
  const fired = told.rules.filter((r) => r.fired.last24h > 0);
  assert.ok(fired.length >= 3 && fired.every((r) => r.lastFiredAt));
  assert.ok(told.rules.some((r) => r.restrictions >= 1 && r.reversals >= 1));
  assert.ok(told.events.last24h >= 6 && told.warnings.perDay.length === 6);
  assert.ok(told.warnings.reviewedPerDay >= 1 && told.warnings.overloaded);
});

test('whether decisions have effect takes two people, in both directions', async () => {
  const mode = async () => PolicyMode.parse(ok(await mai.send('GET', '/v1/policy-mode')));
  const propose = (who: Responder, to: string) => who.send('POST', '/v1/policy-mode/proposal', { mode: to });
  const answer = (who: Responder, to: string, yes = true) =>
    who.send('POST', '/v1/policy-mode/approval', { mode: to, approve: yes });
  assert.equal(codeOf(await propose(mai, 'live')), 'not-now');
  ok(await propose(mai, 'shadow'));
  assert.equal((await mode()).proposed?.mode, 'shadow');
  const same = await answer(mai, 'shadow');
  assert.deepEqual([same.status, codeOf(same)], [403, 'second-person']);
  ok(await answer(khoi, 'shadow', false));
  assert.equal((await mode()).proposed, undefined);
  ok(await propose(mai, 'shadow'));
  ok(await answer(khoi, 'shadow'));
  assert.deepEqual(await mode(), { mode: 'shadow' });
  assert.ok(
    (await play()).every((a) => decisionOf(a).mode === 'shadow' && decisionOf(a).outcome === 'allow'),
  );
  ok(await propose(khoi, 'live'));
  ok(await answer(mai, 'live'));
  assert.equal((await list()).mode, 'live');
});
