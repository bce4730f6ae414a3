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

export type AppealState = {
  decidedOn?: string;
  dueOn: string;
  ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other';
  madeOn: string;
  outcome?: 'upheld' | 'reversed';
  reason?:
    | 'fits-the-rule'
    | 'no-new-facts'
    | 'still-a-risk'
    | 'does-not-fit'
    | 'wrong-account'
    | 'harmless-context'
    | 'too-much';
};

export type Bank = {
  category: BankCategory;
  counts: { proposed: number; shared: number };
  id: string;
  keepDays: number;
  members?: BankMember[];
  name: Bilingual;
  number: number;
  own: boolean;
  owner: { id: string; name: Bilingual };
  radius: number;
  takes?: 'under18' | '18plus';
};

export type BankCategory =
  | 'CSAM'
  | 'CSAM_AI'
  | 'SELF_GEN'
  | 'NCII_MINOR'
  | 'NCII_ADULT'
  | 'SEXTORTION'
  | 'KNOWN_HARMLESS';

export type BankMember = {
  lastRead?: string;
  mayWrite: boolean;
  name: Bilingual;
  organisation: string;
  since: string;
};

export type Bilingual = { en: string; vi: string };

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

export type DsaStatement = {
  application_date: string;
  automated_decision: 'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_PARTIALLY';
  automated_detection: 'Yes' | 'No';
  category: string;
  category_specification: string[];
  content_date: string;
  content_type: string[];
  content_type_other?: string;
  decision_facts: string;
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' | 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  decision_provision?: string;
  decision_visibility: string[];
  end_date_service_restriction?: string;
  end_date_visibility_restriction?: string;
  incompatible_content_explanation: string;
  incompatible_content_ground: string;
  incompatible_content_illegal: 'Yes' | 'No';
  puid: string;
  source_type: string;
  territorial_scope: string[];
};

export type Evidence = { concept: string; end: number; eventId: string; start: number };

export type Explanation = {
  decision: Decision;
  nearly: {
    lacking: string;
    rule: string;
    seen: Record<string, string | number | boolean | string[] | null>;
  }[];
  undecided: { missing: string[]; rule: string }[];
};

export type GuardianContest = {
  appealedAt?: string;
  canAppeal: boolean;
  contestedAt: string;
  decideBy: string;
  decidedAt?: string;
  id: string;
  notice: Bilingual;
  reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say';
  state: 'open' | 'ended' | 'kept';
};

export type GuardianLink = {
  alerts: boolean;
  guardian?: string;
  loosens: boolean;
  sees: 'as-protected' | 'frozen' | 'nothing';
  since?: string;
  state: 'none' | 'stands' | 'suspended' | 'ended';
};

export type GuardianReviewTaken = { notice: Bilingual; received: true };

export type GuardianToken = { expiresAt: string; token: string };

export type HashFeedback = { value: 'seen' | 'disagree' | 'blocked' | 'not-blocked' };

export type HashLookup = { pictures: { id: string; pdq: string | string[]; quality?: number }[] };

export type HashLookupAnswer = { pictures: LookupAnswer[] };

export type HashProposal = {
  bank: string;
  expiresAt?: string;
  hashes: { kind: 'photo' | 'video-frame'; pdq: string; quality?: number }[];
};

export type HashesProposed = {
  hashes: { id: string; state: 'proposed' | 'shared' | 'refused' | 'withdrawn' | 'expired' }[];
};

export type LookupAnswer = {
  id: string;
  match: boolean;
  signals: {
    bank: string;
    category: BankCategory;
    disputed: boolean;
    distance: 'same' | 'near' | 'far';
    id: string;
    sources: ('self-submitted' | 'organisation' | 'peer')[];
  }[];
  unusable?: boolean;
};

export type Measure =
  | {
      actions?: NoticeAction[];
      audience: 'actor' | 'target' | 'reviewer';
      kind: 'notice';
      template: string;
      text: Bilingual;
    }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'confirm'; template: string; text: Bilingual }
  | { audience: 'actor' | 'target' | 'reviewer'; kind: 'blur' }
  | { account: string; bundle: string; kind: 'restrict'; until?: string }
  | { kind: 'preserve'; until?: string }
  | { caseId: string; kind: 'case' };

