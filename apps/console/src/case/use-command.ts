import type { CaseCommand, CaseView } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendCommand } from './case-api.ts';
import { presentKeys, type Readers } from './present-keys.ts';
import { sealedSend } from './send-sealed.ts';

/** Sends a command; the answer is the case afterwards. */
export function useCommand(view: CaseView, onDone?: () => void) {
  const queries = useQueryClient();
  const { mutate, ...rest } = useMutation({
    mutationFn: (send: () => Promise<CaseView>) => send(),
    onSuccess: (after) => {
      queries.setQueryData(['case', view.id], after);
      onDone?.();
      return Promise.all([['cases'], ['inbox']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const order = (make: (now?: Readers) => Promise<CaseCommand>) =>
    mutate(
      sealedSend({
        make,
        send: (command, key) => sendCommand(view.id, command, key),
        renew: () => presentKeys(queries, view),
      }),
    );
  return { ...rest, order };
}
