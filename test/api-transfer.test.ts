import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { CaseStanding, CaseView } from '@khong-mot-minh/contracts';
import { insertSealed } from '@khong-mot-minh/database';
import { seal } from '@khong-mot-minh/sealing';
import { call } from './api/call.ts';
import { type CaseHouse, codeOf, openCaseHouse, pointerOf } from './api/case-house.ts';
import { type HandOver, handOverIn } from './api/hand-over.ts';
import { targetOf } from './api/house.ts';
import { sealFor } from './api/responder.ts';

let house: CaseHouse;
let hands: HandOver;
before(async () => {
  house = await openCaseHouse();
  hands = handOverIn(house);
});
after(() => house[Symbol.asyncDispose]());

const ok = (answer: { status: number; text: string }, status = 200) =>
  assert.equal(answer.status, status, answer.text.slice(0, 400));

test('security 3: a second open transfer is refused, and an old offer takes no case away', async () => {
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  const second = await hands.ask('helpline', caseId, 'school');
  assert.equal(codeOf(second), 'transfer-open', second.text);
  const school = await targetOf(house.desk('helpline'), 'school');
  const note = await sealFor('referral', 'xin giúp', [school, await hands.keyOf('helpline')]);
  const unread = await house.referTo('helpline', caseId, 'school', { note });
  assert.deepEqual(
    [unread.status, pointerOf(unread)],
    [422, '/note/sealed/to'],
    'not sealed for the police too',
  );
  ok(await house.referTo('helpline', caseId, 'school'));
  const toSchool = await house.referralOf('school', caseId);
  ok(await hands.accept('police', caseId));
  ok(await house.answerAs('school', toSchool, 'accept'), 409);
  assert.equal((await house.desk('police').view(caseId)).access, 'owner');
  ok(await house.desk('school').send('GET', `/v1/cases/${caseId}`), 404);
  ok(await house.desk('helpline').send('GET', `/v1/cases/${caseId}`), 410);
});

test('console 1: after a transfer the new owner opens everything, the former one only what it wrote', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const child = await hands.reporter(receipt);
  ok(await child.write('em kể thêm'), 201);
  ok(await hands.note('helpline', caseId, 'ghi chú của Bồ Câu'));
  ok(await hands.reply('helpline', caseId, 'tụi chị đọc rồi'));
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  const before = await house.desk('police').view(caseId);
  assert.deepEqual(
    await hands.read('police', before),
    ['xin tiếp nhận'],
    'only the letter before it accepts',
  );
  ok(await child.write('em viết giữa chừng'), 201);
  ok(await hands.note('helpline', caseId, 'ghi chú giữa chừng'));
  ok(await hands.accept('police', caseId));
  const all = ['một điều', 'em kể thêm', 'ghi chú của Bồ Câu', 'tụi chị đọc rồi', 'xin tiếp nhận'];
  const whole = [...all, 'em viết giữa chừng', 'ghi chú giữa chừng'];
  assert.deepEqual(await hands.read('police', await house.desk('police').view(caseId)), whole);
  ok(await child.write('em viết cho công an'), 201);
  const seen = await house.desk('police').view(caseId);
  assert.deepEqual(await hands.read('police', seen), [...whole, 'em viết cho công an']);
  assert.deepEqual(await hands.read('helpline', { sealed: seen.sealed.slice(-1) }), []);
  const gone = await house.desk('helpline').send('GET', `/v1/cases/${caseId}`);
  ok(gone, 410);
  assert.equal(codeOf(gone), 'handed-over');
  const late = await house.desk('helpline').send('POST', `/v1/cases/${caseId}/commands`, {
    type: 'take',
    expectedVersion: 1,
  });
  assert.deepEqual([late.status, codeOf(late)], [410, 'handed-over'], 'an open page is answered the same');
  const kept = await hands.handedOver('helpline', caseId);
  assert.deepEqual(await hands.read('helpline', kept), [
    'ghi chú của Bồ Câu',
    'xin tiếp nhận',
    'ghi chú giữa chừng',
  ]);
  assert.ok(kept.timeline.every((e) => e.by === 'Hạnh'));
  assert.deepEqual(
    kept.timeline.map((e) => e.type),
    ['taken', 'noted', 'replied', 'transfer.asked', 'referred', 'noted'],
  );
  ok(await house.desk('police').command(caseId, { type: 'take' }));
  ok(await hands.reply('police', caseId, 'các chú đây'));
  assert.deepEqual((await child.read()).at(-1), { from: 'team', text: 'các chú đây' });
  const { readers } = await child.thread();
  assert.deepEqual(
    readers.map(({ role, was, organisation, until }) => [
      role,
      was,
      organisation.en.split(' ')[0],
      until !== undefined,
    ]),
    [
      ['owner', undefined, 'Blue', false],
      ['former', 'owner', 'Dove', true],
    ],
  );
});

