import type { Decision } from '@khong-mot-minh/contracts';
import { call } from './call.ts';

const START = Date.now() - 3600_000;

/** A run that asks to move, then for secrecy, then threatens and demands money; behaviour only, nothing graphic. */
const TEXTS = [
  'chào em, anh thấy em chơi game giỏi quá',
  'em qua Telegram nói chuyện với anh cho tiện nhé',
  'chuyện này chỉ hai anh em mình biết, đừng kể với bố mẹ',
  'anh đang giữ ảnh riêng tư của em đấy',
  'không chuyển cho anh 2 triệu tối nay thì anh gửi ảnh cho cả lớp em xem',
  'chuyển tiền ngay đi, không anh đăng lên trường em',
];

export const extortionRun = (name: string) =>
  TEXTS.map((text, i) => ({
    id: `${name}-${i}`,
    type: 'message.sent' as const,
    time: new Date(START + i * 120_000).toISOString(),
    actor: `${name}-adult`,
    target: `${name}-child`,
    conversation: `${name}-c`,
    text,
    relation: { connected: true, mutuals: 0 },
  }));

/** Tells the platform's side of the run: an adult and a fourteen-year-old. */
export async function putAccounts(url: string, key: string, name: string): Promise<void> {
  const createdAt = '2026-01-01T00:00:00Z';
  for (const [id, ageBand] of [
    [`${name}-adult`, '23plus'],
    [`${name}-child`, '13-15'],
  ]) {
    const answer = await call(url, 'PUT', `/v1/accounts/${id}`, { ageBand, createdAt }, { key });
    if (answer.status !== 200) throw new Error(`Put account: ${answer.status} ${answer.text}`);
  }
}

export async function judge(url: string, key: string, event: object): Promise<Decision> {
  const answer = await call(url, 'POST', '/v1/events', event, { key });
  if (answer.status !== 200) throw new Error(`Send event: ${answer.status} ${answer.text}`);
  return answer.json as Decision;
}

/** A decision without what is drawn anew in every run: the ids of events and cases. */
export function comparable(decision: Decision, name: string): unknown {
  const text = JSON.stringify(decision).replaceAll(name, 'run');
  return JSON.parse(text.replace(/"caseId":"[^"]+"/g, '"caseId":"*"'));
}
