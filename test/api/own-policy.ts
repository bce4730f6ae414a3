import assert from 'node:assert/strict';
import { PolicyVersionView } from '@khong-mot-minh/contracts';
import type { TestSystem } from '@khong-mot-minh/testing';
import { personOf } from './house.ts';

type Change = (files: Readonly<Record<string, string>>) => Record<string, string | null>;

/** A version of the platform's own, from what is live, brought live by two people; gives its name. */
export async function goLiveWith(system: TestSystem, change: Change): Promise<string> {
  const mai = await personOf(system, 'platform');
  const khoi = await personOf(system, 'platform', 1);
  const { live } = (await mai.send('GET', '/v1/policies')).json as { live: string };
  const made = await mai.send('POST', '/v1/policies', { from: live });
  assert.equal(made.status, 201, made.text);
  const { version, files } = PolicyVersionView.parse(made.json);
  const path = `/v1/policies/${encodeURIComponent(version)}`;
  const send = async (who: typeof mai, method: string, rest: string, body: object) => {
    const { revision } = PolicyVersionView.parse((await mai.send('GET', path)).json);
    const answer = await who.send(method, `${path}${rest}`, { ...body, expectedRevision: revision });
    assert.equal(answer.status, 200, answer.text);
  };
  await send(mai, 'PUT', '', { files: change(files) });
  await send(mai, 'POST', '/transitions', { act: 'shadow' });
  await send(mai, 'POST', '/transitions', { act: 'propose' });
  await send(khoi, 'POST', '/approval', { approve: true });
  return version;
}
