import {
  type Inbox,
  type InboxSection,
  PRESENCE_MINUTES,
  type SeenCall,
  type UrgentCall,
} from '@khong-mot-minh/contracts';
import { type Action, may, organisationsWhere } from '@khong-mot-minh/contracts/codes';
import {
  countInbox,
  currentDuty,
  dutiesNow,
  findPresence,
  listCalls,
  listSeenCalls,
  readClockSighting,
  type SignedIn,
  type WaitingCall,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf } from '../http/principal.ts';
import { doubtOf } from '../platform/clock-rule.ts';
import { channelState } from './channel-view.ts';
import { mayAnswer } from './may-answer.ts';
import { listChannels } from './queries/paging-channels.ts';

const MINUTE_MS = 60_000;
/** So many are shown; the desk sounds from the first one on. */
const MOST_CALLS = 20;

type Person = SignedIn & Parameters<typeof actorOf>[0];
type Sight = { may: Action; kinds?: readonly Person['orgKind'][] };

const OF_PLATFORMS = ['platform'] as const;
/** Who has which section: whose routes would refuse them are not counted for them. */
const SIGHT: Record<InboxSection, Sight> = {
  overrides: { may: 'overrides.review' },
  switchOffs: { may: 'access.review' },
  transfers: { may: 'cases.work' },
  referrals: { may: 'cases.work' },
  team: { may: 'cases.work' },
  messages: { may: 'cases.work' },
  mine: { may: 'cases.work' },
  takenOver: { may: 'cases.work' },
  approvals: { may: 'cases.work' },
  requests: { may: 'requests.answer', kinds: OF_PLATFORMS },
  answers: { may: 'answers.read', kinds: ['police'] },
  verdicts: { may: 'cases.work' },
  preservations: { may: 'cases.work' },
  appeals: { may: 'redress.review', kinds: OF_PLATFORMS },
  proposals: { may: 'redress.review', kinds: OF_PLATFORMS },
  restrictions: { may: 'redress.review', kinds: OF_PLATFORMS },
  policies: { may: 'policies.approve', kinds: OF_PLATFORMS },
  takeDowns: { may: 'hashes.work', kinds: organisationsWhere(({ takesDown }) => takesDown) },
  hashReviews: { may: 'hashes.work' },
  ideas: { may: 'ideas.decide' },
};

const sectionsOf = (person: Person): InboxSection[] =>
  // `as`: the keys of an exhaustive record are the sections.
  (Object.keys(SIGHT) as InboxSection[]).filter((name) => {
    const { may: action, kinds } = SIGHT[name];
    return may(person, action) && (kinds === undefined || kinds.includes(person.orgKind));
  });

/** Everything that waits for a person, counted, and the danger that nobody has seen. */
export async function readInbox({ db, now }: Pick<Deps, 'db' | 'now'>, person: Person): Promise<Inbox> {
  const at = now();
  const { orgId: org, personId } = person;
  return db.tx(actorOf(person), async ({ sql }) => {
    const calls = may(person, 'urgent.hear') ? await listCalls(sql, org, MOST_CALLS) : [];
    const seen = may(person, 'urgent.hear') ? await listSeenCalls(sql, org, MOST_CALLS) : [];
    const duties = calls.length > 0 ? await dutiesNow(sql, org, at) : [];
    const duty = await currentDuty(sql, personId, at);
    const presence = await findPresence(sql, personId);
    const present = presence?.seenAt && presence.seenAt.getTime() + PRESENCE_MINUTES * MINUTE_MS;
    const channels = await listChannels(sql, personId);
    const sighting = hearsOfClock(person) ? await readClockSighting(sql) : undefined;
    const doubt = sighting && doubtOf(sighting);
    return {
      calls: calls.map((call) => viewOf(call, mayAnswer(person, call, duties))),
      ...(seen.length > 0 && { seenCalls: seen.map(seenViewOf) }),
      counts: await countInbox(sql, { org, person: personId }, sectionsOf(person), at),
      failingChannels: channels.filter((channel) => channelState(channel) === 'failing').length,
      ...(doubt && { destructionWaits: doubt.why }),
      ...(duty && { duty: { ...duty, from: duty.from.toISOString(), until: duty.until.toISOString() } }),
      ...(present && present > at.getTime() && { presentUntil: new Date(present).toISOString() }),
      ...(presence?.reachUntil &&
        presence.reachUntil > at && { reachUntil: presence.reachUntil.toISOString() }),
    };
  });
}

/** Who can tell the person that runs the server. */
const hearsOfClock = (person: Person): boolean =>
  may(person, 'team.supervise') || may(person, 'access.manage');

const viewOf = (
  { caseId, overrideId, category, seenBy, seenAt, ...call }: WaitingCall,
  yours: boolean,
): UrgentCall => ({
  id: call.id,
  ...(caseId && { caseId }),
  ...(overrideId && { overrideId }),
  ...(category && { category }),
  referred: call.referred,
  openedAt: call.openedAt.toISOString(),
  nextPageAt: call.dueAt.toISOString(),
  step: call.step,
  yours,
  ...(seenBy && seenAt && { seenBefore: { by: seenBy, at: seenAt.toISOString() } }),
});

const seenViewOf = ({
  seenBy,
  seenAt,
  againAt,
  ...call
}: Awaited<ReturnType<typeof listSeenCalls>>[number]): SeenCall => ({
  ...call,
  by: seenBy,
  at: seenAt.toISOString(),
  ringsAgainAt: againAt.toISOString(),
});
