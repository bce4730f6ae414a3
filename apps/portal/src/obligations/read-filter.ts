import {
  CoverageState,
  ObligationParty,
  type ObligationQuery,
  type ObligationReport,
} from '@khong-mot-minh/contracts';

/** What the address asks for, and the first value that means nothing, which is said on the page and not obeyed. */
export function readFilter(
  query: Readonly<Record<string, string | undefined>>,
  { instruments, platforms }: Pick<ObligationReport, 'instruments' | 'platforms'>,
): { filter: ObligationQuery; unknown: string | undefined } {
  const { luat: instrument, tinh: state, ai: party, 'nen-tang': platform } = query;
  const wrong: string[] = [];
  const known = <T>(value: string | undefined, accept: (value: string) => T | undefined): T | undefined => {
    if (!value) return undefined;
    const filter = accept(value);
    if (filter === undefined) wrong.push(value.slice(0, 60));
    return filter;
  };
  const filter = {
    platform: known(platform, (value) => platforms.find(({ id }) => id === value)?.id),
    instrument: known(instrument, (value) => instruments.find(({ id }) => id === value)?.id),
    state: known(state, (value) => CoverageState.safeParse(value).data),
    party: known(party, (value) => ObligationParty.safeParse(value).data),
  };
  return { filter, unknown: wrong[0] };
}

/** The filter in the words of the API, for the file of the same rows. */
export const apiQuery = (filter: ObligationQuery, more: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries({ ...filter, ...more }).filter(([, value]) => value);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};
