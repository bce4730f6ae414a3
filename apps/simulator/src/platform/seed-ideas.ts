import { IdeaAnswer, IdeaDesk } from '@khong-mot-minh/contracts';
import { ACCEPT_REASONS, DECLINE_REASONS } from '@khong-mot-minh/contracts/codes';
import { call, must, signIn } from '@khong-mot-minh/testing';
import ideas from '../../phrases/ideas.json' with { type: 'json' };

/** Invented ideas, each named a demo in its words: some decided, some waiting, and a round that people can vote in. */
export async function seedIdeas(base: string, teacher: { email: string; password: string }): Promise<void> {
  const desk = await signIn(base, teacher);
  const read = async () => IdeaDesk.parse(must(await desk.call('GET', '/v1/idea-desk'), 200, 'The ideas'));
  const before = await read();
  // Seeded before; only its beginning is looked at, so a start that was cut short leaves fewer of them.
  if (before.waiting.length + before.accepted.length > 0) return;
  for (const { outcome, words, made, ...idea } of ideas) {
    const sent = await call(base, 'POST', '/v1/ideas', { body: idea });
    const answer = IdeaAnswer.parse(must(sent, 201, 'An idea'));
    if (!outcome || !answer.kept) continue;
    const waiting = (await read()).waiting.find(({ code }) => code === answer.code);
    const decision = words
      ? { outcome, reason: ACCEPT_REASONS[0], ...words }
      : { outcome, reason: DECLINE_REASONS[0] };
    must(await desk.call('POST', `/v1/idea-desk/ideas/${waiting?.id}/decide`, decision), 200, 'A decision');
    if (made)
      must(
        await desk.call('POST', `/v1/idea-desk/ideas/${waiting?.id}/made`, { to: made }),
        200,
        'What came of an idea',
      );
  }
  const options = (await read()).accepted.filter(({ made }) => !made).map(({ id }) => id);
  must(await desk.call('POST', '/v1/idea-desk/rounds', { options, days: 14 }), 201, 'A round');
}
