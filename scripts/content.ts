// `npm run content`: shows content/ as the portal does while it is edited. `-- --check` prints everything as a table.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { withDays } from './content/external-links.ts';
import { servePreview } from './content/preview/serve-preview.ts';
import { previewPortal } from './content/preview-deps.ts';
import { Refused, recordOpened, recordReview, recordTranslated } from './content/record.ts';
import { reportLines } from './content/report.ts';
import { sourceAddresses } from './content/sources-of.ts';
import { survey } from './content/survey.ts';
import { type Links, walkLinks } from './content/walk-links.ts';

const PORT = 4321;
const USAGE = `npm run content                          the desk at http://127.0.0.1:${PORT} (--port N for another)
npm run content -- --check               everything as a table; ends with 1 when something must be mended
npm run content -- --translated PIECE    the English of PIECE (or "all") says what its Vietnamese says now
npm run content -- --reviewed PIECE --language vi --state read --on 2026-11-24 --by "VI" --by-en "EN"
npm run content -- --reviewed PIECE --language vi --state tried --people 31 --on … --by … --by-en …
npm run content -- --link-checked ADDRESS --on 2026-11-24`;
const root = path.dirname(import.meta.dirname);

try {
  await run(process.argv.slice(2));
} catch (error) {
  const told = error instanceof Refused || (error instanceof TypeError && 'code' in error);
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (busy) console.error('This port is taken: name another one, npm run content -- --port 4322');
  else console.error(told ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      check: { type: 'boolean' },
      help: { type: 'boolean' },
      port: text,
      translated: text,
      reviewed: text,
      language: text,
      state: text,
      on: text,
      by: text,
      'by-en': text,
      people: text,
      'link-checked': text,
    },
  });
  if (values.help) return console.log(USAGE);
  if (values.check) return check();
  if (values.translated) {
    for (const piece of recordTranslated(root, values.translated)) console.log(`${piece}: written down`);
    return;
  }
  if (values.reviewed) {
    const { language, state, on = '', by = '', people } = values;
    if (language !== 'vi' && language !== 'en') throw new Refused('--language must be vi or en');
    if (state !== 'read' && state !== 'tried') throw new Refused('--state must be read or tried');
    const who = { vi: by, en: values['by-en'] ?? '' };
    const tried = people !== undefined && { people: Number(people) };
    recordReview(root, { piece: values.reviewed, language, state, on, by: who, ...tried });
    return console.log(`${values.reviewed}: written down`);
  }
  if (values['link-checked']) {
    const { outside } = await walkLinks(previewPortal());
    const known = [...outside, ...sourceAddresses(root)].map(({ address }) => address);
    recordOpened(root, values['link-checked'], values.on ?? '', known);
    return console.log(`${values['link-checked']}: written down`);
  }
  const port = Number(values.port ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refused('--port must be a number');
  await desk(port);
}

async function check(): Promise<void> {
  const found = survey(root);
  let links: Links = { pages: 0, broken: [], outside: [] };
  // Content that cannot be read has no pages to walk; the survey has said where and why.
  const readable = [...found.stray, ...found.pieces.flatMap(({ findings }) => findings)].every(
    ({ rule }) => rule !== 'not-json' && rule !== 'shape',
  );
  if (readable) links = await walkLinks(previewPortal());
  const outside = withDays(root, [...links.outside, ...sourceAddresses(root)]);
  const { lines, faults } = reportLines(found, { ...links, outside });
  for (const line of lines) console.log(line);
  if (!readable) console.log('Links were not walked: a file cannot be read');
  process.exitCode = faults === 0 ? 0 : 1;
}

async function desk(port: number): Promise<void> {
  const preview = await servePreview(root, port, ({ faults, error }) =>
    console.log(error ? `✗ ${error}` : `Shown again: ${faults} faults`),
  );
  console.log(`The content desk: ${preview.url}   (Ctrl-C ends it)`);
  const stop = () => void preview[Symbol.asyncDispose]().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
