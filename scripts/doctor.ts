// `npm run doctor [-- --lang vi|en]`: how the system is, in plain words.
// Exit code 0: all is well. 1: something needs a person. 2: something could not be checked.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { generateSigner } from '@kmm/ledger';
import { examine } from './operations/examine.ts';
import { readPlace } from './operations/place.ts';
import { runScript } from './operations/run-script.ts';
import { type DoctorLanguage, languageOf, say, sayFinding } from './operations/say-finding.ts';

const usage = `Usage: npm run doctor [-- --lang vi|en]
       npm run doctor -- --new-ledger-key [name]   a new LEDGER_KEY for a ledger of that name, and its public key
Exit code 0: all is well. 1: something needs a person. 2: something could not be checked.`;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      lang: { type: 'string' },
      'new-ledger-key': { type: 'boolean', default: false },
    },
  });
  const language = languageOf(values.lang, process.env);
  if (values.help) console.log(usage);
  else if (values['new-ledger-key']) printNewKey(positionals[0] ?? 'ledger.khong-mot-minh', language);
  else return doctor(language);
  return 0;
}, 2);

async function doctor(language: DoctorLanguage): Promise<number> {
  console.log(`${say('title', language)}\n`);
  const examined = await examine(readPlace(process.env), process.env);
  if ('cannot' in examined) {
    console.log(`? ${say(examined.cannot, language, examined.values)}`);
    return 2;
  }
  const { findings } = examined;
  for (const finding of findings) console.log(sayFinding(finding, language));
  const count = (state: string) => findings.filter((f) => f.state === state).length;
  const [needs, open] = [count('attention'), count('unknown')];
  console.log('');
  if (needs > 0) console.log(say('summary.attention', language, { count: needs }));
  if (open > 0) console.log(say('summary.unknown', language, { count: open }));
  if (needs + open === 0) console.log(say('summary.well', language));
  return needs > 0 ? 1 : open > 0 ? 2 : 0;
}

function printNewKey(name: string, language: DoctorLanguage): void {
  const { skey, vkey } = generateSigner(name);
  console.log(
    `${say('key.secret', language)}\nLEDGER_KEY=${skey}\n\n${say('key.public', language)}\n${vkey}`,
  );
}
