import type { CaseView } from '@khong-mot-minh/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useUnreadDanger } from '../watch/use-unread-danger.ts';
import { fetchCase } from './case-api.ts';
import { useCommand } from './use-command.ts';

/** Takes the case at the version that is shown; one that rings is read anew, since it may have rung again meanwhile. */
export function useTake(view: CaseView, onDone: () => void) {
  const queries = useQueryClient();
  const { rings } = useUnreadDanger(view);
  const { order, ...rest } = useCommand(view, onDone);
  const take = () =>
    order(async () => {
      const queryKey = ['case', view.id];
      if (rings) await queries.fetchQuery({ queryKey, queryFn: () => fetchCase(view.id), staleTime: 0 });
      return { type: 'take', expectedVersion: view.version };
    });
  return { ...rest, take };
}
