import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decision } from '@khong-mot-minh/contracts';
import { vnPack, vnPolicy } from '../../test/vn-policy.ts';
import { compilePolicy, runExample } from '../index.ts';

const program = vnPolicy();
const { rules, examples } = program.document;

for (const example of examples) {
  test(`${example.rule}: ${example.name}`, () => {
    const { decisions, unmet } = runExample(program, example);
    assert.deepEqual(unmet, []);
    for (const decision of decisions) assert.deepEqual(Decision.parse(decision), decision);
  });
}

test('every rule has an example that fires and one that does not', () => {
  for (const { id } of rules) {
    const mine = examples.filter(({ rule }) => rule === id).map(({ expect }) => expect.fires);
    assert.ok(mine.includes(true), `${id} has no example that fires`);
    assert.ok(mine.includes(false), `${id} has no example that does not fire`);
  }
});

for (const { id } of rules) {
  test(`without ${id} one of its examples fails, and the pack is refused`, () => {
    const document = structuredClone(program.document);
    document.rules = document.rules.filter((rule) => rule.id !== id);
    const refused = compilePolicy(document);
    assert.ok(refused.problems.some(({ code, message }) => code === 'unknown-name' && message.includes(id)));
    document.examples = [];
    const without = compilePolicy(document);
    assert.ok(without.program, JSON.stringify(without.problems));
    const mine = examples.filter(({ rule }) => rule === id);
    assert.ok(mine.some((example) => runExample(without.program!, example).unmet.length > 0));
  });
}

test('every sentence stands in both languages, with at most fifteen words', () => {
  const check = ({ vi, en }: { vi: string; en: string }) => {
    for (const text of [vi, en]) {
      assert.notEqual(text.trim(), '');
      assert.equal(text, text.normalize('NFC'));
      for (const sentence of text.split(/[.?!]/)) {
        const words = sentence.split(/\s+/).filter(Boolean).length;
        assert.ok(words <= 15, `${words} words: ${sentence}`);
      }
      assert.doesNotMatch(text, /nạn nhân|tố giác|victim|predator/iu);
    }
  };
  check(program.document.outage.statement);
  for (const { statement, notices, measures } of rules) {
    check(statement);
    for (const { text } of notices) check(text);
    for (const measure of measures) if (measure.kind === 'confirm') check(measure.text);
  }
});

test('a notice to somebody who acts does not say who is protected, who reported, or which words', () => {
  for (const { layer, subject, notices, id } of rules) {
    if (subject === 'target' || id.startsWith('control.self-danger')) continue;
    for (const { audience, text } of notices) {
      if (audience !== 'actor') continue;
      assert.equal(layer, 'prevent');
      assert.doesNotMatch(`${text.vi} ${text.en}`, /báo cáo|report|trẻ em|child|minor/iu);
    }
  }
});

test('files of a pack may come in any order', () => {
  const pack = vnPack();
  assert.deepEqual(vnPack().document, pack.document);
  assert.equal(program.policy, 'vn@1');
});
