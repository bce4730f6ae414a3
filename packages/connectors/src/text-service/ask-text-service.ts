import { randomUUID } from 'node:crypto';
import { TEXT_CATEGORIES, TextServiceAnswer, type TextServiceScores } from '@khong-mot-minh/contracts';
import { type OutwardAnswer, postOutward } from '../http/post-outward.ts';
import { signedHeaders } from '../webhooks/signed-headers.ts';

/** Room for the figures of a thousand texts. */
const MAX_ANSWER_BYTES = 512 * 1024;

export type TextServiceRequest = {
  url: string;
  secret: string;
  timeoutMs: number;
  texts: readonly string[];
  allowPrivate: boolean;
};
export type TextServiceResult =
  | { scores: (TextServiceScores | undefined)[]; failed?: undefined }
  | { scores?: undefined; failed: string };

/**
 * Asks a platform's own service what it says of texts: `{v: 1, texts: [{id, text}]}` → `{scores: [{id, …}]}`, where an
 * id is the place in this very request and nothing that names a person or a message. The request is signed as a
 * webhook is. An answer in any other shape is no answer; a text that it leaves out has none.
 */
export async function askTextService(call: TextServiceRequest): Promise<TextServiceResult> {
  const texts = call.texts.map((text, id) => ({ id: String(id), text }));
  const body = JSON.stringify({ v: 1, texts });
  const { url, timeoutMs, allowPrivate } = call;
  const headers = signedHeaders([call.secret], `text_${randomUUID()}`, body);
  const answer = await postOutward({
    url,
    headers,
    body,
    timeoutMs,
    maxBytes: MAX_ANSWER_BYTES,
    allowPrivate,
  });
  return readScores(answer, texts.length);
}

function readScores(answer: OutwardAnswer, count: number): TextServiceResult {
  if (!('body' in answer)) return { failed: answer.status };
  if (answer.status !== 200) return { failed: `status-${answer.status}` };
  const parsed = TextServiceAnswer.safeParse(jsonIn(answer.body));
  if (!parsed.success) return { failed: 'not-understood' };
  const byId = new Map(parsed.data.scores.map(({ id, ...scores }) => [id, scores]));
  return { scores: Array.from({ length: count }, (_, id) => onlyKnown(byId.get(String(id)))) };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Categories that this version does not know are left out. */
function onlyKnown(scores: TextServiceScores | undefined): TextServiceScores | undefined {
  if (scores === undefined) return undefined;
  const known: TextServiceScores = {};
  for (const category of TEXT_CATEGORIES) {
    const score = scores[category];
    if (score !== undefined) known[category] = score;
  }
  return known;
}
