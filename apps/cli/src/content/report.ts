import type { CheckedLink } from './external-links.ts';
import type { Piece, Survey } from './survey.ts';
import type { Links } from './walk-links.ts';

const TRANSLATION = {
  current: 'current',
  outdated: 'OUTDATED',
  missing: 'MISSING',
  unknown: 'not recorded',
  one: '–',
} as const;

/** What was reviewed, in few words; nothing is claimed that has no record. */
const reviewWords = ({ reviews }: Piece): string =>
  reviews.map(({ state, language, on }) => `${state} ${language} ${on}`).join(', ') || 'draft';

export type CheckedLinks = Pick<Links, 'pages' | 'broken'> & { outside: readonly CheckedLink[] };

/** Everything about every piece as a table, then each finding in its place, then the links. */
export function reportOf(
  { pieces, stray }: Survey,
  links: CheckedLinks,
): { lines: string[]; faults: number } {
  const wide = Math.max(...pieces.map(({ piece }) => piece.length));
  const findings = [...stray, ...pieces.flatMap((piece) => piece.findings)];
  const count = (piece: Piece, level: 'fault' | 'hint') =>
    String(piece.findings.filter((one) => one.level === level).length || '–').padStart(6);
  const rows = pieces.map(
    (piece) =>
      `${piece.piece.padEnd(wide)}  ${piece.kind.padEnd(13)} ${TRANSLATION[piece.translation].padEnd(13)}${count(piece, 'fault')}${count(piece, 'hint')}  ${reviewWords(piece)}`,
  );
  const told = (level: 'fault' | 'hint') =>
    findings
      .filter((one) => one.level === level)
      .map(
        ({ file, line, column, rule, words }) =>
          `${level === 'fault' ? '✗' : '·'} content/${file}:${line}:${column} ${rule}: ${words}`,
      );
  const malformed = links.outside.filter(({ wellFormed }) => !wellFormed);
  const faults = [
    ...told('fault'),
    ...links.broken.map((link) => `✗ a link leads nowhere: ${link}`),
    ...malformed.map(({ address, from }) => `✗ not a well-formed address: ${address} on ${from}`),
  ];
  const state = (of: Piece['translation']) => pieces.filter(({ translation }) => translation === of).length;
  return {
    faults: faults.length,
    lines: [
      `${'Piece'.padEnd(wide)}  ${'Kind'.padEnd(13)} ${'English'.padEnd(13)}faults hints  Review`,
      ...rows,
      '',
      ...told('hint'),
      '',
      `${links.pages} pages walked, ${links.broken.length} links lead nowhere; ${links.outside.length} addresses outside:`,
      ...links.outside.map(({ address, checkedOn }) => `  ${address}  opened ${checkedOn ?? 'never'}`),
      '',
      `English: ${state('current')} current, ${state('outdated')} outdated, ${state('missing')} missing, ${state('unknown')} not recorded`,
      ...faults,
      faults.length === 0 ? 'Content is in order' : `${faults.length} faults`,
    ],
  };
}
