import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { personOf } from './api/house.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const words = { step: '5', kind: 'other', danger: 'no', confirm: 'yes', text: 'chim hoàng yến' };
const post = async (fields: Record<string, string>) => {
  const answer = await fetch(`${system.url}/vi/giup`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, page: await answer.text() };
};
const receiptIn = (page: string) =>
  [...page.matchAll(/receipt__group">([0-9A-Z]{1,6})</g)]
    .slice(0, 6)
    .map(([, group]) => group)
    .join('-');
const cases = async () => (await (await personOf(system, 'helpline')).cases()).length;

test('a form without a script is taken once: pressed twice it gives one receipt, reloaded later it says so', async () => {
  const step = await post({ ...words, step: '4' });
  const form = /name="form" value="([^"]+)"/.exec(step.page)?.[1] ?? '';
  const [first, second] = await Promise.all([post({ ...words, form }), post({ ...words, form })]);
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.match(receiptIn(first.page), /^[0-9A-Z]{6}(-[0-9A-Z]{4}){4}-[0-9A-Z]$/);
  assert.equal(receiptIn(second.page), receiptIn(first.page));
  assert.equal(await cases(), 1);
  await system.restart();
  const reloaded = await post({ ...words, form });
  assert.equal(reloaded.status, 200);
  assert.match(reloaded.page, /Tin này đã gửi rồi/);
  assert.doesNotMatch(reloaded.page, /receipt__group/);
  assert.equal(await cases(), 1);
  const more = await post({ ...words, form, text: 'chim hoàng yến và vẹt' });
  assert.equal(more.status, 201, 'other words are another report');
  const anew = await post({ ...words, form: randomUUID() });
  assert.equal(anew.status, 201);
  assert.equal(await cases(), 3);
});
