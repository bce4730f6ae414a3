import { playQuestions, readAnswers } from './course-questions.ts';

const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const;
const CMI5 = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' };
const MOVE_ON = { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' };

type Account = { homePage: string; name: string };
type Context = {
  contextActivities?: Record<string, unknown>;
  extensions?: Record<string, unknown>;
};
type Session = {
  send(verb: keyof typeof VERBS): Promise<void>;
  keep(answers: string): Promise<void>;
  kept: string;
};

const startedAtMs = Date.now();
/** ISO 8601 duration, as xAPI asks. */
const duration = () => `PT${((Date.now() - startedAtMs) / 1000).toFixed(2)}S`;

/** Only the account: a name in the launch address is a person's, and no statement needs it. */
function accountOf(actor: string): Account | undefined {
  const { account } = JSON.parse(actor) as { account?: Partial<Account> };
  return typeof account?.homePage === 'string' && typeof account.name === 'string'
    ? { homePage: account.homePage, name: account.name }
    : undefined;
}

/** Opens the session that the launch address names; undefined when the page was opened by itself. */
async function openSession(): Promise<Session | undefined> {
  const launch = new URLSearchParams(location.search);
  const value = (name: string) => launch.get(name) ?? '';
  const [endpoint, tokenAddress, activityId] = [value('endpoint'), value('fetch'), value('activityId')];
  const account = endpoint && tokenAddress ? accountOf(value('actor')) : undefined;
  if (!account) return undefined;
  const registration = value('registration');
  const agent = { objectType: 'Agent', account };
  const answer = (await (await fetch(tokenAddress, { method: 'POST' })).json()) as { 'auth-token': string };
  const headers = {
    Authorization: `Basic ${answer['auth-token']}`,
    'X-Experience-API-Version': '1.0.3',
    'Content-Type': 'application/json',
  };
  const base = endpoint.replace(/\/?$/, '/');
  const state = (stateId: string) =>
    `${base}activities/state?${new URLSearchParams({ stateId, activityId, agent: JSON.stringify(agent), registration })}`;
  // cmi5 §10 and §11: both are read before the first statement.
  const launchData = (await (await fetch(state('LMS.LaunchData'), { headers })).json()) as {
    contextTemplate?: Context;
    launchMode?: string;
  };
  await fetch(
    `${base}agents/profile?${new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(agent) })}`,
    { headers },
  );
  const before = await fetch(state('kmm-answers'), { headers });
  const template = launchData.contextTemplate ?? {};
  const mayComplete = launchData.launchMode === undefined || launchData.launchMode === 'Normal';

  async function send(verb: keyof typeof VERBS): Promise<void> {
    if (verb === 'completed' && !mayComplete) return;
    const moves = verb === 'completed';
    const result = {
      ...(moves && { completion: true }),
      ...(verb !== 'initialized' && { duration: duration() }),
    };
    const statement = {
      id: crypto.randomUUID(),
      actor: agent,
      verb: { id: VERBS[verb], display: { 'en-US': verb } },
      object: { objectType: 'Activity', id: activityId },
      ...(verb !== 'initialized' && { result }),
      context: {
        ...template,
        registration,
        contextActivities: { ...template.contextActivities, category: moves ? [CMI5, MOVE_ON] : [CMI5] },
      },
      timestamp: new Date().toISOString(),
    };
    // The last one leaves while the page closes.
    await fetch(`${base}statements`, {
      method: 'POST',
      headers,
      body: JSON.stringify([statement]),
      keepalive: true,
    });
  }
  return {
    send,
    kept: before.ok ? await before.text() : '',
    keep: async (answers) => {
      await fetch(state('kmm-answers'), { method: 'PUT', headers, body: answers, keepalive: true });
    },
  };
}

// The questions answer at once; what they tell waits for the session, one after the other: a learning system may
// refuse what comes before "initialized" or after "terminated".
let session: Session | undefined;
const questions = playQuestions({
  answered: () => next(() => session?.keep(JSON.stringify(questions.answers()))),
  finished: () => next(() => session?.send('completed')),
});
let last = begin().catch(() => undefined);
function next(act: () => Promise<void> | undefined): void {
  // A learning system that does not answer takes nothing from the lesson.
  last = last.then(act).catch(() => undefined);
}

async function begin(): Promise<void> {
  const opened = await openSession();
  await opened?.send('initialized');
  session = opened;
  questions.restore(readAnswers(opened?.kept ?? ''));
}

let left = false;
addEventListener('pagehide', () => {
  if (left) return;
  left = true;
  void session?.send('terminated');
});
