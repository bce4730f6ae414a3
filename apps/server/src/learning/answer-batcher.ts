import type { Database } from '@khong-mot-minh/database';
import { type ClassAnswer, saveAnswers } from './queries/classes.ts';

/** A wait that nobody notices, and long enough that a room of pupils shares one transaction. */
const WAIT_MS = 40;
const AT_MOST = 2000;

/** Answers of a moment are kept in one transaction; each is told whether its round took it once that is committed. */
export function createAnswerBatcher(db: Database): (answers: readonly ClassAnswer[]) => Promise<boolean> {
  type Waiting = {
    answers: readonly ClassAnswer[];
    done(taken: boolean): void;
    failed(error: unknown): void;
  };
  const waiting: Waiting[] = [];
  let flushing = false;

  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    while (waiting.length > 0) {
      const now: Waiting[] = [];
      let count = 0;
      while (waiting[0] && count < AT_MOST) {
        const next = waiting.shift();
        if (!next) break;
        now.push(next);
        count += next.answers.length;
      }
      const all = now.flatMap(({ answers }) => answers);
      try {
        const taken = await db.tx({ kind: 'system' }, ({ sql }) => saveAnswers(sql, all));
        let from = 0;
        for (const { answers, done } of now) {
          const start = from;
          from += answers.length;
          done(answers.every((_, at) => taken.has(start + at)));
        }
      } catch (error) {
        for (const { failed } of now) failed(error);
      }
    }
    flushing = false;
  };

  return (answers) =>
    new Promise((done, failed) => {
      waiting.push({ answers, done, failed });
      if (flushing) return;
      flushing = true;
      // It tells each sender what failed and throws nothing itself.
      void flush();
    });
}
