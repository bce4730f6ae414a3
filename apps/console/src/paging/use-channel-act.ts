import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of how somebody is called: the page and the inbox, which warns of it, are asked for again. */
export function useChannelAct<Asked, Answer>(act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ['paging', 'inbox'].includes(String(queryKey[0])),
      }),
  });
}
