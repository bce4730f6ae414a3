import type { Decision, PlatformEvent } from '../openapi-types.ts';
import { forbiddenBy, type KnownPair } from './known-protection.ts';
import statements from './outage-statements.json' with { type: 'json' };

type Why = keyof typeof statements;

/** Long enough for a short outage; after it nothing comes through that nobody has judged. */
const HOLD_MS = 30 * 60_000;

// These protect or end something: holding them back would loosen a protection.
const ALWAYS_PASSES = new Set<PlatformEvent['type']>(['account.blocked', 'account.reported', 'call.ended']);

/**
 * What holds while nobody can judge: first contact, media, calls and payments wait, ordinary talk between connected
 * accounts passes. What the last known protections forbid is not let through. All are marked degraded, and the reason
 * says so.
 */
export function localDecision(
  event: PlatformEvent,
  mode: Decision['mode'],
  now: Date,
  known: KnownPair = {},
): Decision {
  const forbidden = ALWAYS_PASSES.has(event.type) ? undefined : forbiddenBy(event, known);
  if (forbidden) return forbiddenDecision(event, mode, forbidden);
  const why = whyHeld(event);
  const held = why !== 'passes' && mode === 'live';
  return {
    eventId: event.id,
    mode,
    outcome: held ? 'hold' : 'allow',
    tier: 0,
    degraded: true,
    ...(held && { holdUntil: new Date(now.getTime() + HOLD_MS).toISOString(), then: 'drop' as const }),
    measures: [],
    reasons: [
      { rule: `outage.${why}`, layer: 'prevent', basis: ['outage'], statement: statements[why], signals: [] },
    ],
    policy: 'sdk-outage@1',
  };
}

function forbiddenDecision(
  event: PlatformEvent,
  mode: Decision['mode'],
  { by, outcome }: NonNullable<ReturnType<typeof forbiddenBy>>,
): Decision {
  const why: Why = by === 'restricted' || by === 'stopped' ? by : 'known-protection';
  return {
    eventId: event.id,
    mode,
    outcome: mode === 'live' ? outcome : 'allow',
    tier: 0,
    degraded: true,
    measures: [],
    reasons: [
      { rule: `outage.${by}`, layer: 'prevent', basis: ['outage'], statement: statements[why], signals: [] },
    ],
    policy: 'sdk-outage@1',
  };
}

function whyHeld(event: PlatformEvent): Why {
  if (ALWAYS_PASSES.has(event.type)) return 'passes';
  switch (event.type) {
    case 'call.started':
    case 'live.started':
      return 'call';
    case 'payment.requested':
    case 'gift.sent':
      return 'payment';
    case 'settings.changed':
      return 'protection';
    case 'content.viewed':
      return event.level === '18' ? 'protection' : 'passes';
    default:
      if ('media' in event && (event.media?.length ?? 0) > 0) return 'media';
      return 'target' in event && event.relation?.connected !== true ? 'first-contact' : 'passes';
  }
}
