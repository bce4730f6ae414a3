import { type PackTerm, TERM_CATEGORIES } from '@khong-mot-minh/language';
import { CannotDo } from '../run/cannot-do.ts';
import { type Row, readTable } from './read-table.ts';

function readTerm(row: Row, at: number): PackTerm {
  const { id = '', text = '', lang = '', tier = '' } = row;
  const category = TERM_CATEGORIES.find((known) => known === row.category);
  const where = `Read row ${at + 1} (id "${id}")`;
  if (id === '' || text.trim() === '') throw new CannotDo(`${where}: the id or the text is empty`);
  if (lang !== 'vi' && lang !== 'en') throw new CannotDo(`${where}: lang "${lang}" is neither vi nor en`);
  if (tier !== 'block' && tier !== 'score')
    throw new CannotDo(`${where}: tier "${tier}" is neither block nor score`);
  if (category === undefined)
    throw new CannotDo(`${where}: category "${row.category}" is none of ${TERM_CATEGORIES.join(', ')}`);
  return { id, text: text.normalize('NFC'), lang, tier, category };
}

/** Reads a platform's own list (columns id, text, lang, tier, category); an id may stand there once. */
export function readTermList(file: string): PackTerm[] {
  const terms = readTable(file, ['id', 'text', 'lang', 'tier', 'category']).map(readTerm);
  const ids = new Set<string>();
  for (const { id } of terms) {
    if (ids.has(id)) throw new CannotDo(`Read "${file}": id "${id}" stands there twice`);
    ids.add(id);
  }
  return terms;
}
