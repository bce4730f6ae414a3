import type { Deps } from '../deps.ts';
import { toMinute } from '../platform/hour.ts';
import { answerTransferQuestion } from './queries/transfer-questions.ts';
import { type Shown, withReport } from './receipt-service.ts';

/** A reporter says whether another organisation may go on with the case; a no stands until it has accepted. */
export function answerQuestion(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  shown: Shown,
  question: string,
  answer: 'agree' | 'refuse',
): Promise<'answered' | 'missing' | 'not-now' | 'unknown'> {
  return withReport(deps, shown, async ({ record, tx: { sql } }) => {
    const given = answer === 'agree' ? 'agreed' : 'refused';
    const result = await answerTransferQuestion(sql, question, given, toMinute(deps.now()));
    if (result === 'answered') await deps.record(sql, 'case.changed', { kind: 'public' }, [record.id]);
    return result;
  });
}
