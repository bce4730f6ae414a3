import type { ThreadChoice } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS, ORGANISATIONS } from '@khong-mot-minh/contracts/codes';
import { isLevelAllowed, standingWord } from '@khong-mot-minh/contracts/rules';
import type { SpokenReport } from './consent.ts';

/** Whom the reporter lets know, and whom no more: each level of which something was ever said. */
export const choicesOf = (report: SpokenReport): ThreadChoice[] =>
  CHOSEN_LEVELS.flatMap((level) => {
    const { words } = report;
    const allowed = isLevelAllowed(report, level);
    const agreed = words.flatMap((word) => {
      const { organisation: named, allows } = word;
      if (!named || !allows || ORGANISATIONS[named.kind].consentLevel !== level) return [];
      const to = { organisationId: named.id, kind: named.kind };
      return standingWord({ words }, to) === word ? [{ organisation: named.name, kind: named.kind }] : [];
    });
    const said =
      report.mayKnow.includes(level) || words.some((word) => !word.organisation && word.level === level);
    if (!said && agreed.length === 0) return [];
    return [{ level, allowed: allowed || agreed.length > 0, only: allowed ? [] : agreed }];
  });
