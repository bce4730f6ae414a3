import { createHash } from 'node:crypto';
import { LedgerDescriptor, ServedList } from '@khong-mot-minh/contracts';
import { importVerifier } from '@khong-mot-minh/ledger';
import { expectedServedList } from '@khong-mot-minh/server';
import { urlReader } from '../ledger/url-reader.ts';
import { CannotDo } from '../run/cannot-do.ts';
import { type FileVerdict, type Finding, judgeServed, type Release } from './judge-served.ts';
import { judgeSource } from './judge-source.ts';
import { keep, readKept } from './kept-state.ts';
import { type LoggedRelease, readLog } from './read-log.ts';
import type { Visitor, Wanted } from './visitor.ts';
import { loadFile, nothingSeen, openPage, type Seen, walkHelp } from './walk-pages.ts';

export type Settings = {
  portal: URL;
  /** Where the desk lives, when it is another host. */
  desk: URL | undefined;
  vkey: string | undefined;
  state: string;
  /** How many pages are read beside those of the help door. */
  mostPages: number;
  /** Whether the release is also held against what this source makes. */
  source: boolean;
};

export type Outcome = {
  ok: boolean;
  /** From where the log's key is known: one that was met for the first time says nothing of its first meeting. */
  key: { vkey: string; from: 'given' | 'kept' | 'first met' };
  size: number;
  releases: (LoggedRelease & { given: boolean })[];
  files: FileVerdict[];
  pages: string[];
  findings: Finding[];
  unseen: string[];
  warning: string | undefined;
};

const MOST_LISTS = 50;

/**
 * Looks as a visitor first and asks for the log and everything else only then, so that who serves cannot know beforehand
 * that somebody checks; then holds what came against the newest release in the log.
 */
export async function checkServed(visitor: Visitor, settings: Settings): Promise<Outcome> {
  const { portal, state } = settings;
  const seen = nothingSeen();
  await walkHelp(visitor, portal, seen);

  const kept = await readKept(state);
  const key = await keyOf(visitor, settings, kept?.vkey);
  const log = await readLog(urlReader(new URL('/ledger', portal).href), key.vkey, kept);
  if (!log.ok) return failed(key, [{ where: 'the ledger', why: log.why }]);
  const { known, size, warning } = log;
  const releases: Release[] = [];
  for (const one of known.releases.slice(-MOST_LISTS))
    releases.push({ ...one, text: await listOf(visitor, portal, one.list) });
  const newest = releases.at(-1);
  if (!newest) return failed(key, [{ where: 'the ledger', why: 'no release is written in it' }], size);
  const { text } = newest;
  if (!text)
    return failed(key, [{ where: newest.list, why: 'the list of the newest release is not given' }], size);

  await walkRest(visitor, settings, seen);
  await loadListed(visitor, settings, text, seen);
  const judged = judgeServed(seen, { ...newest, text }, releases.slice(0, -1), known.keys);
  judged.findings.push(...(await judgeKeys(visitor, portal, known.keys)));
  if (settings.source) judged.findings.push(...judgeSource(text, expectedServedList(key.vkey)));
  await keep(state, { vkey: key.vkey, ...known });
  return {
    ok: judged.findings.length === 0,
    key,
    size,
    releases: known.releases.map((one) => ({
      ...one,
      given: releases.some(({ index, text: list }) => index === one.index && list !== undefined),
    })),
    files: judged.files,
    pages: seen.pages.map(({ where }) => where),
    findings: judged.findings,
    unseen: seen.unseen,
    warning,
  };
}

const failed = (key: Outcome['key'], findings: Finding[], size = 0): Outcome => ({
  ok: false,
  key,
  size,
  releases: [],
  files: [],
  pages: [],
  findings,
  unseen: [],
  warning: undefined,
});

