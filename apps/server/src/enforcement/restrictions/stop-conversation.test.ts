import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { eventTypesWhere } from '@khong-mot-minh/contracts/codes';
import { compilePolicy, runExample } from '@khong-mot-minh/protection';
import { loadPolicy } from '../../policies/versions/load-policy.ts';
import { stopsConversations } from './stop-conversation.ts';

const project = path.resolve(import.meta.dirname, '../../../../..');

for (const pack of ['jurisdictions/vn/policies', 'policies/international']) {
  test(`a stop of the pack "${pack}" stops every kind of event that reaches the other, each with an example`, async () => {
    const program = await loadPolicy(path.join(project, pack));
    const { document } = program;
    const reaching = eventTypesWhere(({ reaches }) => reaches).toSorted();
    const rule = document.rules.find(({ id }) => id === 'prevent.stopped-conversation');
    assert.deepEqual(rule?.kinds.toSorted(), reaching);
    const blocked = document.examples.filter(
      ({ rule: of, expect }) => of === rule?.id && expect.fires && expect.outcome === 'block',
    );
    for (const example of blocked) assert.deepEqual(runExample(program, example).unmet, [], example.name);
    assert.deepEqual([...new Set(blocked.map(({ events }) => events.at(-1)?.type))].sort(), reaching);
    const posts = JSON.stringify(blocked.map(({ events }) => events.at(-1)?.towards));
    for (const how of ['tag', 'mention', 'comment']) assert.ok(posts.includes(`"how":"${how}"`), how);
  });

  test(`a stop is enforced by the pack "${pack}", and not by it without the rule`, async () => {
    const program = await loadPolicy(path.join(project, pack));
    assert.equal(stopsConversations(program), true);
    const document = structuredClone(program.document);
    const without = (rule: string) => rule !== 'prevent.stopped-conversation';
    document.rules = document.rules.filter(({ id }) => without(id));
    document.examples = document.examples.filter(({ rule }) => without(rule));
    const weaker = compilePolicy(document);
    assert.ok(weaker.program, JSON.stringify(weaker.problems));
    assert.equal(stopsConversations(weaker.program), false);
  });
}
