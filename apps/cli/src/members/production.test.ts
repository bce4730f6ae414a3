import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { GO_LIVE_ITEMS } from '@khong-mot-minh/contracts';
import { generateSigner } from '@khong-mot-minh/ledger';
import { type Envelope, generateKeyPair, newMemberKey, openKey, sealKey } from '@khong-mot-minh/sealing';
import { argon2Wasm } from '@khong-mot-minh/sealing/argon2-wasm';
import {
  ConfigError,
  createRecord,
  createVault,
  type Running,
  readConfig,
  StartError,
  start,
} from '@khong-mot-minh/server';
import { membersCommand } from '../commands/members/members.ts';
import { openMigrated } from '../operations/place.ts';
import { root } from '../run/root.ts';
import { createPrompter } from './create-prompter.ts';

const { DATABASE_URL: _database, ...shell } = process.env;
const DESK = 'desk.kmm.example';
const HELP = 'help.kmm.example';
type Flags = Readonly<Record<string, string | true>>;
let env: NodeJS.ProcessEnv;
let running: Running | undefined;

/** What the operator's command prints of a person. */
type Named = { id: string; email: string; enrol: { url: string; code: string; until: string } };
/** The same person after their browser took the place: what only it knows. */
type Member = Named & {
  password: string;
  totp: string;
  own: { keyId: string; publicKey: string; privateKey: string };
};
type Answer = { status: number; body: string; headers: http.IncomingHttpHeaders };

before(async () => {
  const secret = () => randomBytes(32).toString('base64');
  env = {
    DATA_DIR: await mkdtemp(path.join(tmpdir(), 'kmm-production-')),
    HOST: '127.0.0.1',
    PORT: '0',
    PORTAL_URL: `https://${HELP}`,
    CONSOLE_URL: `https://${DESK}`,
    LOG_LEVEL: 'silent',
    SERVER_SECRET: secret(),
    RECEIPT_PEPPER: secret(),
    LEDGER_KEY: generateSigner('ledger.kmm.example').skey,
  };
});
after(async () => {
  await running?.stop();
  await rm(env.DATA_DIR ?? '', { recursive: true });
});

const run = (args: string[], more: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['apps/cli/src/main.ts', 'members', ...args], {
      cwd: root,
      env: { ...shell, ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
const members = async <T>(...args: string[]): Promise<T> => {
  const { code, out, err } = await run(args);
  assert.equal(code, 0, err);
  return JSON.parse(out);
};
const person = (org: string, name: string, roles: string) =>
  members<Named>(
    'add-person',
    '--org',
    org,
    '--name',
    name,
    '--email',
    `${name.toLowerCase()}@kmm.example`,
    '--roles',
    roles,
  );

/** fetch does not let a program name its host, and the two hosts are what is tested here. */
const ask = (
  host: string,
  method: string,
  at: string,
  headers: http.OutgoingHttpHeaders = {},
  body?: object,
) =>
  new Promise<Answer>((resolve, reject) => {
    const request = http.request(`${running!.url}${at}`, {
      method,
      headers: { host, ...(body && { 'content-type': 'application/json' }), ...headers },
    });
    request.once('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
      );
    });
    request.end(body && JSON.stringify(body));
  });
const origin = { origin: `https://${DESK}` };
const signIn = (who: Member, totp?: string) =>
  ask(DESK, 'POST', '/v1/session', origin, {
    email: who.email,
    password: who.password,
    ...(totp && { totp }),
  });
const cookieOf = ({ headers }: Answer) => ({
  cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '',
  ...origin,
});

/** RFC 6238, written here anew so that the server's own code is not checked with itself. */
function totpOf(secret: string, atMs: number): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const code = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}

