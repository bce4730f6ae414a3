import type { EventType } from '../event.ts';
import type { ActCode } from './acts.ts';

/** What is known of a type of event, whole; its fields and what may be kept of them stand in its schema. */
export type EventTypeRow = {
  /** The field that holds what a person wrote. */
  words: 'text' | 'query' | undefined;
  /** Whether it may carry pictures. */
  media: boolean;
  /**
   * Something of the actor appears to the account that it is towards, so a stopped conversation stops it. To look at a
   * page, to block, to report and to hang up reach nobody.
   */
  reaches: boolean;
  /** A young person does this to get help: an alert to an adult at that very moment would tell that they did. */
  seeksHelp: boolean;
  /** A person says by it that another did harm: with it a rule may reach tier 2 without citing a text. */
  ofPerson: boolean;
  /** It makes two accounts a pair: one turns to the other alone, and the first to a stranger is a new contact. */
  pairs: boolean;
  /** The act that it is by itself. */
  performs: ActCode | undefined;
  /** The word of the EU DSA transparency database; none where that has no word for it. */
  dsaContentType: string | undefined;
};

/** One row a type; a type without its row does not compile. */
export const EVENT_TYPE_ROWS: Readonly<Record<EventType, EventTypeRow>> = {
  'message.sent': {
    words: 'text',
    media: true,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: undefined,
    dsaContentType: 'CONTENT_TYPE_TEXT',
  },
  'message.deleted': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'contact.requested': {
    words: 'text',
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: undefined,
    dsaContentType: undefined,
  },
  'contact.accepted': {
    words: undefined,
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'account.blocked': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: true,
    ofPerson: true,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'account.reported': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: true,
    ofPerson: true,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'profile.viewed': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'list.viewed': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'search.performed': {
    words: 'query',
    media: false,
    reaches: false,
    seeksHelp: true,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: 'CONTENT_TYPE_TEXT',
  },
  'call.started': {
    words: undefined,
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: undefined,
    dsaContentType: 'CONTENT_TYPE_AUDIO',
  },
  'call.ended': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'content.posted': {
    words: 'text',
    media: true,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'content.viewed': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'payment.requested': {
    words: undefined,
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: 'payment-demand',
    dsaContentType: undefined,
  },
  'gift.sent': {
    words: undefined,
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: 'gift-offer',
    dsaContentType: undefined,
  },
  'live.started': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: 'CONTENT_TYPE_VIDEO',
  },
  'location.shared': {
    words: undefined,
    media: false,
    reaches: true,
    seeksHelp: false,
    ofPerson: false,
    pairs: true,
    performs: undefined,
    dsaContentType: undefined,
  },
  'settings.changed': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'session.started': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'session.ended': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
};

// The cast is true: these are the keys of the table.
const TYPES = Object.keys(EVENT_TYPE_ROWS) as readonly EventType[];

/** The types whose row answers yes, in the order of the table. */
export const eventTypesWhere = (holds: (row: EventTypeRow) => boolean): readonly EventType[] =>
  TYPES.filter((type) => holds(EVENT_TYPE_ROWS[type]));
