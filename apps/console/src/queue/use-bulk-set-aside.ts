import type { CaseRow } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AsideAct, sendAside } from './aside-api.ts';
import { mayChoose } from './may-choose.ts';

/** As many as the server takes in one act. */
const MOST_AT_ONCE = 100;

/** The rows that are chosen, what is done with them, and how it is undone. */
export function useBulkSetAside(type: AsideAct, rows: readonly CaseRow[]) {
  const queries = useQueryClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<{ type: AsideAct; rows: readonly CaseRow[] }>();
  const chosen = rows.filter((row) => ids.has(row.id) && mayChoose(row) === 'yes').slice(0, MOST_AT_ONCE);
  const act = useMutation({
    mutationFn: async ({ how, which }: { how: AsideAct; which: readonly CaseRow[] }) => {
      await sendAside(how, which);
      return { type: how, rows: which.map((row) => ({ ...row, version: row.version + 1 })) };
    },
    onSuccess: (after) => {
      setDone(after);
      setIds(new Set());
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
  return {
    ids,
    chosen,
    done,
    error: act.error,
    pending: act.isPending,
    choose: (id: string, on: boolean) => {
      const next = new Set(ids);
      if (on) next.add(id);
      else next.delete(id);
      setIds(next);
    },
    chooseAll: () => setIds(new Set(rows.filter((row) => mayChoose(row) === 'yes').map(({ id }) => id))),
    run: () => act.mutate({ how: type, which: chosen }),
    undo: () =>
      done && act.mutate({ how: done.type === 'set-aside' ? 'put-back' : 'set-aside', which: done.rows }),
  };
}
