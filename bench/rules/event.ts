/** An event of the workload: nested as a platform would send it, before anything of ours has seen it. */
export type Event = {
  kind: string;
  surface: string;
  hourLocal: number;
  actor: {
    ageBand: string;
    accountAgeDays: number;
    isVerified: boolean;
    strangerContactCount24h: number;
    minorContactCount7d: number;
    reportsReceived30d: number;
    trustTier: number;
  };
  target: { ageBand: string; supervised: boolean };
  relation: { mutualFriends: number; isContact: boolean; messagesExchanged: number; blockedBefore: boolean };
  content: {
    textSignals: string[];
    language: string;
    hasImage: boolean;
    hasLink: boolean;
    nudityScore: number;
  };
  counters: { msgs1h: number; dupText1h: number; uploads1h: number; offPlatformAsks7d: number };
};
