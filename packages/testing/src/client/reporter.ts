import { PublicTeam, ReceiptGiven, SealedThread } from '@khong-mot-minh/contracts';
import { deriveReceiptKeys, open, parseReceipt, unlockPrivateKey } from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import { call, must } from './call.ts';
import { sealText } from './desk.ts';

/** What a reporter chooses on the form; the text itself travels sealed. */
export type ReportChoices = {
  category: string;
  dangerNow: boolean;
  ageBand: string;
  province?: string;
  help?: string[];
  mayKnow?: string[];
};

/** The first team whose door is open. */
export async function openTeam(base: string): Promise<PublicTeam> {
  const teams = PublicTeam.array().parse(must(await call(base, 'GET', '/v1/teams'), 200, 'The teams'));
  const team = teams.find(({ open: isOpen }) => isOpen);
  if (!team) throw new Error('No team takes reports now');
  return team;
}

/** Seals a report for the team on this side and sends it; gives the receipt. */
export async function sendSealedReport(base: string, choices: ReportChoices, text: string): Promise<string> {
  const team = await openTeam(base);
  const sealed = await sealText('report', text, [team]);
  const answer = await call(base, 'POST', '/v1/reports', { body: { ...choices, team: team.id, sealed } });
  return ReceiptGiven.parse(must(answer, 201, 'The report')).receipt;
}

/** A reporter who came back with the receipt; the receipt's secret never leaves this side. */
export type Reporter = {
  thread(): Promise<{
    status: string;
    closedReason?: string | undefined;
    messages: { from: string; text: string }[];
  }>;
  write(text: string): Promise<void>;
};

/** Comes back with a receipt as a device does that keeps the secret. */
export async function followUp(base: string, receiptText: string): Promise<Reporter> {
  const parsed = parseReceipt(receiptText);
  if (!parsed.ok) throw new Error(`The receipt is no receipt: ${parsed.reason}`);
  const { verifier, unwrapKey } = await deriveReceiptKeys(parsed.receipt, argon2Node);
  const proof = { locator: parsed.receipt.locator, verifier };
  const load = async () =>
    SealedThread.parse(
      must(await call(base, 'POST', '/v1/receipts/open', { body: proof }), 200, 'The receipt'),
    );
  return {
    async thread() {
      const { status, closedReason, messages, reporterKey } = await load();
      const privateKey = await unlockPrivateKey(reporterKey.locked, unwrapKey);
      const opened = messages.map(async ({ id, from, sealed }) => ({
        from,
        text: await open({ kind: 'message', id, sealed, keyId: reporterKey.keyId, privateKey }),
      }));
      return { status, closedReason, messages: await Promise.all(opened) };
    },
    async write(text) {
      const { teamKey, alsoSealFor, reporterKey } = await load();
      const message = await sealText('message', text, [teamKey, ...alsoSealFor, reporterKey]);
      const answer = await call(base, 'POST', '/v1/receipts/messages', { body: { ...proof, message } });
      must(answer, 201, 'The message');
    },
  };
}
