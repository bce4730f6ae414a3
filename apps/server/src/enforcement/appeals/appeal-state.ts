import type { AppealState } from '@khong-mot-minh/contracts';
import { type Home, homeDay } from '../../platform/home-day.ts';
import type { StoredAppeal } from '../queries/appeals.ts';

/** An answer as codes, with its day. */
export const answerOf = (home: Home, { outcome, reason, decidedAt }: StoredAppeal) => ({
  ...(outcome && { outcome }),
  ...(reason && { reason }),
  ...(decidedAt && { decidedOn: homeDay(home, decidedAt) }),
});

/** An appeal as its maker sees it. */
export const appealState = (home: Home, appeal: StoredAppeal): AppealState => ({
  ground: appeal.ground,
  madeOn: homeDay(home, appeal.madeAt),
  dueOn: homeDay(home, appeal.dueAt),
  ...answerOf(home, appeal),
});
