import type { Language, ObligationRow, PlatformMatrix } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { toCsv } from '../../platform/csv.ts';

const addressesOf = (
  sources: readonly { addresses: string[]; name: { vi: string; en: string } }[],
  lang: Language,
) => sources.map(({ name, addresses }) => [textIn(name, lang), ...addresses].join(' ')).join(' | ');

/** The list of duties as a table for a spreadsheet. */
export const obligationsCsv = (rows: readonly ObligationRow[], lang: Language): string =>
  toCsv([
    [
      'id',
      'instrument',
      'status',
      'provision',
      'party',
      'says',
      'clock',
      'state',
      'served_by',
      'remains',
      'grade',
      'checked',
      'review_by',
      'sources',
    ],
    ...rows.map((row) => [
      row.id,
      textIn(row.instrument.title, lang),
      row.instrument.status,
      textIn(row.provision, lang),
      row.party,
      textIn(row.says, lang),
      textIn(row.clock, lang) ?? '',
      row.state,
      row.servedBy.map(({ kind, id, counts }) => `${kind}:${id}${counts ? '' : ' (shadow)'}`).join(' '),
      textIn(row.remains ?? row.why, lang) ?? '',
      row.grade,
      row.checked,
      row.reviewBy,
      addressesOf(row.sources, lang),
    ]),
  ]);

/** The matrix, one row a platform and duty. */
export const platformsCsv = ({ platforms, cells }: PlatformMatrix, lang: Language): string =>
  toCsv([
    ['platform', 'obligation', 'fit', 'fact', 'grade', 'seen', 'review_by', 'sources'],
    ...cells.map((cell) => [
      platforms.find(({ id }) => id === cell.platform)?.name ?? cell.platform,
      cell.obligation,
      cell.fit,
      textIn(cell.fact, lang) ?? '',
      cell.grade ?? '',
      cell.seen ?? '',
      cell.reviewBy ?? '',
      addressesOf(cell.sources, lang),
    ]),
  ]);
