import type { CaseRow, CaseView, PublicKey, SessionKeys } from '@khong-mot-minh/contracts';
import {
  deriveUnlockKey,
  newContentId,
  open,
  openKey,
  rewrap,
  seal,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import { argon2Wasm } from '@khong-mot-minh/sealing/argon2-wasm';
import type { TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call, signIn, type Who } from './call.ts';

type SeededPerson = TestSystem['seeded']['people'][number];
type Envelope = CaseView['sealed'][number]['sealed']['to'][number];
export type TeamKey = { keyId: string; publicKey: string; privateKey: string };

/** What a person at a desk can do: every call by HTTP, every seal opened and made on their side. */
export async function responder(url: string, person: SeededPerson) {
  const who = await signIn(url, person);
  const send = (method: string, path: string, body?: unknown) => call(url, method, path, body, who);
  const cases = async (queue = 'all'): Promise<CaseRow[]> => {
    const all: CaseRow[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = (await send('GET', `/v1/cases?queue=${queue}&limit=200${cursor}`)).json as {
        items: CaseRow[];
        next?: string;
      };
      all.push(...items);
      if (next === undefined) return all;
      cursor = `&cursor=${encodeURIComponent(next)}`;
    }
  };
  const view = async (id: string): Promise<CaseView> => {
    const answer = await send('GET', `/v1/cases/${id}`);
    if (answer.status !== 200) throw new Error(`View case: ${answer.status} ${answer.text}`);
    return answer.json as CaseView;
  };
  const command = async (id: string, body: object): Promise<Answer> => {
    const { version } = await view(id);
    return send('POST', `/v1/cases/${id}/commands`, { expectedVersion: version, ...body });
  };
  return { person, who, send, cases, view, command, unlock: () => unlock(url, who, person.unlock) };
}

export type Responder = Awaited<ReturnType<typeof responder>>;

/** The member's own key under the phrase, and with it the key of the team. */
export async function unlock(url: string, who: Who, phrase: string): Promise<TeamKey> {
  const keys = (await call(url, 'GET', '/v1/session/keys', undefined, who)).json as SessionKeys;
  const [team] = keys.teams;
  if (!keys.member || !team) throw new Error('Unlock: this person holds no team key');
  const privateKey = await unlockPrivateKey(
    keys.member.locked,
    await deriveUnlockKey(phrase, keys.member.salt, argon2Wasm),
  );
  const opened = await openKey({
    teamKeyId: team.keyId,
    // `as`: contracts leave the envelope open here; `openKey` checks its shape.
    envelope: team.sealedKey as Envelope,
    keyId: keys.member.keyId,
    privateKey,
  });
  return { keyId: team.keyId, publicKey: team.publicKey, privateKey: opened };
}

export async function sealFor(kind: string, text: string, to: readonly PublicKey[]) {
  const id = newContentId();
  return { id, sealed: await seal({ kind, id, text, to }) };
}

export const openFor = ({ id, kind, sealed }: CaseView['sealed'][number], key: TeamKey): Promise<string> =>
  open({ kind, id, sealed, keyId: key.keyId, privateKey: key.privateKey });

/** Envelopes that let another team read chosen content of a case. */
export const shareWith = (items: CaseView['sealed'], from: TeamKey, to: PublicKey) =>
  Promise.all(
    items.map(async ({ id, kind, sealed }) => ({
      contentId: id,
      envelope: await rewrap({ kind, id, sealed, from, to }),
    })),
  );
