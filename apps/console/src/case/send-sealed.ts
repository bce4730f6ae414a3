import { isEndedKey } from '../api/error-text.ts';
import { once } from './once.ts';

type Sending<Command, Answer, Now> = {
  /** What is sent; `now` are the keys to seal to where one ended meanwhile. */
  make(now?: Now): Promise<Command>;
  send(command: Command, idempotencyKey: string): Promise<Answer>;
  renew(): Promise<Now>;
};

/**
 * Sends what a person wrote. Tried again, it carries the same idempotency key and the same seal; where a team's key
 * ended while somebody wrote, it is sealed once more for the present one, so that nothing is typed again.
 */
export function sealedSend<Command, Answer, Now>({
  make,
  send,
  renew,
}: Sending<Command, Answer, Now>): () => Promise<Answer> {
  const attempt = (made: () => Promise<Command>) => {
    const key = crypto.randomUUID();
    const body = once(made);
    return async () => send(await body(), key);
  };
  const first = attempt(() => make());
  const again = attempt(async () => make(await renew()));
  return () =>
    first().catch((error: unknown) => {
      if (!isEndedKey(error)) throw error;
      return again();
    });
}
