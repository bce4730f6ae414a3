import { type Desk, sealText, sendSealedReport, signIn } from '@khong-mot-minh/testing';
import reports from '../../phrases/reports.json' with { type: 'json' };

type Counsellor = { email: string; password: string };

/** The helpline's first reports, sealed and sent as any other; an interrupted start sends the rest next time. */
export async function seedReports(base: string, counsellor: Counsellor): Promise<void> {
  const desk = await signIn(base, counsellor);
  const there = (await desk.queue('all')).filter(({ origin }) => origin === 'report').length;
  for (const { text, answer, ...choices } of reports.slice(there)) {
    await sendSealedReport(base, choices, text);
    if (answer) await answerNewest(desk, choices.category, answer);
  }
}

async function answerNewest(desk: Desk, category: string, answer: string): Promise<void> {
  const waiting = (await desk.queue()).find((row) => row.category === category && row.status === 'open');
  if (!waiting) throw new Error(`No report about "${category}" waits for an answer`);
  const taken = await desk.command(await desk.view(waiting.id), { type: 'take' });
  const { report, teamKey } = taken;
  if (!report || !teamKey) throw new Error(`Case ${taken.id} has no report`);
  await desk.command(taken, {
    type: 'reply',
    message: await sealText('message', answer, [report.reporterKey, teamKey]),
  });
}