export type NoticeAction = {
  does: 'block-and-report' | 'save-evidence' | 'call' | 'fine';
  id: string;
  label: Bilingual;
  phone?: string;
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
      via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
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
      via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
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
      lastedMinutes?: number;
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
      level?: '16' | '18' | 'G' | 'PG-13';
      media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
      text?: string;
      time: string;
      towards?: {
        how: 'tag' | 'mention' | 'comment';
        relation?: { connected: boolean; mutuals?: number };
        target: string;
      };
      type: 'content.posted';
    }
  | {
      actor: string;
      content: string;
      id: string;
      level?: '16' | '18' | 'G' | 'PG-13';
      theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
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
  | { actor: string; game?: string; id: string; surface?: string; time: string; type: 'session.ended' };

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
  cooldownHours: number;
  key: string;
  lockedReason?: Bilingual;
  loosenBy: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  pending?: { appliesAt: string; value: string | number | boolean };
  sources: {
    code: string;
    grade: 'primary' | 'secondary' | 'unverified' | 'policy';
    source: string;
    title: Bilingual;
  }[];
  tightenBy?: 'locked' | 'guardian' | 'teen' | 'both' | 'self';
  title?: Bilingual;
  upTo?: string | number | boolean;
  value: string | number | boolean;
};

export type ProtectionChange = {
  appliesAt: string;
  at: string;
  by: 'teen' | 'guardian' | 'both' | 'self' | 'age';
  from: string | number | boolean;
  key: string;
  notice: Bilingual;
  to: string | number | boolean;
};

export type ProtectionChanged = {
  appliesAt: string;
  key: string;
  notice?: Bilingual;
  value: string | number | boolean;
};

export type Reason = {
  basis: string[];
  layer: 'prevent' | 'control' | 'respond';
  rule: string;
  signals: Signal[];
  statement: Bilingual;
};

export type Restriction = {
  appeal: 'none' | 'waiting' | 'kept';
  appealedAt?: string;
  bundle: string;
  id: string;
  limits: { id: string; title: Bilingual }[];
  notice?: Bilingual;
  reviewAt: string;
  since: string;
  until: string;
};

export type Signal = { evidence: Evidence[]; id: string; weight: number };

export type StatementExport = {
  items: DsaStatement[];
  leftOut: 'none' | 'fewer-than-10' | '10-or-more';
  month: string;
};

export type StatementForPlatform = {
  account: string;
  appeal?: AppealState;
  bundle?: string;
  delay?: { reason: 'evidence-first' | 'risk-of-retaliation'; until: string };
  dsa: DsaStatement;
  eventId: string;
  id: string;
  link?: string;
  measure: 'block' | 'hold' | 'limit' | 'blur' | 'restrict';
  readableAt: string;
  replaced: boolean;
  restriction?: string;
};

export type Tier = 0 | 1 | 2 | 3 | 4 | 5;

export type TrustedAdult = {
  adult?: string;
  choice: 'not-yet' | 'adult' | 'nobody';
  history: { adult?: string; at: string }[];
  notice: Bilingual;
  since?: string;
};

export type WebhookGiven = {
  events: (
    | 'decision.changed'
    | 'restriction.started'
    | 'restriction.ended'
    | 'case.opened'
    | 'preservation.requested'
    | 'protection.changed'
    | 'guardian-link.changed'
    | 'adult.alert'
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
    | 'guardian-link.changed'
    | 'adult.alert'
    | 'hash.withdrawn'
  )[];
  url: string;
};

