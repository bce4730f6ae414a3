// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.

export type Account = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  id: string;
  timeZone?: string;
};

export type AccountInput = {
  ageBand: AgeBand;
  ageSources?: { band: AgeBand; source: 'claimed' | 'predicted' | 'guardian' | 'verified' }[];
  country?: string;
  createdAt: string;
  guardian?: { accountId: string };
  timeZone?: string;
};

export type AgeBand = 'under13' | '13-15' | '16-17' | '18-22' | '23plus' | 'unknown';

export type Bilingual = { en: string; vi: string };

export type CaseRow = {
  access: 'owner' | 'referral';
  assignee?: { id: string; name: string };
  category: HarmCode;
  dangerNow: boolean;
  id: string;
  openedAt: string;
  origin: 'decision' | 'report' | 'referral';
  status: 'open' | 'taken' | 'referred' | 'closing' | 'closed';
  tier: Tier;
  unread: boolean;
  updatedAt: string;
  urgent: boolean;
  version: number;
};

export type CaseView = {
  access: 'owner' | 'referral';
  assignee?: { id: string; name: string };
  category: HarmCode;
  commands: string[];
  dangerNow: boolean;
  decision?: {
    affectedChild?: string;
    eventIds: string[];
    policy: string;
    reasons: Reason[];
    subject: string;
  };
  id: string;
  openedAt: string;
  origin: 'decision' | 'report' | 'referral';
  referrals: ReferralView[];
  report?: {
    ageBand: string;
    help: string[];
    mayKnow: ('team' | 'hotline' | 'police' | 'school' | 'parent')[];
    province?: string;
    reporterKey: PublicKey;
    withdrawn: boolean;
  };
  sealed: SealedItem[];
  status: 'open' | 'taken' | 'referred' | 'closing' | 'closed';
  teamKey?: PublicKey;
  tier: Tier;
  timeline: TimelineEntry[];
  unread: boolean;
  updatedAt: string;
  urgent: boolean;
  version: number;
};

export type Decision = {
  degraded: boolean;
  eventId: string;
  holdUntil?: string;
  measures: Measure[];
  mode: 'live' | 'shadow';
  outcome: 'allow' | 'limit' | 'hold' | 'block';
  policy: string;
  reasons: Reason[];
  then?: 'release' | 'drop';
  tier: Tier;
};

export type Envelope = { enc: string; keyId: string; wrapped: string };

export type Evidence = { concept: string; end: number; eventId: string; start: number };

export type Explanation = { decision: Decision; undecided: { missing: string[]; rule: string }[] };

export type HarmCode =
  | 'CSAM'
  | 'CSAM_AI'
  | 'GROOMING'
  | 'SEXTORTION'
  | 'SELF_GEN'
  | 'NCII_MINOR'
  | 'NCII_ADULT'
  | 'LIVESTREAM'
  | 'TRAFFICKING'
  | 'ONLINE_KIDNAP'
  | 'BULLYING'
  | 'STALK_THREAT'
  | 'DOXXING'
  | 'SELF_HARM'
  | 'HARMFUL_EXPOSURE'
  | 'SCAM_CHILD'
  | 'CRIME_RECRUIT'
  | 'PEER_HSB'
  | 'OTHER_CHILD';

export type Measure =
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'notice'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'confirm'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'blur' }
  | { account: string; bundle: string; kind: 'restrict'; until?: string }
  | { kind: 'preserve'; until?: string }
  | { caseId: string; kind: 'case' };

export type OpenedThread = {
  closedReason?: string;
  messages: { at: string; from: 'reporter' | 'team'; text: string }[];
  status: 'received' | 'collecting' | 'verifying' | 'coordinating' | 'closed';
  withdrawn: boolean;
};

export type PlatformEvent =
  | {
      actor: string;
      conversation: string;
      id: string;
      media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'message.sent';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      text?: string;
      time: string;
      type: 'contact.requested';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'contact.accepted';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'account.blocked';
    }
  | {
      actor: string;
      category: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'account.reported';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'profile.viewed';
    }
  | {
      actor: string;
      id: string;
      list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'list.viewed';
    }
  | { actor: string; id: string; query: string; time: string; type: 'search.performed' }
  | {
      actor: string;
      call: string;
      id: string;
      media: 'audio' | 'video' | 'screen';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'call.started';
    }
  | {
      actor: string;
      call: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'call.ended';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '18' | 'G' | 'PG-13';
      media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
      text?: string;
      time: string;
      type: 'content.posted';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '18' | 'G' | 'PG-13';
      time: string;
      type: 'content.viewed';
    }
  | {
      actor: string;
      amount?: number;
      id: string;
      method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'payment.requested';
    }
  | {
      actor: string;
      id: string;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'gift.sent';
      value?: number;
    }
  | { actor: string; id: string; time: string; type: 'live.started' }
  | {
      actor: string;
      id: string;
      precise: boolean;
      relation?: { connected: boolean; mutuals?: number };
      target: string;
      time: string;
      type: 'location.shared';
    }
  | {
      actor: string;
      id: string;
      key: string;
      time: string;
      type: 'settings.changed';
      value: string | number | boolean;
    }
  | { actor: string; game?: string; id: string; surface: string; time: string; type: 'session.started' }
  | { actor: string; id: string; time: string; type: 'session.ended' };

