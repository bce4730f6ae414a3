import { CannotDo } from '../run/cannot-do.ts';

/** Who loads something into a server; the password and the code come from the environment, never from an argument. */
export type Door = { server: string; as: string };

type Problem = { title?: string; detail?: string; errors?: { pointer: string; code: string }[] };

function words(status: number, text: string): string {
  const problem = asProblem(text);
  const why = problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join(', ');
  return [`${status}`, problem.title, problem.detail, why].filter(Boolean).join(': ');
}

function asProblem(text: string): Problem {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

/** Signs in as a person, puts one thing, signs out; what the server refuses is an error in its words. */
export async function putAs({ server, as }: Door, path: string, body: object): Promise<unknown> {
  const { KMM_PASSWORD, KMM_TOTP } = process.env;
  if (!KMM_PASSWORD)
    throw new CannotDo('KMM_PASSWORD is not set (and KMM_TOTP where the account has a code)');
  if (!URL.canParse(server)) throw new CannotDo(`"${server}" is no address`);
  const { origin } = new URL(server);
  const send = (method: string, to: string, what: object | undefined, cookie = '') =>
    fetch(new URL(to, origin), {
      method,
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/json', ...(cookie && { cookie }) },
      ...(what && { body: JSON.stringify(what) }),
    }).catch(() => {
      throw new CannotDo(`Nothing answers at ${origin}`);
    });
  const signIn = { email: as, password: KMM_PASSWORD, ...(KMM_TOTP && { totp: KMM_TOTP }) };
  const session = await send('POST', '/v1/session', signIn);
  const cookie = session.headers.get('set-cookie')?.split(';')[0];
  if (!session.ok || !cookie) throw new CannotDo(`Sign in: ${words(session.status, await session.text())}`);
  try {
    const answer = await send('PUT', path, body, cookie);
    const text = await answer.text();
    if (!answer.ok) throw new CannotDo(`Put ${path}: ${words(answer.status, text)}`);
    return JSON.parse(text);
  } finally {
    await send('DELETE', '/v1/session', undefined, cookie);
  }
}
