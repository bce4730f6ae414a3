import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { StatementForPlatform } from '@khong-mot-minh/contracts';
import type { TestSystem } from '@khong-mot-minh/testing';
import { z } from 'zod';
import { call } from './call.ts';
import { extortionRun, judge, putAccounts } from './extortion.ts';
import { placeLimits } from './place-limits.ts';

type House = Pick<TestSystem, 'url' | 'seeded'>;

/** Statements of a platform by account or event. */
export async function statementsOf(
  { url, seeded }: House,
  query: string,
  key = seeded.platform.key,
): Promise<StatementForPlatform[]> {
  const answer = await call(url, 'GET', `/v1/statements?${query}`, undefined, { key });
  assert.equal(answer.status, 200, answer.text);
  return z.array(StatementForPlatform).parse((answer.json as { items: unknown }).items);
}

/** A first message of an adult to a fourteen-year-old they do not know, which prevention blocks. */
export async function blockedMessage(house: House, key = house.seeded.platform.key) {
  const name = randomUUID();
  await putAccounts(house.url, key, name);
  const event = {
    id: `${name}-first`,
    type: 'message.sent',
    time: new Date(Date.now() - 60_000).toISOString(),
    actor: `${name}-adult`,
    target: `${name}-child`,
    conversation: `${name}-c`,
    text: 'chào em',
    relation: { connected: false, mutuals: 0 },
  };
  const decision = await judge(house.url, key, event);
  return { name, event, decision, account: event.actor };
}

/** A run that reaches tier 4 in one step: the hint at pictures, which alone is tier 3, is left out. */
export const urgentRun = (name: string, atMs: number) =>
  extortionRun(name)
    .filter((_, i) => i !== 3)
    .map((event, i, all) => ({
      ...event,
      time: new Date(atMs - (all.length - i) * 120_000).toISOString(),
    }));

/** An adult whose limit at tier 4 a reviewer (the nth of the platform) placed. */
export async function placedLimit(system: TestSystem, nth = 1, plan: string[] = []) {
  const name = randomUUID();
  const { key } = system.seeded.platform;
  await putAccounts(system.url, key, name);
  const decisions = [];
  for (const event of urgentRun(name, system.running.deps.now().getTime()))
    decisions.push(await judge(system.url, key, event));
  await placeLimits(system, nth, plan);
  const account = `${name}-adult`;
  const all = await statementsOf(system, `account=${account}`);
  const statement = all.find(({ measure }) => measure === 'restrict');
  assert.ok(statement);
  const caseId = decisions.flatMap((d) => d.measures).find((m) => m.kind === 'case')?.caseId ?? '';
  return { name, account, statement, decisions, caseId };
}

/** The page of a person concerned. */
export async function pageOf(link: string, language: 'vi' | 'en' = 'vi') {
  return call(link.replace('/vi/', `/${language}/`), 'GET', '');
}

/** Sends the form of that page as a browser without scripts does. */
export async function postForm(link: string, fields: Record<string, string>) {
  const response = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') };
}
