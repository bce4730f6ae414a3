import { randomUUID } from 'node:crypto';
import { statedAs } from '@khong-mot-minh/contracts/codes';
import type { StoredStatement } from '@khong-mot-minh/database';
import { type Home, releaseAfter } from '../../platform/home-day.ts';

/** From this tier on evidence is asked for, and its statement waits until it is kept. */
const EVIDENCE_TIER = 3;
/** A delay ends by itself: our own limit, no law names one. */
const EVIDENCE_WAIT_MS = 72 * 3600_000;
const RETALIATION_WAIT_MS = 14 * 86_400_000;

type Stop = Pick<StoredStatement, 'stopId' | 'stoppedBy'>;
type Given = Omit<
  StoredStatement,
  'id' | 'visibleAt' | 'delayReason' | 'delayUntil' | 'replacedAt' | keyof Stop
> &
  Partial<Stop>;

/** A statement with the time from which its subject reads it; `later` where a reviewer fears retaliation. */
export function newStatement(home: Home, given: Given, later = false): StoredStatement {
  return {
    stopId: null,
    stoppedBy: null,
    ...given,
    id: randomUUID(),
    visibleAt: pointsAtNobody(given) ? given.madeAt : releaseAfter(home, given.madeAt),
    ...delayOf(home, given, later),
    replacedAt: null,
  };
}

/** A rule about who may contact whom rests on what two accounts are, not on what somebody did about it. */
const pointsAtNobody = ({ measure, tier, source }: Given): boolean =>
  statedAs(measure).of === 'act' && tier <= 1 && source === 'own';

function delayOf(
  home: Home,
  { tier, madeAt }: Given,
  later: boolean,
): Pick<StoredStatement, 'delayReason' | 'delayUntil'> {
  const until = (ms: number) => releaseAfter(home, new Date(madeAt.getTime() + ms));
  if (later) return { delayReason: 'risk-of-retaliation', delayUntil: until(RETALIATION_WAIT_MS) };
  if (tier >= EVIDENCE_TIER) return { delayReason: 'evidence-first', delayUntil: until(EVIDENCE_WAIT_MS) };
  return { delayReason: null, delayUntil: null };
}

/** From when the person concerned may read a statement. */
export const readableAt = ({
  visibleAt,
  delayUntil,
}: Pick<StoredStatement, 'visibleAt' | 'delayUntil'>): Date =>
  delayUntil && delayUntil > visibleAt ? delayUntil : visibleAt;
