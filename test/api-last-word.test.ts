import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { isAllowed, isLevelAllowed } from '@khong-mot-minh/contracts/rules';
import { type CaseHouse, codeOf, openCaseHouse, pointerOf } from './api/case-house.ts';
import { type HandOver, handOverIn } from './api/hand-over.ts';

let house: CaseHouse;
let hands: HandOver;
before(async () => {
  house = await openCaseHouse();
  hands = handOverIn(house);
});
after(() => house[Symbol.asyncDispose]());

const ok = (answer: { status: number; text: string }, status = 200) =>
  assert.equal(answer.status, status, answer.text.slice(0, 400));

test('a no to one organisation beats an earlier tick and an earlier yes, for a referral as for a transfer', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  ok(await hands.answer(receipt, 'refuse'));
  for (const basis of ['consent', 'legal-duty', 'danger-to-life'] as const) {
    const referred = await house.referTo('helpline', caseId, 'police', { basis });
    assert.deepEqual([referred.status, pointerOf(referred)], [422, '/consent'], `referred by ${basis}`);
    const offered = await hands.offer('helpline', caseId, 'police', { basis });
    assert.deepEqual([offered.status, pointerOf(offered)], [422, '/consent'], `offered by ${basis}`);
  }
  ok(await house.desk('police').send('GET', `/v1/cases/${caseId}`), 404);
});

test('a yes to a transfer lets the same organisation have a part too, and no other of its kind or another', async () => {
  const { caseId, receipt } = await house.takenReport([]);
  ok(await house.referTo('helpline', caseId, 'police'), 422);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await house.referTo('helpline', caseId, 'police'), 422);
  ok(await hands.answer(receipt, 'agree'));
  ok(await house.referTo('helpline', caseId, 'school'), 422);
  ok(await house.referTo('helpline', caseId, 'police'));
  assert.equal((await house.desk('police').view(caseId)).access, 'referral');
});

test('a no ends a referral to that organisation that nobody accepted yet, and says what it already has', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await house.referTo('helpline', caseId, 'police'));
  const id = await house.referralOf('police', caseId);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'refuse'));
  ok(await house.answerAs('police', id, 'accept'), 409);
  ok(await house.desk('police').send('GET', `/v1/cases/${caseId}`), 404);
});

test('both sides of a case show each word at the minute at which it was said', async () => {
  const { caseId, receipt } = await house.takenReport(['school']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'refuse'));
  const child = await hands.reporter(receipt);
  const [refusal] = (await child.thread()).refusals;
  ok(await child.answer(refusal!.question, 'agree'));
  const told = async (who: string) =>
    (await house.desk(who).view(caseId)).report!.words.map(({ organisation, allows, at }) => [
      organisation?.kind,
      allows,
      at,
    ]);
  const atHelpline = await told('helpline');
  assert.deepEqual(
    atHelpline.map(([kind, allows]) => [kind, allows]),
    [
      ['police', false],
      ['police', true],
    ],
  );
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await hands.accept('police', caseId));
  assert.deepEqual(await told('police'), atHelpline);
});

test('a changed mind holds until it changes again, whatever was ticked first', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'refuse'));
  ok(await house.referTo('helpline', caseId, 'police'), 422);
  const again = await hands.ask('helpline', caseId, 'police');
  assert.equal(codeOf(again), 'reporter-refused');
  const child = await hands.reporter(receipt);
  ok(await child.answer((await child.thread()).refusals[0]!.question, 'agree'));
  ok(await house.referTo('helpline', caseId, 'police'));
});