export type Problem = {
  code: string;
  detail?: string;
  errors?: { code: string; pointer: string }[];
  status: number;
  title: string;
  type: string;
};

export type Protection = {
  basis: string[];
  cooldownHours?: number;
  key: string;
  lockedReason?: Bilingual;
  loosenBy: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  tightenBy?: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  upTo?: string | number | boolean;
  value: string | number | boolean;
};

export type PublicKey = { keyId: string; publicKey: string };

export type PublicTeam = {
  id: string;
  keyId: string;
  name: Bilingual;
  nextReader?: string;
  open: boolean;
  publicKey: string;
};

export type Reason = {
  basis: string[];
  layer: 'prevent' | 'control' | 'respond';
  rule: string;
  signals: Signal[];
  statement: Bilingual;
};

export type ReferralView = {
  at: string;
  basis: 'consent' | 'danger-to-life' | 'legal-duty' | 'platform-terms';
  caseId: string;
  consent: { given: boolean; mayKnow: ('team' | 'hotline' | 'police' | 'school' | 'parent')[] };
  from: Bilingual;
  id: string;
  status: 'sent' | 'accepted' | 'returned' | 'done';
  to: Bilingual;
};

export type Sealed = { ct: string; to: Envelope[]; v: 1 };

export type SealedContent = { id: string; sealed: Sealed };

export type SealedItem = {
  at: string;
  from: string;
  id: string;
  kind: 'report' | 'message' | 'note' | 'referral';
  sealed: Sealed;
};

export type SealedThread = {
  closedReason?: string;
  messages: { at: string; from: 'reporter' | 'team'; id: string; sealed: Sealed }[];
  reporterKey: { keyId: string; locked: string; publicKey: string };
  status: 'received' | 'collecting' | 'verifying' | 'coordinating' | 'closed';
  teamKey: PublicKey;
  withdrawn: boolean;
};

export type Session = {
  demo: boolean;
  expiresAt: string;
  organisation: {
    id: string;
    kind: 'platform' | 'helpline' | 'police' | 'school' | 'coalition';
    name: Bilingual;
  };
  person: { email: string; id: string; name: string };
  roles: (
    | 'reviewer'
    | 'policy-editor'
    | 'counsellor'
    | 'officer'
    | 'supervisor'
    | 'grader'
    | 'partner-reader'
    | 'coalition-auditor'
    | 'teacher'
    | 'administrator'
  )[];
};

export type SessionKeys = {
  member?: { keyId: string; locked: string; publicKey: string; salt: string };
  teams: { keyId: string; name: Bilingual; publicKey: string; sealedKey?: unknown; teamId: string }[];
};

export type Signal = { evidence: Evidence[]; id: string; weight: number };

export type Tier = 0 | 1 | 2 | 3 | 4 | 5;

export type TimelineEntry = {
  at: string;
  by?: string;
  detail: Record<string, unknown>;
  type: string;
  version: number;
};

export type WebhookGiven = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'preservation.requested'
    | 'protection.changed'
    | 'hash.withdrawn'
  )[];
  secret?: string;
  url: string;
};

export type WebhookInput = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'preservation.requested'
    | 'protection.changed'
    | 'hash.withdrawn'
  )[];
  url: string;
};

