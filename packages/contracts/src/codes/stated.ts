/** What a statement of reasons says of something that was done, in our words and in those of the EU DSA transparency database. */
export type Stated = {
  /** Whom it meets: one act, or the account behind it. */
  of: 'act' | 'account';
  dsa: { visibility: string | undefined; provision: string | undefined };
};