test('a first choice is taken back for its kind alone, told to the desk at once, and can be given again', async () => {
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  const child = await hands.reporter(receipt);
  const choices = async () =>
    (await child.thread()).choices.map(({ level, allowed }) => `${level} ${allowed}`);
  assert.deepEqual(await choices(), ['police true', 'school true']);
  ok(await house.referTo('helpline', caseId, 'police'));
  const pending = await house.referralOf('police', caseId);
  await house.desk('helpline').view(caseId);
  ok(await child.say('police', 'refuse'));
  const rows = await house.desk('helpline').cases();
  assert.equal(rows.find(({ id }) => id === caseId)?.unread, true, 'the desk hears of it at once');
  assert.deepEqual(await choices(), ['police false', 'school true']);
  ok(await house.answerAs('police', pending, 'accept'), 409);
  ok(await house.referTo('helpline', caseId, 'police'), 422);
  assert.equal(codeOf(await hands.ask('helpline', caseId, 'police')), 'reporter-refused');
  ok(await house.referTo('helpline', caseId, 'school'));
  ok(await child.say('police', 'agree'));
  assert.deepEqual(await choices(), ['police true', 'school true']);
  ok(await house.referTo('helpline', caseId, 'police'));
});

test('a no to a kind takes back a yes to one of it and ends what it was asked and offered', async () => {
  const { caseId, receipt } = await house.takenReport([]);
  const child = await hands.reporter(receipt);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'agree'));
  const [choice] = (await child.thread()).choices;
  assert.deepEqual(
    [choice?.level, choice?.allowed, choice?.only.map(({ kind }) => kind)],
    ['police', true, ['police']],
  );
  ok(await hands.offer('helpline', caseId, 'police'));
  const offer = await house.referralOf('police', caseId);
  ok(await child.say('police', 'refuse'));
  ok(await house.answerAs('police', offer, 'accept'), 409);
  const { question, offer: shown } = await child.thread();
  assert.deepEqual([question, shown?.state], [undefined, 'over']);
  ok(await hands.offer('helpline', caseId, 'police'), 422);
});

test('what was accepted stays with who accepted it, and a withdrawn report takes no word', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const child = await hands.reporter(receipt);
  ok(await house.referTo('helpline', caseId, 'police'));
  ok(await house.answerAs('police', await house.referralOf('police', caseId), 'accept'));
  const refusedSince = async () =>
    (await house.desk('police').view(caseId)).referrals[0]?.consent.refusedSince;
  ok(await child.say('school', 'refuse'));
  assert.equal(await refusedSince(), undefined, 'a word about others is not told to it');
  ok(await child.say('police', 'refuse'));
  assert.ok(await refusedSince(), 'its receiver is told of the later no');
  ok(await child.say('police', 'restore'));
  assert.equal(await refusedSince(), undefined);
  ok(await child.say('police', 'refuse'));
  assert.equal((await house.desk('police').view(caseId)).access, 'referral');
  const { readers } = await child.thread();
  assert.ok(
    readers.some(({ kind, role }) => kind === 'police' && role === 'referral'),
    'said honestly',
  );
  for (const level of ['team', 'everybody']) ok(await child.say(level, 'refuse'), 422);
  ok(await child.withdraw());
  assert.deepEqual((await child.thread()).choices, []);
  ok(await child.say('police', 'agree'), 409);
});

test('a yes again gives back the one organisation that was taken back, and no other of its kind', async () => {
  const { caseId, receipt } = await house.takenReport(['hotline']);
  const child = await hands.reporter(receipt);
  const police = async () => (await child.thread()).choices.find(({ level }) => level === 'police');
  ok(await child.say('police', 'restore'), 409);
  ok(await hands.ask('helpline', caseId, 'police'));
  ok(await hands.answer(receipt, 'refuse'));
  ok(await child.answer((await child.thread()).refusals[0]!.question, 'agree'));
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await child.say('police', 'refuse'));
  const taken = await police();
  assert.deepEqual(
    [taken?.allowed, taken?.restorable?.all, taken?.restorable?.only.length],
    [false, false, 1],
  );
  ok(await child.say('police', 'restore'));
  const given = await police();
  assert.deepEqual([given?.allowed, given?.only], [true, taken?.restorable?.only]);
  const { report } = await house.desk('helpline').view(caseId);
  assert.ok(!isLevelAllowed(report!, 'police'), 'the desk is not told of a whole kind');
  const other = { organisationId: 'another', kind: 'police' } as const;
  assert.deepEqual([isAllowed(report!, other), report!.words.at(-1)?.restores], [false, true]);
  ok(await house.referTo('helpline', caseId, 'police'));
  ok(await child.say('police', 'restore'), 409);
});
