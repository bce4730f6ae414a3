import type { AppealState } from '@kmm/contracts';
import { vietnamDay } from '../../platform/vietnam-day.ts';
import type { StoredAppeal } from '../queries/appeals.ts';

/** An answer as codes, with its day. */
export const answerOf = ({ outcome, reason, decidedAt }: StoredAppeal) => ({
  ...(outcome && { outcome }),
  ...(reason && { reason }),
  ...(decidedAt && { decidedOn: vietnamDay(decidedAt) }),
});

/** An appeal as its maker sees it. */
export const appealState = (appeal: StoredAppeal): AppealState => ({
  ground: appeal.ground,
  madeOn: vietnamDay(appeal.madeAt),
  dueOn: vietnamDay(appeal.dueAt),
  ...answerOf(appeal),
});
