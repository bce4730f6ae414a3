import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

type Step = {
  say: string;
  /** What somebody does meanwhile on another way. */
  act?: string;
  request?: {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: unknown;
    form?: Record<string, string>;
  };
  response?: { status: number; body?: unknown; has?: { at: string; body: unknown }; lacks?: string };
  capture?: Record<string, string>;
};

/** Says a recorded conversation to a running server and holds its answers against those that are written down. */
export async function replay(
  url: string,
  file: URL,
  names: Record<string, string>,
  acts: Record<string, () => Promise<void>>,
): Promise<void> {
  const { steps } = JSON.parse(await readFile(file, 'utf8')) as { steps: Step[] };
  const known = { ...names };
  for (const { say, act, request, response, capture } of steps) {
    if (act) await acts[act]!();
    if (!request || !response) continue;
    const filled = fill(request, known);
    const answer = await fetch(new URL(filled.path, url), {
      method: filled.method ?? 'GET',
      ...(filled.headers && { headers: filled.headers }),
      ...(filled.body !== undefined && { body: JSON.stringify(filled.body) }),
      ...(filled.form && { body: new URLSearchParams(filled.form) }),
    });
    const text = await answer.text();
    assert.equal(answer.status, response.status, `${say}: ${text}`);
    const body: unknown = JSON.parse(text);
    const wanted = fill(response, known);
    if (wanted.body !== undefined) holds(body, wanted.body, say);
    if (wanted.has) {
      const { at, body: part } = wanted.has;
      const list = valueAt(body, at) as unknown[];
      assert.ok(
        list.some((one) => fits(one, part)),
        `${say}: ${text}`,
      );
    }
    if (wanted.lacks) assert.ok(!text.includes(wanted.lacks), `${say}: ${text}`);
    for (const [name, at] of Object.entries(capture ?? {})) known[name] = String(valueAt(body, at));
  }
}

const fill = <T>(value: T, names: Record<string, string>): T =>
  JSON.parse(
    JSON.stringify(value).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const known = names[name];
      if (known === undefined) throw new Error(`The conversation names "${name}", which nobody said`);
      return known;
    }),
  ) as T;

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);

const fits = (got: unknown, wanted: unknown): boolean => {
  try {
    holds(got, wanted, '');
    return true;
  } catch {
    return false;
  }
};

/** Every member that is written down is there; a list is there whole. */
function holds(got: unknown, wanted: unknown, at: string): void {
  const shown = `${at}: ${JSON.stringify(got)}`;
  if (wanted === '<absent>') assert.equal(got, undefined, shown);
  else if (wanted === '<int>') assert.ok(Number.isInteger(got), shown);
  else if (wanted === '<id>') assert.match(String(got), /^\d+$/, shown);
  else if (wanted === '<text>') assert.ok(typeof got === 'string' && got !== '', shown);
  else if (Array.isArray(wanted)) {
    assert.ok(Array.isArray(got) && got.length === wanted.length, shown);
    for (const [i, one] of wanted.entries()) holds(got[i], one, `${at}/${i}`);
  } else if (typeof wanted === 'object' && wanted !== null)
    for (const [key, value] of Object.entries(wanted))
      holds((got as Record<string, unknown> | undefined)?.[key], value, `${at}/${key}`);
  else assert.deepEqual(got, wanted, shown);
}
