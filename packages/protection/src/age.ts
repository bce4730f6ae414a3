import type { AgeBand, AgeSource, KnownBand } from '@khong-mot-minh/contracts';

/** Known bands from youngest to oldest. */
export const BANDS: readonly KnownBand[] = ['under13', '13-15', '16-17', '18-22', '23plus'];

/** Rank of a known band: 0 is the youngest. */
export function bandRank(band: KnownBand): number {
  // Asked many times for one message: comparing is quicker than searching `BANDS`.
  switch (band) {
    case 'under13':
      return 0;
    case '13-15':
      return 1;
    case '16-17':
      return 2;
    case '18-22':
      return 3;
    case '23plus':
      return 4;
  }
}

type Aged = { ageBand: AgeBand; ageSources?: readonly AgeSource[] | undefined };

const youngest = (bands: readonly KnownBand[]): KnownBand =>
  BANDS.find((band) => bands.includes(band)) ?? '13-15';

/** Band of a person whom something may reach: the youngest plausible one; unknown counts as 13–15. */
export function receiverBand({ ageBand, ageSources }: Aged): KnownBand {
  if (ageSources === undefined) return ageBand === 'unknown' ? '13-15' : ageBand;
  const plausible: KnownBand[] = [ageBand === 'unknown' ? '13-15' : ageBand];
  // A claim takes part here because it can only lower the band: the youngest wins.
  for (const { band } of ageSources) if (band !== 'unknown') plausible.push(band);
  return youngest(plausible);
}

/** Band of a person who reaches out: the oldest plausible one; a claim never counts, unknown is no peer. */
export function senderBand({ ageBand, ageSources }: Aged): KnownBand {
  let oldest: KnownBand = ageBand === 'unknown' ? '23plus' : ageBand;
  for (const { source, band } of ageSources ?? []) {
    if (source === 'claimed' || band === 'unknown') continue;
    if (bandRank(band) > bandRank(oldest)) oldest = band;
  }
  return oldest;
}

/** Under 18, the age of the UN convention and of platform protections. */
export const isMinor = (band: KnownBand): boolean => bandRank(band) <= MINOR;

const MINOR = bandRank('16-17');
