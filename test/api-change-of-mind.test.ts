import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type CaseHouse, codeOf, openCaseHouse } from './api/case-house.ts';
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

test('a reporter changes a no to a yes, which the desk cannot ask for again before its time', async () => {
  const { caseId, receipt } = await house.takenReport([]);
  ok(await hands.ask('helpline', caseId, 'police'));
  const child = await hands.reporter(receipt);
  const { question, refusals: none } = await child.thread();
  assert.deepEqual(none, []);
  ok(await child.answer(question!.id, 'refuse'));
  const again = await hands.ask('helpline', caseId, 'police');
  const until = (await house.desk('helpline').view(caseId)).questions.at(-1)!.askAgainFrom!;
  assert.ok(Date.parse(until) > Date.now() + 6 * 24 * 3600_000);
  assert.equal(codeOf(again), 'reporter-refused');
  assert.ok(again.text.includes(until), 'the refusal says until when');
  const [no] = (await child.thread()).refusals;
  assert.equal(no?.question, question!.id);
  assert.ok(Date.parse(no!.askAgainFrom) >= Date.parse(until), 'never earlier than it is true');
  // Of two questions only the open one counts.
  ok(await hands.ask('helpline', caseId, 'school'));
  assert.deepEqual((await child.thread()).refusals, []);
  ok(await child.answer(question!.id, 'agree'), 409);
  ok(await hands.answer(receipt, 'refuse'));
  const told = await fetch(`${house.system.url}/vi/gap-lai`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt, do: 'agree', question: question!.id }),
  });
  assert.match(await told.text(), /data-done="agreed" >/, 'the page changes it without a script');
  const { unread, questions } = await house.desk('helpline').view(caseId);
  assert.deepEqual([unread, questions[0]?.status], [true, 'agreed']);
  ok(await hands.offer('helpline', caseId, 'police'));
  ok(await hands.accept('police', caseId));
  // The new owner asked nothing: a no to somebody else was said to the former one.
  const school = (await house.desk('police').view(caseId)).questions.find((q) => q.status === 'refused');
  assert.deepEqual((await child.thread()).refusals, []);
  ok(await child.answer(school!.id, 'agree'), 409);
});

test('a no of a withdrawn or closed report is not changed', async () => {
  for (const end of ['withdraw', 'close'] as const) {
    const { caseId, receipt } = await house.takenReport([]);
    ok(await hands.ask('helpline', caseId, 'police'));
    const child = await hands.reporter(receipt);
    const { question } = await child.thread();
    ok(await child.answer(question!.id, 'refuse'));
    if (end === 'withdraw') ok(await child.withdraw());
    else ok(await house.desk('helpline').command(caseId, { type: 'close', reason: 'no-risk-found' }));
    assert.deepEqual((await child.thread()).refusals, [], end);
    ok(await child.answer(question!.id, 'agree'), 409);
  }
});
