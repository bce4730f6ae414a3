import { StartError } from '@khong-mot-minh/server';
import { NoAnswer } from '@khong-mot-minh/testing';
import { translateIn } from '../translate.ts';

const SLOW_MS = 20_000;

type Telling = { say(line: string): void; afterMs?: number };

/**
 * Fills the demo with its invented data. On a slow machine that takes minutes, so it says now and then that it goes on;
 * where the server does not answer at all, that is told as a sentence.
 */
export async function fillPatiently<T>(
  fill: () => Promise<T>,
  { say, afterMs = SLOW_MS }: Telling,
): Promise<T> {
  const line = `  ${translateIn('vi')('welcome.slow')} / ${translateIn('en')('welcome.slow')}`;
  const telling = setInterval(() => say(line), afterMs);
  try {
    return await fill();
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) throw cause;
    throw new StartError(
      `The demo could not be filled: ${cause.message}. This machine is very slow or busy with something else; end what else runs and start again: what is there is kept, and the rest follows`,
      { cause },
    );
  } finally {
    clearInterval(telling);
  }
}
