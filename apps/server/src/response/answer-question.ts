import type { ChosenLevel } from '@khong-mot-minh/contracts/codes';
import { isTakenBack } from '@khong-mot-minh/contracts/rules';
import type { CaseRecord, Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toHour, toMinute } from '../platform/hour.ts';
import { listConsentWords } from './queries/consent-words.ts';
import { type LevelAnswer, sayOfLevel } from './queries/say-of-level.ts';
import { answerTransferQuestion } from './queries/transfer-questions.ts';
import { type Shown, withReport } from './receipt-service.ts';

/** What a reporter answers: the question about one organisation, or of themselves about a level. */
export type Answer =
  | { question: string; answer: 'agree' | 'refuse' }
  | { level: ChosenLevel; answer: LevelAnswer };

/** A reporter says whether another organisation may go on with the case, or who may know; a no ends what nobody has accepted. */
export function answerQuestion(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
  said: Answer,
): Promise<'answered' | 'missing' | 'not-now' | 'unknown'> {
  return withReport(deps, shown, async ({ record, tx: { sql } }) => {
    const result =
      'level' in said
        ? await answerOfLevel(sql, record, said, timeOf(record, deps.now()))
        : await answerTransferQuestion(
            sql,
            said.question,
            said.answer === 'agree' ? 'agreed' : 'refused',
            toMinute(deps.now()),
          );
    if (result === 'answered') await deps.record(sql, 'case.changed', { kind: 'public' }, [record.id]);
    return result;
  });
}

/** Where no no stands there is nothing to restore. */
async function answerOfLevel(
  sql: Sql,
  { id }: CaseRecord,
  { level, answer }: Extract<Answer, { level: ChosenLevel }>,
  at: Date,
): ReturnType<typeof sayOfLevel> {
  if (answer === 'restore' && !isTakenBack({ words: await listConsentWords(sql, id) }, level))
    return 'not-now';
  return sayOfLevel(sql, level, answer, at);
}

/** Closing made hours of a case's minutes; a word keeps it closed. */
const timeOf = ({ status }: CaseRecord, now: Date): Date =>
  status === 'closed' ? toHour(now) : toMinute(now);
