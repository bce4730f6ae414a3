import type { PlatformEvent } from '../openapi-types.ts';

/** What is known of a type of event for the time in which nobody can judge. */
type OutageRow = {
  /**
   * Why it waits: `never`, because it protects or ends something; always, as a call, a payment or a protection; where the
   * content is for adults; or where it comes from a stranger or brings media.
   */
  waits: 'never' | 'call' | 'payment' | 'protection' | 'for-adults' | 'by-contact';
  /** A restricted account may not do it to a stranger: it reaches them, or looks at them. */
  limited: boolean;
  /** It appears to another account, so a stopped conversation stops it. */
  reaches: boolean;
};

/** One row a type; a type without its row does not compile. */
export const OUTAGE_ROWS: Readonly<Record<PlatformEvent['type'], OutageRow>> = {
  'message.sent': { waits: 'by-contact', limited: true, reaches: true },
  'message.deleted': { waits: 'by-contact', limited: false, reaches: false },
  'contact.requested': { waits: 'by-contact', limited: true, reaches: true },
  'contact.accepted': { waits: 'by-contact', limited: false, reaches: true },
  'account.blocked': { waits: 'never', limited: false, reaches: false },
  'account.reported': { waits: 'never', limited: false, reaches: false },
  'profile.viewed': { waits: 'by-contact', limited: false, reaches: false },
  'list.viewed': { waits: 'by-contact', limited: true, reaches: false },
  'search.performed': { waits: 'by-contact', limited: false, reaches: false },
  'call.started': { waits: 'call', limited: true, reaches: true },
  'call.ended': { waits: 'never', limited: false, reaches: false },
  'content.posted': { waits: 'by-contact', limited: false, reaches: true },
  'content.viewed': { waits: 'for-adults', limited: false, reaches: false },
  'payment.requested': { waits: 'payment', limited: true, reaches: true },
  'gift.sent': { waits: 'payment', limited: true, reaches: true },
  'live.started': { waits: 'call', limited: false, reaches: false },
  'location.shared': { waits: 'by-contact', limited: false, reaches: true },
  'settings.changed': { waits: 'protection', limited: false, reaches: false },
  'session.started': { waits: 'by-contact', limited: false, reaches: false },
  'session.ended': { waits: 'by-contact', limited: false, reaches: false },
};