/** Every operation of the API: what it takes and what a success answers. */
export type Operations = {
  'PUT /v1/accounts/{id}': { body: AccountInput; answer: Account };
  'DELETE /v1/accounts/{id}': { body: undefined; answer: undefined };
  'GET /v1/accounts/{id}/protections': { body: undefined; answer: Protection[] };
  'GET /v1/cases': { body: undefined; answer: { items: CaseRow[]; next?: string } };
  'GET /v1/cases/{id}': { body: undefined; answer: CaseView };
  'POST /v1/cases/{id}/commands': {
    body:
      | { expectedVersion: number; type: 'take' }
      | { expectedVersion: number; note: SealedContent; type: 'note' }
      | { expectedVersion: number; message: SealedContent; type: 'reply' }
      | {
          basis: 'consent' | 'danger-to-life' | 'legal-duty' | 'platform-terms';
          consent: boolean;
          expectedVersion: number;
          note: SealedContent;
          reason: string;
          share?: { contentId: string; envelope: Envelope }[];
          toTeam: string;
          type: 'refer';
        }
      | {
          basis: 'consent' | 'danger-to-life' | 'legal-duty' | 'platform-terms';
          consent: boolean;
          expectedVersion: number;
          note: SealedContent;
          reason: string;
          share?: { contentId: string; envelope: Envelope }[];
          toTeam: string;
          type: 'transfer';
        }
      | { expectedVersion: number; type: 'approve'; what: 'close' }
      | {
          expectedVersion: number;
          note?: string;
          reason:
            | 'helped'
            | 'handed-over'
            | 'no-risk-found'
            | 'duplicate'
            | 'withdrawn'
            | 'cannot-reach'
            | 'outside-scope';
          type: 'close';
        }
      | { expectedVersion: number; reason: string; type: 'reopen' };
    answer: CaseView;
  };
  'GET /v1/decisions/{eventId}': { body: undefined; answer: Decision };
  'GET /v1/decisions/{eventId}/explanation': { body: undefined; answer: Explanation };
  'POST /v1/events': {
    body:
      | {
          actor: string;
          conversation: string;
          id: string;
          media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'message.sent';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          text?: string;
          time: string;
          type: 'contact.requested';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'contact.accepted';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'account.blocked';
        }
      | {
          actor: string;
          category: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'account.reported';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'profile.viewed';
        }
      | {
          actor: string;
          id: string;
          list: 'followers' | 'following' | 'friends' | 'likes' | 'tags';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'list.viewed';
        }
      | { actor: string; id: string; query: string; time: string; type: 'search.performed' }
      | {
          actor: string;
          call: string;
          id: string;
          media: 'audio' | 'video' | 'screen';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'call.started';
        }
      | {
          actor: string;
          call: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'call.ended';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '18' | 'G' | 'PG-13';
          media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
          text?: string;
          time: string;
          type: 'content.posted';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '18' | 'G' | 'PG-13';
          time: string;
          type: 'content.viewed';
        }
      | {
          actor: string;
          amount?: number;
          id: string;
          method: 'bank' | 'card' | 'gift-code' | 'wallet' | 'crypto' | 'top-up' | 'other';
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'payment.requested';
        }
      | {
          actor: string;
          id: string;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'gift.sent';
          value?: number;
        }
      | { actor: string; id: string; time: string; type: 'live.started' }
      | {
          actor: string;
          id: string;
          precise: boolean;
          relation?: { connected: boolean; mutuals?: number };
          target: string;
          time: string;
          type: 'location.shared';
        }
      | {
          actor: string;
          id: string;
          key: string;
          time: string;
          type: 'settings.changed';
          value: string | number | boolean;
        }
      | { actor: string; game?: string; id: string; surface: string; time: string; type: 'session.started' }
      | { actor: string; id: string; time: string; type: 'session.ended' }
      | PlatformEvent[];
    answer: Decision | Decision[];
  };
  'GET /v1/pledges': { body: undefined; answer: { items: { count: number; province: string }[] } };
  'POST /v1/pledges': { body: { nickname: string; province: string }; answer: { signed: true } };
  'POST /v1/receipts/messages': {
    body: { locator: string; message: SealedContent; verifier: string } | { receipt: string; text: string };
    answer: { sent: true };
  };
  'POST /v1/receipts/open': {
    body: { locator: string; verifier: string } | { receipt: string };
    answer: SealedThread | OpenedThread;
  };
  'POST /v1/receipts/withdraw': {
    body: { locator: string; verifier: string } | { receipt: string };
    answer: { withdrawn: true };
  };
  'GET /v1/referral-targets': {
    body: undefined;
    answer: {
      items: {
        keyId: string;
        kind: 'platform' | 'helpline' | 'police' | 'school' | 'coalition';
        name: Bilingual;
        organisation: Bilingual;
        publicKey: string;
        teamId: string;
      }[];
    };
  };
  'POST /v1/referrals/{id}/accept': { body: { reason?: string }; answer: { answered: true } };
  'POST /v1/referrals/{id}/done': { body: { reason?: string }; answer: { answered: true } };
  'POST /v1/referrals/{id}/return': { body: { reason?: string }; answer: { answered: true } };
  'POST /v1/reports': {
    body:
      | {
          ageBand: AgeBand;
          category: HarmCode;
          dangerNow: boolean;
          help?: ('talk' | 'stop-person' | 'remove-content' | 'know-what-to-do' | 'police' | 'unsure')[];
          mayKnow?: ('team' | 'hotline' | 'police' | 'school' | 'parent')[];
          province?: string;
          sealed: SealedContent;
          team: string;
        }
      | {
          ageBand: AgeBand;
          category: HarmCode;
          dangerNow: boolean;
          help?: ('talk' | 'stop-person' | 'remove-content' | 'know-what-to-do' | 'police' | 'unsure')[];
          mayKnow?: ('team' | 'hotline' | 'police' | 'school' | 'parent')[];
          province?: string;
          team: string;
          text: string;
        };
    answer: { receipt: string };
  };
  'GET /v1/roster': {
    body: undefined;
    answer: {
      items: {
        from: string;
        id: string;
        person: { id: string; name: string };
        teamId: string;
        until: string;
      }[];
    };
  };
  'POST /v1/roster': {
    body: { from: string; teamId: string; until: string };
    answer: { from: string; id: string; person: { id: string; name: string }; teamId: string; until: string };
  };
  'GET /v1/session': { body: undefined; answer: Session };
  'POST /v1/session': { body: { email: string; password: string; totp?: string }; answer: Session };
  'DELETE /v1/session': { body: undefined; answer: undefined };
  'GET /v1/session/keys': { body: undefined; answer: SessionKeys };
  'GET /v1/teams': { body: undefined; answer: PublicTeam[] };
  'PUT /v1/webhooks': { body: WebhookInput; answer: WebhookGiven };
};
