import {
  CaseRow,
  CaseView,
  listOf,
  type PublicKey,
  type SealedContent,
  type SealedItem,
  Session,
  SessionKeys,
} from '@khong-mot-minh/contracts';
import {
  deriveUnlockKey,
  isEnvelope,
  newContentId,
  type Opener,
  open,
  openKey,
  rewrap,
  seal,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import { type Answer, call, must } from './call.ts';

const Queue = listOf(CaseRow);

/** A person at the desk: a real session, and the sealed texts opened on this side only. */
export type Desk = {
  cookie: string;
  session: Session;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  queue(name?: 'open' | 'mine' | 'all' | 'referred'): Promise<CaseRow[]>;
  view(id: string): Promise<CaseView>;
  /** Gives a command at the version that the view shows. */
  command(view: CaseView, command: { type: string } & Record<string, unknown>): Promise<CaseView>;
};

/** Signs in over HTTP. */
export async function signIn(base: string, who: { email: string; password: string }): Promise<Desk> {
  const origin = new URL(base).origin;
  const body = { email: who.email, password: who.password };
  const answer = await call(base, 'POST', '/v1/session', { body, headers: { origin } });
  const session = Session.parse(must(answer, 200, `Signing in as ${who.email}`));
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask: Desk['call'] = (method, path, given) =>
    call(base, method, path, { headers: { cookie, origin }, ...(given !== undefined && { body: given }) });
  return {
    cookie,
    session,
    call: ask,
    async queue(name = 'open') {
      const rows: CaseRow[] = [];
      let cursor = '';
      do {
        const page = await ask('GET', `/v1/cases?queue=${name}&limit=200${cursor}`);
        const { items, next } = Queue.parse(must(page, 200, 'The queue'));
        rows.push(...items);
        cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
      } while (cursor);
      return rows;
    },
    async view(id) {
      return CaseView.parse(must(await ask('GET', `/v1/cases/${id}`), 200, `Case ${id}`));
    },
    async command(view, command) {
      const given = { ...command, expectedVersion: view.version };
      const after = await ask('POST', `/v1/cases/${view.id}/commands`, given);
      return CaseView.parse(must(after, 200, `Command "${command.type}"`));
    },
  };
}

/** The member's key by the phrase, then every team key that was wrapped for the member. */
export async function unlock(desk: Desk, phrase: string): Promise<Opener[]> {
  const { member, teams } = SessionKeys.parse(
    must(await desk.call('GET', '/v1/session/keys'), 200, 'The keys'),
  );
  if (!member) throw new Error(`${desk.session.person.email} has no key`);
  const unlockKey = await deriveUnlockKey(phrase, member.salt, argon2Node);
  const own = { keyId: member.keyId, privateKey: await unlockPrivateKey(member.locked, unlockKey) };
  const opened = teams.map(async ({ keyId, sealedKey }) => {
    if (!isEnvelope(sealedKey)) throw new Error(`The envelope of team key ${keyId} is broken`);
    return { keyId, privateKey: await openKey({ teamKeyId: keyId, envelope: sealedKey, ...own }) };
  });
  return [own, ...(await Promise.all(opened))];
}

/** The first of our keys that a sealed item was made for. */
function openerOf({ sealed }: SealedItem, openers: readonly Opener[]): Opener {
  const opener = openers.find(({ keyId }) => sealed.to.some((envelope) => envelope.keyId === keyId));
  if (!opener) throw new Error('None of these keys opens this text');
  return opener;
}

/** The text of a sealed item of a case. */
export const openItem = (item: SealedItem, openers: readonly Opener[]): Promise<string> =>
  open({ kind: item.kind, id: item.id, sealed: item.sealed, ...openerOf(item, openers) });

/** Lets another team open an item: one more envelope, the content stays as it is. */
export const shareItem = async (item: SealedItem, openers: readonly Opener[], to: PublicKey) => ({
  contentId: item.id,
  envelope: await rewrap({ ...item, from: openerOf(item, openers), to }),
});

/** A text sealed for those who may read it. */
export async function sealText(kind: string, text: string, to: readonly PublicKey[]): Promise<SealedContent> {
  const id = newContentId();
  return { id, sealed: await seal({ kind, id, text, to }) };
}
