import type { CaseQueue } from '@kmm/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../api/call.ts';
import { useAwake } from '../frame/use-awake.ts';

import { WATCH_MS } from '../queue/use-queue.ts';
import { fetchCase } from './case-api.ts';

/** Every read of a case is on record, so it is read on arrival and on request, never on a timer. */
export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => fetchCase(id), refetchOnWindowFocus: false });
}

/** Whether the queue knows a later version: rows carry no text, so they may be watched. */
export function useNewerVersion(id: string, access: 'owner' | 'referral', version: number): boolean {
  const queue = access === 'referral' ? 'referred' : 'mine';
  const awake = useAwake();
  const { data } = useQuery({
    queryKey: ['cases', queue, 'watch'],
    queryFn: () => call<CaseQueue>('GET', `/v1/cases?queue=${queue}&limit=200`),
    refetchInterval: awake && WATCH_MS,
  });
  return (data?.items.find((row) => row.id === id)?.version ?? 0) > version;
}

export function useReload(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['case', id] }), [queries, id]);
}
