import { z } from 'zod';
import { AgePath } from './bank.ts';
import { HashInput } from './hash.ts';
import { ListQuery } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { Text, Time, Uuid } from './scalars.ts';
import { PublicKey, SealedContent } from './sealed.ts';
import { OrganisationKind } from './session.ts';

/** More pictures than this in one take-down are refused, so that one sender cannot fill a bank. */
export const MAX_TAKE_DOWN_HASHES = 300;

/** Where a picture is, for a person who does not have the file: nobody is asked to fetch it. */
export const PLACE_KINDS = ['address', 'account'] as const;
export const TakeDownPlace = z.strictObject({
  kind: z.enum(PLACE_KINDS),
  platform: Text(80, 1),
  value: Text(500, 1),
});
export type TakeDownPlace = z.infer<typeof TakeDownPlace>;
/** The kind that is bound into a sealed place; its text is a `TakeDownPlace` as JSON. */
export const PLACE_CONTENT = 'take-down-place';

/**
 * Body of `POST /v1/take-downs`: hashes that the device computed, or a place; never a picture, name or contact. A
 * device that can seals the place to `placeKey` of the way; one that cannot sends it, and it is sealed on arrival.
 */
export const TakeDownInput = z
  .union([
    z.strictObject({ agePath: AgePath, hashes: z.array(HashInput).min(1).max(MAX_TAKE_DOWN_HASHES) }),
    z.strictObject({ agePath: AgePath, place: TakeDownPlace }),
    z.strictObject({ agePath: AgePath, sealed: SealedContent }),
  ])
  .meta({ id: 'TakeDownInput' });
export type TakeDownInput = z.infer<typeof TakeDownInput>;

/** An organisation that is connected today. `lastRead`, by the hour: when it last fetched or looked up. */
export const Receiver = z
  .object({ id: Uuid, name: Bilingual, kind: OrganisationKind, lastRead: Time.optional() })
  .meta({ id: 'Receiver' });
export type Receiver = z.infer<typeof Receiver>;

/** One way: whether take-downs of this age path are taken here, by whom, and who receives the hashes. */
export const TakeDownWay = z.object({
  open: z.boolean(),
  keeper: z.object({ id: Uuid, name: Bilingual, kind: OrganisationKind }).optional(),
  receivers: z.array(Receiver),
  /** By the hour: when somebody at the keeper last shared or refused a hash; absent where nobody ever did. */
  lastReview: Time.optional(),
  /** To whom a place is sealed; absent where nobody here could open it. */
  placeKey: PublicKey.optional(),
});
export type TakeDownWay = z.infer<typeof TakeDownWay>;

/** `GET /v1/take-downs/receivers`: only organisations that are really connected; an empty list means nobody. */
export const TakeDownReceivers = z
  .object({ under18: TakeDownWay, '18plus': TakeDownWay })
  .meta({ id: 'TakeDownReceivers' });
export type TakeDownReceivers = z.infer<typeof TakeDownReceivers>;

/**
 * What a receiver did. `waiting`: has not fetched it yet; `received`: holds the hash; `seen` / `blocked`: told us so;
 * `not-blocked`: looked and left it; `told-withdrawn`: fetched the withdrawal.
 */
export const RECEIVER_STATUSES = [
  'waiting',
  'received',
  'seen',
  'blocked',
  'not-blocked',
  'told-withdrawn',
] as const;
export const ReceiverStatus = z.enum(RECEIVER_STATUSES);
export type ReceiverStatus = z.infer<typeof ReceiverStatus>;

/** Where a take-down stands. A place has only `received`, `passed-on` and the ends. */
export const TAKE_DOWN_STATUSES = [
  'received',
  'shared',
  'passed-on',
  'removed',
  'not-possible',
  'refused',
  'withdrawn',
] as const;
export const TakeDownStatus = z.enum(TAKE_DOWN_STATUSES);
export type TakeDownStatus = z.infer<typeof TakeDownStatus>;

/** `POST /v1/take-downs/open`: how it stands, for the holder of the receipt. Hashes are never given back. */
export const TakeDownState = z
  .object({
    agePath: AgePath,
    by: z.enum(['hashes', 'place']),
    status: TakeDownStatus,
    pictures: z.object({ sent: z.number().int(), shared: z.number().int(), refused: z.number().int() }),
    /** By the hour. */
    receivedAt: Time,
    receivers: z.array(
      z.object({ id: Uuid, name: Bilingual, kind: OrganisationKind, status: ReceiverStatus }),
    ),
  })
  .meta({ id: 'TakeDownState' });
export type TakeDownState = z.infer<typeof TakeDownState>;

export const TakeDownWithdrawn = z.object({ withdrawn: z.literal(true) });

/** Query of `GET /v1/take-downs`. */
export const TakeDownQuery = ListQuery.extend({ by: z.enum(['hashes', 'place']).optional() });
export type TakeDownBy = z.infer<typeof TakeDownQuery>['by'];

/** `GET /v1/take-downs`: what waits at the keeper's desk; of a person, nothing but the age path. */
export const TakeDownRow = z
  .object({
    id: Uuid,
    agePath: AgePath,
    by: z.enum(['hashes', 'place']),
    status: TakeDownStatus,
    receivedAt: Time,
    hashes: z.array(Uuid),
  })
  .meta({ id: 'TakeDownRow' });
export type TakeDownRow = z.infer<typeof TakeDownRow>;

/** The place as it was sealed: it opens in the browser of a member of the team, and nowhere else. */
export const TakeDownDetail = TakeDownRow.extend({ sealed: SealedContent.optional() }).meta({
  id: 'TakeDownDetail',
});
export type TakeDownDetail = z.infer<typeof TakeDownDetail>;

/** Body of `POST /v1/take-downs/{id}/answer`: what became of a place. */
export const TakeDownAnswer = z
  .strictObject({ status: z.enum(['passed-on', 'removed', 'not-possible']) })
  .meta({ id: 'TakeDownAnswer' });