async function keyOf(
  visitor: Visitor,
  { portal, vkey }: Settings,
  kept: string | undefined,
): Promise<Outcome['key']> {
  if (vkey !== undefined && kept !== undefined && vkey !== kept)
    throw new CannotDo('What was kept is of a log with another key; name another file with --state.');
  if (vkey !== undefined) return { vkey, from: 'given' };
  if (kept !== undefined) return { vkey: kept, from: 'kept' };
  const answer = await visitor.get(new URL('/ledger/descriptor', portal), 'data');
  const told = LedgerDescriptor.safeParse(parse(answer.body));
  if (!told.success || !importVerifier(told.data.vkey))
    throw new CannotDo(`${portal.origin} says no key of a ledger; name it with --key.`);
  return { vkey: told.data.vkey, from: 'first met' };
}

/** The list of a release, where what is given has the hash that the log holds. */
async function listOf(visitor: Visitor, portal: URL, hash: string): Promise<ServedList | undefined> {
  const { status, body } = await visitor.get(new URL(`/ledger/served/${hash}`, portal), 'data');
  if (status !== 200 || createHash('sha256').update(body).digest('hex') !== hash) return undefined;
  const list = ServedList.safeParse(parse(body));
  return list.success ? list.data : undefined;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The caller says what is missing, which is all that a broken answer means here.
    return undefined;
  }
}

/** Where a page's script asks for a key to seal to. */
const KEYS = ['/v1/teams', '/v1/take-downs/receivers'];

/** Keys that scripts are given must stand in the log, like those in a page. */
async function judgeKeys(visitor: Visitor, portal: URL, known: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const where of KEYS) {
    const { body } = await visitor.get(new URL(where, portal), 'data');
    for (const [, key = ''] of body.toString('utf8').matchAll(/"publicKey":"([^"]*)"/g))
      if (!known.includes(createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex')))
        findings.push({ where, why: 'it gives a key that no team has in the ledger' });
  }
  return findings;
}

/** Every page to which what was seen leads, in both languages. */
async function walkRest(visitor: Visitor, { portal, mostPages }: Settings, seen: Seen): Promise<void> {
  let left = mostPages;

  const opened = new Set(seen.pages.map(({ received }) => received.url.pathname));
  // What is opened here is appended, and its links are followed in turn.
  for (const { received, contents } of seen.pages) {
    for (const link of contents.links) {
      if (!URL.canParse(link, received.url)) continue;
      const url = new URL(link, received.url);
      // A query and a fragment make no other page; a file of a lesson or an export is no page.
      if (url.origin !== portal.origin || opened.has(url.pathname) || left === 0) continue;
      if (!/^\/(?:vi|en)\/(?:[^.]*)$/.test(url.pathname)) continue;
      opened.add(url.pathname);
      left--;
      await openPage(visitor, url, seen);
    }
  }
}

const KINDS: Readonly<Record<string, Wanted>> = { js: 'script', css: 'style', svg: 'image', png: 'image' };

/** Every file of the release that was not met on the way. */
async function loadListed(
  visitor: Visitor,
  { portal, desk }: Settings,
  list: ServedList,
  seen: Seen,
): Promise<void> {
  const met = new Set([...seen.files.values()].map(({ received }) => received.url.pathname));
  const console = await deskOf(visitor, portal, desk, seen);
  for (const { path } of list.files) {
    const atDesk = path.startsWith('/console/');
    const origin = atDesk ? console : portal;
    if (met.has(path) || !origin) continue;
    const wanted = KINDS[path.split('.').at(-1) ?? ''] ?? 'data';
    await loadFile(visitor, new URL(path, origin), { wanted, where: 'the list' }, seen);
  }
}

/** Where the desk answers: as named, or on the same host. */
async function deskOf(
  visitor: Visitor,
  portal: URL,
  desk: URL | undefined,
  seen: Seen,
): Promise<URL | undefined> {
  const url = new URL('/console/', desk ?? portal);
  const { status, url: reached } = await visitor.get(url, 'page');
  if (status === 200 && reached.pathname === '/console/') {
    await openPage(visitor, url, seen);
    return url;
  }
  seen.unseen.push('the desk: it lives on another host; name it with --desk');
  return undefined;
}
