import type { PublicTeam, ReportInput, SealedThread } from '@khong-mot-minh/contracts';
import {
  deriveReceiptKeys,
  newContentId,
  open,
  parseReceipt,
  seal,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import { type Answer, call } from './call.ts';

type Fields = Partial<Omit<ReportInput, 'text' | 'sealed'>>;

/** A young person's browser: seals before it sends and never shows the secret. */
export async function sendReport(url: string, text: string, more: Fields = {}) {
  const team = await openTeam(url);
  const id = newContentId();
  const sealed = await seal({ kind: 'report', id, text, to: [team] });
  const body = { ...reportFor(team.id), ...more, sealed: { id, sealed } };
  const answer = await call(url, 'POST', '/v1/reports', body, {
    headers: { 'idempotency-key': `report-${id}` },
  });
  if (answer.status !== 201) throw new Error(`Send report: ${answer.status} ${answer.text}`);
  return { receipt: (answer.json as { receipt: string }).receipt, contentId: id, sealed, body };
}

export const reportFor = (team: string) => ({
  team,
  category: 'OTHER_CHILD' as const,
  dangerNow: false,
  ageBand: '13-15' as const,
  help: ['talk' as const],
  mayKnow: [] as ReportInput['mayKnow'],
});

export async function openTeam(url: string): Promise<PublicTeam> {
  const teams = (await call(url, 'GET', '/v1/teams')).json as PublicTeam[];
  const team = teams.find((t) => t.open);
  if (!team) throw new Error('No team is open');
  return team;
}

export type Reporter = Awaited<ReturnType<typeof reporterWith>>;

/** Comes back with a receipt, the way a client does that keeps the secret. */
export async function reporterWith(url: string, receipt: string) {
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new Error(`The receipt does not read: ${parsed.reason}`);
  const { verifier, unwrapKey } = await deriveReceiptKeys(parsed.receipt, argon2Node);
  const shown = { locator: parsed.receipt.locator, verifier };
  const thread = async (): Promise<SealedThread> => {
    const answer = await call(url, 'POST', '/v1/receipts/open', shown);
    if (answer.status !== 200) throw new Error(`Open receipt: ${answer.status} ${answer.text}`);
    return answer.json as SealedThread;
  };
  return {
    shown,
    thread,
    async read(): Promise<{ from: string; text: string }[]> {
      const { messages, reporterKey } = await thread();
      const privateKey = await unlockPrivateKey(reporterKey.locked, unwrapKey);
      return Promise.all(
        messages.map(async (m) => ({
          from: m.from,
          text: await open({
            kind: 'message',
            id: m.id,
            sealed: m.sealed,
            keyId: reporterKey.keyId,
            privateKey,
          }),
        })),
      );
    },
    async write(text: string, key = newContentId()): Promise<Answer> {
      const { teamKey, alsoSealFor, reporterKey } = await thread();
      const id = newContentId();
      const sealed = await seal({ kind: 'message', id, text, to: [teamKey, ...alsoSealFor, reporterKey] });
      const headers = { 'idempotency-key': `message-${key}` };
      return call(url, 'POST', '/v1/receipts/messages', { ...shown, message: { id, sealed } }, { headers });
    },
    say: (level: string, answer: 'agree' | 'refuse' | 'restore'): Promise<Answer> =>
      call(url, 'POST', '/v1/receipts/answer', { ...shown, level, answer }),
    answer: (question: string, answer: 'agree' | 'refuse'): Promise<Answer> =>
      call(url, 'POST', '/v1/receipts/answer', { ...shown, question, answer }),
    withdraw: () => call(url, 'POST', '/v1/receipts/withdraw', shown),
  };
}
