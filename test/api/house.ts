import type { TestSystem } from '@khong-mot-minh/testing';
import { type Responder, responder } from './responder.ts';

/** The first person of an organisation of the demo workspace, or the nth, signed in. */
export function personOf(system: TestSystem, organisation: string, nth = 0): Promise<Responder> {
  const people = system.seeded.people.filter((p) => p.organisation === organisation);
  const person = people[nth];
  if (!person) throw new Error(`No person ${nth} in "${organisation}"`);
  return responder(system.url, person);
}

export type Target = { teamId: string; kind: string; keyId: string; publicKey: string };

/** The team of another organisation, as the desk lists it. */
export async function targetOf(desk: Responder, kind: string): Promise<Target> {
  const { items } = (await desk.send('GET', '/v1/referral-targets')).json as { items: Target[] };
  const target = items.find((t) => t.kind === kind);
  if (!target) throw new Error(`No team of a "${kind}" takes referrals`);
  return target;
}

/** Somebody of the helpline is at the desk now: a door is open on nobody else. */
export async function somebodyAtTheDesk(system: TestSystem): Promise<void> {
  const counsellor = await personOf(system, 'helpline');
  const answer = await counsellor.send('POST', '/v1/presence', {});
  if (answer.status >= 300) throw new Error(`At the desk: ${answer.status} ${answer.text}`);
}
