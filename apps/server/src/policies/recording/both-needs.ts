import type { NeededReads } from '@khong-mot-minh/protection';

type Names = NeededReads['windows'][number]['names'];

/** What two versions want to read of the past, as one read. */
export function bothNeeds(one: NeededReads, other: NeededReads): NeededReads {
  const windows = new Map<string, Names>();
  for (const { account, names } of [...one.windows, ...other.windows])
    windows.set(account, [...new Set([...(windows.get(account) ?? []), ...names])]);
  return {
    pairs: [...new Set([...one.pairs, ...other.pairs])],
    windows: [...windows].map(([account, names]) => ({ account, names })),
  };
}
