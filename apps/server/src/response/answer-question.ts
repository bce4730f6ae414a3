import type { ChosenLevel } from '@khong-mot-minh/contracts/codes';
import type { CaseRecord } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toHour, toMinute } from '../platform/hour.ts';
import { sayOfLevel } from './queries/say-of-level.ts';
import { answerTransferQuestion } from './queries/transfer-questions.ts';
import { type Shown, withReport } from './receipt-service.ts';

/** What a reporter answers: the question about one organisation, or of themselves about everybody of a level. */
export type Asked = { question: string } | { level: ChosenLevel };

/** A reporter says whether another organisation may go on with the case, or who may know; a no ends what nobody has accepted. */
export function answerQuestion(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
  asked: Asked,
  answer: 'agree' | 'refuse',
): Promise<'answered' | 'missing' | 'not-now' | 'unknown'> {
  return withReport(deps, shown, async ({ record, tx: { sql } }) => {
    const given = answer === 'agree' ? 'agreed' : 'refused';
    const result =
      'level' in asked
        ? await sayOfLevel(sql, asked.level, answer === 'agree', timeOf(record, deps.now()))
        : await answerTransferQuestion(sql, asked.question, given, toMinute(deps.now()));
    if (result === 'answered') await deps.record(sql, 'case.changed', { kind: 'public' }, [record.id]);
    return result;
  });
}

/** Closing made hours of a case's minutes; a word keeps it closed. */
const timeOf = ({ status }: CaseRecord, now: Date): Date =>
  status === 'closed' ? toHour(now) : toMinute(now);
