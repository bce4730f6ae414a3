import assert from 'node:assert/strict';
import type { CaseView, HandedOver, HandedOverRow } from '@khong-mot-minh/contracts';
import type { Answer } from './call.ts';
import type { CaseHouse } from './case-house.ts';
import { targetOf } from './house.ts';
import { type Reporter, reporterWith } from './reporter.ts';
import { openFor, sealFor, shareWith, type TeamKey } from './responder.ts';

export type HandOver = Awaited<ReturnType<typeof handOverIn>>;

/** What it takes to hand a case over, with the keys that each side really holds. */
export function handOverIn(house: Pick<CaseHouse, 'desk' | 'answerAs' | 'system'>) {
  const keys = new Map<string, Promise<TeamKey>>();
  const keyOf = (who: string): Promise<TeamKey> => {
    const key = keys.get(who) ?? house.desk(who).unlock();
    keys.set(who, key);
    return key;
  };
  const reporter = (receipt: string): Promise<Reporter> => reporterWith(house.system.url, receipt);
  const ask = async (from: string, caseId: string, kind: string): Promise<Answer> => {
    const { teamId } = await targetOf(house.desk(from), kind);
    return house.desk(from).command(caseId, { type: 'ask-transfer', toTeam: teamId });
  };
  const answer = async (receipt: string, given: 'agree' | 'refuse'): Promise<Answer> => {
    const child = await reporter(receipt);
    return child.answer((await child.thread()).question!.id, given);
  };
  /** Offers everything in the case, wrapped for the other team by somebody who can open it. */
  const offer = async (from: string, caseId: string, kind: string, more: object = {}): Promise<Answer> => {
    const desk = house.desk(from);
    const [key, target, view] = [await keyOf(from), await targetOf(desk, kind), await desk.view(caseId)];
    return desk.command(caseId, {
      type: 'transfer',
      toTeam: target.teamId,
      basis: 'consent',
      consent: true,
      note: await sealFor('referral', 'xin tiếp nhận', [key, target]),
      share: await shareWith(view.sealed, key, target),
      ...more,
    });
  };
  const accept = async (who: string, caseId: string): Promise<Answer> =>
    house.answerAs(who, (await house.desk(who).view(caseId)).referrals.at(-1)!.id, 'accept');
  return {
    keyOf,
    reporter,
    ask,
    answer,
    offer,
    accept,
    /** Asked, agreed, offered and accepted. */
    async transfer(from: string, to: string, caseId: string, receipt: string): Promise<void> {
      for (const step of [
        () => ask(from, caseId, to),
        () => answer(receipt, 'agree'),
        () => offer(from, caseId, to),
        () => accept(to, caseId),
      ]) {
        const { status, text } = await step();
        assert.equal(status, 200, text.slice(0, 300));
      }
    },
    /** Every text of a view that this side's key opens, by kind, in order. */
    async read(who: string, { sealed }: Pick<CaseView | HandedOver, 'sealed'>): Promise<string[]> {
      const key = await keyOf(who);
      return Promise.all(
        sealed
          .filter((s) => s.sealed.to.some(({ keyId }) => keyId === key.keyId))
          .map((s) => openFor(s, key)),
      );
    },
    reply: async (who: string, caseId: string, text: string): Promise<Answer> => {
      const { alsoSealFor, report } = await house.desk(who).view(caseId);
      const to = [await keyOf(who), ...alsoSealFor, report!.reporterKey];
      return house.desk(who).command(caseId, { type: 'reply', message: await sealFor('message', text, to) });
    },
    note: async (who: string, caseId: string, text: string): Promise<Answer> => {
      const { alsoSealFor } = await house.desk(who).view(caseId);
      const note = await sealFor('note', text, [await keyOf(who), ...alsoSealFor]);
      return house.desk(who).command(caseId, { type: 'note', note });
    },
    listHandedOver: async (who: string): Promise<HandedOverRow[]> => {
      const list = await house.desk(who).send('GET', '/v1/handed-over?limit=200');
      assert.equal(list.status, 200, list.text);
      return (list.json as { items: HandedOverRow[] }).items;
    },
    handedOver: async (who: string, caseId: string): Promise<HandedOver> => {
      const kept = await house.desk(who).send('GET', `/v1/cases/${caseId}/handed-over`);
      assert.equal(kept.status, 200, kept.text);
      return kept.json as HandedOver;
    },
  };
}
