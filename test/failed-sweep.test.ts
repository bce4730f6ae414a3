import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@khong-mot-minh/testing';

test('a round of the house that fails says why in the log', { timeout: 60_000 }, async () => {
  const told = Promise.withResolvers<string>();
  const logTo = {
    write: (line: string) => void (line.includes('could not be destroyed') && told.resolve(line)),
  };
  await using system = await startTestSystem({}, { logTo });
  await system.running.deps.db.owner.exec(
    'alter function destroy_due(timestamptz, timestamptz, integer) rename to destroy_due_of_before',
  );
  await system.restart();
  const { code, msg, message } = JSON.parse(await told.promise);
  // undefined_function; the message of a database error may quote what somebody wrote.
  assert.deepEqual(
    { code, msg, message },
    {
      code: '42883',
      msg: 'what was due could not be destroyed; it is tried again',
      message: undefined,
    },
  );
});
