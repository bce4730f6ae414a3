import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { disablePerson } from '@khong-mot-minh/cli/members';
import type { AccessView, Inbox } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { personOf, somebodyAtTheDesk } from './api/house.ts';
import { operatorOf } from './api/member.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { type Responder, responder } from './api/responder.ts';

let system: TestSystem;
let keeper: Responder;
before(async () => {
  system = await startTestSystem();
  keeper = await personOf(system, 'helpline', 1);
});
after(() => system[Symbol.asyncDispose]());

/** The counsellor takes a report, in danger or not; what the desk and the young person see of it afterwards. */
async function taken(counsellor: Responder, dangerNow: boolean) {
  const known = new Set((await keeper.cases()).map(({ id }) => id));
  const { receipt } = await sendReport(system.url, 'một điều', { dangerNow });
  const id = (await keeper.cases()).find((one) => !known.has(one.id))!.id;
  assert.equal((await counsellor.command(id, { type: 'take' })).status, 200);
  const child = await reporterWith(system.url, receipt);
  return { id, child };
}

const inbox = async (who: Responder): Promise<Inbox> => (await who.send('GET', '/v1/inbox')).json as Inbox;
const peopleOf = async (who: Responder) => ((await who.send('GET', '/v1/access')).json as AccessView).people;
/** What they work on before the test: some of the demonstration's cases. */
const heldBy = async (person: string) => {
  const { openCases } = (await peopleOf(keeper)).find(({ id }) => id === person)!;
  return { count: openCases?.count ?? 0, danger: openCases?.danger.length ?? 0 };
};
const idOf = async (who: Responder): Promise<string> =>
  ((await who.send('GET', '/v1/session')).json as { person: { id: string } }).person.id;

const WAYS = {
  async 'switched off'(who: Responder, id: string) {
    const { password } = keeper.person;
    const input = { kind: 'person', target: id, reason: 'a lost telephone', password };
    const off = await keeper.send('POST', '/v1/access/switch-offs', input);
    assert.equal(off.status, 201, off.text);
    const [waiting] = (off.json as AccessView).switchedOff;
    return async () => {
      const auditor = await personOf(system, 'coalition');
      const path = `/v1/access/switch-offs/${waiting!.id}/review`;
      assert.equal((await auditor.send('POST', path, { keep: false })).status, 200);
      return responder(system.url, who.person);
    };
  },
  async disabled(who: Responder) {
    await disablePerson(operatorOf(system), { email: who.person.email });
    return undefined;
  },
};

for (const [name, leave] of Object.entries(WAYS))
  test(`the open cases of somebody who is ${name} go back to the team, and their danger rings again`, async (t) => {
    await somebodyAtTheDesk(system);
    const counsellor = await personOf(system, 'helpline');
    const who = await idOf(counsellor);
    const held = await heldBy(who);
    const calm = await taken(counsellor, false);
    const danger = await taken(counsellor, true);
    const closing = await taken(counsellor, true);
    for (const { id } of [danger, closing])
      for (const call of (await inbox(keeper)).calls.filter(({ caseId }) => caseId === id))
        await keeper.send('POST', `/v1/urgent-calls/${call.id}/seen`);
    assert.equal(
      (await counsellor.command(closing.id, { type: 'close', reason: 'no-risk-found' })).status,
      200,
    );
    const ringing = async () => (await inbox(keeper)).calls.map(({ caseId }) => caseId);
    assert.ok(!(await ringing()).includes(danger.id));
    const before = await inbox(keeper);
    const { openCases } = (await peopleOf(keeper)).find(({ id }) => id === who)!;
    assert.deepEqual([openCases!.count - held.count, openCases!.danger.length - held.danger], [3, 2]);

    const back = await leave(counsellor, who);

    for (const { id } of [calm, danger, closing]) {
      const view = await keeper.view(id);
      assert.deepEqual([view.status, view.assignee, view.unread], ['open', undefined, true]);
      assert.equal(view.timeline.at(-1)!.type, 'given-back');
      assert.ok(view.commands.includes('take'));
    }
    assert.equal((await inbox(keeper)).counts.team, before.counts.team! + 3 + held.count);
    const rings = await ringing();
    for (const { id } of [danger, closing]) assert.ok(rings.includes(id));
    assert.ok(!rings.includes(calm.id));
    assert.equal((await calm.child.thread()).status, 'received', 'the child is not told that somebody reads');
    assert.equal((await keeper.command(danger.id, { type: 'take' })).status, 200);
    assert.equal((await keeper.view(danger.id)).assignee?.id, await idOf(keeper));
    t.diagnostic('figure: 3 of 3 open cases went back, 2 of 2 dangers rang again');
    // Let in again, they hold nothing that a colleague may have taken meanwhile.
    const again = await back?.();
    assert.equal((await again?.send('GET', '/v1/inbox'))?.status ?? 200, 200);
    assert.equal(again && (await inbox(again)).counts.mine, again && 0);
  });
