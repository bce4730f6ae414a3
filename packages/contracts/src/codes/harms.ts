/** Admission of the report form, in plain words; who is grown up comes through `adult-picture` where others say `picture`. */
export const REPORT_DOORS = [
  'extortion',
  'pressure',
  'fake-police',
  'bullying',
  'picture',
  'adult-picture',
  'other',
] as const;
export type ReportDoor = (typeof REPORT_DOORS)[number];

/** What is known of a harm, whole. */
export type HarmRow = {
  /** How soon it must be met: 0 a life in danger or harm that goes on now, 1 sexual violence and threats, 2 harm that may still be stopped, 3 the rest. */
  urgency: 0 | 1 | 2 | 3;
  /** Its place among all harms, 0 first; it follows the urgency. Of two findings of one tier the lower rank is the case's. */
  rank: number;
  /** Tier of a report of it that nobody has read yet, without a claim of danger; never lower for what is more urgent. */
  reportTier: 2 | 3 | 4;
  /** The door of the report form that leads to it; the others are given by reviewers and rules. */
  door: ReportDoor | undefined;
  /** Whether a bank of picture hashes may be of it. */
  banked: boolean;
  /** The words of the EU DSA transparency database; pairs outside its "protection of minors" group are our own reading. */
  dsa: { category: string; keywords: readonly string[] };
};

const ENTICEMENT = 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS';

/** The harms of the taxonomy. A young person can choose from those with a door; reviewers may use all. */
export const HARMS = {
  CSAM: {
    urgency: 1,
    rank: 4,
    reportTier: 3,
    door: undefined,
    banked: true,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL'],
    },
  },
  CSAM_AI: {
    urgency: 1,
    rank: 7,
    reportTier: 3,
    door: undefined,
    banked: true,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE'],
    },
  },
  GROOMING: {
    urgency: 1,
    rank: 6,
    reportTier: 3,
    door: 'pressure',
    banked: false,
    dsa: { category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', keywords: [ENTICEMENT] },
  },
  SEXTORTION: {
    urgency: 1,
    rank: 5,
    reportTier: 4,
    door: 'extortion',
    banked: true,
    dsa: { category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', keywords: [ENTICEMENT] },
  },
  SELF_GEN: {
    urgency: 2,
    rank: 10,
    reportTier: 2,
    door: undefined,
    banked: true,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  NCII_MINOR: {
    urgency: 1,
    rank: 8,
    reportTier: 3,
    door: 'picture',
    banked: true,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  NCII_ADULT: {
    urgency: 3,
    rank: 14,
    reportTier: 2,
    door: 'adult-picture',
    banked: true,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  LIVESTREAM: {
    urgency: 0,
    rank: 2,
    reportTier: 4,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  TRAFFICKING: {
    urgency: 0,
    rank: 3,
    reportTier: 4,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  ONLINE_KIDNAP: {
    urgency: 0,
    rank: 1,
    reportTier: 4,
    door: 'fake-police',
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
      keywords: ['KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING'],
    },
  },
  BULLYING: {
    urgency: 3,
    rank: 16,
    reportTier: 2,
    door: 'bullying',
    banked: false,
    dsa: { category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', keywords: ['KEYWORD_CYBER_BULLYING_INTIMIDATION'] },
  },
  STALK_THREAT: {
    urgency: 1,
    rank: 9,
    reportTier: 3,
    door: undefined,
    banked: false,
    dsa: { category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', keywords: ['KEYWORD_CYBER_STALKING'] },
  },
  DOXXING: {
    urgency: 3,
    rank: 13,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  SELF_HARM: {
    urgency: 0,
    rank: 0,
    reportTier: 4,
    door: undefined,
    banked: false,
    dsa: { category: 'STATEMENT_CATEGORY_SELF_HARM', keywords: ['KEYWORD_SUICIDE'] },
  },
  HARMFUL_EXPOSURE: {
    urgency: 3,
    rank: 17,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  SCAM_CHILD: {
    urgency: 2,
    rank: 12,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', keywords: [] },
  },
  CRIME_RECRUIT: {
    urgency: 2,
    rank: 11,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  PEER_HSB: {
    urgency: 3,
    rank: 15,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
  OTHER_CHILD: {
    urgency: 3,
    rank: 18,
    reportTier: 2,
    door: 'other',
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
} as const satisfies Readonly<Record<string, HarmRow>>;

export type HarmCode = keyof typeof HARMS;

// The cast is true: these are the keys of the table, and it is not empty.
export const HARM_CODES = Object.keys(HARMS) as [HarmCode, ...HarmCode[]];

/** What a report or a finding is called as long as nobody has called it anything else. */
export const HARM_BY_DEFAULT = 'OTHER_CHILD' satisfies HarmCode;

type BankedHarm = {
  [Code in HarmCode]: (typeof HARMS)[Code]['banked'] extends true ? Code : never;
}[HarmCode];

/** Whether a bank of picture hashes may be of this harm. */
export const isBanked = (code: HarmCode): code is BankedHarm => HARMS[code].banked;

/** The harms whose row answers yes, in the order of the table. */
export const harmsWhere = (holds: (row: HarmRow) => boolean): readonly HarmCode[] =>
  HARM_CODES.filter((code) => holds(HARMS[code]));
