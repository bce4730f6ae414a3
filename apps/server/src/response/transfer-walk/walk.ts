import assert from 'node:assert/strict';
import { checkSides, checkViews } from './check-sides.ts';
import { openReport } from './open-report.ts';
import { type Chance, random } from './random.ts';
import { ACTS, type Act } from './walk-acts.ts';
import type { WalkHouse } from './walk-house.ts';
import type { Walked } from './walked.ts';

const LENGTH = 22;

/** One case from its report on, by acts that chance draws; after each the promises are looked at. */
export async function walk(house: WalkHouse, seed: number) {
  const chance = random(seed);
  const walked: Walked = await openReport(house, chance);
  const names: string[] = [];
  await checkSides(walked);
  for (let step = 0; step < LENGTH; step++) {
    const act = drawn(walked, chance);
    try {
      const done = await act.run(walked, chance);
      if (!done) continue;
      names.push(act.name, ...(done === true ? [] : [done]));
      await checkSides(walked);
      if (done === 'accept transfer') await checkViews(walked);
    } catch (cause) {
      throw new Error(`After ${names.join(', ')} at "${act.name}"`, { cause });
    }
  }
  await checkViews(walked);
  assert.ok(walked.opened > 0);
  return { steps: names.length, texts: walked.opened, names };
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
