import type { CaseCommand, CaseView } from '@kmm/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendCommand } from './case-api.ts';
import { once } from './once.ts';

type Order = { make: () => Promise<CaseCommand>; idempotencyKey: string };

/** Sends a command; the answer is the case afterwards. A repeated attempt carries the same key and the same seal. */
export function useCommand(view: CaseView, onDone?: () => void) {
  const queries = useQueryClient();
  const { mutate, ...rest } = useMutation({
    mutationFn: async ({ make, idempotencyKey }: Order) => sendCommand(view.id, await make(), idempotencyKey),
    onSuccess: (after) => {
      queries.setQueryData(['case', view.id], after);
      onDone?.();
      return queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const order = (make: () => Promise<CaseCommand>) =>
    mutate({ make: once(make), idempotencyKey: crypto.randomUUID() });
  return { ...rest, order };
}
