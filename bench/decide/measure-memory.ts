// How much memory the state takes: a million pairs that talked, or one window of a million accounts. Prints JSON.
import { argv, memoryUsage } from 'node:process';
import { applyWrites, emptyState, encodeState, pairKey, type Write } from '@khong-mot-minh/protection';
import { benchPolicy } from './bench-policy.ts';
import { judgeWith } from './judge.ts';
import { makeTalk, people } from './talk.ts';

/** Bytes an entry: by the process's resident memory, by heap and buffers, and by what the table itself holds. */
export type Memory = { entries: number; resident: number; used: number; held: number };

const KEYS = 1_000_000;
const BEGIN_MS = 1_795_510_800_000;

type Used = { resident: number; used: number };

function memoryNow(): Used {
  // Twice: what the first collection frees is given back by the second.
  for (let turn = 0; turn < 2; turn++) globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = memoryUsage();
  return { resident: rss, used: heapUsed + arrayBuffers };
}

const each = (entries: number, before: Used, after: Used, held: number): Memory => ({
  entries,
  resident: Math.round((after.resident - before.resident) / entries),
  used: Math.round((after.used - before.used) / entries),
  held: Math.round(held / entries),
});

/** A million pairs, each with a state that talk left behind: what judging them throws away must not count. */
function fillPairs(): Memory {
  const sample = pairsOfTalk();
  const state = emptyState();
  const before = memoryNow();
  for (let i = 0; i < KEYS; i++) {
    const key = pairKey(`acc-${(1e9 + i * 7919).toString(36)}`, `acc-${(2e9 + i * 31).toString(36)}`);
    applyWrites(state, [{ op: 'pair', key, state: sample[i % sample.length] ?? '' }]);
  }
  return each(state.pairs.size(), before, memoryNow(), state.pairs.held());
}

function pairsOfTalk(): string[] {
  const accounts = people(20_000);
  const state = emptyState();
  const judge = judgeWith(benchPolicy(), state, accounts);
  for (const step of makeTalk(accounts, 100_000, 1)) judge(step, step.found);
  const lines = new TextDecoder().decode(encodeState(state)).split('\n');
  return lines.flatMap((line): string[] => (line.startsWith('["pair"') ? [JSON.parse(line)[2]] : []));
}

/** One window of each account, seen so many times. */
function fillWindow(name: string, sightings: number): Memory {
  const state = emptyState();
  const before = memoryNow();
  for (let i = 0; i < KEYS * sightings; i++) {
    const account = `acc-${(1e9 + (i % KEYS) * 7919).toString(36)}`;
    const write: Write = { op: 'window', key: `${name}/${account}`, member: i, atMs: BEGIN_MS + i };
    applyWrites(state, [write]);
    // What filling throws away is not the state's.
    if (i % 100_000 === 0) globalThis.gc?.();
  }
  return each(state.windows.size(), before, memoryNow(), state.windows.held());
}

const [, , name = 'pairs', sightings = '1'] = argv;
// The heap's own room for what is thrown away grows once in a process, whatever the number of keys: it is grown first.
for (let i = 0; i < 200_000; i++)
  applyWrites(emptyState(), [{ op: 'window', key: `listViews1h/acc-${i}`, member: i, atMs: BEGIN_MS }]);
console.log(JSON.stringify(name === 'pairs' ? fillPairs() : fillWindow(name, Number(sightings))));
