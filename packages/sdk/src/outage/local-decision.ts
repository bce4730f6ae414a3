import type { Decision, PlatformEvent } from '../openapi-types.ts';
import { forbiddenBy, type KnownPair } from './known-protection.ts';
import { OUTAGE_ROWS } from './outage-rows.ts';
import statements from './outage-statements.json' with { type: 'json' };

type Why = keyof typeof statements;

/** Long enough for a short outage; after it nothing comes through that nobody has judged. */
const HOLD_MS = 30 * 60_000;

// Holding back what protects or ends something would loosen a protection.
const alwaysPasses = ({ type }: PlatformEvent): boolean => OUTAGE_ROWS[type].waits === 'never';

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
  const forbidden = alwaysPasses(event) ? undefined : forbiddenBy(event, known);
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
  const { waits } = OUTAGE_ROWS[event.type];
  switch (waits) {
    case 'never':
      return 'passes';
    case 'call':
    case 'payment':
    case 'protection':
      return waits;
    case 'for-adults':
      return 'level' in event && event.level === '18' ? 'protection' : 'passes';
    case 'by-contact':
      if ('media' in event && (event.media?.length ?? 0) > 0) return 'media';
      return 'target' in event && event.relation?.connected !== true ? 'first-contact' : 'passes';
  }
}