/** What a member's browser does with the code: everything secret is made here. */
async function enrol(named: Named): Promise<{ member: Member; session: Answer }> {
  const { privateKey, keyId, ...key } = await newMemberKey('mot cau mo khoa', argon2Wasm);
  const password = randomBytes(12).toString('hex');
  const totp = Array.from(randomBytes(32), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('');
  const body = {
    code: named.enrol.code,
    password,
    totp: { secret: totp, code: totpOf(totp, Date.now()) },
    ...(knownKeys.has(named.id) ? {} : { key }),
  };
  const session = await ask(DESK, 'POST', '/v1/enrolments', origin, body);
  assert.equal(session.status, 200, session.body);
  const own = knownKeys.get(named.id) ?? { keyId, publicKey: key.publicKey, privateKey };
  knownKeys.set(named.id, own);
  return { member: { ...named, password, totp, own }, session };
}
const knownKeys = new Map<string, Member['own']>();

let named: { lan: Named; minh: Named; hoa: Named; platformKey: string };
let made: { lan: Member; minh: Member; hoa: Member };

test('production names every variable that is missing, all at once', () => {
  assert.throws(
    () => readConfig({}, 'serve'),
    (error) => {
      assert.ok(error instanceof ConfigError);
      for (const name of ['SERVER_SECRET', 'RECEIPT_PEPPER', 'LEDGER_KEY', 'PORTAL_URL', 'CONSOLE_URL'])
        assert.match(error.message, new RegExp(`\\b${name}\\b`));
      return true;
    },
  );
  for (const name of ['SERVER_SECRET', 'RECEIPT_PEPPER', 'LEDGER_KEY', 'PORTAL_URL', 'CONSOLE_URL'])
    assert.throws(() => readConfig({ ...env, [name]: undefined }, 'serve'), new RegExp(name));
  assert.throws(
    () => readConfig({ ...env, CONSOLE_URL: env.PORTAL_URL }, 'serve'),
    /must be different hosts/,
  );
  for (const name of ['PORTAL_URL', 'CONSOLE_URL'])
    assert.throws(
      () => readConfig({ ...env, [name]: 'http://desk.example.vn' }, 'serve'),
      new RegExp(`${name} "http://desk.example.vn" is refused: .* use https`),
    );
  assert.throws(
    () => readConfig({ ...env, EGRESS_HOSTS: 'https://a.example' }, 'serve'),
    /EGRESS_HOSTS must be/,
  );
  assert.deepEqual(readConfig({ ...env, EGRESS_HOSTS: 'A.example, *.b.example' }, 'serve').egressHosts, [
    'a.example',
    '*.b.example',
  ]);
  assert.throws(() => readConfig({ ...env, RECEIPT_PEPPER: env.SERVER_SECRET }, 'serve'), /must differ/);
});

/** Runs commands in this process: the same code as the script, with the folder opened once. */
async function inside<T>(
  fn: (command: (name: string, flags?: Flags) => Promise<object>) => Promise<T>,
): Promise<T> {
  const config = readConfig(env, 'serve');
  await using db = await openMigrated(config, 'test');
  const { server, receiptPepper } = config.secrets;
  const vault = createVault({ server, receiptPepper });
  const now = () => new Date();
  using prompter = createPrompter();
  const deps = { db, vault, record: createRecord(vault, now), now, consoleUrl: config.consoleUrl };
  return await fn(async (name, flags = {}) => {
    let answer: object = {};
    const print = (printed: object) => {
      answer = printed;
    };
    const session = { deps, ask: prompter, print, [Symbol.asyncDispose]: async () => undefined };
    const typed = Object.entries(flags).flatMap(([flag, value]) => [
      `--${flag}`,
      ...(value === true ? [] : [value]),
    ]);
    await membersCommand(async () => session).parseAsync([name, ...typed], { from: 'user' });
    return answer;
  });
}

test('members makes organisations, people, a team and a platform key without a terminal', async () => {
  const name = ['--name-vi', 'Đường dây Mây', '--name-en', 'Cloud helpline'];
  await members('add-organisation', '--kind', 'helpline', ...name);
  const lan = await person('Cloud helpline', 'Lan', 'counsellor');
  const rest = await inside(async (command) => {
    const leaf = { 'name-vi': 'Mạng Lá', 'name-en': 'Leaf network' };
    // `as` here and below: what the command of that name returns.
    const platform = (await command('add-organisation', { kind: 'platform', ...leaf })) as { mode: string };
    assert.equal(platform.mode, 'shadow');
    const one = { org: 'đường dây mây', roles: 'counsellor,supervisor' };
    const minh = (await command('add-person', { ...one, name: 'Minh', email: 'minh@kmm.example' })) as Named;
    const hoa = (await command('add-person', {
      org: 'Cloud helpline',
      roles: 'counsellor',
      name: 'Hoa',
      email: 'hoa@kmm.example',
    })) as Named;
    const team = { org: 'Cloud helpline', 'name-vi': 'Nhóm Mây', 'name-en': 'Cloud team' };
    await command('add-team', { ...team, members: `${lan.email}, ${minh.email}`, 'takes-reports': true });
    const { key: platformKey } = (await command('add-key', { org: 'Leaf network', scopes: 'all' })) as {
      key: string;
    };
    return { minh, hoa, platformKey };
  });
  const joined = await run(['join', '--team', 'Cloud team', '--email', rest.hoa.email]);
  assert.equal(joined.code, 0, joined.err);
  named = { lan, ...rest };
  for (const printed of [lan, rest.minh, rest.hoa, JSON.parse(joined.out)])
    assert.doesNotMatch(JSON.stringify(printed), /unlock|password|otpauth|private/i);
});

const leaf = { name: 'X', email: 'x@kmm.example', roles: 'counsellor', org: 'Cloud helpline' };
const refusals: { name: string; command: string; flags: Flags; says: RegExp }[] = [
  { name: 'a missing flag', command: 'disable', flags: {}, says: /--email is needed/ },
  {
    name: 'a role that is none',
    command: 'add-person',
    flags: { ...leaf, roles: 'boss' },
    says: /names "boss"; roles are/,
  },
  {
    name: 'no address',
    command: 'add-person',
    flags: { ...leaf, email: 'lan' },
    says: /"lan" is no e-mail address/,
  },
  {
    name: 'an address that is taken',
    command: 'add-person',
    flags: { ...leaf, email: 'LAN@kmm.example' },
    says: /already there/,
  },
  {
    name: 'an unknown organisation',
    command: 'add-key',
    flags: { org: 'no', scopes: 'all' },
    says: /no organisation "no"/,
  },
  {
    name: 'a key for no platform',
    command: 'add-key',
    flags: { org: leaf.org, scopes: 'all' },
    says: /is no platform/,
  },
  {
    name: 'a scope that is none',
    command: 'add-key',
    flags: { org: 'Leaf network', scopes: 'events,everything' },
    says: /"everything"; scopes are all, events/,
  },
  {
    name: 'a key that ends on no day',
    command: 'add-key',
    flags: { org: 'Leaf network', scopes: 'events', expires: 'soon' },
    says: /"soon" is no day/,
  },
  {
    name: 'a key that has ended',
    command: 'add-key',
    flags: { org: 'Leaf network', scopes: 'events', expires: '2020-01-01' },
    says: /would have ended/,
  },
  { name: 'an unknown key', command: 'revoke-key', flags: { id: randomUUID() }, says: /no platform key/ },
  {
    name: 'the list of a team without a key',
    command: 'go-live',
    flags: { team: 'Cloud team' },
    says: /no team "Cloud team"/,
  },
];
test('members refuses with a sentence what makes no sense', async () => {
  await inside(async (command) => {
    for (const { name, command: wanted, flags, says } of refusals)
      await assert.rejects(command(wanted, flags), (error) => {
        assert.ok(error instanceof StartError, name);
        assert.match(error.message, says, name);
        return true;
      });
  });
  const missing = path.join(env.DATA_DIR ?? '', 'misspelt');
  const nowhere = await run(['list'], { DATA_DIR: missing });
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.err, /There is no data folder ".*misspelt".*DATA_DIR.*npm run serve/);
  await assert.rejects(access(missing), { code: 'ENOENT' }, 'nothing was made in a folder that is misspelt');
  const file = path.join(env.DATA_DIR ?? '', 'a-file');
  await writeFile(file, '');
  assert.match((await run(['list'], { DATA_DIR: file })).err, /a-file" is no folder.*DATA_DIR/);
  const unknown = await run(['dismiss']);
  assert.equal(unknown.code, 2);
  assert.match(
    unknown.err,
    /^Unknown command 'dismiss'\n\(Did you mean disable\?\)|^Unknown command 'dismiss'/,
  );
});

test('a production server runs on two hosts, and each shows only its own', async () => {
  running = await start(readConfig(env, 'serve'));
  assert.equal((await ask(HELP, 'GET', '/healthz')).status, 200);
  const away = await ask(HELP, 'GET', '/console/');
  assert.deepEqual([away.status, away.headers.location], [302, `https://${HELP}`]);
  const home = await ask(DESK, 'GET', '/vi/');
  assert.deepEqual([home.status, home.headers.location], [302, `https://${DESK}/console/`]);
  assert.equal((await ask(HELP, 'POST', '/v1/session', origin, {})).status, 404);
  assert.equal((await ask(HELP, 'GET', '/vi/')).status, 200);
});

test('three people take their places, the first makes the team’s key and gives it to the others', async () => {
  const [lan, minh, hoa] = [await enrol(named.lan), await enrol(named.minh), await enrol(named.hoa)];
  made = { lan: lan.member, minh: minh.member, hoa: hoa.member };
  assert.match(lan.session.headers['set-cookie']?.[0] ?? '', /^__Host-kmm=.*HttpOnly.*Secure/);
  const desk = JSON.parse((await ask(DESK, 'GET', '/v1/key-desk', cookieOf(lan.session))).body);
  const [{ id: team }] = desk.teams;
  const { publicKey, privateKey } = await generateKeyPair();
  const at = `/v1/key-desk/${team}`;
  const sealedKey = await sealKey({ privateKey, to: made.lan.own });
  const founded = await ask(DESK, 'POST', `${at}/key`, cookieOf(lan.session), { publicKey, sealedKey });
  assert.equal(founded.status, 204, founded.body);
  for (const { id, own } of [made.minh, made.hoa]) {
    const given = { person: id, sealedKey: await sealKey({ privateKey, to: own }) };
    const answer = await ask(DESK, 'POST', `${at}/members`, cookieOf(lan.session), given);
    assert.equal(answer.status, 204, answer.body);
  }
  const keys = JSON.parse((await ask(DESK, 'GET', '/v1/session/keys', cookieOf(hoa.session))).body);
  const [held] = keys.teams;
  const envelope: Envelope = held.sealedKey;
  assert.equal(await openKey({ teamKeyId: held.keyId, envelope, ...made.hoa.own }), privateKey);
  // The help host knows nothing of keys.
  assert.equal((await ask(HELP, 'POST', '/v1/enrolments/open', origin, { code: 'x' })).status, 404);
});

test('a person who enrolled signs in with password and code, once a code, and not without one', async () => {
  const { lan } = made;
  assert.match((await signIn(lan)).body, /totp-required/);
  assert.match((await signIn(lan, '000000')).body, /bad-credentials/);
  const code = totpOf(lan.totp, Date.now());
  const first = await signIn(lan, code);
  assert.equal(first.status, 200, first.body);
  assert.equal((await signIn(lan, code)).status, 401);
});

test('the list is signed by a supervisor in their own browser, with password and an unused code', async () => {
  const [{ id: team }] = JSON.parse((await ask(HELP, 'GET', '/v1/teams')).body);
  const session = await signIn(made.minh, totpOf(made.minh.totp, Date.now() - 30_000));
  const sign = (more: object = {}, who = session) =>
    ask(DESK, 'POST', `/v1/key-desk/${team}/go-live`, cookieOf(who), {
      done: GO_LIVE_ITEMS,
      password: made.minh.password,
      code: totpOf(made.minh.totp, Date.now()),
      ...more,
    });
  const lan = await signIn(made.lan, totpOf(made.lan.totp, Date.now() + 30_000));
  assert.equal((await sign({}, lan)).status, 403, 'a counsellor answers for no team');
  assert.match((await sign({ done: GO_LIVE_ITEMS.slice(1) })).body, /open-items/);
  assert.equal((await sign({ password: 'somebody at the keyboard' })).status, 403);
  assert.match((await sign({ code: '000000' })).body, /"\/code"/);
  const told = async () =>
    JSON.parse((await ask(DESK, 'GET', '/v1/key-desk', cookieOf(session))).body).teams[0].goLive;
  assert.deepEqual(await told(), { maySign: true });
  const signed = await sign();
  assert.equal(signed.status, 204, signed.body);
  assert.ok((await told()).signedAt);
  assert.match((await sign()).body, /"\/code"/, 'a code signs once');
  await running?.stop();
  running = undefined;
  const cli = await run(['go-live', '--team', 'Cloud team']);
  assert.match(cli.out, /signedAt/, cli.err);
  running = await start(readConfig(env, 'serve'));
});

test('the report door opens when a holder of the key goes on duty', async () => {
  const teams = async () => JSON.parse((await ask(HELP, 'GET', '/v1/teams')).body);
  assert.equal((await teams())[0].open, false);
  // Of the codes that are good now, the signature before took this moment's and its sign-in the one before.
  const session = await signIn(made.minh, totpOf(made.minh.totp, Date.now() + 30_000));
  const [{ id: teamId }] = await teams();
  const [from, until] = [new Date(Date.now() - 1000), new Date(Date.now() + 3_600_000)].map((d) =>
    d.toISOString(),
  );
  const duty = await ask(DESK, 'POST', '/v1/roster', cookieOf(session), { teamId, from, until });
  assert.equal(duty.status, 201, duty.body);
  assert.equal((await teams())[0].open, true);
});

test('a platform in shadow gets allow where a live one would be told to block', async () => {
  const key = { authorization: `Bearer ${named.platformKey}` };
  const createdAt = '2025-01-01T00:00:00Z';
  await ask(HELP, 'PUT', '/v1/accounts/young', key, { ageBand: '13-15', createdAt });
  const ageSources = [{ source: 'verified', band: '23plus' }];
  await ask(HELP, 'PUT', '/v1/accounts/adult', key, { ageBand: '23plus', ageSources, createdAt });
  const event = {
    id: 'e-1',
    type: 'message.sent',
    time: new Date().toISOString(),
    actor: 'adult',
    target: 'young',
    conversation: 'c-1',
    text: 'chào em',
    relation: { connected: false },
  };
  const decision = JSON.parse((await ask(HELP, 'POST', '/v1/events', key, event)).body);
  assert.deepEqual([decision.mode, decision.outcome, decision.tier], ['shadow', 'allow', 0]);
  const why = JSON.parse((await ask(HELP, 'GET', '/v1/decisions/e-1/explanation', key)).body);
  assert.equal(why.decision.outcome, 'block');
});

test('members refuses to open a folder that the server owns, and after it stops keeps a person out', async () => {
  const { code, err } = await run(['list']);
  assert.equal(code, 2);
  assert.match(err, /is in use by the server at http/);
  await running?.stop();
  running = undefined;
  const fresh = await inside(async (command) => {
    const gone = (await command('disable', { email: made.lan.email })) as { teamsLeft: number };
    assert.equal(gone.teamsLeft, 1);
    const reset = (await command('reset', { email: made.hoa.email })) as Named;
    const { roles } = (await command('set-roles', { email: made.hoa.email, roles: 'officer' })) as {
      roles: string[];
    };
    assert.deepEqual(roles, ['officer']);
    const listed = (await command('list')) as {
      people: { email: string; active: boolean; holds: string[] }[];
    }[];
    const lan = listed.flatMap((o) => o.people).find((p) => p.email === made.lan.email);
    assert.deepEqual([lan?.active, lan?.holds], [false, []]);
    return reset;
  });
  running = await start(readConfig(env, 'serve'));
  const later = Date.now() + 30_000;
  assert.equal((await signIn(made.lan, totpOf(made.lan.totp, later))).status, 401);
  assert.equal((await signIn(made.hoa, totpOf(made.hoa.totp, later))).status, 401);
  const { member } = await enrol(fresh);
  assert.equal((await signIn(member, totpOf(member.totp, Date.now()))).status, 200);
});
