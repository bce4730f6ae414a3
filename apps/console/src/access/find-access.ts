import type { AccessView, SwitchOffView } from '@khong-mot-minh/contracts';

/** What a person looks for: letters of a name, an address or a key, and a day (ISO date) of their own clock. */
export type Search = { text: string; day: string };

/** Without tone marks and size of letters: "Ngoc" finds "Ngọc". */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

const fits = (search: Search, ...texts: readonly string[]): boolean =>
  texts.some((text) => plain(text).includes(plain(search.text.trim())));

const dayOf = (at: string): string => {
  const local = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
};

/** The people and keys that fit, and every switch-off of them or by them, the newest first. */
export function findAccess({ people, keys, switchedOff }: AccessView, search: Search): AccessView {
  const nameOf = new Map(people.map(({ id, name, email }) => [id, `${name} ${email}`]));
  return {
    people: people.filter(({ name, email }) => fits(search, name, email)),
    keys: keys.filter(({ id }) => fits(search, id)),
    switchedOff: switchedOff
      .filter((off) => search.day === '' || isOn(off, search.day))
      .filter(({ target, by, review }) =>
        fits(search, nameOf.get(target) ?? '', target, by.name, review?.by.name ?? ''),
      )
      .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

const isOn = ({ at, review }: SwitchOffView, day: string): boolean =>
  dayOf(at) === day || (review !== undefined && dayOf(review.at) === day);
