import type { Random } from '../../bench/rules/random.ts';

/** One conversation's outcome: `at` is the index of the first warning, -1 where none came. */
export type Outcome = {
  kind: string;
  harmful: boolean;
  at: number;
  firstHarm: number;
  /** Something that may be told of came before the first harm: of the others nobody can be warned in time. */
  announced: boolean;
  minutesToHarm: number;
};

/** Share of harmful conversations that F1 assumes, as in the reference that the targets come from. */
const PREVALENCE = 0.1;
/** A first warning at the fortieth message costs half (reference: m = 40). */
const P = Math.log(3) / 39;

const penalty = (k: number): number => -1 + 2 / (1 + Math.exp(-P * k));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const share = <T>(list: readonly T[], test: (one: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length;

export type Scores = {
  recall: number;
  falsePositives: number;
  f1: number;
  fLatency: number;
  /** Warned before the first message that is harm already, and at that message at the latest. */
  beforeHarm: number;
  byHarm: number;
  /** Warned before the first harm, of those in which another act came before it. */
  beforeHarmOfAnnounced: number;
  /** How long before the first harm, of those warned before it: medians. */
  leadMessages: number;
  leadMinutes: number;
};

/** Scores of a set of outcomes. */
export function score(outcomes: readonly Outcome[]): Scores {
  const harmful = outcomes.filter((one) => one.harmful);
  const harmless = outcomes.filter((one) => !one.harmful);
  const recall = share(harmful, ({ at }) => at >= 0);
  const falsePositives = share(harmless, ({ at }) => at >= 0);
  const hits = PREVALENCE * recall;
  const precision = hits === 0 ? 0 : hits / (hits + (1 - PREVALENCE) * falsePositives);
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const early = harmful.filter(({ at, firstHarm }) => at >= 0 && at < firstHarm);
  const speed = 1 - median(harmful.flatMap(({ at }) => (at >= 0 ? [penalty(at)] : [])));
  return {
    recall,
    falsePositives,
    f1,
    fLatency: f1 * speed,
    beforeHarm: harmful.length === 0 ? 0 : early.length / harmful.length,
    beforeHarmOfAnnounced: share(
      harmful.filter(({ announced }) => announced),
      (one) => early.includes(one),
    ),
    leadMessages: median(early.map(({ at, firstHarm }) => firstHarm - at)),
    leadMinutes: median(early.map(({ minutesToHarm }) => minutesToHarm)),
    byHarm: share(harmful, ({ at, firstHarm }) => at >= 0 && at <= firstHarm),
  };
}

/** The middle 95 of 100 of `of` over resampled outcomes; harmful and harmless are drawn apart. */
export function interval(
  outcomes: readonly Outcome[],
  of: (scores: Scores) => number,
  random: Random,
  rounds = 200,
): [number, number] {
  const groups = [outcomes.filter((one) => one.harmful), outcomes.filter((one) => !one.harmful)].filter(
    (group) => group.length > 0,
  );
  const values: number[] = [];
  for (let round = 0; round < rounds; round++)
    values.push(of(score(groups.flatMap((group) => group.map(() => random.pick(group))))));
  values.sort((a, b) => a - b);
  return [values[Math.floor(rounds * 0.025)] ?? 0, values[Math.floor(rounds * 0.975)] ?? 0];
}

/** What one harmful contact in so many means for the people who read warnings. */
export function atPrevalence({ recall, falsePositives }: Scores, oneIn: number, conversationsADay: number) {
  const harmful = conversationsADay / oneIn;
  const right = harmful * recall;
  const wrong = (conversationsADay - harmful) * falsePositives;
  return { precision: right + wrong === 0 ? 0 : right / (right + wrong), reviewsADay: right + wrong };
}
