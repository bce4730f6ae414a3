/** What `npm start` writes for scripts (CONTRACT §10); only the members used here. */
export type Demo = { baseUrl: string; platform: { id: string; key: string } };

/** A new platform's first steps: an adult account, then its message to somebody it is not connected with. */
export async function firstDecision({ baseUrl, platform }: Demo): Promise<void> {
  const now = new Date().toISOString();
  const authorization = `Bearer ${platform.key}`;
  const account = { ageBand: '23plus', createdAt: now };
  await send(new URL('/v1/accounts/measure-a', baseUrl), 'PUT', account, { authorization });
  const event = {
    id: `measure-${now}`,
    type: 'message.sent',
    time: now,
    actor: 'measure-a',
    target: 'measure-b',
    conversation: 'measure',
    text: 'Hello',
    relation: { connected: false, mutuals: 0 },
  };
  const decision = await send(new URL('/v1/events', baseUrl), 'POST', event, { authorization });
  if (typeof decision !== 'object' || decision === null || !('outcome' in decision)) {
    throw new Error(`No decision came back: ${JSON.stringify(decision)}`);
  }
}

/** A report in the clear to the first team whose door is open. */
export async function firstReport({ baseUrl }: Demo): Promise<void> {
  const answer = await fetch(new URL('/v1/teams', baseUrl));
  const teams: { id: string; open: boolean }[] = await answer.json();
  const team = teams.find(({ open }) => open);
  if (!team) throw new Error('No team takes reports');
  const report = {
    team: team.id,
    category: 'OTHER_CHILD',
    dangerNow: false,
    ageBand: '13-15',
    text: 'Measured',
  };
  await send(new URL('/v1/reports', baseUrl), 'POST', report, {});
}

async function send(
  url: URL,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new Error(`${method} ${url.pathname} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
