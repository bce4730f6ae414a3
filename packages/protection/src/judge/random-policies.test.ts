import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AgeBand,
  PolicyDocument,
  PolicyRule,
  ProtectionRow,
  ProtectionValue,
} from '@khong-mot-minh/contracts';
import { OUTCOMES } from '@khong-mot-minh/contracts/codes';
import fc from 'fast-check';
import { judgeOnce, TALK_KINDS, VIEW_KINDS } from '../../test/judge-once.ts';
import { vnPolicy } from '../../test/vn-policy.ts';
import {
  type AccountFacts,
  BANDS,
  type CompiledPolicy,
  checkMatrix,
  compilePolicy,
  effectiveProtections,
} from '../index.ts';

const vn = vnPolicy().document;
/** `PROOF_SCALE=100` tries a hundred times as many. */
const runs = 25 * Number(process.env.PROOF_SCALE ?? 1);
const ROWS = [
  'dm.from',
  'dm.band_distance',
  'social.comments',
  'content.level',
  'change.cooldown_h',
  'account.band',
];
/** A few rows, so that many policies can be compiled. */
const rows = Object.fromEntries(ROWS.map((key) => [key, vn.protections[key]!]));

/** A part that a rule may have, whichever way it points; the compiler refuses those that point to the younger. */
const band = fc.constantFrom('under13', '13-15', '16-17', '18-22', '23plus');
const leaf = fc.oneof(
  fc.record({
    field: fc.constantFrom('receiver.band', 'sender.band', 'viewer.band', 'target.band'),
    op: fc.constantFrom('atMost', 'atLeast'),
    value: band,
  }),
  fc.record({
    field: fc.constantFrom('relation.bandGap', 'relation.reachGap'),
    op: fc.constantFrom('gte', 'lte', 'gt'),
    value: fc.integer({ min: -2, max: 3 }),
  }),
  fc.constantFrom(...Object.entries(rows)).chain(([key, row]) =>
    fc.record({
      field: fc.constantFrom(`actor.protections.${key}`, `target.protections.${key}`),
      op: fc.constantFrom('atMost', 'atLeast'),
      value: fc.constantFrom(...row.order),
    }),
  ),
  fc.record({ field: fc.constant('relation.connected'), op: fc.constant('eq'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('relation.mutuals'),
    op: fc.constantFrom('lt', 'gte'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('tree') }) },
  ),
}));

const [first] = vn.rules;
const rule = fc.record({
  when: tree,
  kinds: fc.uniqueArray(fc.constantFrom(...TALK_KINDS, ...VIEW_KINDS), { minLength: 1, maxLength: 4 }),
  outcome: fc.constantFrom(...OUTCOMES),
  tier: fc.constantFrom(0, 1),
  onMissing: fc.constantFrom('skip', 'fire'),
});

/** The rules that the compiler takes, out of many that nobody thought about. */
function policyOf(drafts: readonly object[]): CompiledPolicy {
  const whole = (draft: object, index: number) =>
    ({
      ...first,
      ...{ hold: { minutes: 5, then: 'drop' }, signals: [], notices: [], measures: [], ...draft },
      id: `prevent.r${String(index).padStart(3, '0')}`,
    }) as PolicyRule;
  const document: PolicyDocument = { ...vn, protections: rows, signals: [], rules: [], examples: [] };
  const taken = drafts.map(whole).filter((one) => compilePolicy({ ...document, rules: [one] }).program);
  return compilePolicy({ ...document, rules: taken }).program!;
}

const [youngest, oldest] = [BANDS[0]!, BANDS[4]!];
/** As a receiver of one age, as one who reaches out of another. */
const aged = (ageBand: AgeBand, reach: AgeBand): AccountFacts => ({
  id: 'someone',
  ageBand,
  ageSources: [{ source: 'verified', band: reach }],
});

const people = { one: fc.constantFrom<AgeBand>(...BANDS), two: fc.constantFrom<AgeBand>(...BANDS) };
const rank = (decision: { outcome: (typeof OUTCOMES)[number] }) => OUTCOMES.indexOf(decision.outcome);
const relation = fc.option(fc.record({ connected: fc.boolean(), mutuals: fc.integer({ min: 0, max: 3 }) }), {
  nil: undefined,
});

test('whatever rules the compiler takes: a younger receiver is never laxer protected', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 8 }),
      relation,
      people.one,
      (drafts, known, sender) => {
        const policy = policyOf(drafts);
        for (const kind of TALK_KINDS) {
          const ranks = BANDS.map((receiver) =>
            rank(judgeOnce(policy, kind, sender, aged(receiver, oldest), known)),
          );
          assert.deepEqual(
            ranks,
            [...ranks].sort((a, b) => b - a),
            `${kind} from ${sender}`,
          );
        }
      },
    ),
    { numRuns: runs },
  );
});

