import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const opener = fileURLToPath(new URL('own-postgres.ts', import.meta.url));
const { TEST_DATABASE_URL: _, ...env } = process.env;
const skip = existsSync('/usr/lib/postgresql') ? false : 'PostgreSQL is not installed';

const endings = [
  { name: 'a signal', then: 'setInterval(() => {}, 1000)', signal: 'SIGINT', code: 130 },
  { name: 'being asked to end', then: 'setInterval(() => {}, 1000)', signal: 'SIGTERM', code: 143 },
  { name: 'a failure', then: `throw new Error('planted')`, signal: undefined, code: 1 },
] as const;
for (const { name, then, signal, code } of endings)
  test(`a cluster for a measurement is stopped and removed after ${name}`, { skip }, async () => {
    const lines = `import { openOwnPostgres } from ${JSON.stringify(opener)};
      const { url } = await openOwnPostgres();
      process.stdout.write(url);
      ${then}`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', lines], {
      env: { ...env, TMPDIR: tmpdir() },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    const [url] = await once(child.stdout, 'data');
    const { port } = new URL(String(url));
    if (signal) {
      assert.ok(isServed(port), 'the cluster did not run');
      child.kill(signal);
      // As a launcher passes it on beside the terminal.
      child.kill(signal);
    }
    assert.equal((await ended)[0], code);
    assert.ok(!isServed(port), 'the cluster is still there');
  });

/** Whether a scratch folder holds the socket of a server on this port. */
function isServed(port: string): boolean {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith('kmm-postgres-'))
    .some((name) => existsSync(`${tmpdir()}/${name}/.s.PGSQL.${port}`));
}
