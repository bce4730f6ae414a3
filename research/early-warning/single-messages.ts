import { ACT_CODES } from '@khong-mot-minh/contracts/codes';
import { findActs } from '@khong-mot-minh/language';
import { randomFrom } from '../../bench/rules/random.ts';
import { readBank, readDangerBank, readDecoys, type Split } from './read-banks.ts';
import { WRITINGS, type Writing, write } from './writing.ts';

/** From this weight on a rule takes an act as present now. */
const PRESENT = 0.4;

type Count = { found: number; phrases: number };

/** How many phrases of a bank the detector finds by themselves, by way of writing and by act. */
export function actRecall(split: Split): {
  byWriting: (Count & { writing: Writing })[];
  byAct: (Count & { act: string })[];
} {
  const bank = readBank(split);
  const count = (acts: readonly string[], writing: Writing): Count => {
    const random = randomFrom(3);
    const total = { found: 0, phrases: 0 };
    for (const act of acts)
      for (const phrase of bank.get(act) ?? []) {
        total.phrases++;
        if (findActs(write(phrase, writing, random)).some((one) => one.act === act && one.weight >= PRESENT))
          total.found++;
      }
    return total;
  };
  return {
    byWriting: WRITINGS.map((writing) => ({ writing, ...count(ACT_CODES, writing) })),
    byAct: ACT_CODES.filter((act) => bank.has(act)).map((act) => ({ act, ...count([act], 'as written') })),
  };
}

/** How many harmless single messages of a bank are taken for an act, by way of writing. */
export function decoysTaken(split: Split): { writing: Writing; taken: number; messages: number }[] {
  const decoys = readDecoys(split);
  return WRITINGS.map((writing) => {
    const random = randomFrom(3);
    const taken = decoys.filter((text) =>
      findActs(write(text, writing, random)).some(({ weight }) => weight >= PRESENT),
    );
    return { writing, taken: taken.length, messages: decoys.length };
  });
}

const showsDanger = (text: string): boolean =>
  findActs(text).some(({ act, weight }) => act === 'self-danger' && weight >= PRESENT);

/** How many messages of danger to oneself are heard, and how many that sound near it are taken for one. */
export function dangerHeard(): { writing: Writing; heard: Count; near: Count }[] {
  const { danger, near } = readDangerBank();
  return WRITINGS.map((writing) => {
    const random = randomFrom(3);
    const count = (texts: readonly string[]): Count => ({
      found: texts.filter((text) => showsDanger(write(text, writing, random))).length,
      phrases: texts.length,
    });
    return { writing, heard: count(danger), near: count(near) };
  });
}
