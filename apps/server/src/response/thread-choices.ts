import type { ThreadChoice } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS, type ChosenLevel, ORGANISATIONS } from '@khong-mot-minh/contracts/codes';
import { isLevelAllowed, isTakenBack, standingWord } from '@khong-mot-minh/contracts/rules';
import type { SpokenReport } from './consent.ts';
import type { SpokenWord } from './queries/consent-words.ts';

type Said = Pick<SpokenReport, 'mayKnow' | 'words'>;

/** Whom the reporter lets know, and whom no more: each level of which something was ever said. */
export const choicesOf = (report: Said): ThreadChoice[] =>
  CHOSEN_LEVELS.flatMap((level) => {
    const { words, mayKnow } = report;
    const allowed = isLevelAllowed(report, level);
    const only = allowed ? [] : namedBy(words, level, true);
    const said = mayKnow.includes(level) || words.some((word) => !word.organisation && word.level === level);
    if (!said && only.length === 0) return [];
    const restorable = only.length === 0 ? restorableOf(report, level) : undefined;
    return [
      {
        level,
        allowed: allowed || only.length > 0,
        only,
        except: allowed ? namedBy(words, level, false) : [],
        ...(restorable && { restorable }),
      },
    ];
  });

/** The organisations of a level about which a word of their own holds. */
const namedBy = (words: readonly SpokenWord[], level: ChosenLevel, allows: boolean): ThreadChoice['only'] =>
  words.flatMap((word) => {
    const { organisation: named } = word;
    if (!named || word.allows !== allows || ORGANISATIONS[named.kind].consentLevel !== level) return [];
    const to = { organisationId: named.id, kind: named.kind };
    return standingWord({ words }, to) === word ? [{ organisation: named.name, kind: named.kind }] : [];
  });

/** What would be allowed if the last no to the level were lifted; nothing where that gives nothing. */
function restorableOf({ mayKnow, words }: Said, level: ChosenLevel): ThreadChoice['restorable'] {
  if (!isTakenBack({ words }, level)) return undefined;
  const lifted: SpokenWord[] = [...words, { allows: true, restores: true, level, at: new Date(0) }];
  const all = isLevelAllowed({ mayKnow, words: lifted }, level);
  const only = all ? [] : namedBy(lifted, level, true);
  return all || only.length > 0 ? { all, only } : undefined;
}
