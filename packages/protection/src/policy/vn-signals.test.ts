import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vnPack, vnPolicy } from '../../test/vn-policy.ts';
import { ACTS, compilePolicy, runExample } from '../index.ts';

const { document } = vnPolicy();
const catalogue = document.signals.filter(({ id }) => Number(id.slice(1)) <= 16);

test('S01 to S16 are there, and each says the same to a teen, a reviewer and a court, in both languages', () => {
  assert.equal(catalogue.length, 16);
  for (const { id, words, window } of catalogue) {
    assert.ok(words !== undefined && window !== undefined, id);
    for (const { vi, en } of [...Object.values(words), window])
      for (const text of [vi, en]) {
        assert.ok(text.length > 3 && text === text.normalize('NFC'), id);
        assert.doesNotMatch(text, /nạn nhân|victim|predator|lỗi của bạn|your own fault/iu);
      }
    for (const text of [words.teen.vi, words.teen.en])
      assert.ok(
        text.split(/[.?!]/).every((sentence) => sentence.split(/\s+/).filter(Boolean).length <= 15),
        id,
      );
  }
});

test('every act of a contact belongs to a signal', () => {
  const cited = new Set(document.signals.flatMap(({ concepts }) => concepts));
  assert.deepEqual(
    ACTS.filter((act) => !cited.has(act)),
    [],
  );
});

for (const { id } of catalogue)
  test(`signal ${id}: a rule that cites it has an example that fires and one that does not`, () => {
    const rules = new Set(
      document.rules.filter(({ signals }) => signals.includes(id)).map((rule) => rule.id),
    );
    const program = vnPolicy();
    const examples = document.examples.filter(({ rule }) => rules.has(rule));
    const cites = examples.some((example) =>
      runExample(program, example).decisions.some(({ reasons }) =>
        reasons.some(({ signals }) => signals.some((signal) => signal.id === id)),
      ),
    );
    assert.ok(rules.size > 0 && cites, `${id} is cited in no example`);
    assert.ok(
      examples.some(({ expect }) => !expect.fires),
      `${id} has no harmless example`,
    );
  });

test('a notice of tier 2 and above is never a dead end: a person to call stands under it', () => {
  const program = vnPolicy();
  let seen = 0;
  const grave = new Set(
    document.rules
      .filter((rule) => rule.tier >= 2)
      .flatMap(({ notices }) => notices.map(({ template }) => template)),
  );
  for (const example of document.examples)
    for (const { tier, measures } of runExample(program, example).decisions) {
      if (tier < 2) continue;
      for (const measure of measures) {
        if (measure.kind !== 'notice' || !grave.has(measure.template)) continue;
        seen++;
        const does = (measure.actions ?? []).map((action) => action.does);
        assert.ok(does.includes('call'), measure.template);
        for (const { does: what, phone } of measure.actions ?? [])
          assert.equal(phone !== undefined, what === 'call', measure.template);
      }
    }
  assert.ok(seen > 20);
});

test('a decision of tier 4 about a young person carries the four buttons in their order', () => {
  const [example] = document.examples.filter(
    ({ rule, expect }) => rule === 'control.sextortion' && expect.fires,
  );
  assert.ok(example);
  const last = runExample(vnPolicy(), example).decisions.at(-1);
  const notice = last?.measures.find((measure) => measure.kind === 'notice' && measure.audience === 'target');
  assert.ok(notice?.kind === 'notice');
  assert.deepEqual(
    notice.actions?.map(({ id }) => id),
    ['block-and-report', 'save-evidence', 'talk-to-111', 'its-fine'],
  );
});

test('a notice that names a button which the pack does not have is refused', () => {
  const pack = structuredClone(vnPack().document) as typeof document;
  const notice = pack.rules.find(({ notices }) => notices.length > 0)?.notices[0];
  assert.ok(notice);
  notice.actions = ['no-such-button'];
  const { problems } = compilePolicy(pack);
  assert.ok(
    problems.some(({ code, message }) => code === 'unknown-name' && message.includes('no-such-button')),
  );
});
