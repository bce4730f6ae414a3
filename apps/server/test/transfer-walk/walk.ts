import { checkSides, checkViews } from './check-sides.ts';
import { openReport } from './open-report.ts';
import { type Chance, random } from './random.ts';
import { ACTS, type Act } from './walk-acts.ts';
import type { WalkHouse } from './walk-house.ts';
import type { Walked } from './walked.ts';

const LENGTH = 22;

type Walking = { seed: number; walked: Walked; chance: Chance; names: string[] };

/** What walks came to: the acts that were carried out, by name, and how many texts were really opened. */
export type Walks = { steps: number; texts: number; names: string[] };

/**
 * Cases from their reports on, each by acts that chance draws from its own seed, all of one house beside each other.
 * After each act the promises are looked at.
 */
export async function walkTogether(house: WalkHouse, seeds: readonly number[]): Promise<Walks> {
  const all = await Promise.all(
    seeds.map(async (seed): Promise<Walking> => {
      const chance = random(seed);
      return { seed, walked: await openReport(house, chance), chance, names: [] };
    }),
  );
  await checkAll(house, all);
  for (let step = 0; step < LENGTH; step++) {
    const done = await Promise.all(all.map((walking) => takeStep(walking)));
    await checkAll(
      house,
      all.filter((_, n) => done[n]),
    );
  }
  for (const walking of all) await told(walking, () => checkViews(walking.walked));
  return {
    steps: all.reduce((sum, { names }) => sum + names.length, 0),
    texts: all.reduce((sum, { walked }) => sum + walked.opened, 0),
    names: all.flatMap(({ names }) => names),
  };
}

async function takeStep(walking: Walking): Promise<boolean> {
  const { walked, chance, names } = walking;
  const act = drawn(walked, chance);
  return told(walking, async () => {
    const done = await act.run(walked, chance);
    if (!done) return false;
    names.push(act.name, ...(done === true ? [] : [done]));
    return true;
  });
}

async function checkAll(house: WalkHouse, all: readonly Walking[]): Promise<void> {
  const failed = await checkSides(
    house,
    all.map(({ walked }) => walked),
  );
  for (const { walked, cause } of failed) {
    const walking = all.find((one) => one.walked === walked);
    if (walking) await told(walking, () => Promise.reject(cause));
  }
  for (const walking of all)
    if (walking.names.at(-1) === 'accept transfer') await told(walking, () => checkViews(walking.walked));
}

/** What fails names the walk that shows it again, and the way that led there. */
async function told<T>({ seed, names }: Walking, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (cause) {
    throw new Error(`TRANSFER_SEED=${seed} TRANSFER_WALKS=1, after ${names.join(', ')}`, { cause });
  }
}

const named = (name: string): Act => {
  const act = ACTS.find((one) => one.name === name);
  if (!act) throw new Error(`No act is called "${name}"`);
  return act;
};

/** Half of the time the next step towards a hand-over, otherwise anything at all: by chance alone few cases would move. */
function drawn({ way, shared }: Walked, chance: Chance): Act {
  if (chance.maybe()) return chance.one(ACTS);
  if (!way.taken) return named('take');
  if ([...shared.values()].some(({ offer }) => offer)) return named('accept');
  if (way.question === 'none') return named('ask');
  return named(way.question === 'waiting' ? 'agree' : 'offer');
}