test('a case that comes back is whole again, and who had it in between reads nothing new', async () => {
  const { caseId, receipt } = await house.takenReport(['police', 'hotline']);
  await hands.transfer('helpline', 'police', caseId, receipt);
  const child = await hands.reporter(receipt);
  ok(await child.write('chỉ công an đọc'), 201);
  ok(await house.desk('police').command(caseId, { type: 'take' }));
  await hands.transfer('police', 'helpline', caseId, receipt);
  ok(await child.write('bồ câu đọc lại'), 201);
  assert.deepEqual(await hands.read('helpline', await house.desk('helpline').view(caseId)), [
    'một điều',
    'xin tiếp nhận',
    'chỉ công an đọc',
    'xin tiếp nhận',
    'bồ câu đọc lại',
  ]);
  assert.deepEqual(await hands.read('police', await hands.handedOver('police', caseId)), ['xin tiếp nhận']);
  const { readers } = await child.thread();
  assert.deepEqual(
    readers.map(({ role, was, kind }) => [role, was, kind]),
    [
      ['owner', undefined, 'helpline'],
      ['former', 'owner', 'police'],
    ],
    'nobody is said to read and to read no more',
  );
  const rows = await visible('police', caseId);
  assert.deepEqual(rows, { cases: 0, report: 0, sealed: 1 }, 'past any route, too');
});

test('what was handed over is listed with whom it went to, for the old owner alone, until it comes back', async () => {
  const before = (await hands.listHandedOver('helpline')).length;
  const { caseId, receipt } = await house.takenReport(['police', 'hotline']);
  const second = await house.takenReport(['police']);
  ok(await hands.note('helpline', caseId, 'ghi chú của Bồ Câu'));
  await hands.transfer('helpline', 'police', caseId, receipt);
  await hands.transfer('helpline', 'police', second.caseId, second.receipt);
  const rows = await hands.listHandedOver('helpline');
  assert.equal(rows.length, before + 2);
  assert.deepEqual(
    rows.slice(0, 2).map((row) => [row.caseId, row.category, row.to.en.split(' ')[0], row.toKind, row.notes]),
    [
      [second.caseId, 'OTHER_CHILD', 'Blue', 'police', 1],
      [caseId, 'OTHER_CHILD', 'Blue', 'police', 2],
    ],
    'the letter of each, and the note of one',
  );
  assert.ok(Math.abs(Date.parse(rows[0]!.at) - Date.now()) < 60_000);
  for (const other of ['police', 'school', 'platform'])
    assert.ok(
      !(await hands.listHandedOver(other)).some((row) => [caseId, second.caseId].includes(row.caseId)),
    );
  const first = (await house.desk('helpline').send('GET', '/v1/handed-over?limit=1')).json as {
    items: { caseId: string }[];
    next: string;
  };
  const next = await house.desk('helpline').send('GET', `/v1/handed-over?limit=1&cursor=${first.next}`);
  assert.equal((next.json as typeof first).items[0]?.caseId, caseId);
  ok(await house.desk('helpline').send('GET', '/v1/handed-over?cursor=x'), 422);
  ok(await house.desk('police').command(caseId, { type: 'take' }));
  await hands.transfer('police', 'helpline', caseId, receipt);
  assert.ok(!(await hands.listHandedOver('helpline')).some((row) => row.caseId === caseId), 'it came back');
  assert.equal((await hands.listHandedOver('police'))[0]?.caseId, caseId);
});

/** What an organisation's own SQL shows of a case. */
async function visible(organisation: string, caseId: string) {
  const org = house.system.seeded.organisations[organisation]!.id;
  const who = { kind: 'person', org, person: house.desk(organisation).person.id } as const;
  const [row] = await house.system.running.deps.db.tx(who, ({ sql }) =>
    sql(
      `select (select count(*)::int from cases where id = $1) as cases,
              (select count(*)::int from report where case_id = $1) as report,
              (select count(*)::int from sealed_content where case_id = $1) as sealed`,
      [caseId],
    ),
  );
  return row;
}

