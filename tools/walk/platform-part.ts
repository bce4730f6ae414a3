import { randomUUID } from 'node:crypto';
import { Decision, Explanation } from '@khong-mot-minh/contracts';
import { must, type PlatformClient } from '@khong-mot-minh/testing';
import phrases from './phrases.json' with { type: 'json' };
import { expect, expectThat, type Walker } from './walker.ts';

/** Step 1: accounts, events in every shape, the block, the run, the same answer again. Gives the case that opened. */
export async function walkPlatform({ part, step }: Walker, platform: PlatformClient): Promise<string> {
  const run = randomUUID().slice(0, 8);
  const [teen, adult, friend] = [`w-${run}-teen`, `w-${run}-adult`, `w-${run}-friend`];
  const createdAt = new Date(Date.now() - 90 * 86_400_000).toISOString();
  let sent = 0;
  const message = (actor: string, target: string, text: string, connected: boolean) => ({
    id: `w-${run}-${sent++}`,
    type: 'message.sent' as const,
    time: new Date().toISOString(),
    actor,
    target,
    conversation: `w-${run}`,
    text,
    relation: { connected, mutuals: 0 },
  });

  part('1. A platform’s event to a measure');
  await step('PUT three accounts', async () => {
    await platform.put(teen, { ageBand: '13-15', createdAt });
    await platform.put(friend, { ageBand: '13-15', createdAt });
    await platform.put(adult, { ageBand: '23plus', createdAt });
    return `${teen} 13-15, ${friend} 13-15, ${adult} 23plus`;
  });
  await step('GET protections of the teen', async () => {
    const list = must(await platform.call('GET', `/v1/accounts/${teen}/protections`), 200, 'Protections');
    expectThat(Array.isArray(list) && list.length > 5, 'There are no protections');
    return `${Array.isArray(list) ? list.length : 0} protections`;
  });
  const first = message(adult, teen, phrases.firstContact, false);
  await step('POST one event: an unconnected adult writes to a 14-year-old', async () => {
    const decision = await platform.send(first);
    expect(decision.outcome, 'block', 'The outcome');
    expectThat(decision.tier <= 1, `The tier is ${decision.tier}`);
    const notice = decision.measures.find((m) => m.kind === 'notice');
    expectThat(Boolean(notice?.text.vi && notice.text.en), 'There is no notice in both languages');
    const basis = [...new Set(decision.reasons.flatMap((r) => r.basis))];
    expectThat(basis.length > 0, 'There is no basis');
    return `${decision.outcome}, tier ${decision.tier}, ${basis.join(' ')}, "${notice?.text.en}"`;
  });
  await walkShapes({ step }, platform, message, { teen, friend });
  const caseId = await walkRun({ step }, platform, (text) => message(adult, teen, text, true));
  await step('POST the first event again: the same answer, nothing changes', async () => {
    const again = await platform.send({ ...first, text: 'x' });
    expect(again.outcome, 'block', 'The outcome');
    const found = Decision.parse(
      must(await platform.call('GET', `/v1/decisions/${first.id}`), 200, 'Decision'),
    );
    expect(again, found, 'The second answer');
    return again.outcome;
  });
  await step('GET decision and explanation', async () => {
    const path = `/v1/decisions/${first.id}/explanation`;
    const { decision, undecided } = Explanation.parse(
      must(await platform.call('GET', path), 200, 'Explanation'),
    );
    return `${decision.reasons.map((r) => r.rule).join(' ')}; open for lack of a field: ${undecided.length}`;
  });
  return caseId;
}

type Message = (actor: string, target: string, text: string, connected: boolean) => { id: string };

async function walkShapes(
  { step }: Pick<Walker, 'step'>,
  platform: PlatformClient,
  message: Message,
  { teen, friend }: { teen: string; friend: string },
): Promise<void> {
  const [one = '', two = '', three = ''] = phrases.small;
  const allowed = (value: unknown, what: string) => expect(Decision.parse(value).outcome, 'allow', what);
  await step('POST an array', async () => {
    const body = [message(friend, teen, one, true), message(teen, friend, two, true)];
    const answer = must(await platform.call('POST', '/v1/events', body), 200, 'The array');
    expectThat(Array.isArray(answer) && answer.length === 2, 'The answer is not an array of two');
    if (Array.isArray(answer)) for (const value of answer) allowed(value, 'A harmless event');
    return 'allow, allow';
  });
  await step('POST NDJSON', async () => {
    const body = [message(friend, teen, three, true), message(teen, friend, one, true)];
    const lines = body.map((event) => `${JSON.stringify(event)}\n`).join('');
    const answer = must(
      await platform.call('POST', '/v1/events', lines, 'application/x-ndjson'),
      200,
      'NDJSON',
    );
    const decisions = String(answer).trim().split('\n');
    expect(decisions.length, 2, 'The number of lines');
    for (const line of decisions) allowed(JSON.parse(line), 'A harmless event');
    return 'allow, allow';
  });
  await step('POST a CloudEvent', async () => {
    const data = message(friend, teen, two, true);
    const body = { specversion: '1.0', id: data.id, type: 'message.sent', source: '/walk', data };
    const type = 'application/cloudevents+json';
    allowed(must(await platform.call('POST', '/v1/events', body, type), 200, 'The CloudEvent'), 'The event');
    return 'allow';
  });
}

async function walkRun(
  { step }: Pick<Walker, 'step'>,
  platform: PlatformClient,
  message: (text: string) => Parameters<PlatformClient['send']>[0],
): Promise<string> {
  const tiers: number[] = [];
  let caseId = '';
  await step('POST a run: another app, a secret, a threat, a demand for money', async () => {
    for (const text of phrases.run) {
      const { tier, measures } = await platform.send(message(text));
      const opened = measures.find((m) => m.kind === 'case');
      expectThat(opened === undefined || tier >= 3, `A case opened at tier ${tier}`);
      if (opened) {
        expectThat(caseId === '' || caseId === opened.caseId, 'A second case opened for the same two');
        caseId = opened.caseId;
      }
      expectThat(tier >= (tiers.at(-1) ?? 0), `The tier fell to ${tier}`);
      tiers.push(tier);
    }
    expect(tiers.at(-2), 3, 'The tier of the threat');
    expect(tiers.at(-1), 4, 'The tier of the demand');
    expectThat(caseId !== '', 'No case opened');
    return `tiers ${tiers.join(' → ')}, case ${caseId}`;
  });
  return caseId;
}
