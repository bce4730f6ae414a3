import { findAnswer, saveAnswer } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import type { SaveAnswer } from './idempotency.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const KEPT_MS = 24 * HOUR_MS;
/** Of everybody without an account, as with an Idempotency-Key. */
const SCOPE = 'public';

type Given = { receipt: string };
/** Which form it is: two of one name and different kind are two. */
type Kind = 'report-form' | 'take-down-form';

const isGiven = (result: unknown): result is Given =>
  typeof result === 'object' && result !== null && 'receipt' in result;

/** Another process was first with the same form. */
class SentElsewhere extends Error {}

/**
 * A form without a script names itself, and is taken once: reloading the page that follows sends it again. Who presses
 * twice on a slow line is still given the receipt, which is held in memory for a minute; that the form was sent is kept
 * for a day, without the receipt.
 */
export function createFormOnce({ db, now, vault }: Pick<Deps, 'db' | 'now' | 'vault'>, kind: Kind) {
  /** By keyed hash: a form is named by its words too. */
  const latest = new Map<string, Promise<Given | undefined>>();
  const keyOf = (once: string) => vault.keyed(kind, once);
  const since = () => new Date(now().getTime() - KEPT_MS);

  const saveOf =
    (key: string): SaveAnswer =>
    async (sql, status) => {
      const answer = { requestHash: key, status, body: '', reads: null };
      // To the hour, like all times around a reporter.
      const times = { at: new Date(toHour(now()).getTime() + HOUR_MS), since: since() };
      if (!(await saveAnswer(sql, SCOPE, key, answer, times))) throw new SentElsewhere();
    };

  return {
    /** What became of this form before; undefined where it was not sent. */
    async before(once: string): Promise<Given | 'sent' | undefined> {
      const key = keyOf(once);
      const given = await latest.get(key);
      if (given) return given;
      const found = await db.tx({ kind: 'public' }, ({ sql }) => findAnswer(sql, SCOPE, key, since()));
      return found && 'sent';
    },

    async send<Result>(
      once: string,
      submit: (save: SaveAnswer) => Promise<Result>,
    ): Promise<Result | Given | 'sent'> {
      const key = keyOf(once);
      const given = await latest.get(key);
      if (given) return given;
      const running = submit(saveOf(key));
      latest.set(
        key,
        running.then(
          (result) => (isGiven(result) ? result : undefined),
          () => undefined,
        ),
      );
      try {
        return await running;
      } catch (error) {
        if (error instanceof SentElsewhere) return 'sent';
        throw error;
      } finally {
        setTimeout(() => latest.delete(key), MINUTE_MS).unref();
      }
    },
  };
}
