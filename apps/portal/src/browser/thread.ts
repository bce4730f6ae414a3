import type { SealedThread } from '@khong-mot-minh/contracts';
import {
  deriveReceiptKeys,
  newContentId,
  open,
  type Receipt,
  SealError,
  seal,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import type { LevelAnswer } from '../follow-up/outcome-of.ts';
import { isKnownKey } from './known-key.ts';

import { sendWithWork } from './send-with-work.ts';

export type Message = Pick<SealedThread['messages'][number], 'from' | 'by' | 'at'> & {
  text: string | undefined;
};

/** An opened report on this device: the receipt itself is forgotten, only what it turned into is held. */
export type Thread = {
  state: SealedThread;
  messages: Message[];
  /** `changed` where other people read now than when this was opened: nothing was sent. */
  write(text: string): Promise<'sent' | 'changed'>;
  /** False where the question is over. */
  answer(asked: { question: string } | { level: string }, answer: LevelAnswer): Promise<boolean>;
  /** Calls whoever is on duty. */
  sayDanger(): Promise<void>;
  withdraw(): Promise<void>;
  resume(): Promise<void>;
  /** The proof as a file, or until the log holds it the log's signed promise; undefined if neither was given. */
  prove(): Promise<Blob | undefined>;
};

const post = (path: string, body: object): Promise<Response> => sendWithWork(`/v1/receipts/${path}`, body);

async function must(answer: Promise<Response>): Promise<void> {
  if (!(await answer).ok) throw new Error('Not accepted');
}

/**
 * Opens a report without telling the server the secret; a number is the status of a refusal, and `take-down` says that
 * the code is of one.
 */
export async function openThread(receipt: Receipt): Promise<Thread | 'take-down' | number> {
  const { argon2Wasm } = await import('@khong-mot-minh/sealing/argon2-wasm');
  const { verifier, unwrapKey } = await deriveReceiptKeys(receipt, argon2Wasm);
  const proof = { locator: receipt.locator, verifier };
  const answer = await post('open', proof);
  if (answer.status === 404 && (await sendWithWork('/v1/take-downs/open', proof)).ok) return 'take-down';
  if (!answer.ok) return answer.status;
  const state: SealedThread = await answer.json();
  const { keyId, publicKey, locked } = state.reporterKey;
  const privateKey = await unlockPrivateKey(locked, unwrapKey);
  const read = async ({ id, sealed, ...head }: SealedThread['messages'][number]): Promise<Message> => {
    try {
      return { ...head, text: await open({ kind: 'message', id, sealed, keyId, privateKey }) };
    } catch (error) {
      if (error instanceof SealError) return { ...head, text: undefined };
      throw error;
    }
  };
  return {
    state,
    messages: await Promise.all(state.messages.map(read)),
    sayDanger: () => must(post('danger', proof)),
    withdraw: () => must(post('withdraw', proof)),
    resume: () => must(post('resume', proof)),
    prove: async () => {
      const proven = await post('proof', proof);
      const answer = proven.status === 409 ? await post('promise', proof) : proven;
      return answer.ok ? answer.blob() : undefined;
    },
    write: async (text) => {
      if (!(await isKnownKey(state.teamKey))) throw new Error('The log does not name this key');
      const id = newContentId();
      const to = [state.teamKey, ...state.alsoSealFor, { keyId, publicKey }];
      const sealed = await seal({ kind: 'message', id, text, to });
      const answer = await post('messages', { ...proof, message: { id, sealed } });
      if (answer.status === 422) return 'changed';
      if (!answer.ok) throw new Error('Not accepted');
      return 'sent';
    },
    answer: async (asked, given) => {
      const answer = await post('answer', { ...proof, ...asked, answer: given });
      if (answer.status === 409) return false;
      if (!answer.ok) throw new Error('Not accepted');
      return true;
    },
  };
}
