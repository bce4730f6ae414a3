import {
  accountsOfPair,
  caseOfPair,
  evidenceOf,
  type ProtectionState,
  pairKey,
  pullPair,
  type Write,
} from '@khong-mot-minh/protection';

/** A message that was deleted, as it was judged when it came. */
export type JudgedMessage = { seq: number; pair: string; tier: number };

export type MessageDeletion = {
  by: 'sender' | 'receiver' | 'other';
  /** Whether what rests on the message alone is taken back. */
  clears: boolean;
};

/** A deletion that concerns a pair with a case. */
export type MessageDeletionStep = {
  caseId: string;
  message: string;
  by: MessageDeletion['by'];
  cleared: boolean;
};

/** A tier from which somebody was warned. */
const WARNED = 2;
/** From here on the pair is known for asking to hide or to delete. */
const ASKED = 0.3;

/**
 * Who may take what back, as decision 0016 weighs it. Who got the message clears what rests on it, unless the other
 * side asked for secrecy or for deleting. Who sent it clears it only as long as it warned nobody and opened no case:
 * unsending a threat disarms nothing. A moderator who removes a message because it is bad clears nothing.
 */
export function judgeMessageDeletion(
  state: ProtectionState,
  actor: string,
  message: JudgedMessage,
): MessageDeletion {
  const { actor: sender, target: receiver } = accountsOfPair(message.pair);
  if (actor === receiver) return { by: 'receiver', clears: !wasAskedFor(state, message) };
  if (actor !== sender) return { by: 'other', clears: false };
  const opened = [message.pair, pairKey(receiver, sender)].some((key) => caseOfPair(state, key));
  return { by: 'sender', clears: message.tier < WARNED && !opened };
}

/** By another message than the deleted one: the request itself can be taken back like anything else. */
function wasAskedFor(state: ProtectionState, { pair: key, seq }: JudgedMessage): boolean {
  const known = state.pairs.peek(key);
  if (known === undefined) return false;
  const pair = pullPair(known);
  return (['delete-chat', 'secrecy'] as const).some(
    (act) =>
      evidenceOf(pair, act) >= ASKED &&
      pair.citations.some((citation) => citation.concept === act && citation.seq !== seq),
  );
}

/** What a deletion changes in the state. */
export const writesOf = ({ clears }: MessageDeletion, { pair, seq }: JudgedMessage): Write[] =>
  clears ? [{ op: 'uncite', key: pair, seq }] : [];
