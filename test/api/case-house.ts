import assert from 'node:assert/strict';
import type { HarmCode, MayKnow } from '@khong-mot-minh/contracts';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import type { Answer } from './call.ts';
import { personOf, targetOf } from './house.ts';
import { sendReport } from './reporter.ts';
import { type Responder, sealFor } from './responder.ts';

export const codeOf = (answer: Answer) => (answer.json as { code?: string }).code;
export const pointerOf = (answer: Answer) =>
  (answer.json as { errors?: { pointer: string }[] }).errors?.[0]?.pointer;

export type CaseHouse = AsyncDisposable & {
  system: TestSystem;
  names: string[];
  desk(name: string): Responder;
  /** A new report; gives its case and receipt. */
  newReport(mayKnow?: MayKnow[], category?: HarmCode): Promise<{ caseId: string; receipt: string }>;
  /** The same, taken by the helpline's first counsellor. */
  takenReport(mayKnow?: MayKnow[]): Promise<{ caseId: string; receipt: string }>;
  referTo(from: string, caseId: string, kind: string, more?: object): Promise<Answer>;
  referralOf(who: string, caseId: string): Promise<string>;
  answerAs(who: string, referral: string, answer: string): Promise<Answer>;
};

/** The house with a desk of each organisation signed in; two at the helpline. */
export async function openCaseHouse(): Promise<CaseHouse> {
  await using cleanup = new AsyncDisposableStack();
  const system = cleanup.use(await startTestSystem());
  const desks = new Map<string, Responder>();
  for (const organisation of ['platform', 'helpline', 'police', 'school'])
    desks.set(organisation, await personOf(system, organisation));
  desks.set('helpline-2', await personOf(system, 'helpline', 1));
  const desk = (name: string): Responder => desks.get(name)!;
  const newReport = async (mayKnow: MayKnow[] = [], category: HarmCode = 'OTHER_CHILD') => {
    const before = new Set((await desk('helpline').cases()).map((c) => c.id));
    const { receipt } = await sendReport(system.url, 'một điều', { mayKnow, category });
    const caseId = (await desk('helpline').cases()).find((c) => !before.has(c.id))!.id;
    return { caseId, receipt };
  };
  const parts = cleanup.move();
  return {
    system,
    names: [...desks.keys()],
    desk,
    newReport,
    async takenReport(mayKnow) {
      const report = await newReport(mayKnow);
      assert.equal((await desk('helpline').command(report.caseId, { type: 'take' })).status, 200);
      return report;
    },
    async referTo(from, caseId, kind, more = {}) {
      const target = await targetOf(desk(from), kind);
      const { teamKey, alsoSealFor } = await desk(from).view(caseId);
      const readers = [target, ...(teamKey ? [teamKey] : []), ...alsoSealFor];
      return desk(from).command(caseId, {
        type: 'refer',
        toTeam: target.teamId,
        basis: 'consent',
        consent: true,
        note: await sealFor('referral', 'xin giúp', readers),
        ...more,
      });
    },
    referralOf: async (who, caseId) => (await desk(who).view(caseId)).referrals.at(-1)!.id,
    answerAs: (who, referral, answer) => desk(who).send('POST', `/v1/referrals/${referral}/${answer}`, {}),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
