import type { Token } from './token.ts';
import { TONED_PAIRS } from './toned-pairs.ts';

/** Keys of two neighbouring syllables by the first's base, then the second's. */
const pairs = new Map<string, Map<string, readonly [string, string]>>();

const bare = (key: string): string =>
  key
    .replace(/[1-4]$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd');

for (const pair of TONED_PAIRS.split(',')) {
  const [first = '', second = ''] = pair.split(' ');
  const [from, to] = [bare(first), bare(second)];
  if (from.length < 2 || to.length < 2) continue;
  const seconds = pairs.get(from) ?? new Map<string, readonly [string, string]>();
  pairs.set(from, seconds);
  seconds.set(to, [first, second]);
}

/**
 * Gives untoned syllables the tones that they have side by side ("mat khau" is mật khẩu), so that fewer words must be
 * guessed. Where two neighbours disagree, or a word was typed with its tone, it stays as it is.
 */
export function restoreTones(tokens: readonly Token[]): readonly Token[] {
  let restored: Token[] | undefined;
  let last = '';
  for (let i = 0; i + 1 < tokens.length; i++) {
    const here = tokens[i];
    const next = tokens[i + 1];
    if (here === undefined || next === undefined) break;
    if (here.key !== here.base || next.key !== next.base || next.position - here.position !== 1) {
      last = '';
      continue;
    }
    const keys = pairs.get(here.base)?.get(next.base);
    if (keys === undefined) {
      last = '';
      continue;
    }
    restored ??= [...tokens];
    // The pair before gave this syllable another tone: neither is trusted.
    if (last !== '' && last !== keys[0]) restored[i] = here;
    else restored[i] = { ...here, key: keys[0] };
    restored[i + 1] = { ...next, key: keys[1] };
    last = keys[1];
  }
  return restored ?? tokens;
}
