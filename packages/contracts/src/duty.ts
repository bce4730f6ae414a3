import { z } from 'zod';
import { OwnProof } from './own-proof.ts';
import { Time, Uuid } from './scalars.ts';

/** Longer nobody is on duty at a stretch. */
export const DUTY_HOURS = 24;
/** Duties are planned no further ahead. */
export const DUTY_AHEAD_DAYS = 60;
/** After this long without a sign of life at the desk nobody counts as there. */
export const PRESENCE_MINUTES = 15;
/** A channel that took no page over for this long is no longer believed to reach anybody. */
export const REACH_DAYS = 7;

/** One person's duty for one team. */
export const Duty = z
  .object({
    id: Uuid,
    teamId: Uuid,
    person: z.object({ id: Uuid, name: z.string() }),
    from: Time,
    until: Time,
    /** The person was at the desk in the last quarter of an hour, or a page reaches them. */
    there: z.boolean(),
  })
  .meta({ id: 'Duty' });
export type Duty = z.infer<typeof Duty>;
export const Duties = z.object({ items: z.array(Duty) }).meta({ id: 'Duties' });
export type Duties = z.infer<typeof Duties>;
export const DutyTimes = z.strictObject({ from: Time, until: Time });
export type DutyTimes = z.infer<typeof DutyTimes>;
/** Other times of a duty; of a colleague's with what confirms a supervisor. */
export const DutyChange = z.strictObject({ ...DutyTimes.shape, ...OwnProof.partial().shape });
export type DutyChange = z.infer<typeof DutyChange>;
export const DutyInput = z.strictObject({ teamId: Uuid, from: Time, until: Time });
export type DutyInput = z.infer<typeof DutyInput>;

/** Until when the person counts as there, if no further sign of life comes. */
export const PresenceUntil = z.object({ until: Time }).meta({ id: 'PresenceUntil' });
export type PresenceUntil = z.infer<typeof PresenceUntil>;
