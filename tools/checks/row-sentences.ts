import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ACT_CODES,
  FIRST_LANGUAGE,
  HARM_CODES,
  MEASURE_KINDS,
  OUTCOMES,
  PLATFORM_SCOPES,
  ROLE_CODES,
  STATEMENT_MEASURES,
} from '@khong-mot-minh/contracts/codes';
import type { Problem } from './problem.ts';

/** The sentences that each row of a table needs: one for every code, at `at` in a catalogue. */
export type NeededSentences = { catalogue: string; at: string; codes: readonly string[] };

const NEEDED: readonly NeededSentences[] = [
  { catalogue: 'console', at: 'concept', codes: ACT_CODES },
  { catalogue: 'policy-words', at: 'acts', codes: ACT_CODES },
  { catalogue: 'console', at: 'category', codes: HARM_CODES },
  { catalogue: 'transparency', at: 'harm', codes: HARM_CODES },
  { catalogue: 'access', at: 'role', codes: ROLE_CODES },
  { catalogue: 'urgent', at: 'role', codes: ROLE_CODES },
  { catalogue: 'access', at: 'scope', codes: PLATFORM_SCOPES },
  { catalogue: 'statement', at: 'measure', codes: STATEMENT_MEASURES },
  { catalogue: 'appeals', at: 'measure', codes: STATEMENT_MEASURES },
  { catalogue: 'demo', at: 'measure', codes: MEASURE_KINDS },
  { catalogue: 'demo', at: 'outcome', codes: OUTCOMES },
  { catalogue: 'policy-desk', at: 'outcome', codes: OUTCOMES },
];

/** A row of a table of codes has its sentences in the first language; that others have the same is checked beside. */
export const checkRowSentences = (root: string): Problem[] => lackingSentences(root, NEEDED);

/** What lacks; a catalogue has its keys in one list (`role.teacher`) or in groups (`acts` → `flattery`). */
export function lackingSentences(root: string, needed: readonly NeededSentences[]): Problem[] {
  return needed.flatMap(({ catalogue, at, codes }) => {
    const file = `messages/${FIRST_LANGUAGE}/${catalogue}.json`;
    const sentences = read(path.join(root, file));
    const group = sentences[at];
    const known = (code: string): boolean =>
      typeof sentences[`${at}.${code}`] === 'string' ||
      (typeof group === 'object' && group !== null && Object.hasOwn(group, code));
    return codes
      .filter((code) => !known(code))
      .map((code) => `${file} lacks "${at}.${code}", which is a row`);
  });
}

const read = (file: string): Record<string, unknown> =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
