/** Every risk act that a text detector may report; the order is the order in a stored pair, so only append. */
export const ACTS = [
  'age-probe',
  'place-probe',
  'alone-probe',
  'flattery',
  'exclusive-bond',
  'gift-offer',
  'secrecy',
  'delete-chat',
  'move-to-other-app',
  'disappearing-mode',
  'picture-request',
  'meet-alone',
  'payment-demand',
  'credential-request',
  'pressure',
  'threat-to-tell',
  'deadline',
  'authority-claim',
  'legal-threat',
  'relocate',
  'stay-on-call',
  'ransom-to-family',
  'refusal',
  'discomfort',
  'self-danger',
] as const;
export type Act = (typeof ACTS)[number];

const indexByAct = new Map<string, number>(ACTS.map((act, index) => [act, index]));

/** Position of an act in `ACTS`, or undefined for a word that is no act. */
export const actIndex = (act: string): number | undefined => indexByAct.get(act);

/** Groups of acts that serve one step of a contact gone wrong; a run touches several. */
export const STAGES: Readonly<Record<string, readonly Act[]>> = {
  probe: ['age-probe', 'place-probe', 'alone-probe'],
  bond: ['flattery', 'exclusive-bond', 'gift-offer'],
  isolate: ['secrecy', 'delete-chat', 'move-to-other-app', 'disappearing-mode'],
  ask: ['picture-request', 'meet-alone', 'payment-demand', 'credential-request'],
  coerce: ['pressure', 'threat-to-tell', 'deadline', 'legal-threat', 'ransom-to-family'],
  control: ['authority-claim', 'relocate', 'stay-on-call'],
};

/** Acts that push a person; a decision at tier 3 or above cites two of them, or a threat with an audience. */
export const COERCIVE: ReadonlySet<string> = new Set<Act>([
  'secrecy',
  'delete-chat',
  'picture-request',
  'meet-alone',
  'payment-demand',
  'credential-request',
  'pressure',
  'threat-to-tell',
  'deadline',
  'authority-claim',
  'legal-threat',
  'relocate',
  'stay-on-call',
  'ransom-to-family',
]);

/** Threats that name who would learn of something: grave on their own. */
export const WITH_AUDIENCE: ReadonlySet<string> = new Set<Act>(['threat-to-tell', 'ransom-to-family']);
