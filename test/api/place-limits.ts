import type { TestSystem } from '@khong-mot-minh/testing';
import { personOf } from './house.ts';

/** A reviewer (the nth of the platform) places every limit that waits, with the question of retaliation answered. */
export async function placeLimits(system: TestSystem, nth = 1, plan: string[] = []): Promise<string[]> {
  const desk = await personOf(system, 'platform', nth);
  const list = await desk.send('GET', '/v1/measure-proposals?limit=200');
  const { items } = list.json as { items: { id: string }[] };
  for (const { id } of items) {
    const body = { decision: 'place', retaliation: { risk: plan.length ? 'possible' : 'unlikely', plan } };
    const answer = await desk.send('POST', `/v1/measure-proposals/${id}/answer`, body);
    if (answer.status !== 200) throw new Error(`Place a limit: ${answer.status} ${answer.text}`);
  }
  return items.map(({ id }) => id);
}
