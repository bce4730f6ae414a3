import { OpenedThread, ReceiptGiven } from '@khong-mot-minh/contracts';
import { call, followUp, must, openTeam, sendSealedReport } from '@khong-mot-minh/testing';
import phrases from './phrases.json' with { type: 'json' };
import { expect, expectThat, type Walker } from './walker.ts';

/** The receipts of a report that the client sealed and of one that the server sealed on arrival. */
export type Receipts = { sealed: string; plain: string };

/** The second message, with a mark by which this walk's report is told from that of another. */
export const secondWords = ({ sealed }: Receipts): string => `${phrases.again} (${sealed.slice(0, 6)})`;

/** Step 2: a young person's report, both ways. */
export async function walkReport({ part, step }: Walker, base: string): Promise<Receipts> {
  const choices = {
    category: 'SEXTORTION',
    dangerNow: false,
    ageBand: '13-15',
    help: ['talk'],
    mayKnow: ['police'],
  };
  const receipts: Receipts = { sealed: '', plain: '' };
  part('2. A young person’s report');
  await step('GET teams', async () => `${(await openTeam(base)).name.en} is open`);
  await step('POST a report that the client sealed', async () => {
    receipts.sealed = await sendSealedReport(base, choices, phrases.report);
    return `receipt ${receipts.sealed}`;
  });
  await step('POST a report in plain text', async () => {
    const body = {
      ...choices,
      category: 'OTHER_CHILD',
      team: (await openTeam(base)).id,
      text: phrases.plainReport,
    };
    receipts.plain = ReceiptGiven.parse(
      must(await call(base, 'POST', '/v1/reports', { body }), 201, 'The report'),
    ).receipt;
    return `receipt ${receipts.plain}`;
  });
  await step('the same Idempotency-Key twice: one report', async () => {
    const body = {
      ...choices,
      category: 'OTHER_CHILD',
      team: (await openTeam(base)).id,
      text: phrases.plainReport,
    };
    const headers = { 'idempotency-key': `walk-${receipts.plain}` };
    const [one, two] = [
      await call(base, 'POST', '/v1/reports', { body, headers }),
      await call(base, 'POST', '/v1/reports', { body, headers }),
    ];
    expect(must(two, 201, 'The repeated report'), must(one, 201, 'The report'), 'The second receipt');
    return 'the same receipt';
  });
  await step('open with locator and verifier: the secret stays here', async () => {
    const { status, messages } = await (await followUp(base, receipts.sealed)).thread();
    expect(status, 'received', 'The status');
    return `${status}, ${messages.length} messages`;
  });
  await step('open with the receipt itself, lower case and without hyphens', async () => {
    const receipt = receipts.plain.toLowerCase().replaceAll('-', ' ');
    const thread = OpenedThread.parse(
      must(await call(base, 'POST', '/v1/receipts/open', { body: { receipt } }), 200, 'The receipt'),
    );
    return `${thread.status}, ${thread.messages.length} messages`;
  });
  await step('write again, sealed', async () => {
    const reporter = await followUp(base, receipts.sealed);
    await reporter.write(secondWords(receipts));
    const last = (await reporter.thread()).messages.at(-1);
    expect(last, { from: 'reporter', text: secondWords(receipts) }, 'The last message');
    return 'read back word for word';
  });
  await step('write again in plain text', async () => {
    const body = { receipt: receipts.plain, text: phrases.again };
    must(await call(base, 'POST', '/v1/receipts/messages', { body }), 201, 'The message');
    return 'sent';
  });
  expectThat(receipts.sealed !== receipts.plain, 'Two reports have one receipt');
  return receipts;
}
