import type { FieldSpec, FieldValue } from '@khong-mot-minh/protection';
import type { Event } from './event.ts';

type Read = (event: Event) => FieldValue;
const field = (name: string, type: FieldSpec<Event>['type'], read: Read): [string, FieldSpec<Event>] => [
  name,
  { name, type, source: 'event', read },
];

/** The fields that the rules of the workload name; a part of an event may be missing. */
export const FIELDS = new Map<string, FieldSpec<Event>>([
  field('surface', 'text', (e) => e.surface),
  field('hourLocal', 'number', (e) => e.hourLocal),
  field('actor.ageBand', 'text', (e) => e.actor?.ageBand),
  field('actor.accountAgeDays', 'number', (e) => e.actor?.accountAgeDays),
  field('actor.isVerified', 'boolean', (e) => e.actor?.isVerified),
  field('actor.strangerContactCount24h', 'number', (e) => e.actor?.strangerContactCount24h),
  field('actor.minorContactCount7d', 'number', (e) => e.actor?.minorContactCount7d),
  field('actor.reportsReceived30d', 'number', (e) => e.actor?.reportsReceived30d),
  field('actor.trustTier', 'number', (e) => e.actor?.trustTier),
  field('target.ageBand', 'text', (e) => e.target?.ageBand),
  field('target.supervised', 'boolean', (e) => e.target?.supervised),
  field('relation.mutualFriends', 'number', (e) => e.relation?.mutualFriends),
  field('relation.isContact', 'boolean', (e) => e.relation?.isContact),
  field('relation.messagesExchanged', 'number', (e) => e.relation?.messagesExchanged),
  field('relation.blockedBefore', 'boolean', (e) => e.relation?.blockedBefore),
  field('content.textSignals', 'list', (e) => e.content?.textSignals),
  field('content.language', 'text', (e) => e.content?.language),
  field('content.hasImage', 'boolean', (e) => e.content?.hasImage),
  field('content.hasLink', 'boolean', (e) => e.content?.hasLink),
  field('content.nudityScore', 'number', (e) => e.content?.nudityScore),
  field('counters.msgs1h', 'number', (e) => e.counters?.msgs1h),
  field('counters.dupText1h', 'number', (e) => e.counters?.dupText1h),
  field('counters.uploads1h', 'number', (e) => e.counters?.uploads1h),
  field('counters.offPlatformAsks7d', 'number', (e) => e.counters?.offPlatformAsks7d),
]);
