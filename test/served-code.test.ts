import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Outcome as Checked, checkServed, createVisitor } from '@khong-mot-minh/cli/ledger';
import type { ServedCode } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';

/** How many pages are read beside those of the help door; the whole house in the acceptance list. */
const PAGES = process.env.SERVED_PAGES ?? '20';
const script = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));

/** A second release without a second build: one more file beside those of the house. */
let extra = 'one';
const more = (): ServedCode => ({ files: new Map([['/extra.js', Buffer.from(extra)]]), pages: [] });

let system: TestSystem;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kmm-served-'));
  system = await startTestSystem(
    {},
    {
      mount(app) {
        const { files } = more();
        for (const [path, body] of files)
          app.get(path, (c) => c.body(new Uint8Array(body), 200, { 'content-type': 'text/javascript' }));
        return more();
      },
    },
  );
  await system.running.sequencer.run();
});
after(async () => {
  await system[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const check = (
  url: string,
  state: string,
  ...args: string[]
): Promise<{ code: number | null; told: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, 'ledger', 'served', url, '--state', join(folder, state), ...args],
      { maxBuffer: 2 ** 26 },
      (_, out, err) => resolve({ code: child.exitCode, told: out + err }),
    );
  });
const checked = async (url: string, state: string, ...args: string[]) => {
  const { code, told } = await check(url, state, '--json', ...args);
  // `as`: the outcome of our own command.
  return { code, outcome: JSON.parse(told) as Checked };
};

/** The same in this process and of the help door alone. */
async function lookedAt(url: string, state: string): Promise<Checked> {
  using visitor = createVisitor();
  const portal = new URL(url);
  return await checkServed(visitor, {
    portal,
    desk: undefined,
    vkey: undefined,
    state: join(folder, state),
    mostPages: 0,
    source: false,
  });
}

type Answer = { status: number; headers: Record<string, string>; body: string };
type Change = (path: string, answer: Answer, userAgent: string) => void;

/** An operator who changes what the house serves on its way to the visitor; pages, scripts and JSON alone are touched. */
async function operator(t: TestContext, change: Change): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const path = request.url ?? '/';
    const given = await fetch(new URL(path, system.url), {
      method: request.method ?? 'GET',
      redirect: 'manual',
      headers: parts.length > 0 ? { 'content-type': 'application/x-www-form-urlencoded' } : {},
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    });
    const headers = Object.fromEntries(given.headers);
    delete headers['content-encoding'];
    delete headers['content-length'];
    delete headers['transfer-encoding'];
    const bytes = Buffer.from(await given.arrayBuffer());
    if (!/^(?:text\/html|text\/javascript|application\/json)/.test(headers['content-type'] ?? '')) {
      response.writeHead(given.status, headers).end(bytes);
      return;
    }
    const answer = { status: given.status, headers, body: bytes.toString('utf8') };
    change(path.split('?')[0] ?? '', answer, request.headers['user-agent'] ?? '');
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  // `as`: a server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('what an honest house serves matches, file by file and page by page, the words page and its key among them', async (t) => {
  const { code, outcome } = await checked(system.url, 'honest', '--pages', PAGES);
  assert.deepEqual([code, outcome.findings], [0, []]);
  assert.deepEqual(outcome.unseen, []);
  assert.ok(outcome.pages.includes('/vi/giup (step 5)'), outcome.pages.join());
  for (const path of [
    '/assets/report.js',
    '/assets/portal.css',
    '/vi/hoc/mang-theo.js',
    '/console/',
    '/console/sw.js',
    '/assets/work-worker.js',
  ])
    assert.equal(outcome.files.find((file) => file.path === path)?.verdict, 'matches', path);
  assert.equal(outcome.releases.length, 1);
  t.diagnostic(`figure: ${outcome.files.length} files and ${outcome.pages.length} pages match the ledger`);
  // Against this source: all but the file that this test adds.
  const { code: bad, told } = await check(
    system.url,
    'honest',
    '--key',
    system.vkey,
    '--source',
    '--pages',
    '0',
  );
  assert.equal(bad, 1);
  assert.match(told, /its key was given/);
  assert.deepEqual(
    told.split('\n').filter((line) => /WRONG/.test(line)),
    ['  WRONG  /extra.js: this source makes no such file'],
  );
});

const inHead = (tag: string) => (path: string, answer: Answer) => {
  if (path === '/vi/gap-lai') answer.body = answer.body.replace('</head>', `${tag}</head>`);
};
const header = (name: string, value: string | undefined) => (path: string, answer: Answer) => {
  if (path !== '/vi/giup') return;
  if (value === undefined) delete answer.headers[name];
  else answer.headers[name] = value;
};
const policy = 'content-security-policy';

