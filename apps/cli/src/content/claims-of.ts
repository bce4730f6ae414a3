import { type Fact, isCitation } from '@khong-mot-minh/portal';
import { unspoken } from './spoken-texts.ts';

/** Something said as a fact of the world that the piece cites no fact for. */
export type Claim = { pointer: string; words: string };

/**
 * What is checkable in a sentence: years, parts of a hundred, large numbers, articles and names of law, who is quoted,
 * and numbers to call. Sums of money are left out: in these texts they are what a trickster asks for.
 */
const CLAIMS = [
  /(?<![\d.,])(?:19|20)\d\d(?![\d/])/g,
  /\d+(?:[.,]\d+)? ?%/g,
  /(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?!\d)(?! (?:đồng|xu|dong|coins))/g,
  /(?:[Đđ]iều|[Aa]rticles?) \d+/g,
  /(?:Luật|Bộ luật) (?:An ninh mạng|Trẻ em|[A-ZĐ]\p{L}+)|(?:Nghị định|Thông tư|Quyết định) \d+/gu,
  /(?:Decree|Circular) \d+|(?:Cybersecurity|Children(?:’s)?) (?:Law|Act)|Penal Code/g,
  /(?<!\p{L})(?:A05|NCA|NCMEC|UNICEF|UNODC|Thorn|VietnamPlus|VnExpress)(?!\p{L})/gu,
  /(?<![\d.,])(?:11[1-9])(?![\d.,]?\d)/g,
];

/** Members that hold what somebody in an invented story writes, asks or chooses. */
const INVENTED: ReadonlySet<string> = new Set([
  'situation',
  'prompt',
  'options',
  'lines',
  'ask',
  'choices',
  'nicknames',
]);

/** Every claim of a piece that no fact answers for: one cited where it stands or above it, or one that needs no citing. */
export function uncitedClaims(value: unknown, facts: ReadonlyMap<string, Fact>): Claim[] {
  const everywhere = [...facts.values()].filter((fact) => fact.everywhere);
  return walk(value, '', everywhere, facts);
}

function walk(
  value: unknown,
  pointer: string,
  cited: readonly Fact[],
  facts: ReadonlyMap<string, Fact>,
): Claim[] {
  if (typeof value === 'string')
    return claimsIn(value)
      .filter((claim) => !cited.some(({ marks }) => marks.some((mark) => same(mark, claim))))
      .map((words) => ({ pointer, words }));
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value);
  const more = members.flatMap(([name, inside]) => (isCitation(name, inside) ? citedBy(inside, facts) : []));
  return members.flatMap(([name, inside]) =>
    isCitation(name, inside) || INVENTED.has(name) || (unspoken.has(name) && name !== 'domain')
      ? []
      : walk(inside, `${pointer}/${name}`, [...cited, ...more], facts),
  );
}

const citedBy = (ids: unknown, facts: ReadonlyMap<string, Fact>): Fact[] =>
  [ids].flat().flatMap((id) => facts.get(String(id)) ?? []);

const claimsIn = (text: string): string[] => CLAIMS.flatMap((claim) => text.match(claim) ?? []);

/** As it is written, whatever the spaces and the size of letters. */
const same = (mark: string, claim: string): boolean =>
  mark.replaceAll(' ', '').toLowerCase() === claim.replaceAll(' ', '').toLowerCase();
