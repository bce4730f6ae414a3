import type { ServedList } from '@khong-mot-minh/contracts';
import type { Finding } from './judge-served.ts';

/** The guided page of the demo is no part of what is installed. */
const OF_DEMO = /^\/(?:demo)(?:\/|$)/;

/** Holds the list of a release against what this source makes. */
export function judgeSource(release: ServedList, source: ServedList): Finding[] {
  const hashes = (list: ServedList) =>
    new Map(list.files.filter(({ path }) => !OF_DEMO.test(path)).map(({ path, sha256 }) => [path, sha256]));
  const [theirs, ours] = [hashes(release), hashes(source)];
  const rules = (list: ServedList) => JSON.stringify(list.pages.filter(({ path }) => !OF_DEMO.test(path)));
  return [
    ...[...theirs].flatMap(([path, hash]) => {
      const own = ours.get(path);
      if (own === hash) return [];
      return {
        where: path,
        why: own === undefined ? 'this source makes no such file' : 'this source makes another file',
      };
    }),
    ...[...ours.keys()]
      .filter((path) => !theirs.has(path))
      .map((path) => ({ where: path, why: 'this source makes it, and the release does not have it' })),
    ...(rules(release) === rules(source)
      ? []
      : [
          {
            where: 'the pages of the release',
            why: 'this source loads other scripts or sends other headers',
          },
        ]),
  ];
}
