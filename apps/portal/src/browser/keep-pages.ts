import type { Pack } from '../offline/pack.ts';

/** Says as little as the icon does, for whoever looks into the browser's storage. */
const CACHE = 'notes';

const listOf = (root: string, lesson: string) => `${root}mang-theo/${lesson}.json`;

async function fetchWhole(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`"${address}" answered ${answer.status}`);
  return answer;
}

/** The lessons of one language that this phone keeps. */
export async function keptLessons(root: string): Promise<string[]> {
  if (!(await caches.has(CACHE))) return [];
  const addresses = (await (await caches.open(CACHE)).keys()).map(({ url }) => new URL(url).pathname);
  return addresses.flatMap((path) =>
    path.startsWith(`${root}mang-theo/`) ? [path.slice(`${root}mang-theo/`.length, -'.json'.length)] : [],
  );
}

/** Everything is fetched before anything is kept, and the list comes last: a lesson is kept whole or not at all. */
export async function keepLesson(root: string, lesson: string): Promise<void> {
  const list = await fetchWhole(listOf(root, lesson));
  const { files }: Pack = await list.clone().json();
  const answers = await Promise.all(files.map(fetchWhole));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map((answer, at) => cache.put(files[at] ?? '', answer)));
  await cache.put(listOf(root, lesson), list);
}

/** Brings kept lessons up to date and throws away what none of them needs any more. */
export async function renewLessons(root: string): Promise<void> {
  const cache = await caches.open(CACHE);
  const needed = new Set<string>();
  for (const lesson of await keptLessons(root)) {
    const [mine, theirs] = await Promise.all([
      cache.match(listOf(root, lesson)).then((kept): Promise<Pack> | undefined => kept?.json()),
      fetchWhole(listOf(root, lesson)).then((fresh): Promise<Pack> => fresh.json()),
    ]);
    if (mine?.version !== theirs.version) await keepLesson(root, lesson);
    for (const file of [...theirs.files, listOf(root, lesson)]) needed.add(file);
  }
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    const ours = pathname.startsWith(root) || pathname.startsWith('/assets/');
    if (ours && !needed.has(pathname + search)) await cache.delete(url);
  }
}
