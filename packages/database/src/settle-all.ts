/** PostgreSQL's word for a statement that came after one that failed: never the cause. */
const IN_FAILED_TRANSACTION = '25P02';

/**
 * Statements of one transaction that need nothing of each other, sent at once: PostgreSQL is waited for once. Fails with
 * the failure that made the others fail, but not before all have ended: a follower of one of them would run after the
 * transaction.
 */
export async function settleAll<const T extends readonly Promise<unknown>[]>(
  ...statements: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const failures = (await Promise.allSettled(statements)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  if (failures.length > 0) throw failures.find((one) => !isConsequence(one)) ?? failures[0];
  return Promise.all(statements);
}

const isConsequence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === IN_FAILED_TRANSACTION;
