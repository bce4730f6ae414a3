import { createHash } from 'node:crypto';
import type { ServedList, ServedPagePolicy } from '@khong-mot-minh/contracts';
import type { Received } from './visitor.ts';
import type { Seen, SeenPage } from './walk-pages.ts';

/** `list` is undefined where the server does not give the list of that release. */
export type Release = { index: number; at: string; list: string; text: ServedList | undefined };

export type Verdict = 'matches' | 'differs' | 'of-an-older-release' | 'not-in-the-ledger' | 'missing';
export type FileVerdict = {
  path: string;
  verdict: Verdict;
  sha256: string;
  expected?: string;
  release?: string;
};
export type Finding = { where: string; why: string };
export type Judged = { files: FileVerdict[]; findings: Finding[] };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const fits = ({ path }: ServedPagePolicy, asked: string): boolean =>
  new RegExp(
    `^${path
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/:[a-z]+/g, '[^/]+')
      .replace(/\*$/, '.*')}$`,
  ).test(asked);

/** Headers that load or run something of themselves; no answer of ours has one. */
const ACTS = ['refresh', 'link', 'service-worker-allowed', 'speculation-rules'];

/** Holds what was received against the newest release, whose list the log holds. */
export function judgeServed(
  seen: Seen,
  newest: Release & { text: ServedList },
  older: readonly Release[],
  keys: readonly string[],
): Judged {
  const judged: Judged = { files: [], findings: [] };
  const listed = new Set(newest.text.files.map(({ path }) => path));
  for (const file of filesOf(seen, listed)) judged.files.push(judgeFile(file, newest.text, older));
  for (const { path, verdict, release } of judged.files)
    if (verdict !== 'matches') judged.findings.push({ where: path, why: WHY[verdict](release) });
  for (const page of seen.pages) {
    judged.findings.push(...judgePage(page, newest.text));
    for (const key of page.contents.keys)
      if (!keys.includes(sha256(Buffer.from(key, 'base64url'))))
        judged.findings.push({
          where: page.where,
          why: 'it seals words to a key that no team has in the ledger',
        });
  }
  return judged;
}

const WHY: Record<Exclude<Verdict, 'matches'>, (release?: string) => string> = {
  differs: () => 'what is served is in no release of the ledger',
  'of-an-older-release': (release) => `it is the file of an older release (${release})`,
  'not-in-the-ledger': () => 'it is loaded, and the newest release has no such file',
  missing: () => 'the newest release has it, and it is not served',
};

/** By path: two addresses of one file that differ in their bytes are two files. */
function filesOf(seen: Seen, listed: ReadonlySet<string>): { path: string; received: Received }[] {
  const found = new Map<string, { path: string; received: Received }>();
  for (const { received, wanted } of seen.files.values()) {
    const path = received.url.pathname;
    // Pictures that come with lessons run nothing; those of the release are compared.
    if (wanted === 'image' && !listed.has(path)) continue;
    found.set(`${path} ${received.status === 200 ? sha256(received.body) : received.status}`, {
      path,
      received,
    });
  }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function judgeFile(
  { path, received }: { path: string; received: Received },
  list: ServedList,
  older: readonly Release[],
): FileVerdict {
  const expected = list.files.find((file) => file.path === path)?.sha256;
  const hash = sha256(received.body);
  const more = expected === undefined ? {} : { expected };
  if (received.status !== 200 && expected !== undefined)
    return { path, verdict: 'missing', sha256: hash, ...more };
  if (hash === expected) return { path, verdict: 'matches', sha256: hash };
  const before = older.findLast(({ text }) =>
    text?.files.some((file) => file.path === path && file.sha256 === hash),
  );
  if (before) return { path, verdict: 'of-an-older-release', sha256: hash, release: before.at, ...more };
  return { path, verdict: expected === undefined ? 'not-in-the-ledger' : 'differs', sha256: hash, ...more };
}

function judgePage({ received, contents, where }: SeenPage, list: ServedList): Finding[] {
  const findings: Finding[] = [];
  const say = (why: string): void => {
    findings.push({ where, why });
  };
  const row = list.pages.find((page) => fits(page, received.url.pathname));
  if (!row) {
    say('the newest release has no such page');
    return findings;
  }
  for (const why of contents.foreign) say(why);
  for (const address of [
    ...contents.styles,
    ...contents.modules,
    ...contents.images,
    ...contents.workers,
    ...contents.targets,
  ])
    if (!sameOrigin(address, received.url)) say(`it leads to "${address}", which is another host`);
  const scripts = contents.scripts.map((src) =>
    sameOrigin(src, received.url) ? new URL(src, received.url).pathname : src,
  );
  for (const src of scripts)
    if (!row.scripts.includes(src)) say(`it loads the script "${src}", which the release does not load here`);
  const missing = row.scripts.filter((src) => !scripts.includes(src));
  const asks = contents.forms.some(({ method }) => method === 'post');
  if (missing.length > 0 && asks) say(`it has a form and comes without the script "${missing.join('", "')}"`);
  for (const [name, value] of Object.entries(row.headers))
    judgeHeader(received, name.toLowerCase(), value, say);
  for (const name of ACTS)
    if (received.headers.has(name))
      say(`its header "${name}: ${received.headers.get(name)}" loads or runs something`);
  return findings;
}

const sameOrigin = (address: string, from: URL): boolean =>
  URL.canParse(address, from) && new URL(address, from).origin === from.origin;

/** Of several policies each one forbids, so another beside the released one takes nothing from it. */
function judgeHeader({ headers }: Received, name: string, wanted: string, say: (why: string) => void): void {
  const given = headers.get(name);
  const values = given?.split(', ').map((one) => one.trim()) ?? [];
  if (given === wanted || values.includes(wanted)) return;
  say(
    given === undefined
      ? `its header "${name}" is missing`
      : `its header "${name}" is "${given}", and the release has "${wanted}"`,
  );
}