test('a new text counts for whose case it is until that person opens it, and an open page hears what became of it', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const desk = house.desk('helpline');
  const messages = async () =>
    ((await desk.send('GET', '/v1/inbox')).json as { counts: Record<string, number> }).counts.messages;
  const standing = async () => (await desk.send('GET', `/v1/cases/${caseId}/version`)).json as CaseStanding;
  await desk.view(caseId);
  const before = await messages();
  const { version } = await standing();
  const child = await hands.reporter(receipt);
  ok(await child.write('em viết thêm'), 201);
  assert.equal(await messages(), before! + 1);
  assert.deepEqual(await standing(), { version: version + 1, hidden: false, withdrawn: false });
  assert.equal(await messages(), before! + 1, 'asking for the version reads nothing');
  await desk.view(caseId);
  assert.equal(await messages(), before);
  ok(await house.desk('school').send('GET', `/v1/cases/${caseId}/version`), 404);
  await hands.transfer('helpline', 'police', caseId, receipt);
  const gone = await desk.send('GET', `/v1/cases/${caseId}/version`);
  assert.deepEqual([gone.status, codeOf(gone)], [410, 'handed-over']);
});

test('a withdrawn case says so in lists and to an open page, and offers nothing that writes', async () => {
  const { caseId, receipt } = await house.takenReport([]);
  const desk = house.desk('helpline');
  ok(await (await hands.reporter(receipt)).withdraw());
  const standing = await desk.send('GET', `/v1/cases/${caseId}/version`);
  assert.equal((standing.json as CaseStanding).hidden, true);
  assert.equal((await desk.cases()).find(({ id }) => id === caseId)?.withdrawn, true);
  const { commands } = await desk.view(caseId);
  assert.ok(commands.includes('close'));
  const writes = ['note', 'reply', 'refer', 'ask-transfer', 'transfer'];
  assert.deepEqual(
    commands.filter((command) => writes.includes(command)),
    [],
  );
});

test('a young person is told what kind of organisation is meant, and what is true at each step of an offer', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const child = await hands.reporter(receipt);
  const told = async () => {
    const { readers, question, offer } = await child.thread();
    return {
      readers: readers.map(({ role, kind }) => `${role} ${kind}`),
      question: question?.kind,
      offer: offer && `${offer.state} ${offer.kind}`,
    };
  };
  ok(await hands.reply('helpline', caseId, 'tụi chị đọc rồi'));
  ok(await hands.ask('helpline', caseId, 'police'));
  assert.deepEqual(await told(), { readers: ['owner helpline'], question: 'police', offer: undefined });
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  assert.equal((await told()).offer, 'open police');
  ok(await house.answerAs('police', await house.referralOf('police', caseId), 'return'));
  // The yes stands: the team may offer again.
  assert.deepEqual(await told(), { readers: ['owner helpline'], question: 'police', offer: 'over police' });
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await hands.accept('police', caseId));
  assert.deepEqual(await told(), {
    readers: ['owner police', 'former helpline'],
    question: undefined,
    offer: undefined,
  });
  ok(await house.desk('police').command(caseId, { type: 'take' }));
  ok(await hands.reply('police', caseId, 'các chú đây'));
  const { messages } = await child.thread();
  assert.deepEqual(
    messages.flatMap(({ by }) => by?.kind ?? []),
    ['helpline', 'police'],
  );
});

test('every text at a desk says which organisation wrote it, and never who', async () => {
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  ok(await hands.note('helpline', caseId, 'ghi chú của Bồ Câu'));
  ok(await hands.reply('helpline', caseId, 'tụi chị đọc rồi'));
  await hands.transfer('helpline', 'police', caseId, receipt);
  ok(await house.desk('police').command(caseId, { type: 'take' }));
  ok(await hands.reply('police', caseId, 'các chú đây'));
  const { sealed } = await house.desk('police').view(caseId);
  assert.deepEqual(
    sealed.map(({ kind, by }) => [kind, by?.kind]),
    [
      ['report', undefined],
      ['note', 'helpline'],
      ['message', 'helpline'],
      ['referral', 'helpline'],
      ['message', 'police'],
    ],
  );
  for (const { by } of sealed) assert.deepEqual(Object.keys(by ?? {}), by ? ['organisation', 'kind'] : []);
  const kept = await hands.handedOver('helpline', caseId);
  assert.deepEqual(
    kept.sealed.map(({ by }) => by?.kind),
    ['helpline', 'helpline'],
  );
  ok(await house.referTo('police', caseId, 'school'));
  const [letter] = (await house.desk('school').view(caseId)).sealed;
  assert.equal(letter?.by?.kind, 'police');
});

