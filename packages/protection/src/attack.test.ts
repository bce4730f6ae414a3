import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import {
  type AgeBand,
  EVENT_TYPES,
  PlatformEvent,
  type PolicyDocument,
  targetOf,
} from '@khong-mot-minh/contracts';
import { mutated, pick, randomFrom } from '../test/mutate.ts';
import { vnPack, vnPolicy } from '../test/vn-policy.ts';
import {
  ACTS,
  applyWrites,
  type CompiledPolicy,
  citedSeqs,
  compilePolicy,
  decide,
  decodeState,
  emptyState,
  encodeState,
  nearlyFired,
  needs,
  readState,
} from './index.ts';

/** `ATTACKS=10000` runs the whole set; a plain test run takes a part of it. */
const ATTACKS = Number(process.env.ATTACKS ?? 800);
/** CPU time: another program on the machine must not fail this. */
const LONGEST_MS = 100;
const IDS = ['a', 'b', '__proto__', 'constructor', 'hasOwnProperty', '1', 'a/b', 'é😀', 'x'.repeat(128)];
const BANDS: AgeBand[] = ['under13', '13-15', '16-17', '18-22', '23plus', 'unknown'];

const names = (value: object) => Object.getOwnPropertyNames(value).join();
const builtIns = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const untouched = builtIns.map(names);

function timed<T>(what: () => T): { value: T; ms: number } {
  const before = process.cpuUsage();
  const value = what();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}

const whole = vnPack().document as PolicyDocument;

/** A pack of a few rules, so that ten thousand of them can be compiled. */
function smallPack(random: () => number): PolicyDocument {
  const rules = new Set([0, 1, 2].map(() => pick(random, whole.rules)));
  const examples = whole.examples.filter(({ rule }) => [...rules].some(({ id }) => id === rule));
  const named = JSON.stringify([...rules]);
  const rows = Object.entries(whole.protections).filter(([key]) => named.includes(`protections.${key}`));
  return { ...whole, rules: [...rules], examples, protections: Object.fromEntries(rows) };
}

const EVENT = {
  ...{ id: 'e', time: '2026-11-24T09:00:00Z', conversation: 'c', text: 'abc', query: 'q', list: 'friends' },
  ...{ call: 'k', content: 'p', category: 'other', method: 'wallet', key: 'k', value: 1, surface: 's' },
  ...{ precise: true, relation: { connected: false, mutuals: 0 }, media: [{ kind: 'image' }] },
};

function someEvent(random: () => number): unknown {
  const type = pick(random, EVENT_TYPES);
  const media = type === 'call.started' ? 'audio' : EVENT.media;
  return { ...EVENT, type, media, actor: pick(random, IDS), target: pick(random, IDS) };
}

function someSignals(random: () => number) {
  if (random() < 0.1) return 'unavailable' as const;
  return Array.from({ length: Math.floor(random() * 4) }, () => ({
    act: pick<string>(random, [...ACTS, '__proto__', 'no-act']),
    weight: pick(random, [0.8, 0, 1, -1, 5, Number.NaN, Number.POSITIVE_INFINITY]),
    start: pick(random, [0, 3, -7, 1e9, Number.NaN]),
    end: pick(random, [4, 0, -1, 1e12, Number.NaN]),
  }));
}

/** Judges one event as the server would, and replays what it wrote. */
function judge(
  policy: CompiledPolicy,
  state: ReturnType<typeof emptyState>,
  random: () => number,
  seq: number,
) {
  const parsed = PlatformEvent.safeParse(
    random() < 0.5 ? mutated(someEvent(random), random) : someEvent(random),
  );
  if (!parsed.success) return;
  const event = parsed.data;
  const account = (id: string) => ({ id, ageBand: pick(random, BANDS), createdAtMs: random() * 2e12 });
  const reached = targetOf(event);
  const target = reached && account(reached.target);
  const facts = { actor: account(event.actor), target, nowMs: pick(random, [0, -1, 1.8e12, 4e12]) };
  const signals = someSignals(random);
  const reads = readState(state, needs(policy, event, facts), seq);
  citedSeqs(reads);
  nearlyFired(policy, event, facts, signals, reads);
  const verdict = decide(policy, event, facts, signals, reads);
  assert.ok(verdict.decision.tier >= 0 && verdict.decision.tier <= 5);
  applyWrites(state, JSON.parse(JSON.stringify(verdict.writes)));
}

test('no mutated policy crashes, hangs or changes what everything inherits from', () => {
  const random = randomFrom(20_261_124);
  const state = emptyState();
  let compiled = 0;
  for (let attack = 0; attack < ATTACKS; attack++) {
    const document = mutated(smallPack(random), random);
    const { value, ms } = timed(() => compilePolicy(document));
    assert.equal(value.program === undefined, value.problems.length > 0);
    // The first few are slow because nothing is compiled yet.
    assert.ok(ms < LONGEST_MS || attack < 20, `attack ${attack} took ${ms} ms`);
    if (value.program === undefined) continue;
    compiled++;
    judge(value.program, state, random, attack);
  }
  assert.ok(compiled > ATTACKS / 50, `${compiled} of ${ATTACKS} compiled`);
  assert.deepEqual(builtIns.map(names), untouched);
});

test('no event or finding crashes the engine, and its state reads back', () => {
  const random = randomFrom(3);
  const policy = vnPolicy();
  const state = emptyState();
  for (let attack = 0; attack < ATTACKS * 2; attack++) {
    const { ms } = timed(() => judge(policy, state, random, attack));
    assert.ok(ms < LONGEST_MS || attack < 20, `attack ${attack} took ${ms} ms`);
  }
  const bytes = encodeState(state);
  assert.deepEqual(encodeState(decodeState(bytes)), bytes);
  assert.deepEqual(builtIns.map(names), untouched);
});

test('nothing of a policy becomes code: all of it runs where making code from text is forbidden', () => {
  const script = `
    import { vnPolicy } from ${JSON.stringify(new URL('../test/vn-policy.ts', import.meta.url).href)};
    import { judgeOnce } from ${JSON.stringify(new URL('../test/judge-once.ts', import.meta.url).href)};
    const { outcome } = judgeOnce(vnPolicy(), 'message.sent', '23plus', '13-15', { connected: false });
    let forbidden = false;
    try { new Function('return 1')(); } catch { forbidden = true; }
    console.log(outcome, forbidden);`;
  const args = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  assert.equal(stdout.trim(), 'block true', stderr);
});
