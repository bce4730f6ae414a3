import { verifies } from './verify-signature.ts';

type Proof = { entry: string; proof: string };

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const urlBytes = (text: string) => bytesOf(text.replace(/-/g, '+').replace(/_/g, '/'));
const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, n) => byte === b[n]);

async function sha256(...parts: Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** RFC 9162 §2.1.3.2: whether the hashes lead from a leaf to the root. */
async function leads(leaf: Uint8Array, index: number, size: number, path: Uint8Array[], root: Uint8Array) {
  if (!(index < size)) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await sha256(Uint8Array.of(1), step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = await sha256(Uint8Array.of(1), hash, step);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
}

/** The size and root of a checkpoint that this log's key signed; undefined otherwise (C2SP signed-note). */
async function openCheckpoint(note: string, logKey: string) {
  const [, name, , key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(logKey) ?? [];
  const end = note.lastIndexOf('\n\n') + 1;
  const line = note
    .slice(end + 1)
    .split('\n')
    .find((one) => one.startsWith(`— ${name} `));
  if (!name || !key || !line) return undefined;
  const text = note.slice(0, end);
  // Before the signature four bytes name the key, before the key one byte names its kind.
  const signature = bytesOf(line.slice(name.length + 3)).slice(4);
  if (!(await verifies(bytesOf(key).slice(1), utf8(text), signature))) return undefined;
  const [origin, size, root] = text.split('\n');
  return origin === name && root ? { size: Number(size), root: bytesOf(root) } : undefined;
}

/** Whether a proof shows that the log names this key as a team's. */
export async function isProven({ entry, proof }: Proof, publicKey: string, logKey: string): Promise<boolean> {
  const { act, key } = JSON.parse(entry);
  const hash = await sha256(urlBytes(publicKey));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (act !== 'team-key.set' || key !== hex) return false;
  const end = proof.indexOf('\n\n');
  const [, second = '', ...path] = proof.slice(0, end).split('\n');
  const checkpoint = await openCheckpoint(proof.slice(end + 2), logKey);
  if (!checkpoint || !/^index \d+$/.test(second)) return false;
  const leaf = await sha256(Uint8Array.of(0), utf8(entry));
  return leads(leaf, Number(second.slice(6)), checkpoint.size, path.map(bytesOf), checkpoint.root);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** An answer that says nothing, of a server that is away or busy, is asked for once more. */
async function read(path: string): Promise<Response> {
  for (let isLast = false; ; isLast = true) {
    const answer = await fetch(path);
    if (answer.status !== 429 && answer.status < 500) return answer;
    if (isLast) throw new Error('No answer');
    await pause(1500);
  }
}

async function ask(to: { keyId: string; publicKey: string }): Promise<boolean> {
  const logKey = await (await read('/assets/log-key.txt')).text();
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await read(`/v1/team-keys/${to.keyId}`);
    if (answer.ok) return isProven(await answer.json(), to.publicKey, logKey.trim());
    // A key that was set a moment ago stands in the log within seconds.
    if (answer.status !== 409) return false;
    await pause(1500);
  }
  return false;
}

const answers = new Map<string, Promise<boolean>>();

/** Whether the public log names this key; asked once a page, and again after no answer came. */
export function isKnownKey(to: { keyId: string; publicKey: string }): Promise<boolean> {
  const known = answers.get(to.publicKey) ?? ask(to);
  answers.set(to.publicKey, known);
  known.catch(() => answers.delete(to.publicKey));
  return known;
}
