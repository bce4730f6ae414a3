import { randomUUID } from 'node:crypto';
import { AppealView, listOf, MeasureProposal, StatementForPlatform } from '@khong-mot-minh/contracts';
import { type Desk, must, type PlatformClient, signIn } from '@khong-mot-minh/testing';
import phrases from './phrases.json' with { type: 'json' };
import { personOf, type WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

const Statements = listOf(StatementForPlatform);
const Appeals = listOf(AppealView.pick({ id: true, mayDecide: true }));
const Proposals = listOf(MeasureProposal);

/** A measure, its statement behind a link, an appeal by a plain form, and a person's answer. */
export async function walkStatements(
  walker: Walker,
  demo: WalkDemo,
  platform: PlatformClient,
): Promise<void> {
  const { part, step } = walker;
  part('Statement of reasons and appeal');
  const run = randomUUID().slice(0, 8);
  const [teen, adult] = [`s-${run}-teen`, `s-${run}-adult`];
  const createdAt = new Date(Date.now() - 90 * 86_400_000).toISOString();
  await platform.put(teen, { ageBand: '13-15', createdAt });
  await platform.put(adult, { ageBand: '23plus', createdAt });
  const message = (text: string, n: number, connected: boolean) => ({
    id: `s-${run}-${n}`,
    type: 'message.sent' as const,
    time: new Date().toISOString(),
    actor: adult,
    target: teen,
    conversation: `s-${run}`,
    text,
    relation: { connected, mutuals: 0 },
  });
  const statements = async (): Promise<StatementForPlatform[]> =>
    Statements.parse(
      must(await platform.call('GET', `/v1/statements?account=${adult}`), 200, 'The statements'),
    ).items;

  let link = '';
  await step('a blocked message has a statement and a link', async () => {
    const decision = await platform.send(message(phrases.firstContact, 0, false));
    expect(decision.outcome, 'block', 'The outcome');
    const [statement] = await statements();
    expectThat(Boolean(statement?.link), 'There is no link');
    link = statement?.link ?? '';
    return `${statement?.dsa.decision_visibility.join()}, ${statement?.dsa.automated_decision}`;
  });
  await step('its page in two languages names no rule, no person and no hour', async () => {
    for (const address of [link, link.replace('/vi/', '/en/')]) {
      const text = await (await fetch(address)).text();
      const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
      expectThat(main.length > 500, 'The page is empty');
      expectThat(
        !main.includes(run) && !/control\.|prevent\.|\d\d:\d\d/.test(main),
        'The page says too much',
      );
    }
    return 'read, vi and en';
  });
  const reviewer = await signIn(demo.baseUrl, personOf(demo, 'platform'));
  await walkAppeal(walker, platform, reviewer, { link, event: `s-${run}-0` });
  await walkProposal(walker, platform, reviewer, { adult, say: (text, n) => message(text, n, true) });
}

async function walkAppeal(
  { step }: Walker,
  platform: PlatformClient,
  reviewer: Desk,
  { link, event }: { link: string; event: string },
): Promise<void> {
  await step('the person concerned appeals by a plain form', async () => {
    const body = new URLSearchParams({ ground: 'misunderstood' });
    const sent = await fetch(link, { method: 'POST', redirect: 'manual', body });
    expect(sent.status, 303, 'The status');
    return '303 back to the page, which names the day of the answer';
  });
  await step('a reviewer takes the measure back, and the decision changes', async () => {
    const { items } = Appeals.parse(
      must(await reviewer.call('GET', '/v1/appeals?limit=200'), 200, 'The appeals'),
    );
    for (const { id } of items.toReversed()) {
      const view = AppealView.parse(must(await reviewer.call('GET', `/v1/appeals/${id}`), 200, 'The appeal'));
      if (view.eventId !== event) continue;
      const answer = { outcome: 'reversed', reason: 'harmless-context' };
      must(await reviewer.call('POST', `/v1/appeals/${id}/decide`, answer), 200, 'The answer');
      const after = must(await platform.call('GET', `/v1/decisions/${event}`), 200, 'The decision') as {
        outcome: string;
      };
      expect(after.outcome, 'allow', 'The outcome now');
      return `block → ${after.outcome}, rule ${view.rule}`;
    }
    throw new Error('The appeal is not in the list');
  });
}

async function walkProposal(
  { step }: Walker,
  platform: PlatformClient,
  reviewer: Desk,
  { adult, say }: { adult: string; say: (text: string, n: number) => Parameters<PlatformClient['send']>[0] },
): Promise<void> {
  await step('at tier 4 the limit of the account waits for “what if they retaliate?”', async () => {
    // Threat and demand in one message: tier 4 at once, before a limit of tier 3 could begin.
    const [move = '', secret = '', ...rest] = phrases.run;
    const decisions = [];
    for (const [n, text] of [move, secret, rest.join(' ')].entries())
      decisions.push(await platform.send(say(text, n + 1)));
    const last = decisions.at(-1);
    expect(last?.tier, 4, 'The tier');
    expectThat(!last?.measures.some(({ kind }) => kind === 'restrict'), 'The limit did not wait');
    const { items } = Proposals.parse(
      must(await reviewer.call('GET', '/v1/measure-proposals?limit=200'), 200, 'The proposals'),
    );
    const mine = items.find(({ account }) => account === adult);
    if (!mine) throw new Error('No limit waits for this account');
    const path = `/v1/measure-proposals/${mine.id}/answer`;
    expect((await reviewer.call('POST', path, { decision: 'place' })).status, 422, 'Without the answer');
    const retaliation = { risk: 'likely', plan: ['contact-cut', 'young-person-ready'] };
    must(await reviewer.call('POST', path, { decision: 'place', retaliation }), 200, 'Placing the limit');
    return '422 without the answer, placed with it';
  });
}
