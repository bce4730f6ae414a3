import { normaliseUnits } from '../normalise/normalise.ts';
import { type Token, tokenise } from './token.ts';
import { type Word, wordOf } from './word.ts';

/** Names of who somebody is: whom one loves, a people, a faith, a disability. What they say must not weigh anything. */
const IDENTITIES =
  'gay; les; lesbian; đồng tính; người đồng tính; song tính; lưỡng tính; người song tính; chuyển giới; người chuyển giới; vô tính; phi nhị nguyên; dị tính; lgbt; lgbtq; lgbtqia; bisexual; trans; transgender; queer; nonbinary; non binary; asexual; pansexual; straight; người mông; người hmông; người tày; người thái; người nùng; người dao; người mường; người khmer; người chăm; người hoa; người ê đê; người ba na; người gia rai; người kinh; người dân tộc; người thiểu số; dân tộc thiểu số; hmong; khmer; aboriginal; maori; người da màu; người da đen; người da trắng; black people; asian; latino; latina; việt kiều; công giáo; thiên chúa giáo; phật giáo; phật tử; tin lành; hồi giáo; đạo hồi; đạo phật; cao đài; hoà hảo; người vô thần; catholic; protestant; christian; buddhist; muslim; hindu; jewish; sikh; atheist; khuyết tật; người khuyết tật; tự kỷ; khiếm thị; khiếm thính; người điếc; disabled; autistic; adhd; deaf; dyslexic';

type Phrase = readonly (readonly number[])[];

/** A word's own number, and the one it has when it is typed without marks. */
const numbersOf = (typed: string): Phrase => {
  const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  const bare = tokenise(normaliseUnits(plain)).map(({ word }) => word.number);
  return tokenise(normaliseUnits(typed)).map(({ word }, i) => [word.number, bare[i] ?? word.number]);
};

/** Phrases by the number of their first word, the longest first. */
const phrasesFrom: (Phrase[] | undefined)[] = [];
for (const phrase of IDENTITIES.split('; ')
  .map(numbersOf)
  .sort((a, b) => b.length - a.length))
  for (const number of new Set(phrase[0])) {
    const known = phrasesFrom[number] ?? [];
    phrasesFrom[number] = [...known, phrase];
  }

/** Stands for whoever is named. */
const SOMEBODY: Word = wordOf('', '', 0, -1);

/** How many words from `at` on name an identity. */
function lengthAt(tokens: readonly Token[], at: number): number {
  const number = tokens[at]?.word.number ?? -1;
  const phrases = number < 0 ? undefined : phrasesFrom[number];
  const identity = phrases?.find((phrase) =>
    phrase.every((numbers, i) => numbers.includes(tokens[at + i]?.word.number ?? -1)),
  );
  return identity?.length ?? 0;
}

/**
 * The words of a message with each name of an identity made one word that means nothing: whoever somebody is, what is
 * said weighs the same.
 */
export function withoutIdentities(tokens: Token[]): Token[] {
  if (!tokens.some((_, i) => lengthAt(tokens, i) > 0)) return tokens;
  const kept: Token[] = [];
  let earlier = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (token === undefined) break;
    const length = lengthAt(tokens, i);
    const last = tokens[i + Math.max(length, 1) - 1] ?? token;
    kept.push({
      ...token,
      ...(length > 0 ? { word: SOMEBODY, to: last.to } : {}),
      position: token.position - earlier,
    });
    earlier += Math.max(length - 1, 0);
    i += Math.max(length, 1);
  }
  return kept;
}
