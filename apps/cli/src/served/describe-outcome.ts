import type { Outcome } from './check-served.ts';

const KEY = {
  given: 'its key was given',
  kept: 'its key is the one of the last time',
  'first met': 'its key was met for the first time: compare it with somebody else’s',
} as const;

/** The outcome for people: file by file what does not match, and in numbers what does. */
export function describeOutcome({
  ok,
  key,
  size,
  releases,
  files,
  pages,
  findings,
  unseen,
  warning,
}: Outcome): string {
  const newest = releases.at(-1);
  const matching = files.filter(({ verdict }) => verdict === 'matches').length;
  return [
    `The ledger holds ${size} entries under ${key.vkey.split('+')[0]}; ${KEY[key.from]}`,
    ...releases
      .slice(0, -1)
      .map(
        ({ at, list, given }) =>
          `  ${at}  ${list.slice(0, 16)}…  an older release${given ? '' : ', whose list is not given'}`,
      ),
    ...(newest
      ? [`  ${newest.at}  ${newest.list.slice(0, 16)}…  ${newest.files} files: the newest release`]
      : []),
    ...(warning === undefined ? [] : [`NOTE: ${warning}; npx kmm ledger monitor follows this`]),
    `${matching} files match, ${files.length - matching} do not; ${pages.length} pages were read`,
    ...findings.map(({ where, why }) => `  WRONG  ${where}: ${why}`),
    ...unseen.map((what) => `  NOT SEEN  ${what}`),
    ok
      ? 'What this machine was served is what the ledger says. Another machine may have been served something else.'
      : 'What this machine was served is NOT what the ledger says.',
  ].join('\n');
}