const crimes: { name: string; change: Change; where: RegExp; why: RegExp }[] = [
  {
    name: 'one byte more in a script',
    change: (path, answer) => {
      if (path === '/assets/report.js') answer.body += ' ';
    },
    where: /^\/assets\/report\.js$/,
    why: /in no release/,
  },
  {
    name: 'another script of the desk',
    change: (path, answer) => {
      if (/^\/console\/assets\/keys-page/.test(path)) answer.body = `steal();${answer.body}`;
    },
    where: /^\/console\/assets\/keys-page/,
    why: /in no release/,
  },
  {
    name: 'an inline script',
    change: inHead('<script>steal()</script>'),
    where: /^\/vi\/gap-lai$/,
    why: /stands in the page itself/,
  },
  {
    name: 'an inline script that only a browser with scripts reads so',
    change: inHead('<noscript><!--</noscript><script>steal()</script><p title="-->">'),
    where: /^\/vi\/gap-lai$/,
    why: /stands in the page itself/,
  },
  {
    name: 'a handler',
    change: (path, answer) => {
      if (path === '/vi/go-anh') answer.body = answer.body.replace('<main', '<main onfocus="steal()"');
    },
    where: /^\/vi\/go-anh$/,
    why: /runs "onfocus"/,
  },
  {
    name: 'one more script of the house',
    change: inHead('<script type="module" src="/assets/wall.js"></script>'),
    where: /^\/vi\/gap-lai$/,
    why: /does not load here/,
  },
  {
    name: 'a script that is in no release',
    change: (path, answer) => {
      if (path === '/vi/gap-lai')
        answer.body = answer.body.replace('</head>', '<script src="/assets/new.js"></script></head>');
      if (path === '/assets/new.js')
        Object.assign(answer, {
          status: 200,
          headers: { 'content-type': 'text/javascript' },
          body: 'steal()',
        });
    },
    where: /./,
    why: /does not load here/,
  },
  {
    name: 'a script of another host',
    change: inHead('<script src="https://evil.example/x.js"></script>'),
    where: /^\/vi\/gap-lai$/,
    why: /evil\.example/,
  },
  {
    name: 'a page of another host in the page',
    change: inHead('<iframe src="https://evil.example/"></iframe>'),
    where: /^\/vi\/gap-lai$/,
    why: /<iframe>/,
  },
  {
    name: 'the seal left out on the page on which words are written, and only there',
    change: (path, answer) => {
      if (path === '/vi/giup' && answer.body.includes('<textarea'))
        answer.body = answer.body.replace(/<script[^>]*report\.js[^>]*><\/script>/, '');
    },
    where: /^\/vi\/giup \(step 5\)$/,
    why: /without the script/,
  },
  {
    name: 'another key to seal to',
    change: (path, answer) => {
      if (path === '/vi/giup')
        answer.body = answer.body.replace(/publicKey&quot;:&quot;B/g, 'publicKey&quot;:&quot;C');
    },
    where: /^\/vi\/giup \(step 5\)$/,
    why: /no team has in the ledger/,
  },
  {
    name: 'another key where a script asks for one',
    change: (path, answer) => {
      if (path === '/v1/teams') answer.body = answer.body.replace('"publicKey":"B', '"publicKey":"C');
    },
    where: /^\/v1\/teams$/,
    why: /no team has in the ledger/,
  },
  {
    name: 'a form that leads elsewhere',
    change: (path, answer) => {
      if (path === '/vi/gap-lai')
        answer.body = answer.body.replace(/ action="[^"]*"/, ' action="https://evil.example/"');
    },
    where: /^\/vi\/gap-lai$/,
    why: /another host/,
  },
  {
    name: 'a weaker policy',
    change: header(policy, "default-src 'none'; script-src 'self' 'unsafe-inline'"),
    where: /^\/vi\/giup/,
    why: /unsafe-inline/,
  },
  { name: 'no policy', change: header(policy, undefined), where: /^\/vi\/giup/, why: /is missing/ },
  {
    name: 'a header that loads',
    change: header('link', '</assets/wall.js>; rel=modulepreload'),
    where: /^\/vi\/giup/,
    why: /loads or runs/,
  },
];

for (const { name, change, where, why } of crimes)
  test(`found and named: ${name}`, async (t) => {
    const outcome = await lookedAt(await operator(t, change), 'crimes');
    assert.equal(outcome.ok, false);
    const found = outcome.findings.some((one) => where.test(one.where) && why.test(one.why));
    assert.ok(found, JSON.stringify(outcome.findings, null, 1));
  });

test('the operator of the test changes nothing by itself', async (t) => {
  const { ok, findings } = await lookedAt(await operator(t, () => undefined), 'crimes');
  assert.deepEqual([ok, findings], [true, []]);
});

test('a start without a change writes no entry; a release writes one, and what is older is said to be so', async (t) => {
  const url = await operator(t, (path, answer) => {
    if (path === '/extra.js' && extra === 'two') answer.body = 'one';
  });
  assert.ok((await lookedAt(url, 'releases')).ok);
  const kept = JSON.parse(await readFile(join(folder, 'releases'), 'utf8'));
  const again = async () => {
    await system.restart();
    await system.running.sequencer.run();
    return lookedAt(url, 'releases');
  };
  assert.equal((await again()).releases.length, 1, 'the same code');
  extra = 'two';
  const { ok, releases, findings } = await again();
  assert.equal(ok, false);
  assert.deepEqual(
    releases.map(({ given }) => given),
    [true, true],
  );
  assert.equal(releases[0]?.list, kept.releases[0].list);
  assert.deepEqual(
    findings.map(({ where, why }) => [where, /of an older release \(20/.test(why)]),
    [['/extra.js', true]],
  );
  assert.ok((await lookedAt(system.url, 'after')).ok, 'who gets the new file is served as the ledger says');
});

test('a log that takes back what was signed, or another log, is an alarm and not a match', async () => {
  await lookedAt(system.url, 'rollback');
  await using other = await startTestSystem();
  await other.running.sequencer.run();
  const { ok, findings } = await lookedAt(other.url, 'rollback');
  assert.equal(ok, false);
  assert.match(findings.map(({ why }) => why).join(), /bad-checkpoint/);
});

test('wrong input is answered with what is allowed, and a server that is away with code 2', async () => {
  for (const [args, told] of [
    [[''], /is not an http address/],
    [['http://127.0.0.1:1'], /Cannot reach/],
    [[system.url, '--key', 'x'], /not a public ledger key/],
    [[system.url, '--nonsense'], /Unknown option '--nonsense'/],
  ] as const) {
    const [url, ...more] = args;
    const answer = await check(url, 'wrong', ...more);
    assert.equal(answer.code, 2);
    assert.match(answer.told, told);
  }
});
