import type { TIERS } from '../codes/tiers.ts';

export type Urgent = { tier: number; dangerNow: boolean };

const URGENT: (typeof TIERS)[number] = 4;
/** The tier of a danger to life. */
export const DANGER: (typeof TIERS)[number] = 5;

/** From tier 4 on, or where somebody says that it happens now, a case is urgent: it is never set aside unread. */
export const isUrgent = ({ tier, dangerNow }: Urgent): boolean => dangerNow || tier >= URGENT;

/** A life may be in danger: what else needs a wish or an answer does not wait for it. */
export const isLifeInDanger = ({ tier, dangerNow }: Urgent): boolean => dangerNow || tier >= DANGER;

/** From this tier on nobody closes a case alone (CONTRACT §6). */
export const needsSecondPerson = ({ tier }: Pick<Urgent, 'tier'>): boolean => tier >= URGENT;
