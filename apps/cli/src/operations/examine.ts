import { access } from 'node:fs/promises';
import path from 'node:path';
import { importSigner } from '@khong-mot-minh/ledger';
import {
  attention,
  CaseKeyFolders,
  checkHealth,
  type Finding,
  ok,
  readOperatorToken,
  StartError,
} from '@khong-mot-minh/server';
import { openAsIs, type Place, runningServer } from './place.ts';
import { wrongVariables } from './read-env.ts';
import type { say } from './say-finding.ts';

type Reason = { cannot: Parameters<typeof say>[0]; values: Finding['values'] };
export type Examined = { findings: Finding[] } | Reason;

/** Looks at a system without changing it: asks the server that owns the data, or opens what nobody owns. */
export async function examine(place: Place, env: NodeJS.ProcessEnv): Promise<Examined> {
  if (place.databaseUrl) return openAndCheck(place, env);
  const holder = await runningServer(place.dataDir);
  if (typeof holder === 'object') return askHealth(holder.url, place.dataDir);
  if (holder !== undefined) return { cannot: 'cannot.busy', values: { holder } };
  const there = await access(path.join(place.dataDir, 'pg')).then(
    () => true,
    () => false,
  );
  if (!there) return { cannot: 'cannot.no-data', values: { dataDir: place.dataDir } };
  return openAndCheck(place, env);
}

async function askHealth(url: string, dataDir: string): Promise<Examined> {
  const token = await readOperatorToken(dataDir);
  if (!token) return { cannot: 'cannot.refused', values: { url } };
  const answer = await fetch(`${url}/operations/health`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  }).catch(() => undefined);
  if (!answer) return { cannot: 'cannot.silent', values: { url } };
  if (!answer.ok) return { cannot: 'cannot.refused', values: { url } };
  // `as`: our own server of this folder answers its own type.
  const findings = (await answer.json()) as Finding[];
  // It could not have started without them.
  return { findings: [ok('server.running', { url }), ok('keys.ok'), ...findings] };
}

async function openAndCheck(place: Place, env: NodeJS.ProcessEnv): Promise<Examined> {
  const wrong = wrongVariables(env);
  const keys = wrong.length > 0 ? attention('keys.wrong', { names: wrong.join(', ') }) : ok('keys.ok');
  const vkey =
    env.LEDGER_KEY && !wrong.includes('LEDGER_KEY') ? importSigner(env.LEDGER_KEY).vkey : undefined;
  const server = await serverFinding(place, env);
  try {
    await using db = await openAsIs(place, 'doctor');
    const { dataDir } = place;
    // One that is malformed is named above; what it would have meant cannot be looked at.
    const caseKeyFolders = CaseKeyFolders.safeParse(env.CASE_KEY_DIRS).data;
    const input = { db, dataDir, caseKeyFolders, now: new Date(), vkey };
    return { findings: [server, keys, ...(await checkHealth(input))] };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { cannot: 'cannot.database', values: { why: error.message } };
  }
}

/** With PostgreSQL the server may run while we look; it answers where HOST and PORT say. */
async function serverFinding({ databaseUrl }: Place, env: NodeJS.ProcessEnv): Promise<Finding> {
  const url = `http://${env.HOST || '127.0.0.1'}:${env.PORT || '8080'}`;
  const answer = databaseUrl
    ? await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    : undefined;
  return answer?.ok ? ok('server.running', { url }) : attention('server.stopped');
}
