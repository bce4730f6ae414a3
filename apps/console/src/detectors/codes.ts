/** What a label of a model may mean: the categories of the contract, or nothing. */
export const MEANINGS = [
  'none',
  'insult',
  'sexual-approach',
  'threat',
  'self-harm',
  'scam',
  'drugs',
] as const;
export type Meaning = (typeof MEANINGS)[number];
