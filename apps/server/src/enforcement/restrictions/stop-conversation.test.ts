import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { compilePolicy } from '@kmm/protection';
import { loadPolicy } from '../../policies/versions/load-policy.ts';
import { stopsConversations } from './stop-conversation.ts';

const project = path.resolve(import.meta.dirname, '../../../../..');

for (const pack of ['jurisdictions/vn/policies', 'policies/international'])
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