/** Every operation that a platform may call: what it takes and what a success answers. */
export type Operations = {
  'PUT /v1/accounts/{id}': { body: AccountInput; answer: Account };
  'DELETE /v1/accounts/{id}': { body: undefined; answer: undefined };
  'GET /v1/accounts/{id}/guardian-contests': { body: undefined; answer: GuardianContest[] };
  'POST /v1/accounts/{id}/guardian-contests': {
    body: { reason: 'not-my-guardian' | 'not-safe-with-them' | 'somebody-else-uses-it' | 'rather-not-say' };
    answer: GuardianContest;
  };
  'POST /v1/accounts/{id}/guardian-contests/{contest}/appeal': { body: undefined; answer: GuardianContest };
  'GET /v1/accounts/{id}/guardian-link': { body: undefined; answer: GuardianLink };
  'POST /v1/accounts/{id}/guardian-reviews': { body: { guardian: string }; answer: GuardianReviewTaken };
  'POST /v1/accounts/{id}/guardian-tokens': { body: { guardian: string }; answer: GuardianToken };
  'POST /v1/accounts/{id}/protection-changes': {
    body: {
      by: 'teen' | 'guardian' | 'both' | 'self';
      key: string;
      token?: string;
      value: string | number | boolean;
    };
    answer: ProtectionChanged;
  };
  'GET /v1/accounts/{id}/protection-history': {
    body: undefined;
    answer: { items: ProtectionChange[]; next?: string };
  };
  'GET /v1/accounts/{id}/protections': { body: undefined; answer: Protection[] };
  'GET /v1/accounts/{id}/restrictions': { body: undefined; answer: Restriction[] };
  'POST /v1/accounts/{id}/restrictions/{restriction}/appeal': { body: undefined; answer: Restriction };
  'GET /v1/accounts/{id}/trusted-adult': { body: undefined; answer: TrustedAdult };
  'PUT /v1/accounts/{id}/trusted-adult': {
    body: { adult: string; choice: 'adult' } | { choice: 'nobody' };
    answer: TrustedAdult;
  };
  'GET /v1/decisions/{eventId}': { body: undefined; answer: Decision };
  'GET /v1/decisions/{eventId}/explanation': { body: undefined; answer: Explanation };
  'POST /v1/decisions/{eventId}/replay': { body: undefined; answer: Decision };
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
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
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
          via?: 'search' | 'suggestion' | 'contact-upload' | 'list' | 'group' | 'link' | 'other';
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
          lastedMinutes?: number;
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
          level?: '16' | '18' | 'G' | 'PG-13';
          media?: { kind: 'image' | 'video' | 'audio' | 'sticker' | 'file'; pdq?: string; score?: number }[];
          text?: string;
          time: string;
          towards?: {
            how: 'tag' | 'mention' | 'comment';
            relation?: { connected: boolean; mutuals?: number };
            target: string;
          };
          type: 'content.posted';
        }
      | {
          actor: string;
          content: string;
          id: string;
          level?: '16' | '18' | 'G' | 'PG-13';
          theme?: 'body-image' | 'self-harm' | 'violence' | 'gambling' | 'hate' | 'loneliness';
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
      | { actor: string; game?: string; id: string; surface?: string; time: string; type: 'session.ended' }
      | PlatformEvent[];
    answer: Decision | Decision[];
  };
  'POST /v1/hashes': { body: HashProposal; answer: HashesProposed };
  'GET /v1/hashes/banks': { body: undefined; answer: Bank[] };
  'POST /v1/hashes/lookup': { body: HashLookup; answer: HashLookupAnswer };
  'POST /v1/hashes/{id}/feedback': { body: HashFeedback; answer: undefined };
  'POST /v1/hashes/{id}/withdraw': { body: undefined; answer: undefined };
  'GET /v1/statements': { body: undefined; answer: { items: StatementForPlatform[]; next?: string } };
  'GET /v1/statements/export': { body: undefined; answer: StatementExport };
  'POST /v1/statements/release': { body: { caseId: string }; answer: { released: number } };
  'POST /v1/statements/{id}/appeal': {
    body: { ground: 'not-me' | 'misunderstood' | 'allowed' | 'too-much' | 'other' };
    answer: StatementForPlatform;
  };
  'PUT /v1/webhooks': { body: WebhookInput; answer: WebhookGiven };
};
