import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isEndedKey } from '../api/error-text.ts';
import { once } from '../case/once.ts';

/** An act of these pages: what it changes is asked for again, and a repeated attempt carries the same key and seal. */
export function useAct<Answer>(onDone: (answer: Answer) => void) {
  const queries = useQueryClient();
  const { mutate, ...rest } = useMutation({
    mutationFn: ({ send, key }: { send(key: string): Promise<Answer>; key: string }) => send(key),
    // What seals is drawn anew with the present keys, and what was typed stays: the next press sends.
    onError: async (error) => {
      if (isEndedKey(error))
        await Promise.all(
          [['case'], ['session', 'keys'], ['referral-targets'], ['authority-targets'], ['authority']].map(
            (queryKey) => queries.invalidateQueries({ queryKey }),
          ),
        );
    },
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: ['authority'] });
      onDone(answer);
    },
  });
  return {
    ...rest,
    act<Body>(make: () => Promise<Body>, send: (body: Body, key: string) => Promise<Answer>): void {
      const body = once(make);
      mutate({ send: async (key) => send(await body(), key), key: crypto.randomUUID() });
    },
  };
}