test('who was given a part and is done with it is told as that, once, and as a reader again when it is', async () => {
  const { caseId, receipt } = await house.takenReport(['school']);
  const child = await hands.reporter(receipt);
  const school = async () =>
    (await child.thread()).readers
      .filter(({ kind }) => kind === 'school')
      .map(({ role, was }) => [role, was]);
  for (const _ of [1, 2]) {
    ok(await house.referTo('helpline', caseId, 'school'));
    assert.deepEqual(await school(), [['referral', undefined]]);
    const id = await house.referralOf('school', caseId);
    ok(await house.answerAs('school', id, 'accept'));
    ok(await house.answerAs('school', id, 'done'));
    assert.deepEqual(await school(), [['former', 'referral']]);
  }
});

test('an offer says whether they read a part already, and a closed case is on offer to nobody', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const child = await hands.reporter(receipt);
  ok(await house.referTo('helpline', caseId, 'police'));
  const part = await house.referralOf('police', caseId);
  ok(await house.answerAs('police', part, 'accept'));
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  const told = async () => {
    const { offer } = await child.thread();
    return offer && [offer.state, offer.part];
  };
  assert.deepEqual(await told(), ['open', true]);
  ok(await house.answerAs('police', part, 'done'));
  assert.deepEqual(await told(), ['open', undefined]);
  ok(await house.desk('helpline').command(caseId, { type: 'close', reason: 'no-risk-found' }));
  assert.equal(await told(), undefined);
});

test('nothing is sealed for another team before the young person was asked, and a no stands', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  assert.equal(codeOf(await hands.offer('helpline', caseId, 'police')), 'ask-first');
  ok(await hands.ask('helpline', caseId, 'police'));
  assert.equal(codeOf(await hands.offer('helpline', caseId, 'police')), 'ask-first');
  const child = await hands.reporter(receipt);
  const { question } = await child.thread();
  assert.equal(question?.silence, 'goes-ahead');
  ok(await house.desk('police').send('GET', `/v1/cases/${caseId}`), 404);
  ok(await child.answer(question!.id, 'refuse'));
  assert.equal((await child.thread()).question, undefined);
  const offered = await hands.offer('helpline', caseId, 'police');
  assert.deepEqual([offered.status, pointerOf(offered)], [422, '/consent'], 'the no beats the tick');
  assert.equal(codeOf(await hands.ask('helpline', caseId, 'police')), 'reporter-refused');
});

test('a no ends an offer that nobody accepted yet, and withdrawing ends question and offer', async () => {
  for (const end of ['refuse', 'withdraw'] as const) {
    const { caseId, receipt } = await house.takenReport(['police']);
    ok(await hands.ask('helpline', caseId, 'police'));
    ok(await hands.answer(receipt, 'agree'));
    ok(await hands.offer('helpline', caseId, 'police'));
    const id = await house.referralOf('police', caseId);
    const child = await hands.reporter(receipt);
    if (end === 'refuse') ok(await hands.answer(receipt, 'refuse'));
    else ok(await child.withdraw());
    ok(await house.answerAs('police', id, 'accept'), 409);
    ok(await house.desk('police').send('GET', `/v1/cases/${caseId}`), 404);
    const { questions, referrals } = await house.desk('helpline').view(caseId);
    assert.deepEqual(
      [questions.at(-1)?.status, referrals.at(-1)?.status],
      [end === 'refuse' ? 'refused' : 'ended', 'ended'],
    );
    assert.equal((await child.thread()).question, undefined);
  }
});

test('a case is called referred while something of it is out, and its owner’s again afterwards', async () => {
  const statusOf = async (caseId: string) => (await house.desk('helpline').view(caseId)).status;
  for (const end of ['return', 'refuse', 'withdraw'] as const) {
    const { caseId, receipt } = await house.takenReport(['police', 'school']);
    ok(await hands.ask('helpline', caseId, 'police'));
    ok(await hands.answer(receipt, 'agree'));
    ok(await hands.offer('helpline', caseId, 'police'));
    assert.equal(await statusOf(caseId), 'referred', end);
    if (end === 'return') {
      const id = await house.referralOf('police', caseId);
      ok(await house.desk('police').send('POST', `/v1/referrals/${id}/return`, { reason: 'not-for-us' }));
    } else if (end === 'refuse') ok(await hands.answer(receipt, 'refuse'));
    else ok(await (await hands.reporter(receipt)).withdraw());
    assert.equal(await statusOf(caseId), 'taken', end);
  }
  // While another organisation still works on it, it stays referred.
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  ok(await house.referTo('helpline', caseId, 'school'));
  const toSchool = await house.referralOf('school', caseId);
  ok(await house.answerAs('school', toSchool, 'accept'));
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'refuse'));
  assert.equal(await statusOf(caseId), 'referred');
  ok(await house.answerAs('school', toSchool, 'done'));
  assert.equal(await statusOf(caseId), 'taken');
});

