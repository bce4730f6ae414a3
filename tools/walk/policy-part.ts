import { randomUUID } from 'node:crypto';
import {
  Decision,
  PolicyVersionRow,
  PolicyVersions,
  PolicyVersionView,
  RulesInWords,
  ShadowComparison,
  Validation,
} from '@khong-mot-minh/contracts';
import { type Desk, must, type PlatformClient, signIn } from '@khong-mot-minh/testing';
import { personOf, type WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

const at = (version: string, rest = '') => `/v1/policies/${encodeURIComponent(version)}${rest}`;
const BROKEN = 'rules:\n  - id: control.walk\n    when: relation.conected\n';

/** The life of a policy: rules in words, a broken draft, shadow, two people for live, one step back, a replay. */
export async function walkPolicy(walker: Walker, demo: WalkDemo, platform: PlatformClient): Promise<void> {
  const { step, part } = walker;
  const editor = await signIn(demo.baseUrl, personOf(demo, 'platform'));
  const second = await signIn(demo.baseUrl, personOf(demo, 'platform', 1));
  const list = async () =>
    PolicyVersions.parse(must(await editor.call('GET', '/v1/policies'), 200, 'Versions'));
  const { live, shadow } = await list();

  part('The life of a policy');
  await step('GET the live rules in words', async () => {
    const answer = must(await editor.call('GET', at(live, '/rules')), 200, 'Rules');
    const { items } = RulesInWords.parse(answer);
    return `${items.length} rules of ${live}; the first: "${items[0]?.words.en}"`;
  });
  const draft = PolicyVersionView.parse(
    must(await editor.call('POST', '/v1/policies', { from: live }), 201, 'A draft'),
  );
  await step('POST a broken edit for validation: line, column, suggestion', async () => {
    const edit = { files: { 'walk.yaml': BROKEN } };
    const { problems } = Validation.parse(
      must(await editor.call('POST', at(draft.version, '/validate'), edit), 200, 'Validation'),
    );
    const found = problems.find((p) => p.suggestion === 'relation.connected');
    expectThat(found?.line === 3, 'The fault is not found on line 3');
    return `${found?.file}:${found?.line}:${found?.column} ${found?.message}`;
  });
  await step('POST a replay: the same decision again', async () => {
    const run = randomUUID().slice(0, 8);
    const [teen, adult] = [`w-${run}-teen`, `w-${run}-adult`];
    const createdAt = new Date(Date.now() - 90 * 86_400_000).toISOString();
    await platform.put(teen, { ageBand: '13-15', createdAt });
    await platform.put(adult, { ageBand: '23plus', createdAt });
    const id = `w-${run}`;
    const event = { id, time: new Date().toISOString(), actor: adult, target: teen };
    const first = await platform.send({
      ...event,
      type: 'contact.requested',
      relation: { connected: false },
    });
    expectThat(first.reasons.length > 0, 'No rule fired');
    const answer = await platform.call('POST', `/v1/decisions/${id}/replay`);
    const again = Decision.parse(must(answer, 200, 'The replay'));
    expect(again, first, 'The replayed decision');
    return `${again.outcome} by ${again.policy}`;
  });
  if (shadow) await move(editor, draft.version, '/transitions', { act: 'retire' });
  else await walkLive(walker, { editor, second }, { live, version: draft.version });
}

type People = { editor: Desk; second: Desk };

async function walkLive(
  { step }: Walker,
  { editor, second }: People,
  { live, version }: { live: string; version: string },
): Promise<void> {
  await step('POST the draft into shadow, and GET what it would change', async () => {
    await move(editor, version, '/transitions', { act: 'shadow' });
    const path = at(version, '/comparison');
    const { events } = ShadowComparison.parse(must(await editor.call('GET', path), 200, 'Comparison'));
    return `${version} in shadow, ${events.judged} events compared`;
  });
  await step('POST a proposal and the own approval of it: refused', async () => {
    const row = await move(editor, version, '/transitions', { act: 'propose' });
    const body = { approve: true, expectedRevision: row.revision };
    must(await editor.call('POST', at(version, '/approval'), body), 403, 'The own approval');
    return '403 second-person';
  });
  await step('POST the approval of a second person: live', async () => {
    const row = await move(second, version, '/approval', { approve: true });
    expect([row.state, row.replaced], ['live', live], 'The version');
    return `${version} is live instead of ${live}`;
  });
  await step('POST the way back in one step', async () => {
    const row = await move(second, version, '/rollback', { reason: 'wrong-effect' });
    expect([row.version, row.state], [live, 'live'], 'The version');
    return `${live} is live again`;
  });
}

async function move(desk: Desk, version: string, path: string, body: object): Promise<PolicyVersionRow> {
  const { revision } = PolicyVersionView.parse(must(await desk.call('GET', at(version)), 200, 'Version'));
  const answer = await desk.call('POST', at(version, path), { ...body, expectedRevision: revision });
  return PolicyVersionRow.parse(must(answer, 200, `Moving ${version}`));
}