test('whatever rules the compiler takes: of two adults of one viewer, an older sender is never freer', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 8 }),
      relation,
      people.two,
      (drafts, known, receiver) => {
        const policy = policyOf(drafts);
        for (const kind of TALK_KINDS) {
          // As a viewer the sender stays the same: only how old the sender may be as one who reaches out grows.
          const ranks = BANDS.map((reach) => {
            const sender = aged(youngest, reach);
            return rank(judgeOnce(policy, kind, sender, receiver, known));
          });
          assert.deepEqual(
            ranks,
            [...ranks].sort((a, b) => a - b),
            `${kind} to ${receiver}`,
          );
        }
      },
    ),
    { numRuns: runs },
  );
});

test('whatever rules the compiler takes: a younger viewer is never laxer protected', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 8 }), (drafts) => {
      const policy = policyOf(drafts);
      for (const kind of VIEW_KINDS) {
        const ranks = BANDS.map((viewer) =>
          // Who reaches out is the oldest plausible in all of them, so only the viewer's age differs.
          rank(judgeOnce(policy, kind, aged(viewer, oldest))),
        );
        assert.deepEqual(
          ranks,
          [...ranks].sort((a, b) => b - a),
          kind,
        );
      }
    }),
    { numRuns: runs },
  );
});

test('over the whole matrix: what an account chose never makes a younger band laxer', () => {
  const choices = fc.record(
    Object.fromEntries(
      Object.entries(vn.protections).map(([key, { order }]) => [
        key,
        fc.option(fc.constantFrom(...order), { nil: undefined }),
      ]),
    ) as Record<string, fc.Arbitrary<ProtectionValue | undefined>>,
  );
  fc.assert(
    fc.property(choices, (chosen) => {
      const settings = Object.fromEntries(
        Object.entries(chosen).flatMap(([key, value]) => (value === undefined ? [] : [[key, { value }]])),
      );
      const held = BANDS.map((one) => effectiveProtections(vn, { band: one, settings, nowMs: 0 }));
      for (const [index, { key, row }] of held[0]!.entries()) {
        const places = held.map((all) => row.order.indexOf(all[index]!.value));
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
          key,
        );
      }
    }),
    { numRuns: runs * 3 },
  );
});

const value = fc.integer({ min: 0, max: 3 });
const cell = fc.record({
  value,
  loosenBy: fc.constantFrom('locked', 'guardian', 'teen', 'self'),
  upTo: fc.option(value, { nil: undefined }),
});
const loosenedByAll = ({ value }: { value: number }) => ({
  value,
  loosenBy: 'self' as const,
  upTo: undefined,
});
test('a random matrix is taken only where no band is laxer than an older one', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 5, maxLength: 5 }), fc.boolean(), (drawn, sorted) => {
      const values = drawn.map((one) => one.value);
      if (sorted) values.sort((a, b) => a - b);
      // Cells left to chance are seldom sound together; where everybody loosens alone, only the values decide.
      const cells = sorted && values[0] === 0 ? drawn.map(loosenedByAll) : drawn;
      const reason = { vi: 'Vì sao.', en: 'Why.' };
      const bands = Object.fromEntries(
        BANDS.map((one, i) => {
          const { loosenBy, upTo } = cells[i]!;
          const more = loosenBy === 'locked' ? { lockedReason: reason } : upTo === undefined ? {} : { upTo };
          return [one, { value: values[i], loosenBy, basis: ['policy:teen-defaults'], ...more }];
        }),
      ) as ProtectionRow['bands'];
      const row: ProtectionRow = { title: reason, order: [0, 1, 2, 3], bands };
      const { program } = compilePolicy({
        ...vn,
        protections: { 'dm.random': row },
        rules: [],
        examples: [],
      });
      const faults = checkMatrix({ protections: { 'dm.random': row } }).filter((one) => !/name/.test(one));
      assert.equal(program === undefined, faults.length > 0);
      if (program === undefined) return;
      taken++;
      assert.deepEqual(
        values,
        [...values].sort((a, b) => a - b),
      );
    }),
    { numRuns: runs * 3 },
  );
  assert.ok(taken > 0);
});

test('the order of rules, kinds, rows, lists and keys never changes an outcome', () => {
  const turned = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(turned);
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(
      Object.entries(given)
        .reverse()
        .map(([key, one]) => [key, turned(one)]),
    );
  };
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 8 }),
      people.one,
      people.two,
      relation,
      (drafts, one, two, known) => {
        const policy = policyOf(drafts);
        const document = turned(policy.document) as PolicyDocument;
        document.rules.reverse();
        for (const mine of document.rules) mine.kinds.reverse();
        const other = compilePolicy(document).program!;
        for (const kind of [...TALK_KINDS, ...VIEW_KINDS])
          assert.deepEqual(judgeOnce(other, kind, one, two, known), judgeOnce(policy, kind, one, two, known));
      },
    ),
    { numRuns: runs },
  );
});
