import { spawn } from 'node:child_process';
import process from 'node:process';
import { StartError } from '@khong-mot-minh/server';

/** Runs pg_dump or pg_restore; the address travels in the environment, because arguments show in every process list. */
export function runPgTool(
  tool: 'pg_dump' | 'pg_restore',
  args: string[],
  databaseUrl: string,
): Promise<void> {
  const child = spawn(tool, args, {
    env: { ...process.env, ...pgEnvironment(databaseUrl) },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new StartError(`"${tool}" is not installed; it comes with PostgreSQL's client programs`)
          : error,
      ),
    );
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new StartError(toolError(tool, errors, code))),
    );
  });
}

function toolError(tool: string, errors: string, code: number | null): string {
  const line = errors.split('\n').find((text) => text.includes('error:'));
  const hint = /row-level security/.test(errors)
    ? '; its login role needs BYPASSRLS, otherwise rows would be missing without a word'
    : '';
  return `${tool} failed: ${line?.replace(/^.*?error:\s*/, '') ?? `it ended with code ${code}`}${hint}`;
}

/** libpq's variables for an address such as postgres://user:password@host:5432/name?sslmode=require. */
export function pgEnvironment(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const from = (name: string, value: string) => (value ? { [name]: decodeURIComponent(value) } : {});
  return {
    ...from('PGHOST', url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, '')),
    ...from('PGPORT', url.port),
    ...from('PGUSER', url.username),
    ...from('PGPASSWORD', url.password),
    ...from('PGDATABASE', url.pathname.slice(1)),
    ...from('PGSSLMODE', url.searchParams.get('sslmode') ?? ''),
    ...from('PGSSLROOTCERT', url.searchParams.get('sslrootcert') ?? ''),
  };
}
