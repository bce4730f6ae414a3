import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEDIA_KINDS, type PolicyExample } from '@khong-mot-minh/contracts';
import { vnPolicy } from '../../test/vn-policy.ts';
import { type CompiledPolicy, compilePolicy, runExample } from '../index.ts';

const program = vnPolicy();
const threat = { type: 'message.sent', actor: 'adult', target: 'teen', acts: ['threat-to-tell'] } as const;
const demand = { type: 'message.sent', actor: 'adult', target: 'teen', acts: ['payment-demand'] } as const;

type More = {
  media?: { kind: (typeof MEDIA_KINDS)[number] }[];
  connected?: boolean;
  last?: 'payment.requested';
  policy?: CompiledPolicy;
};
/** The last decision of a threat and a demand between two accounts. */
function decisionOf({ media, connected = true, last: type, policy = program }: More) {
  const step = (given: typeof threat | typeof demand, minutes: number) => ({
    ...given,
    minutes,
    relation: { connected },
    ...(minutes > 0 && media && { media }),
    ...(minutes > 0 && type && { type, method: 'bank' }),
  });
  // `as`: an example as the pack's files write it, before their defaults.
  const example = {
    rule: 'control.sextortion',
    name: 'held',
    accounts: {},
    events: [step(threat, 0), step(demand, 2)].map((e) => ({ pictures: [], ...e })),
    expect: { fires: true },
  } as unknown as PolicyExample;
  const last = runExample(policy, example).decisions.at(-1);
  assert.ok(last);
  const notices = last.measures.flatMap((m) =>
    m.kind === 'notice'
      ? [{ audience: m.audience, does: m.actions?.map((action): string => action.does) ?? [] }]
      : [],
  );
  const does = notices.find(({ audience }) => audience === 'target')?.does ?? [];
  return { outcome: last.outcome, then: last.then, does, notices };
}

/** The pack with a notice to whoever threatens, which offers them to read what is held. */
function withNoticeToActor(): CompiledPolicy {
  const { document } = program;
  const rules = document.rules.map((rule) => {
    const [notice] = rule.notices;
    if (rule.id !== 'control.sextortion' || !notice) return rule;
    return {
      ...rule,
      notices: [
        ...rule.notices,
        { ...notice, audience: 'actor' as const, actions: ['read-it', 'talk-to-111'] },
      ],
    };
  });
  const { program: changed, problems } = compilePolicy({ ...document, rules });
  assert.ok(changed, JSON.stringify(problems));
  return changed;
}
const ANSWERS = ['read-message', 'keep-message', 'let-somebody-read'];

test('a held message of text can be read, kept unread or given to somebody, and is dropped if nobody answers', () => {
  const { outcome, then, does } = decisionOf({});
  assert.deepEqual([outcome, then], ['hold', 'drop']);
  assert.deepEqual(does.slice(0, 3), ANSWERS);
  assert.ok(does.includes('call') && does.includes('block-and-report'));
});

test('only whom a message was written to is asked, whatever a policy chose', () => {
  const { notices } = decisionOf({ policy: withNoticeToActor() });
  assert.deepEqual(
    notices.map(({ audience }) => audience),
    ['actor', 'target'],
  );
  assert.deepEqual(notices[0]?.does, ['call']);
});

test('a held request for money is no message that could be read or kept', () => {
  const money = decisionOf({ last: 'payment.requested' });
  assert.equal(money.outcome, 'hold');
  assert.deepEqual(
    money.does.filter((one) => ANSWERS.includes(one)),
    [],
  );
});

test('in the pack a message of somebody connected waits at tier 4 alone, and no rule below it offers the answers', () => {
  const { document } = program;
  const answers = document.actions.filter(({ does }) => ANSWERS.includes(does)).map(({ id }) => id);
  assert.equal(answers.length, 3);
  const offers = document.rules.filter(({ notices }) =>
    notices.some(({ actions }) => actions?.some((id) => answers.includes(id))),
  );
  assert.ok(offers.length > 0);
  for (const { id, tier, outcome } of offers) assert.ok(tier >= 4 && outcome !== 'allow', id);
  for (const tiers of [0, 1, 2, 3])
    for (const { does, from } of document.actions)
      assert.ok(!ANSWERS.includes(does) || from === undefined || from > tiers, `${does} from ${from}`);
});

/** The pack with a button of every kind under every notice, to whomever it speaks. */
function withEveryButton(): CompiledPolicy {
  const { document } = program;
  const firstOf = new Map(document.actions.toReversed().map(({ does, id }) => [does, id]));
  const actions = [...firstOf.values()];
  const rules = document.rules.map((rule) => ({
    ...rule,
    notices: rule.notices.flatMap((notice) =>
      (['actor', 'target'] as const).map((audience) => ({ ...notice, audience, actions })),
    ),
  }));
  const { program: changed, problems } = compilePolicy({ ...document, rules });
  assert.ok(changed, JSON.stringify(problems));
  return changed;
}

const generous = withEveryButton();
for (const kind of MEDIA_KINDS)
  for (const [name, policy] of Object.entries({
    'the pack': program,
    'a policy with a button of every kind': generous,
  }))
    test(`where a message with ${kind} is kept back, ${name} offers neither view nor save`, () => {
      for (const connected of [true, false]) {
        const { outcome, notices } = decisionOf({ media: [{ kind }], connected, policy });
        assert.equal(outcome, connected ? 'hold' : 'block');
        const offered: string[] = notices.flatMap(({ does }) => does);
        assert.deepEqual(
          offered.filter((one) => one === 'save-evidence' || ANSWERS.includes(one)),
          [],
        );
        assert.ok(offered.includes('call'));
      }
    });

test('a blocked message offers nothing to answer', () => {
  const { outcome, does } = decisionOf({ connected: false });
  assert.equal(outcome, 'block');
  assert.deepEqual(
    does.filter((one) => ANSWERS.includes(one)),
    [],
  );
});