test('who did not allow an organisation can still say yes to this one; silence then is a no', async () => {
  const { caseId, receipt } = await house.takenReport([]);
  const refused = await hands.offer('helpline', caseId, 'police');
  assert.deepEqual([refused.status, pointerOf(refused)], [422, '/consent']);
  ok(await hands.ask('helpline', caseId, 'police'));
  assert.equal((await (await hands.reporter(receipt)).thread()).question?.silence, 'stays');
  await pretendItIsLater(caseId);
  assert.equal((await hands.offer('helpline', caseId, 'police')).status, 422);
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await hands.accept('police', caseId));
});

test('no answer within the time goes ahead only where that kind of receiver was allowed', async () => {
  const { caseId } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  await pretendItIsLater(caseId);
  ok(await hands.offer('helpline', caseId, 'police'));
});

/** The question's time has run out. */
const pretendItIsLater = (caseId: string) =>
  house.system.running.deps.db.tx({ kind: 'system' }, async ({ sql }) => {
    await sql('set local role kmm_referrals');
    await sql(
      `update transfer_question set asked_at = asked_at - interval '80 hours', answer_by = answer_by - interval '80 hours'
       where case_id = $1`,
      [caseId],
    );
  });

test('an offer holds everything that is in the case, and what is written meanwhile is sealed for both', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  const partly = await hands.offer('helpline', caseId, 'police', { share: [] });
  assert.deepEqual([partly.status, pointerOf(partly)], [422, '/share']);
  const [{ id }] = (await house.desk('helpline').view(caseId)).sealed as [CaseView['sealed'][number]];
  const child = await hands.reporter(receipt);
  const old = await child.thread();
  ok(await hands.offer('helpline', caseId, 'police', { share: [], unreadable: [id] }));
  // A page that was open before the offer seals for the old team only: told so, nothing is lost in silence.
  const sealed = await seal({
    kind: 'message',
    id: 'A'.repeat(22),
    text: 'a',
    to: [old.teamKey, old.reporterKey],
  });
  const late = await call(house.system.url, 'POST', '/v1/receipts/messages', {
    ...child.shown,
    message: { id: 'A'.repeat(22), sealed },
  });
  assert.deepEqual([late.status, pointerOf(late)], [422, '/message/sealed/to']);
  const note = await sealFor('note', 'a', [await hands.keyOf('helpline')]);
  assert.equal((await house.desk('helpline').command(caseId, { type: 'note', note })).status, 422);
  ok(await hands.accept('police', caseId));
});

test('what came for the old team alone while the case was on offer keeps it there until it is offered again', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  const { db, caseKeys } = house.system.running.deps;
  const { person } = house.desk('helpline');
  // No route takes it, so it is written past them, as an older version beside this one would.
  const note = await sealFor('note', 'a', [await hands.keyOf('helpline')]);
  const org = house.system.seeded.organisations.helpline!.id;
  await db.tx({ kind: 'person', org, person: person.id }, ({ sql }) =>
    insertSealed(sql, caseKeys, caseId, { ...note, kind: 'note', sender: 'team', at: new Date() }),
  );
  const refused = await hands.accept('police', caseId);
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'not-now']);
  assert.equal((await house.desk('helpline').view(caseId)).access, 'owner');
});

test('an offer of a case that has moved on is refused, and one of it as it stands goes', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  const { version } = await house.desk('helpline').view(caseId);
  ok(await hands.answer(receipt, 'agree'));
  const stale = await hands.offer('helpline', caseId, 'police', { expectedVersion: version });
  assert.deepEqual([stale.status, codeOf(stale)], [409, 'stale']);
  assert.deepEqual((await house.desk('helpline').view(caseId)).referrals, []);
  ok(await hands.offer('helpline', caseId, 'police'));
});

test('an offer can be taken back, and closing a case ends its offer and its question', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  const first = await house.referralOf('helpline', caseId);
  ok(await house.desk('helpline').command(caseId, { type: 'take-back', id: first }));
  ok(await house.answerAs('police', first, 'accept'), 409);
  ok(await hands.offer('helpline', caseId, 'police'));
  const second = await house.referralOf('helpline', caseId);
  ok(await house.desk('helpline').command(caseId, { type: 'close', reason: 'no-risk-found' }));
  ok(await house.answerAs('police', second, 'accept'), 409);
  const { questions } = await house.desk('helpline').view(caseId);
  assert.equal(questions.at(-1)?.status, 'ended');
});
