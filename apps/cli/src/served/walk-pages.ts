import { CannotDo } from '../run/cannot-do.ts';
import { type PageContents, pageContents } from './page-contents.ts';
import type { Received, Visitor, Wanted } from './visitor.ts';

export type SeenPage = { received: Received; contents: PageContents; where: string };
export type SeenFile = { received: Received; wanted: Wanted; where: string };

/** What was received, in the order in which it came. */
export type Seen = { pages: SeenPage[]; files: Map<string, SeenFile>; unseen: string[] };

/** The way of somebody who asks for help: what they open, and no more. */
const HELP = ['/', '/vi/giup', '/vi/gap-lai', '/vi/go-anh', '/vi/khong-lam-duoc'];
const MOST_STEPS = 8;

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{0,2}\/[^"']+)["']/g;

export const nothingSeen = (): Seen => ({ pages: [], files: new Map(), unseen: [] });

/** Opens the pages of the help door one after the other with what they load, up to the one on which words are written. */
export async function walkHelp(visitor: Visitor, origin: URL, seen: Seen): Promise<void> {
  for (const path of HELP) {
    const page = await openPage(visitor, new URL(path, origin), seen);
    if (path === '/vi/giup' && page) await walkForm(visitor, page, seen);
  }
}

/** Answers step by step; the last step, which would send something, is looked at and not sent. */
async function walkForm(visitor: Visitor, first: SeenPage, seen: Seen): Promise<void> {
  let page = first;
  for (let step = 0; step < MOST_STEPS; step++) {
    const form = page.contents.forms.find(({ method }) => method === 'post');
    if (!form) {
      seen.unseen.push('the page on which words are written: nobody reads now, so the door is closed');
      return;
    }
    if (form.takesWords) return;
    const { url } = page.received;
    const fields = new URLSearchParams([...form.fields, ['go', 'next']]);
    const to = new URL(form.action, url);
    // A form that leads to another host is a finding of its page; nothing is sent there.
    if (to.origin !== url.origin) return;
    page = await takePage(visitor, await visitor.post(to, fields), seen, `${to.pathname} (step ${step + 2})`);
  }
  seen.unseen.push('the page on which words are written: the form did not lead there');
}

/** Opens one page with all that it loads; undefined where the address leads to another host. */
export async function openPage(visitor: Visitor, url: URL, seen: Seen): Promise<SeenPage | undefined> {
  const received = await visitor.get(url, 'page');
  if (received.status >= 300 && received.status < 400) {
    seen.unseen.push(`${url.pathname}: it leads to ${received.headers.get('location')}`);
    return undefined;
  }
  if (received.status >= 500)
    throw new CannotDo(`${url.href} answered ${received.status}. Is the server running?`);
  // A file to be saved is shown by no browser.
  if (!received.headers.get('content-type')?.startsWith('text/html')) return undefined;
  return takePage(visitor, received, seen, received.url.pathname);
}

async function takePage(visitor: Visitor, received: Received, seen: Seen, where: string): Promise<SeenPage> {
  const contents = pageContents(received.body.toString('utf8'));
  const page = { received, contents, where };
  seen.pages.push(page);
  const load = (addresses: readonly string[], wanted: Wanted) =>
    loadAll(visitor, addresses, { wanted, from: received.url, where }, seen);
  await load(contents.styles, 'style');
  await load(contents.scripts, 'script');
  await load(contents.modules, 'script');
  await load(contents.images, 'image');
  await load(contents.workers, 'worker');
  return page;
}

type Loading = { wanted: Wanted; from: URL; where: string };

async function loadAll(
  visitor: Visitor,
  addresses: readonly string[],
  { wanted, from, where }: Loading,
  seen: Seen,
): Promise<void> {
  for (const address of addresses) {
    if (!URL.canParse(address, from)) continue;
    const url = new URL(address, from);
    // What comes from elsewhere is a finding by its address alone.
    if (url.origin !== from.origin || seen.files.has(url.href)) continue;
    await loadFile(visitor, url, { wanted, where }, seen);
  }
}

/** Loads a file and, of a script, what it imports. */
export async function loadFile(
  visitor: Visitor,
  url: URL,
  { wanted, where }: Pick<Loading, 'wanted' | 'where'>,
  seen: Seen,
): Promise<void> {
  const received = await visitor.get(url, wanted);
  seen.files.set(url.href, { received, wanted, where });
  if (wanted !== 'script' && wanted !== 'worker') return;
  const imports = [...received.body.toString('utf8').matchAll(IMPORT)].map(([, address = '']) => address);
  await loadAll(visitor, imports, { wanted: 'script', from: url, where: url.pathname }, seen);
}
