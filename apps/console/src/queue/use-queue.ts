import type { CaseQueue } from '@khong-mot-minh/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useAwake } from '../frame/use-awake.ts';
import type { Queue } from '../routing/route.ts';

/** Rows carry no text and no identity, so looking again every twenty seconds exposes nobody. */
export const WATCH_MS = 20_000;

const PAGE_SIZE = 50;

export function useQueue(queue: Queue) {
  const awake = useAwake();
  return useInfiniteQuery({
    queryKey: ['cases', queue],
    queryFn: ({ pageParam }) => {
      const search = new URLSearchParams({ queue, limit: String(PAGE_SIZE) });
      if (pageParam) search.set('cursor', pageParam);
      return call<CaseQueue>('GET', `/v1/cases?${search}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: awake && WATCH_MS,
    staleTime: 5_000,
  });
}
