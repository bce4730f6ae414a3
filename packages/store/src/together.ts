/**
 * Statements of one transaction that need nothing of each other, sent at once: PostgreSQL is waited for once. Fails with
 * the first failure, but not before all have ended: a follower of one of them would run after the transaction.
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  ...statements: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  try {
    return await Promise.all(statements);
  } finally {
    await Promise.allSettled(statements);
  }
}
