import assert from 'node:assert/strict';
import test from 'node:test';
import { walk } from './transfer-walk/walk.ts';
import { openWalkHouse } from './transfer-walk/walk-house.ts';

const WALKS = Number(process.env.TRANSFER_WALKS ?? 40);
const FIRST_SEED = Number(process.env.TRANSFER_SEED ?? 1);

test('issue 1: random walks of a case find two owners never and an unreadable child never', async (t) => {
  await using house = await openWalkHouse();
  const startedMs = Date.now();
  const done = { steps: 0, texts: 0 };
  const acts = new Map<string, number>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + WALKS; seed++) {
    const { steps, texts, names } = await walk(house, seed).catch((cause: unknown) => {
      throw new Error(`Walk with TRANSFER_SEED=${seed} TRANSFER_WALKS=1`, { cause });
    });
    done.steps += steps;
    done.texts += texts;
    for (const name of names) acts.set(name, (acts.get(name) ?? 0) + 1);
  }
  // A walk that never gets anywhere proves nothing.
  for (const name of [
    'ask',
    'agree',
    'refuse',
    'offer',
    'accept',
    'return',
    'done',
    'refer',
    'take-back',
    'write',
  ])
    assert.ok((acts.get(name) ?? 0) > 0 || WALKS < 40, `no walk carried out "${name}"`);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  const transfers = acts.get('accept transfer') ?? 0;
  t.diagnostic(
    `figure: ${WALKS} walks, ${done.steps} acts, ${transfers} transfers, ${done.texts} texts opened, 2 owners 0 times, unreadable 0 times, ${seconds} s`,
  );
});
