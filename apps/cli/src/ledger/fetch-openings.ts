import { writeFile } from 'node:fs/promises';
import { LedgerOpenings } from '@khong-mot-minh/contracts';
import type { Prompter } from '../members/create-prompter.ts';
import { CannotDo } from '../run/cannot-do.ts';
import { codeOf } from './url-reader.ts';

type SignIn = {
  email?: string | undefined;
  password?: string | undefined;
  totp?: string | undefined;
  save?: string | undefined;
};

async function ask(url: URL, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }).catch((error) => {
    throw new CannotDo(`Cannot reach ${url.origin}: ${codeOf(error.cause ?? error)}.`);
  });
  if (!answer.ok) throw new CannotDo(`${url.pathname} answered ${answer.status}.`);
  return answer;
}

/** Every page of openings of the desk at that address, for an auditor who signs in; the session ends with it. */
export async function fetchOpenings(
  where: string,
  prompter: Prompter,
  given: SignIn,
): Promise<LedgerOpenings[]> {
  const { origin } = new URL(where);
  const headers = { origin, 'content-type': 'application/json' };
  const email = await prompter.text('email', given.email, 'E-mail');
  const password = await prompter.secret('password', given.password, 'Password');
  const totp =
    given.totp ?? (await prompter.secret('totp', undefined, 'Code of the second factor').catch(() => ''));
  const body = JSON.stringify({ email, password, ...(totp && { totp }) });
  const session = await ask(new URL('/v1/session', origin), { method: 'POST', headers, body });
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const signed = { headers: { ...headers, cookie } };
  const pages: LedgerOpenings[] = [];
  try {
    for (let from: number | undefined = 0; from !== undefined; from = pages.at(-1)?.next) {
      const page = await ask(new URL(`/v1/ledger/openings?from=${from}`, origin), signed);
      pages.push(LedgerOpenings.parse(await page.json()));
    }
  } finally {
    await ask(new URL('/v1/session', origin), { ...signed, method: 'DELETE' });
  }
  if (given.save !== undefined)
    await writeFile(given.save, `${pages.map((page) => JSON.stringify(page)).join('\n')}\n`, { mode: 0o600 });
  return pages;
}
