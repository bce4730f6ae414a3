import type { CaseStanding, CaseView } from '@khong-mot-minh/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useAwake } from '../frame/use-awake.ts';
import { WATCH_MS } from '../queue/use-queue.ts';
import { fetchCase, fetchStanding } from './case-api.ts';

/** Every read of a case is on record, so it is read on arrival and on request, and when an open page may show it no more. */
export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => fetchCase(id), refetchOnWindowFocus: false });
}

/**
 * Whether there is a later version: the version alone holds nothing of the case, so it may be watched. A case that went
 * elsewhere, and one whose report was withdrawn or goes on after all, are read again at once: what this page shows is not
 * true any more, nor its reader's.
 */
export function useNewerVersion({ id, version, withdrawn = false }: CaseView): boolean {
  const awake = useAwake();
  const reload = useReload(id);
  const { data, error } = useQuery<CaseStanding>({
    queryKey: ['case-standing', id],
    queryFn: () => fetchStanding(id),
    refetchInterval: awake && WATCH_MS,
    retry: false,
  });
  const gone = error instanceof ApiError && isGone(error);
  const changed = data?.withdrawn !== undefined && data.withdrawn !== withdrawn;
  useEffect(() => {
    if (gone || changed) void reload();
  }, [gone, changed, reload]);
  return (data?.version ?? 0) > version;
}

/** The case is not this organisation's to see any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.code === 'handed-over');

export function useReload(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['case', id] }), [queries, id]);
}

/** Once whoever works on a case has opened it, lists and counts no longer call it new. */
export function useReadNews(view: CaseView | undefined, person: string): void {
  const queries = useQueryClient();
  const read = view?.unread === true && view.assignee?.id === person ? view.version : undefined;
  useEffect(() => {
    if (read === undefined) return;
    for (const queryKey of [['inbox'], ['cases']]) void queries.invalidateQueries({ queryKey });
  }, [read, queries]);
}
