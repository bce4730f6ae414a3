import { z } from 'zod';
import { isStorable, Text, Time, Uuid } from './scalars.ts';

export const CHANNEL_KINDS = ['push', 'webhook', 'email'] as const;
export const ChannelKind = z.enum(CHANNEL_KINDS);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** So many channels one person, or one team, may have. */
export const MOST_CHANNELS = 10;
/** A test counts as having come through when somebody says so within this time. */
export const VERIFY_MINUTES = 15;

const Address = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .refine(isStorable, { error: 'unstorable' });

/** Somewhere to be paged: a browser that subscribed, an address of the team, one’s own mail. */
export const ChannelInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('push'), label: Text(80, 1), endpoint: Address }),
    z.strictObject({ kind: z.literal('webhook'), label: Text(80, 1), teamId: Uuid, url: Address }),
    z.strictObject({ kind: z.literal('email'), label: Text(80, 1) }),
  ])
  .meta({ id: 'ChannelInput' });
export type ChannelInput = z.infer<typeof ChannelInput>;

/** `new` was never proven, `proven` came through when it was tried, `failing` did not take the last page over. */
const CHANNEL_STATES = ['new', 'proven', 'failing'] as const;
export const Channel = z
  .object({
    id: Uuid,
    kind: ChannelKind,
    label: z.string(),
    teamId: Uuid.optional(),
    state: z.enum(CHANNEL_STATES),
    madeAt: Time,
    deliveredAt: Time.optional(),
    failedAt: Time.optional(),
    /** The status that the other side answered, or `unreachable`, `private-address`. */
    failure: z.string().optional(),
    verifiedAt: Time.optional(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const Paging = z
  .object({
    /** What a browser subscribes with (RFC 8292). */
    publicKey: z.string(),
    /** Whether mail is set up here. */
    email: z.boolean(),
    /** Teams for which the person may set an address. */
    teams: z.array(Uuid),
    channels: z.array(Channel),
    /** Until when a page is believed to reach the person; absent where none does. */
    reachUntil: Time.optional(),
  })
  .meta({ id: 'Paging' });
export type Paging = z.infer<typeof Paging>;

/** The secret of a webhook is shown once. */
export const ChannelGiven = Channel.extend({ secret: z.string().optional() }).meta({ id: 'ChannelGiven' });
export type ChannelGiven = z.infer<typeof ChannelGiven>;

export const ChannelTest = z
  .object({ delivered: z.boolean(), failure: z.string().optional() })
  .meta({ id: 'ChannelTest' });
export type ChannelTest = z.infer<typeof ChannelTest>;
