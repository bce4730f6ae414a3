import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of the roster: what shows it, and what hangs on being on duty, is asked for again. */
export function useDutyAct<Asked>(act: (asked: Asked) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => ['roster', 'inbox'].includes(String(queryKey[0])),
      });
    },
  });
}
