import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { isSignedOut } from './error-text.ts';

/** Only a lost connection is tried again by itself: an answer of the server will not change by asking twice. */
const again = (failures: number, error: Error) =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503);

/** `onAnswer` hears of each answer: it puts the idle end of the session off. */
export function createQueryClient(onSignedOut: () => void, onAnswer: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess: onAnswer }),
    mutationCache: new MutationCache({ onError, onSuccess: onAnswer }),
    defaultOptions: {
      // Each read of a case is an act on record, so none happens without a reason.
      queries: { retry: again, staleTime: 60_000, networkMode: 'always' },
      mutations: { retry: again, networkMode: 'always' },
    },
  });
}
