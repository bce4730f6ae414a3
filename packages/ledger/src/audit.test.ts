import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditFinding, auditLog } from './audit.ts';
import type { Opening } from './sealed-leaf.ts';
import { batchedLog, DAY_BEGIN, EVERY, exportOf, readerOf, type SampleAct } from './test-log.ts';

const act = (number: number, at: number, actor = 'system'): SampleAct => ({
  number,
  at: DAY_BEGIN + at,
  actor,
});

async function audit(
  batches: Parameters<typeof batchedLog>[0],
  change?: (all: Map<number, Opening>) => void,
) {
  const { leaves, openings } = batchedLog(batches);
  change?.(openings);
  return auditLog(readerOf(exportOf(leaves)), leaves.length, openings);
}

test('a log in order has no finding; reporters’ times are hours, and a transaction may take its time', async () => {
  const { acts, padding, batches, findings } = await audit([
    {},
    { acts: [act(2, 1800, 'public'), act(1, 1850), act(3, 1840)] },
    { acts: [act(5, 0, 'public'), act(4, 3700)] },
  ]);
  assert.deepEqual({ acts, padding, batches, findings }, { acts: 5, padding: 7, batches: 3, findings: [] });
});

test('acts from before places were hidden and acts since stand in one log, in one order', async () => {
  const { acts, findings } = await audit([
    {
      acts: [
        { ...act(1, 1), before: true },
        { ...act(2, 5, 'public'), before: true },
      ],
    },
    { acts: [act(4, 3700), { ...act(3, 20), before: true }] },
  ]);
  assert.deepEqual({ acts, findings }, { acts: 4, findings: [] });
  const dropped = await audit([{ acts: [{ ...act(1, 1), before: true }, act(3, 20)] }]);
  assert.deepEqual(
    dropped.findings.map(({ kind }) => kind),
    ['dropped'],
  );
});

const cases: {
  name: string;
  batches: Parameters<typeof batchedLog>[0];
  change?: (all: Map<number, Opening>) => void;
  kind: AuditFinding['kind'];
  why: RegExp;
}[] = [
  {
    name: 'an act that was dropped',
    batches: [{ acts: [act(1, 1), act(3, 2)] }],
    kind: 'dropped',
    why: /^act 2 /,
  },
  { name: 'the first acts dropped', batches: [{ acts: [act(4, 1)] }], kind: 'dropped', why: /^acts 1 to 3 / },
  {
    name: 'an act dated back',
    batches: [{ acts: [act(1, 1), act(2, -200)] }],
    kind: 'backdated',
    why: /act 2 says/,
  },
  {
    name: 'a reporter’s act dated back',
    batches: [{ acts: [act(1, 1), act(2, -7 * 3600, 'public')] }],
    kind: 'backdated',
    why: /act 2 says/,
  },
  {
    name: 'an act dated after its batch',
    batches: [{ acts: [act(1, EVERY + 200)] }],
    kind: 'postdated',
    why: /act 1 of/,
  },
  {
    name: 'an act that was held back',
    batches: [{ acts: [act(1, -38 * EVERY)] }],
    kind: 'late',
    why: /waited for the batch/,
  },
  {
    name: 'an act dated back within its hour',
    batches: [{ acts: [act(1, 1000), act(2, 600)] }],
    kind: 'backdated',
    why: /act 2 says/,
  },
  {
    name: 'an act whose parties are told another hour than auditors',
    batches: [{ acts: [{ ...act(1, 1800), told: DAY_BEGIN - EVERY }] }],
    kind: 'bad-entry',
    why: /tells its parties/,
  },
  {
    name: 'an act that tells its parties more than the hour',
    batches: [{ acts: [{ ...act(1, 1800), told: DAY_BEGIN + 1800 }] }],
    kind: 'bad-entry',
    why: /tells its parties/,
  },
  { name: 'a number given twice', batches: [{ acts: [act(1, 1), act(1, 2)] }], kind: 'twice', why: /act 1 / },
  {
    name: 'a leaf that nobody opens',
    batches: [{}],
    change: (all) => all.delete(2),
    kind: 'unopened',
    why: /leaf 2/,
  },
  {
    name: 'an act shown as padding',
    batches: [{ acts: [act(1, 1)] }],
    change: (all) => all.set(0, { nonce: Buffer.alloc(32), number: 0, entry: undefined }),
    kind: 'wrong-opening',
    why: /leaf 0/,
  },
];
for (const { name, batches, change, kind, why } of cases)
  test(`the audit finds ${name}`, async () => {
    const { findings } = await audit(batches, change);
    assert.deepEqual(
      findings.map((finding) => finding.kind),
      [kind],
    );
    assert.match(findings[0]?.why ?? '', why);
  });
